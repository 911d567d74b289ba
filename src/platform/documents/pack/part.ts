import {
  EncryptedPDFError,
  type PDFContext,
  PDFDict,
  PDFDocument,
  type PDFName,
  type PDFObject,
  type PDFPageLeaf,
  PDFRef,
} from '@cantoo/pdf-lib'
import { type Links, linkOf, namedPlaces, type Targets } from './links.ts'
import { type PackFault, packLimits, stampFont } from './model.ts'
import { name } from './names.ts'
import { array, numberOf, passiveAnnotations, passivePage } from './passive.ts'
import { type Objects, Serialiser } from './serialise.ts'
import { type Structure, structureOf } from './structure.ts'

/** One page as its pack needs to know it: its object, the object its stamp is to be written as, and its shape. */
export type PartPage = {
  number: number
  stamp: number
  /** What is seen of it: left, bottom, right, top in points. */
  box: Box
  rotate: 0 | 90 | 180 | 270
  /** True when the page brings tags of its own. */
  tagged: boolean
}
export type Box = [left: number, bottom: number, right: number, top: number]

/** The pages of one PDF, made harmless and written under the numbers of the pack. */
export type Part = Objects & {
  pages: PartPage[]
  structure: Structure
  /** Places with a name: the page they stand on, counted from 0. */
  places: Record<string, number>
}

/** Where a part's numbers begin, and the objects of the pack that its pages lead to. */
export type PartNumbers = { first: number; firstKey: number; parent: number; font: number; structureParent: number }

export class PackRefusal extends Error {
  readonly fault: PackFault
  constructor(fault: PackFault) {
    super(fault)
    this.fault = fault
  }
}

/**
 * Reads a PDF for a pack.
 *
 * @param targets - pages of the pack that `pack:` links lead to; only the pack's own pages may have such links
 * @throws PackRefusal when it is encrypted, damaged or larger than allowed
 */
export async function readPart(bytes: Uint8Array, numbers: PartNumbers, targets: Targets = new Map()): Promise<Part> {
  const document = await open(bytes)
  const { context } = document
  const leaves = leavesOf(document)
  const out = new Serialiser(context, numbers.first)
  for (const { ref } of leaves) out.lead(ref, out.reserve())
  const own = new Map(leaves.map(({ ref }, at) => [ref, at]))
  const links: Links = { places: namedPlaces(document.catalog, context), own, targets, out }
  const tags = structureOf(document.catalog, out, numbers.structureParent, numbers.firstKey)
  const build = new PageBuilder(context, out, numbers, links, tags)
  const pages = leaves.map((leaf) => build.page(leaf))
  const objects = out.finish((dict, key, value) => build.renumbered(dict, key, value))
  return {
    ...objects,
    pages,
    structure: {
      top: tags?.top ?? [],
      entries: tags?.entries ?? [],
      untagged: build.untagged,
      nextKey: build.nextKey,
    },
    places: build.placesOnPages(),
  }
}

async function open(bytes: Uint8Array): Promise<PDFDocument> {
  try {
    return await PDFDocument.load(bytes, {
      updateMetadata: false,
      parseSpeed: Number.POSITIVE_INFINITY,
      warnOnInvalidObjects: false,
    })
  } catch (error) {
    throw new PackRefusal(error instanceof EncryptedPDFError ? 'encrypted' : 'unreadable')
  }
}

type Leaf = { node: PDFPageLeaf; ref: PDFRef }

function leavesOf(document: PDFDocument): Leaf[] {
  const leaves = document.getPages().map(({ node, ref }) => ({ node, ref }))
  if (leaves.length === 0) throw new PackRefusal('unreadable')
  if (leaves.length > packLimits.pages) throw new PackRefusal('tooLarge')
  // The same page twice would be one object under two numbers.
  if (new Set(leaves.map(({ ref }) => ref)).size < leaves.length) throw new PackRefusal('unreadable')
  return leaves
}

class PageBuilder {
  readonly untagged: Structure['untagged'] = []
  nextKey: number
  private readonly parent: PDFRef
  private readonly font: PDFRef
  private readonly before: { tagged: PDFRef; untagged: PDFRef }
  private readonly resources = new Map<PDFObject | undefined, PDFObject>()
  private readonly done = new Set<PDFDict>()
  private readonly context: PDFContext
  private readonly out: Serialiser
  private readonly links: Links
  private readonly tags: ReturnType<typeof structureOf>

  constructor(
    context: PDFContext,
    out: Serialiser,
    numbers: PartNumbers,
    links: Links,
    tags: ReturnType<typeof structureOf>,
  ) {
    this.context = context
    this.out = out
    this.links = links
    this.tags = tags
    this.nextKey = tags?.nextKey ?? numbers.firstKey
    this.parent = this.outside(numbers.parent)
    this.font = this.outside(numbers.font)
    this.before = {
      tagged: context.register(context.stream('q\n')),
      // A page without tags is read aloud as one piece, in the order it is drawn in.
      untagged: context.register(context.stream('/P <</MCID 0>> BDC q\n')),
    }
  }

