import { type PDFCatalog, type PDFContext, PDFDict, PDFName, type PDFObject, PDFRef } from '@cantoo/pdf-lib'
import { name } from './names.ts'
import { array, numberOf } from './passive.ts'
import type { Serialiser } from './serialise.ts'

/** What a part adds to the tags of the pack. */
export type Structure = {
  /** Object numbers of its outermost elements. */
  top: number[]
  /** Where the tags of a page or picture are looked up: key and object number. */
  entries: [key: number, number: number][]
  /** Pages without tags; each becomes one element of the pack. */
  untagged: { key: number; page: number }[]
  nextKey: number
}

const kept = new Set('Type S P K Pg T Lang Alt E ActualText A Obj Stm MCID'.split(' ').map(name))
const mostElements = 200_000

/**
 * Takes the tags of a PDF along, so that what could be read aloud still can. Own names of roles are replaced by what
 * they stand for, and everything that an element could lead to outside the page is left out.
 */
export function structureOf(catalog: PDFCatalog, out: Serialiser, parent: number, firstKey: number) {
  const { context } = catalog
  const root = catalog.lookup(name('StructTreeRoot'))
  if (!(root instanceof PDFDict)) return undefined
  const parentRef = context.nextRef()
  out.lead(parentRef, parent)
  const roles = root.lookup(name('RoleMap'))
  const tops = kids(root.get(name('K')), context).map(({ ref, dict }) => ({ ref: ref ?? context.register(dict), dict }))
  for (const { dict } of tops) dict.set(name('P'), parentRef)
  quiet(tops, roles instanceof PDFDict ? roles : undefined, context, parentRef)

  const old = parentTree(root, context)
  const keys = new Map([...old.keys()].sort((a, b) => a - b).map((key, at) => [key, firstKey + at]))
  return {
    keys,
    nextKey: firstKey + keys.size,
    top: tops.map(({ ref }) => out.number(ref)),
    entries: [...keys].map(([key, number]): [number, number] => {
      const value = old.get(key) as PDFObject
      return [number, out.number(value instanceof PDFRef ? value : context.register(value))]
    }),
  }
}

type Element = { ref: PDFRef | undefined; dict: PDFDict }

function kids(value: PDFObject | undefined, context: PDFContext): Element[] {
  const found = context.lookup(value)
  const list = found instanceof PDFDict ? [value] : array(found)
  return list.flatMap((one) => {
    const dict = context.lookup(one)
    return dict instanceof PDFDict ? [{ ref: one instanceof PDFRef ? one : undefined, dict }] : []
  })
}

function quiet(tops: Element[], roles: PDFDict | undefined, context: PDFContext, outermost: PDFRef): void {
  const seen = new Set<PDFDict>()
  const open = tops.map(({ dict }) => dict)
  for (let element = open.pop(); element !== undefined && seen.size < mostElements; element = open.pop()) {
    if (seen.has(element)) continue
    seen.add(element)
    for (const key of element.keys()) if (!kept.has(key)) element.delete(key)
    const role = standardRole(element.lookup(name('S')), roles)
    if (role !== undefined) element.set(name('S'), role)
    for (const { dict } of kids(element.get(name('K')), context)) open.push(dict)
  }
  // An element above the outermost ones (the old root) is not part of the pack.
  for (const { dict } of tops) dict.set(name('P'), outermost)
}

function standardRole(role: PDFObject | undefined, roles: PDFDict | undefined): PDFName | undefined {
  let found = role instanceof PDFName ? role : undefined
  for (let steps = 0; found !== undefined && steps < 8; steps += 1) {
    const next: PDFObject | undefined = roles?.lookup(found)
    if (!(next instanceof PDFName) || next === found) break
    found = next
  }
  return found
}

/** The number tree of the old file, flattened. */
function parentTree(root: PDFDict, context: PDFContext): Map<number, PDFObject> {
  const found = new Map<number, PDFObject>()
  const seen = new Set<PDFObject>()
  const open: (PDFObject | undefined)[] = [root.lookup(name('ParentTree'))]
  for (let node = open.pop(); node !== undefined && found.size < mostElements; node = open.pop()) {
    if (!(node instanceof PDFDict) || seen.has(node)) continue
    seen.add(node)
    const pairs = array(node.lookup(name('Nums')))
    for (let i = 0; i + 1 < pairs.length; i += 2) {
      const key = numberOf(pairs[i])
      if (key !== undefined) found.set(key, pairs[i + 1] as PDFObject)
    }
    for (const kid of array(node.lookup(name('Kids')))) open.push(context.lookup(kid))
  }
  return found
}
