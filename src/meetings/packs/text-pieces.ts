/** What one attachment may cost the search, in signs. Stated in docs/operations.md. */
export const textLimits = {
  /** Searched of one attachment; what lies beyond is not found. About 2,000 pages. */
  total: 5_000_000,
  /** One piece of a page. */
  piece: 8000,
  /** Signs without a space; more are broken by a space. */
  word: 200,
}

/** Signs two pieces of a page share at most, so that words that stand together are found across the border. */
const overlap = 80

/** How far back a space is looked for where a piece has to end. */
const lookBack = 1000

/** A piece of text on a page; pages are counted from 1. */
export type TextPiece = { page: number; content: string }

/** The part of a text that is searched: its first `total` signs, ended at a space, with words too long for a word broken. */
export function searchedText(text: string, total: number = textLimits.total): { text: string; isAll: boolean } {
  // A null sign cannot stand in a text of the database.
  const whole = breakWords(text.slice(0, total).replaceAll('\u0000', ''))
  const isAll = text.length <= total && whole.length <= total
  const end = isAll ? whole.length : endOf(whole, 0, Math.min(whole.length - 1, total))
  return { text: whole.slice(0, end), isAll }
}

/**
 * A text as pieces, page by page (a form feed begins a page), each ended at a space. One after the other, so that a long
 * text is cut as it is written, in time that grows with its length.
 */
export function* cutPieces(text: string): Generator<TextPiece> {
  let page = 1
  for (let start = 0; start <= text.length; page += 1) {
    const feed = text.indexOf('\f', start)
    const end = feed === -1 ? text.length : feed
    yield* piecesOfPage(text, { page, start, end })
    start = end + 1
  }
}

function* piecesOfPage(text: string, { page, start, end }: { page: number; start: number; end: number }) {
  for (let from = start; from < end; ) {
    const to = Math.min(end, endOf(text, from, textLimits.piece))
    // The two signs that mark what was found may not stand in a text.
    const content = breakWords(text.slice(from, to)).replaceAll('\u0001', '').replaceAll('\u0002', '')
    if (content.trim() !== '') yield { page, content }
    from = to < end ? backTo(text, to) : end
  }
}

/** Where a stretch of at most `size` signs from `from` ends: after the last space, or in the middle of a long word. */
function endOf(text: string, from: number, size: number): number {
  const end = from + size
  if (end >= text.length) return text.length
  const space = text.slice(end - lookBack, end).search(/\s\S*$/)
  if (space !== -1) return end - lookBack + space + 1
  return wholeSign(text, end)
}

/** Where the next piece begins: a little before `to`, after a space. */
function backTo(text: string, to: number): number {
  const space = text.slice(to - overlap, to).search(/\s/)
  return space === -1 ? to : to - overlap + space + 1
}

function breakWords(text: string): string {
  return text.replace(/\S+/g, (word) => (word.length <= textLimits.word ? word : broken(word)))
}

/** Broken after the last sign that is no letter or digit (a row of figures with semicolons), or else after 200 signs. */
function broken(word: string): string {
  const parts: string[] = []
  for (let from = 0; from < word.length; ) {
    const full = word.slice(from, wholeSign(word, from + textLimits.word))
    const isRest = from + full.length === word.length
    const sign = isRest ? -1 : full.search(/(?<=[^\p{L}\p{M}\p{N}])[\p{L}\p{M}\p{N}]*$/u)
    const part = sign === -1 ? full : full.slice(0, sign)
    parts.push(part)
    from += part.length
  }
  return parts.join(' ')
}

/** A place that does not part the two halves of one sign. */
function wholeSign(text: string, at: number): number {
  const code = text.charCodeAt(at - 1)
  return code >= 0xd800 && code <= 0xdbff ? at - 1 : at
}
