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
import { ByteWriter } from './byte-writer.ts'
import { name } from './names.ts'
import { isActive, isAnnotation, quietStream } from './passive.ts'

const outside = new Set(['Page', 'Pages', 'Catalog'].map(name))

/**
 * Objects as they stand in a file: where those numbered from `first` begin in `bytes`, or -1 for a number that nothing
 * was written under; `next` is the first number that is free.
 */
export type Objects = { bytes: Uint8Array; first: number; offsets: Float64Array; next: number }

/** What is written at a key of a dictionary instead of what stands there; undefined leaves the key out. */
export type Change = (dict: PDFDict, key: PDFName, value: PDFObject) => PDFObject | undefined

/**
 * Writes the objects of one PDF under the numbers of another: only those that the given roots lead to, each once.
 * What a page of the old file hung under (page tree, catalog) is never followed, and nothing active is. The objects
 * themselves stay as they are: they are led to their new numbers while they are written.
 */
export class Serialiser {
  private readonly context: PDFContext
  private readonly numbers = new Map<PDFRef, number>()
  private readonly waiting: PDFRef[] = []
  private readonly out = new ByteWriter()
  private readonly first: number
  private next: number
  private change: Change = (_dict, _key, value) => value

  constructor(context: PDFContext, first: number) {
    this.context = context
    this.first = first
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

  finish(change: Change): Objects {
    this.change = change
    const places: number[] = []
    for (let at = 0; at < this.waiting.length; at += 1) {
      const ref = this.waiting[at] as PDFRef
      const number = this.numbers.get(ref) as number
      places[number - this.first] = this.out.size
      this.out.number(number)
      this.out.text(' 0 obj\n')
      this.write(this.context.lookup(ref) ?? PDFNull)
      this.out.text('\nendobj\n')
    }
    const offsets = Float64Array.from({ length: this.next - this.first }, (_, at) => places[at] ?? -1)
    return { bytes: this.out.taken(), first: this.first, offsets, next: this.next }
  }

  private write(object: PDFObject): void {
    if (object instanceof PDFRef) this.reference(object)
    else if (object instanceof PDFArray) this.list(object)
    else if (object instanceof PDFInvalidObject || isActive(object)) this.out.text('null')
    else if (object instanceof PDFDict) this.dictionary(object)
    else if (object instanceof PDFStream) this.stream(object)
    else this.out.text(object.toString())
  }

  private dictionary(dict: PDFDict): void {
    this.out.text('<<')
    for (const [key, given] of dict.entries()) {
      const value = this.change(dict, key, given)
      if (value === undefined) continue
      this.out.text(key.asString())
      this.out.text(' ')
      this.write(value)
    }
    this.out.text('>>')
  }

  private list(array: PDFArray): void {
    this.out.text('[')
    for (let at = 0; at < array.size(); at += 1) {
      if (at > 0) this.out.text(' ')
      this.write(array.get(at))
    }
    this.out.text(']')
  }

  private stream(stream: PDFStream): void {
    quietStream(stream)
    stream.updateDict()
    this.dictionary(stream.dict)
    this.out.text('\nstream\n')
    this.out.bytes(stream.getContents())
    this.out.text('\nendstream')
  }

  private reference(ref: PDFRef): void {
    const number = this.numbers.get(ref) ?? this.followed(ref)
    if (number === undefined) {
      this.out.text('null')
      return
    }
    this.out.number(number)
    this.out.text(' 0 R')
  }

  /** The number of an object that is met for the first time; undefined when it is not to be taken along. */
  private followed(ref: PDFRef): number | undefined {
    const target = this.context.lookup(ref)
    if (target === undefined || target instanceof PDFInvalidObject || isActive(target) || isAnnotation(target)) return
    const type = target instanceof PDFDict ? target.get(name('Type')) : undefined
    if (type instanceof PDFName && outside.has(type)) return
    return this.number(ref)
  }
}
