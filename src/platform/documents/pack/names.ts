import { PDFName } from '@cantoo/pdf-lib'

const known = new Map<string, PDFName>()

/** The name object of a word of the format. The library looks for escapes in the word at each call; this one once. */
export function name(word: string): PDFName {
  let found = known.get(word)
  if (found === undefined) {
    found = PDFName.of(word)
    known.set(word, found)
  }
  return found
}
