import type { Line } from '../lines/lines.ts'
import { dateInText } from '../words/dates.ts'
import { labelOf } from '../words/head-labels.ts'
import { caseNumberOf, fileName, markerOf, openness } from '../words/vocabulary.ts'

/** A foot takes no more lines than these, the top of a page no more than those. */
const tallestFoot = 10
const tallestTop = 4
const least = 3

/**
 * Marks the lines that stand alike where one page ends and the next begins, three times or more, with nothing else
 * between them and the page's edge: the address of a house, the number of the document, the name of who sent it.
 *
 * @source dagsordener-das: KL prints day, number of case and document and its address under each page
 */
export function markBlocks(lines: readonly Line[]): void {
  const tops = lines.flatMap(({ page, blank }, at) => (page && !blank && at > 0 ? [at] : []))
  if (tops.length < least) return
  // The last page ends with the file.
  tops.push(lines.length)
  const seen = new Map<string, Map<number, number>>()
  tops.forEach((top, page) => {
    for (const at of [...walk(lines, top - 1, -1, tallestFoot), ...walk(lines, top, 1, tallestTop)]) {
      const { text } = lines[at] as Line
      seen.set(text, (seen.get(text) ?? new Map<number, number>()).set(at, page))
    }
  })
  const often = new Set([...seen].flatMap(([text, places]) => (isOften(text, [...places.values()]) ? [text] : [])))
  const runs = (line: Line) => line.noise || (often.has(line.text) && mayRun(line))
  for (const top of tops) {
    for (const [from, step, most] of [
      [top - 1, -1, tallestFoot],
      [top, 1, tallestTop],
    ] as const) {
      for (const at of walk(lines, from, step, most)) {
        const line = lines[at] as Line
        if (!runs(line)) break
        line.noise = true
      }
    }
  }
}

/** A name on many of the pages from the first it stands on to the last; a day or a number that is the same three times. */
function isOften(text: string, pages: readonly number[]): boolean {
  const [first = 0, last = 0] = [pages[0], pages.at(-1)]
  return pages.length >= least && (isNumbered(text) || pages.length >= (last - first + 1) * 0.4)
}

/** With a day or a number; a year is a title's as well. */
const isNumbered = (text: string): boolean =>
  dateInText(text) !== null || /\d{3}/.test(text.replace(/(?<!\d)(?:19|20)\d{2}(?!\d)/g, ''))

/** The next lines with text, as far as the edge of another page. */
function* walk(lines: readonly Line[], from: number, step: 1 | -1, most: number): Generator<number> {
  let seen = 0
  for (let at = from; at >= 0 && at < lines.length && seen < most; at += step) {
    const { blank, page, noise } = lines[at] as Line
    if (blank) continue
    if (step === 1 && at > from && page && !noise) return
    yield at
    seen += 1
    if (step === -1 && page && !noise) return
  }
}

const mostSmallWords = 5

/** Whose paper it is; what else comes again without a number can be a title, or what was said. */
const sender =
  /^(?:\p{L}[\p{L}-]* )?(?:kommune|region \p{L}+|\p{L}*sekretariat(?:et)?(?: \p{L}+)?|\p{L}*forvaltning(?:en)?)$/iu

/** Titles that come in every meeting, and what is decided in most of them. */
const usual =
  /^(?:godkendt|drøftet|udsat|tiltrådt|vedtaget|noteret|taget til|til efterretning|intet|ingen|indstilling|eventuelt|næste møde|meddelelser|orientering\p{L}*|godkendelse af)(?!\p{L})/iu

/** No text of an item, no field of it and no entry of a list. */
function mayRun({ text, heading, full }: Line): boolean {
  if ((full && text.length >= 50) || (text.match(/(?<!\p{L})\p{Ll}{2,}(?!\p{L})/gu)?.length ?? 0) >= mostSmallWords)
    return false
  if (text.length < 6 || text.length > 120 || heading !== null || /[.!?,]$/.test(text)) return false
  if (openness(text) !== null || markerOf(text) !== null || fileName.test(text) || usual.test(text)) return false
  if (
    /^(?:\d|#)|^(?:(?:dagsordens)?punkt|pkt|sag|ad|emne|bilag|indstilling|det indstilles)(?!\p{L})(?!s? ?id)/iu.test(
      text,
    )
  )
    return false
  if (!isNumbered(text) && !/@|www\./.test(text) && !sender.test(text)) return false
  const kind = labelOf(text)?.kind
  if (kind === 'absent' || kind === 'present' || kind === 'others') return false
  // The number of a case stands under titles; with a word before it it can be that of the paper.
  return caseNumberOf(text) === null || /:/.test(text)
}
