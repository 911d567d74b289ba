import {
  PDFArray,
  type PDFCatalog,
  type PDFContext,
  PDFDict,
  PDFHexString,
  type PDFObject,
  PDFRef,
} from '@cantoo/pdf-lib'
import { name } from './names.ts'
import { array, type KeepLink, textOf } from './passive.ts'
import type { Serialiser } from './serialise.ts'

/** Links with this in front lead to a page of the pack, whose object number the pack knows. */
export const packLink = 'pack:'

/** Where `pack:` links lead, by what stands behind the colon. */
export type Targets = ReadonlyMap<string, { page: number; title: string }>

export type Links = {
  places: ReadonlyMap<string, PDFArray>
  /** The pages of the file, counted from 0. */
  own: ReadonlyMap<PDFObject, number>
  targets: Targets
  out: Serialiser
}

const most = 20_000

/** Where a link leads that may stay: to a page of the same file, or to an address on the web or a mailbox. */
export function linkOf(annotation: PDFDict, context: PDFContext, links: Links): ReturnType<KeepLink> {
  const action = annotation.lookup(name('A'))
  const kind = action instanceof PDFDict ? textOf(action.lookup(name('S'))) : ''
  if (action instanceof PDFDict && kind === 'URI') return addressOf(textOf(action.lookup(name('URI'))), context, links)
  const given =
    kind === 'GoTo' && action instanceof PDFDict ? action.lookup(name('D')) : annotation.lookup(name('Dest'))
  const place = given instanceof PDFArray ? given : links.places.get(textOf(given))
  const page = place?.get(0)
  if (place === undefined || !(page instanceof PDFRef) || !links.own.has(page)) return undefined
  return { dest: place.clone(context) }
}

function addressOf(uri: string, context: PDFContext, { targets, out }: Links): ReturnType<KeepLink> {
  if (uri.startsWith(packLink)) {
    const target = targets.get(uri.slice(packLink.length))
    if (target === undefined) return undefined
    const ref = context.nextRef()
    out.lead(ref, target.page)
    return { dest: context.obj([ref, 'Fit']), says: PDFHexString.fromText(target.title) }
  }
  return /^(https?:\/\/|mailto:)/i.test(uri) ? { uri } : undefined
}

/** Places of the file that have a name, by that name. */
export function namedPlaces(catalog: PDFCatalog, context: PDFContext): Map<string, PDFArray> {
  const found = new Map<string, PDFArray>()
  const old = catalog.lookup(name('Dests'))
  if (old instanceof PDFDict) for (const [key, value] of old.entries()) add(found, textOf(key), value, context)
  const names = catalog.lookup(name('Names'))
  const open: (PDFObject | undefined)[] = [names instanceof PDFDict ? names.lookup(name('Dests')) : undefined]
  const seen = new Set<PDFObject>()
  for (let node = open.pop(); node !== undefined && found.size < most; node = open.pop()) {
    if (!(node instanceof PDFDict) || seen.has(node)) continue
    seen.add(node)
    const pairs = array(node.lookup(name('Names')))
    for (let i = 0; i + 1 < pairs.length; i += 2) add(found, textOf(context.lookup(pairs[i])), pairs[i + 1], context)
    for (const kid of array(node.lookup(name('Kids')))) open.push(context.lookup(kid))
  }
  return found
}

function add(found: Map<string, PDFArray>, called: string, value: PDFObject | undefined, context: PDFContext): void {
  const place = context.lookup(value)
  const list = place instanceof PDFDict ? place.lookup(name('D')) : place
  if (list instanceof PDFArray) found.set(called, list)
}
