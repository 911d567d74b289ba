import type { Extracted } from './model.ts'

const utf8 = new TextDecoder('utf-8', { fatal: true })
const windows = new TextDecoder('windows-1252')
const utf16 = { le: new TextDecoder('utf-16le'), be: new TextDecoder('utf-16be') }

/**
 * The lines of a text file: UTF-8, or what Windows wrote before it. Line ends of every system; a form feed stays as the
 * mark of a page.
 */
export function readPlain(bytes: Uint8Array): Extracted {
  const text = decode(bytes)
  // A file of another kind, called text.
  if (text.slice(0, 10_000).includes('\0')) return { ok: false, fault: 'unreadable' }
  const lines = splitLines(text)
  return lines.some((line) => line.trim() !== '') ? { ok: true, lines } : { ok: false, fault: 'noText' }
}

/** Splits at line ends, numbered as an editor numbers them: the end of the last line begins no further one. */
export function splitLines(text: string): string[] {
  const lines = text.includes('\n') ? text.split(/\r?\n/) : text.split('\r')
  if (lines.at(-1) === '') lines.pop()
  return lines
}

function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return utf16.le.decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return utf16.be.decode(bytes)
  try {
    return utf8.decode(bytes)
  } catch {
    return windows.decode(bytes)
  }
}
