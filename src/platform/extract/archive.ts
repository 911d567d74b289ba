import { crc32 } from 'node:zlib'
import { Unzip, UnzipInflate } from 'fflate'
import { ExtractError } from './model.ts'

const maxParts = 5000

/**
 * Unpacks the named parts of a ZIP file in small steps. The sizes the file states are not believed: what grows past
 * the limit is stopped on the way. A part that stands there twice is refused, since two readers could read two texts.
 */
export function unpack(bytes: Uint8Array, wanted: (name: string) => boolean, limit: number): Map<string, Uint8Array> {
  const chunks = new Map<string, Uint8Array[]>()
  let total = 0
  let parts = 0
  const unzip = new Unzip((file) => {
    parts += 1
    if (parts > maxParts) throw new ExtractError('tooLarge')
    if (!wanted(file.name)) return
    if (chunks.has(file.name)) throw new ExtractError('unreadable')
    const found: Uint8Array[] = []
    chunks.set(file.name, found)
    file.ondata = (error, chunk) => {
      if (error) throw error
      total += chunk.length
      if (total > limit) throw new ExtractError('tooLarge')
      found.push(chunk)
    }
    file.start()
  })
  unzip.register(UnzipInflate)
  const step = 16 * 1024
  for (let at = 0; at < bytes.length; at += step) {
    unzip.push(bytes.subarray(at, at + step), at + step >= bytes.length)
  }
  return new Map([...chunks].map(([name, found]) => [name, new Uint8Array(Buffer.concat(found))]))
}

/** Compares a part with the checksum in the archive's directory; one flipped bit would be another word. */
export function isWhole(bytes: Uint8Array, name: string, content: Uint8Array): boolean {
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = raw.lastIndexOf('PK\u0005\u0006', undefined, 'latin1')
  if (end < 0 || end + 20 > raw.length) return false
  let at = raw.readUInt32LE(end + 16)
  for (let count = raw.readUInt16LE(end + 10); count > 0 && at + 46 <= raw.length; count -= 1) {
    const [length, extra, comment] = [28, 30, 32].map((offset) => raw.readUInt16LE(at + offset))
    if (raw.toString('utf8', at + 46, at + 46 + Number(length)) === name) {
      return raw.readUInt32LE(at + 16) === crc32(content)
    }
    at += 46 + Number(length) + Number(extra) + Number(comment)
  }
  return false
}
