import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFInvalidObject,
  PDFName,
  PDFNull,
  type PDFObject,
  PDFRef,
  PDFStream,
} from '@cantoo/pdf-lib'
import { isActive, isAnnotation, quietStream } from './passive.ts'

const outside = new Set(['Page', 'Pages', 'Catalog'].map((type) => PDFName.of(type)))
const typeKey = PDFName.of('Type')

/** Objects as they stand in a file, each with its number and where it begins. */
export type Objects = { bytes: Uint8Array; offsets: [number: number, offset: number][]; next: number }

/**
 * Writes the objects of one PDF under the numbers of another: only those that the given roots lead to, each once.
 * What a page of the old file hung under (page tree, catalog) is never followed, and nothing active is.
 */
export class Serialiser {
  private readonly context: PDFContext
  private readonly numbers = new Map<PDFRef, number>()
  private readonly waiting: PDFRef[] = []
  private readonly pieces: Uint8Array[] = []
  private readonly offsets: [number, number][] = []
  private readonly placedAlready = new Set<PDFObject>()
  private size = 0
  private next: number
  private change: (dict: PDFDict) => void = () => {}

  constructor(context: PDFContext, first: number) {
    this.context = context
    this.next = first
  }

  /** A number that nothing has yet, for an object written by somebody else. */
  reserve(): number {
    return this.next++
  }

  /** Gives an object of the old file its number and lets it be written. */
  number(ref: PDFRef): number {
    const known = this.numbers.get(ref)
    if (known !== undefined) return known
    const number = this.reserve()
    this.numbers.set(ref, number)
    this.waiting.push(ref)
    return number
  }

  /** Leads an old reference to an object with a number of its own. */
  lead(ref: PDFRef, number: number): void {
    this.numbers.set(ref, number)
  }

  /** Writes an object made here under a number reserved before. */
  adopt(ref: PDFRef, number: number): void {
    this.numbers.set(ref, number)
    this.waiting.push(ref)
  }

  /** @param change - may change each dictionary before it is written */
  finish(change: (dict: PDFDict) => void): Objects {
    this.change = change
    for (let at = 0; at < this.waiting.length; at += 1) {
      const ref = this.waiting[at] as PDFRef
      const found = this.context.lookup(ref) ?? PDFNull
      this.write(this.numbers.get(ref) as number, this.harmless(found))
    }
    return { bytes: joined(this.pieces, this.size), offsets: this.offsets, next: this.next }
  }

  private write(number: number, object: PDFObject): void {
    this.offsets.push([number, this.size])
    const head = `${number} 0 obj\n`
    const tail = '\nendobj\n'
    const body = object.sizeInBytes()
    const piece = new Uint8Array(head.length + body + tail.length)
    for (let i = 0; i < head.length; i += 1) piece[i] = head.charCodeAt(i)
    object.copyBytesInto(piece, head.length)
    for (let i = 0; i < tail.length; i += 1) piece[head.length + body + i] = tail.charCodeAt(i)
    this.pieces.push(piece)
    this.size += piece.length
  }

  /** The object with its references led to the new numbers, without what is active. */
  private harmless(object: PDFObject): PDFObject {
    if (object instanceof PDFInvalidObject || isActive(object)) return PDFNull
    if (object instanceof PDFStream) quietStream(object)
    const open: PDFObject[] = [object instanceof PDFStream ? object.dict : object]
    for (let one = open.pop(); one !== undefined; one = open.pop()) {
      // Two objects may hold the same list; led to its new numbers twice, it would lead astray.
      if (this.placedAlready.has(one)) continue
      this.placedAlready.add(one)
      if (one instanceof PDFDict) {
        this.change(one)
        for (const [key, value] of one.entries()) one.set(key, this.placed(value, open))
      } else if (one instanceof PDFArray) {
        for (let i = 0; i < one.size(); i += 1) one.set(i, this.placed(one.get(i), open))
      }
    }
    return object instanceof PDFRef ? this.placed(object, []) : object
  }

  private placed(value: PDFObject, open: PDFObject[]): PDFObject {
    if (value instanceof PDFRef) return this.placedReference(value)
    if (value instanceof PDFInvalidObject || isActive(value)) return PDFNull
    if (value instanceof PDFDict || value instanceof PDFArray) open.push(value)
    return value
  }

  private placedReference(ref: PDFRef): PDFObject {
    const known = this.numbers.get(ref)
    if (known !== undefined) return PDFRef.of(known)
    const target = this.context.lookup(ref)
    if (target === undefined || target instanceof PDFInvalidObject || isActive(target) || isAnnotation(target)) {
      return PDFNull
    }
    const type = target instanceof PDFDict ? target.get(typeKey) : undefined
    if (type instanceof PDFName && outside.has(type)) return PDFNull
    return PDFRef.of(this.number(ref))
  }
}

function joined(pieces: Uint8Array[], size: number): Uint8Array {
  const bytes = new Uint8Array(size)
  let at = 0
  for (const piece of pieces) {
    bytes.set(piece, at)
    at += piece.length
  }
  return bytes
}