  page({ node, ref }: Leaf): PartPage {
    const { context, out } = this
    const number = out.number(ref)
    const stamp = out.reserve()
    const parents = numberOf(node.lookup(name('StructParents')))
    const own = parents === undefined ? undefined : this.tags?.keys.get(parents)
    const contents = [
      own === undefined ? this.before.untagged : this.before.tagged,
      ...this.contents(node),
      this.outside(stamp),
    ]
    const page = passivePage(node, contents)
    this.annotate(page, node)
    page.set(name('Parent'), this.parent)
    page.set(name('Resources'), this.withFont(page.get(name('Resources'))))
    page.set(name('StructParents'), context.obj(own ?? this.nextKey))
    this.done.add(page)
    if (own === undefined) this.untagged.push({ key: this.nextKey++, page: number })
    const box = boxOf(page)
    const rotate = rotationOf(page)
    out.adopt(context.register(page), number)
    return { number, stamp, box, rotate, tagged: own !== undefined }
  }

  /** Keys of tags in pictures and links follow those of the pages. */
  renumbered(dict: PDFDict, key: PDFName, value: PDFObject): PDFObject | undefined {
    if (key !== name('StructParent') && key !== name('StructParents')) return value
    const old = this.done.has(dict) ? undefined : numberOf(value)
    if (old === undefined) return value
    const known = this.tags?.keys.get(old)
    return known === undefined ? undefined : this.context.obj(known)
  }

  placesOnPages(): Record<string, number> {
    return Object.fromEntries(
      [...this.links.places].flatMap(([name, place]) => {
        const page = this.links.own.get(place.get(0))
        return page === undefined ? [] : [[name, page]]
      }),
    )
  }

  /** Tags that lead to a note or link of the page lead to what is left of it. */
  private annotate(page: PDFDict, node: PDFPageLeaf): void {
    const kept = passiveAnnotations(node, (annotation) => linkOf(annotation, this.context, this.links))
    if (kept.length === 0) return
    const refs = kept.map(({ was, is }) => {
      const ref = this.context.register(is)
      const number = this.out.reserve()
      this.out.adopt(ref, number)
      if (was instanceof PDFRef) this.out.lead(was, number)
      return ref
    })
    page.set(name('Annots'), this.context.obj(refs))
  }

  private outside(number: number): PDFRef {
    const ref = this.context.nextRef()
    this.out.lead(ref, number)
    return ref
  }

  private contents(node: PDFPageLeaf): PDFObject[] {
    const value = node.get(name('Contents'))
    const found = this.context.lookup(value)
    if (found === undefined || value === undefined) return []
    const list = array(found)
    return list.length > 0 ? list : found === value ? [] : [value]
  }

  /** The resources of a page with the font of the stamp; pages that share theirs still do. */
  private withFont(given: PDFObject | undefined): PDFObject {
    const found = this.context.lookup(given)
    const known = this.resources.get(found)
    if (known) return known
    const resources = this.context.obj({})
    if (found instanceof PDFDict) for (const [key, value] of found.entries()) resources.set(key, value)
    const fonts = this.context.obj({})
    const old = resources.lookup(name('Font'))
    if (old instanceof PDFDict) for (const [key, value] of old.entries()) fonts.set(key, value)
    fonts.set(name(stampFont), this.font)
    resources.set(name('Font'), fonts)
    const ref = this.context.register(resources)
    this.resources.set(found, ref)
    return ref
  }
}

/** What of the page is seen. A box that is missing, empty or not of this world becomes A4. */
function boxOf(page: PDFDict): Box {
  for (const key of [name('CropBox'), name('MediaBox')]) {
    const sides = array(page.lookup(key)).map((side) => numberOf(page.context.lookup(side)) ?? Number.NaN)
    const [x1 = Number.NaN, y1 = Number.NaN, x2 = Number.NaN, y2 = Number.NaN] = sides
    const box: Box = [Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2)]
    if (box.every((value) => Math.abs(value) < 200_000) && box[2] - box[0] > 1 && box[3] - box[1] > 1) return box
    page.delete(key)
  }
  page.set(name('MediaBox'), page.context.obj([0, 0, 595, 842]))
  return [0, 0, 595, 842]
}

function rotationOf(page: PDFDict): PartPage['rotate'] {
  const turned = (((numberOf(page.lookup(name('Rotate'))) ?? 0) % 360) + 360) % 360
  if (turned === 90 || turned === 180 || turned === 270) return turned
  page.delete(name('Rotate'))
  return 0
}
