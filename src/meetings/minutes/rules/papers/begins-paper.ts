import type { Line } from '../lines/lines.ts'

/**
 * Whether another paper begins on a line, known by what only papers have: the head of a mail or of a letter, a mandate, a
 * front page with contents under it.
 *
 * @source own: papers behind an item that neither repeat their title nor have a stamp
 */
export function beginsPaper(lines: readonly Line[], at: number): boolean {
  const { text } = lines[at] as Line
  if (/^(?:Fra|From): \S/.test(text)) return isMail(lines, at)
  if (!isApart(lines, at)) return false
  return /^kommissorium$/i.test(text) || hasContents(lines, at) || isLetter(lines, at)
}

/** Set apart from the text above: on top of a page, or behind two empty lines. */
function isApart(lines: readonly Line[], at: number): boolean {
  const { page, gap, noise, text } = lines[at] as Line
  return !noise && (page || gap >= 2 || lines[at - 1]?.noise === true) && /^\p{Lu}/u.test(text)
}

function isMail(lines: readonly Line[], at: number): boolean {
  const texts = below(lines, at, 5)
  return (
    texts.some((text) => /^(?:Sendt|Sent|Dato|Date): /.test(text)) && texts.some((text) => /^(?:Til|To): /.test(text))
  )
}

/** "Indholdsfortegnelse" with numbers of pages under it, and nothing but names over it. */
function hasContents(lines: readonly Line[], at: number): boolean {
  const texts = below(lines, at, tallest)
  const contents = texts.findIndex((text) => /^indhold(?:sfortegnelse)?:?$/i.test(text))
  if (contents < 0 || !/\D\d{1,3}$/.test(texts[contents + 1] ?? '')) return false
  return texts.slice(0, contents).every((text) => text.length < 90 && !/[.;:!?]$/.test(text))
}

/** Sender and day, and "Kære …" further down. */
function isLetter(lines: readonly Line[], at: number): boolean {
  if (lines[at]?.page !== true) return false
  const texts = below(lines, at, tallest)
  const heads = texts.slice(0, 8)
  if (heads.some((text) => /^Til \p{Lu}/u.test(text)) && heads.some((text) => /^Dato:? /.test(text))) return true
  const dear = texts.findIndex((text) => /^Kære \p{L}/u.test(text))
  return dear > 1 && texts.slice(0, dear).some((text) => /^(?:Dato|Den \d|D\. \d)/.test(text))
}

const tallest = 14

function below(lines: readonly Line[], at: number, most: number): string[] {
  const texts: string[] = []
  for (let next = at; next < lines.length && next < at + 3 * most && texts.length < most; next += 1) {
    const { blank, noise, text } = lines[next] as Line
    if (!blank && !noise) texts.push(text)
  }
  return texts
}
