import type { Line } from '../lines/lines.ts'
import { webFoot } from '../pages/web-foot.ts'
import { timesInText } from '../words/dates.ts'
import { markerOf } from '../words/vocabulary.ts'

const closing =
  /^(?:mødet|møde)\s?(?:blev |er )?(?:hævet|hævedes|sluttede|sluttet|afsluttet|afsluttedes|slut)(?![\p{L}])[^\d]{0,24}\d{1,2}(?:[.:]\d{2})?\.?$/iu
const signatures =
  /^(?:underskrift(?:er|sside|sark|sblad)?|godkendt (?:elektronisk|af mødedeltagerne))(?![\p{L}])[^.]{0,60}$/iu

/**
 * The time a line like "Mødet blev hævet kl. 12.15" gives, in a meeting's head or at its foot.
 *
 * @source own: minutes of municipal committees say so
 */
export function endedAt(text: string): string | null {
  if (!closing.test(text)) return null
  return timesInText(/kl/i.test(text) ? text : text.replace(/(?=\d)/, 'kl. ')).start ?? null
}

/** When a meeting ended, and the lines at the foot of its minutes that say so and are no part of any item. */
export type Closing = { lines: number[]; end: string | null }

/**
 * Finds "Mødet blev hævet kl. 12.15" and the heading of the signatures behind a meeting's last item, and marks them.
 *
 * @param from - the line of its last item
 * @source own: minutes of municipal committees end so
 */
export function closingOf(lines: readonly Line[], from: number, to: number): Closing {
  const found: Closing = { lines: [], end: null }
  for (let at = from + 1; at < to; at += 1) {
    const line = lines[at] as Line
    const ruled = line.blank && isDotted(lines, at, to)
    if (line.blank && !ruled) continue
    const ended = closing.test(line.text)
    if (ruled || (!ended && areSigned(lines, at, to))) {
      const signed = filledBetween(lines, at, to)
      for (const each of signed) (lines[each] as Line).noise = true
      found.lines.push(...signed)
      break
    }
    if (!ended && !(signatures.test(line.text) && found.lines.length > 0)) continue
    line.noise = true
    found.lines.push(at)
    if (ended) found.end ??= endedAt(line.text)
  }
  for (const at of webFoot(lines, from, to)) {
    ;(lines[at] as Line).noise = true
    found.lines.push(at)
  }
  for (const at of footOf(lines, from, to)) {
    ;(lines[at] as Line).noise = true
    found.lines.push(at)
  }
  return found
}

const filledBetween = (lines: readonly Line[], from: number, to: number): number[] =>
  lines.slice(from, to).flatMap(({ blank, noise }, at) => (blank || noise ? [] : [from + at]))

/** A line to sign on, with nothing under it but whose name goes there, to the end of the file. */
function isDotted(lines: readonly Line[], at: number, to: number): boolean {
  if (!/^\s*_{8,}[\s_]*$/.test((lines[at] as Line).raw) || !areNames(lines, at + 1, to)) return false
  return filledBetween(lines, at + 1, to).some((each) => signer.test((lines[each] as Line).raw))
}

/** Side by side, or by what they are. */
const signer = /\S {3,}\S|^\s*(?:formand|sekretær|dirigent|referent|mødeleder|medlem)(?!\p{L})/iu

/** "Underskrifter:" with nothing behind it but names, to the end of the file. */
function areSigned(lines: readonly Line[], at: number, to: number): boolean {
  const { text, gap, page } = lines[at] as Line
  if (!/^underskrift(?:er|sside|sark|sblad)?:?$/i.test(text) || (gap === 0 && !page)) return false
  return areNames(lines, at + 1, to)
}

function areNames(lines: readonly Line[], from: number, to: number): boolean {
  const names = filledBetween(lines, from, to).map((each) => lines[each] as Line)
  const isName = (line: Line) =>
    isSigned.test(line.text) || (line.heading === null && line.text.length <= 60 && !/[.:;]$/.test(line.text))
  return names.length > 0 && names.every(isName) && filledBetween(lines, to, lines.length).length === 0
}

