/** Memory that a writer is done with, for the next one: growing anew for each file costs more than writing. */
let spare: Uint8Array | undefined

/** Bytes that are written one after the other into memory that grows with them. */
export class ByteWriter {
  size = 0
  private held: Uint8Array

  constructor() {
    this.held = spare ?? new Uint8Array(1024 * 1024)
    spare = undefined
  }

  /** Signs of one byte each, as the syntax of a PDF has them; short ones for the most part. */
  text(text: string): void {
    this.room(text.length)
    for (let at = 0; at < text.length; at += 1) this.held[this.size + at] = text.charCodeAt(at)
    this.size += text.length
  }

  /** A whole number that is not negative, in digits. */
  number(value: number): void {
    this.room(20)
    let digits = 1
    for (let rest = value; rest >= 10; rest = Math.floor(rest / 10)) digits += 1
    let rest = value
    for (let at = this.size + digits - 1; at >= this.size; at -= 1) {
      this.held[at] = 48 + (rest % 10)
      rest = Math.floor(rest / 10)
    }
    this.size += digits
  }

  bytes(bytes: Uint8Array): void {
    this.room(bytes.length)
    this.held.set(bytes, this.size)
    this.size += bytes.length
  }

  /** All that was written, in memory of its own. The writer is empty afterwards. */
  taken(): Uint8Array {
    const written = this.held.slice(0, this.size)
    spare = this.held
    this.held = new Uint8Array(0)
    this.size = 0
    return written
  }

  private room(needed: number): void {
    if (this.size + needed <= this.held.length) return
    const larger = new Uint8Array(Math.max(this.held.length * 2, this.size + needed))
    larger.set(this.held.subarray(0, this.size))
    this.held = larger
  }
}
