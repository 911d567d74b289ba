import { getDocumentProxy } from 'unpdf'
import { ExtractError, type ExtractLimits, pageMark } from './model.ts'

/** A run of letters with its place on the page, in points from the lower left corner. */
export type Piece = { text: string; x: number; y: number; width: number; size: number }

/** The lines of a PDF, page by page, in the order in which the file draws them. */
export async function pdfLines(bytes: Uint8Array, limits: ExtractLimits): Promise<string[]> {
  const pdf = await open(bytes)
  if (pdf.numPages > limits.pages) throw new ExtractError('tooManyPages')
  const lines: string[] = []
  let size = 0
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number)
    const found = pageLines(piecesOf((await page.getTextContent()).items))
    page.cleanup()
    size += found.reduce((sum, line) => sum + line.length, 0)
    if (size > limits.bytes) throw new ExtractError('tooLarge')
    if (number > 1) found[0] = pageMark + (found[0] ?? '')
    lines.push(...found)
  }
  return lines
}

async function open(bytes: Uint8Array) {
  try {
    // The reader keeps the bytes; a copy leaves the caller's alone. Nothing in the file is run or fetched.
    return await getDocumentProxy(new Uint8Array(bytes), {
      disableFontFace: true,
      enableXfa: false,
      useWorkerFetch: false,
      stopAtErrors: false,
      verbosity: 0,
    })
  } catch (error) {
    throw new ExtractError((error as Error).name === 'PasswordException' ? 'encrypted' : 'unreadable')
  }
}

type Item = { str: string; transform: number[]; width: number; height: number } | { type: string }

function piecesOf(items: Item[]): Piece[] {
  return items.flatMap((item) => {
    if (!('str' in item) || item.str === '') return []
    const [a = 0, b = 0, , , x = 0, y = 0] = item.transform
    return [{ text: item.str, x, y, width: item.width, size: Math.hypot(a, b) || item.height || 10 }]
  })
}

/**
 * Puts pieces together to lines. Pieces on one height belong to one line; a wide gap between them becomes three spaces,
 * so that columns stay apart; a gap between lines becomes an empty line, so that paragraphs do.
 */
export function pageLines(pieces: readonly Piece[]): string[] {
  const lines: string[] = []
  let text = ''
  let last: Piece | null = null
  let spaced = false
  for (const piece of pieces) {
    if (piece.text.trim() === '') {
      // The reader fills gaps with a space of their width: how wide the gap is, the places of the letters tell.
      spaced = true
      continue
    }
    if (last !== null && !sameLine(last, piece)) {
      lines.push(text.trimEnd())
      if (last.y - piece.y > 1.9 * Math.max(last.size, piece.size) || piece.y > last.y) lines.push('')
      text = ''
      last = null
    }
    text += last === null ? piece.text : space(last, piece, spaced) + piece.text
    last = piece
    spaced = false
  }
  if (text.trim() !== '') lines.push(text.trimEnd())
  return lines
}

function sameLine(a: Piece, b: Piece): boolean {
  return Math.abs(a.y - b.y) < 0.4 * Math.max(a.size, b.size) && b.x > a.x - a.size
}

function space(a: Piece, b: Piece, spaced: boolean): string {
  const gap = b.x - (a.x + a.width)
  if (gap > 1.5 * b.size) return '   '
  const open = !/\s$/.test(a.text) && !/^\s/.test(b.text)
  return (spaced || gap > 0.15 * b.size) && open ? ' ' : ''
}