/** "Referatet er godkendt af:" over the names. */
const isSigned = /^(?:referatet|protokollen|mødereferatet) (?:er )?(?:godkendt|underskrevet|tiltrådt)(?: af)?:?$/i

/** "Region Nord | Prøvevej 1 | 9999 Prøveby | Tlf. 9999 0000": an address in a row, wherever it stands at the end. */
const isAddressRow = (text: string) => text.length <= 160 && addressRow.test(text)
const addressRow = /^[^|]{2,60}(?: [|] [^|]{2,40})*(?: [|] \d{4} \p{Lu}[^|]{1,30})(?: [|] [^|]{2,40})*$/u

const scribe =
  /^(?:med )?venlig(?:e)? hilsen(?:er)?,?$|^\p{Lu}{2,4}\/\d{1,2}[.-]\d{1,2}[.-]\d{2,4}$|^(?:referent|ref\.(?=:| \p{Lu})|for referat|referat(?:et)? (?:ved|er skrevet af)|sekretær|protokolfører|udarbejdet af|underskrevet)(?![\p{L}])[^.]{0,60}$|^(?:protokollen|referatet) (?:er |blev )?(?:oplæst|oplæst og )?(?:(?:godkendt og )?underskrevet|godkendt)\.?$|^(?:protokollen|referatet) er udsendt (?:den |d\. |til (?:godkendelse|bemærkninger)).{0,90}$/iu
/** What stands under the pages of a house: its address, its numbers, what its web pages link to. */
const house =
  /^\d{4} \p{Lu}\p{Ll}+|(?<!\p{L})(?:cookies?|tilgængelighed\p{L}*|cvr|ean|tlf\.?|telefon|privatliv\p{L}*|persondata)(?!\p{L})|^www\.|\S@\S|^(?:udsendt|udskrevet|printet) (?:den |d\. )?\d/iu
const farthest = 80
const tallest = 12

/** The lines at the very end of a file that sign it or belong to the house it comes from, behind the last decision. */
function footOf(lines: readonly Line[], from: number, to: number): number[] {
  if (lines.slice(to).some(({ blank }) => !blank)) return signedBefore(lines, from, to)
  const run: number[] = []
  for (let at = to - 1; at > from && run.length <= tallest; at -= 1) {
    const { blank, text, heading, noise } = lines[at] as Line
    if (blank || (noise && run.length === 0)) continue
    const isLong = text.length > 60 && !isAddressRow(text) && !scribe.test(text)
    if (heading !== null || isLong || markerOf(text) !== null || noise) break
    if (/[.:;]$/.test(text) && !scribe.test(text)) break
    run.unshift(at)
  }
  const near = lines.slice(Math.max(from, to - farthest), to)
  // Where nothing has a heading, the text is what was said.
  const decided =
    near.every(({ heading }) => heading === null) || near.some(({ heading }) => heading?.kind === 'decision')
  // It is set apart from what was decided.
  const start = run.findIndex((at) => {
    const { text, gap } = lines[at] as Line
    if (gap > 0 && isAddressRow(text)) return true
    return (gap > 0 || (scribe.test(text) && text.includes(':'))) && beforeIt(lines, at)?.heading === null
  })
  const foot = start < 0 || !decided ? [] : run.slice(start)
  const texts = foot.map((at) => (lines[at] as Line).text)
  return scribe.test(texts[0] ?? '') || texts.some((text) => house.test(text) || isAddressRow(text)) ? foot : []
}

/** Minutes that are enclosed end with who wrote them as well. */
function signedBefore(lines: readonly Line[], from: number, to: number): number[] {
  const last = lines.slice(from, to).findLastIndex(({ blank, noise }) => !blank && !noise) + from
  const { text, gap, heading } = lines[Math.max(0, last)] as Line
  return last > from + 1 && gap > 0 && heading === null && scribe.test(text) && /^ref|[:\d]|underskrevet/i.test(text)
    ? [last]
    : []
}

const beforeIt = (lines: readonly Line[], line: number): Line | undefined =>
  lines.slice(Math.max(0, line - 8), line).findLast(({ blank, noise }) => !blank && !noise)
