import { zipSync } from 'fflate'
import mammoth from 'mammoth'
import { isWhole, unpack } from './archive.ts'
import { htmlLines } from './html-lines.ts'
import { ExtractError, type ExtractLimits } from './model.ts'

const main = 'word/document.xml'
const wanted = new Set([
  '[Content_Types].xml',
  '_rels/.rels',
  main,
  'word/_rels/document.xml.rels',
  'word/styles.xml',
  'word/numbering.xml',
  'word/footnotes.xml',
  'word/endnotes.xml',
])

/** Deeper than any document is nested by hand; the reader walks it by recursion. */
const maxDepth = 400

/**
 * The lines of a Word document: a line per paragraph, an empty line after it and for each empty one, list items with their number or bullet,
 * the cells of a table row on one line with three spaces between.
 */
export async function docxLines(bytes: Uint8Array, limits: ExtractLimits): Promise<string[]> {
  // Password-protected and old .doc files are compound files, which begin like this.
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) throw new ExtractError('encrypted')
  const parts = unpack(bytes, (name) => wanted.has(name), limits.inflated)
  const document = parts.get(main)
  if (document === undefined || !isWhole(bytes, main, document)) throw new ExtractError('unreadable')
  for (const content of parts.values()) refuseUnsafe(content)
  const { value } = await mammoth.convertToHtml(
    // Only the parts that hold text, so nothing else of the file is ever opened.
    { buffer: Buffer.from(zipSync(Object.fromEntries(parts), { level: 0 })) },
    {
      styleMap: ["br[type='page'] => hr"],
      convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
      externalFileAccess: false,
      // They are the room between what belongs together and what does not.
      ignoreEmptyParagraphs: false,
    },
  )
  return htmlLines(value)
}

/** Entities could unfold without end, and no word processor writes them. */
function refuseUnsafe(content: Uint8Array): void {
  const text = Buffer.from(content.buffer, content.byteOffset, content.byteLength).toString('utf8')
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) throw new ExtractError('unreadable')
  let depth = 0
  for (const [tag] of text.matchAll(/<[/\w][^>]*>/g)) {
    if (tag.startsWith('</')) depth -= 1
    else if (!tag.endsWith('/>')) depth += 1
    if (depth > maxDepth) throw new ExtractError('unreadable')
  }
}
