import { isField } from '../lines/fields.ts'
import type { Line } from '../lines/lines.ts'
import { isLabelled } from '../lines/title-label.ts'
import { isEnded } from '../words/ended.ts'
import { caseNumberOf, openness } from '../words/vocabulary.ts'

/** Titles over numbers take no more lines than these. */
const mostLines = 3
const reach = 14

/**
 * "Takster 2025" on one line and "Sag nr. 3" under it, in most items of the meeting.
 *
 * @param spaced - an empty line stands behind nearly every line of the file
 * @source own: a printed web page has its titles over their numbers
 */
export function isTitleAbove(
  lines: readonly Line[],
  items: readonly { line: number; title: string }[],
  spaced: boolean,
): boolean {
  if (items.length < 2 || items.some(({ title }) => title !== '')) return false
  const named = items.filter(({ line }) => labelledOver(lines, line) !== null).length
  if (named >= items.length * 0.8 && named > items.filter(({ line }) => labelledUnder(lines, line)).length) return true
  if (items.filter(({ line }) => isTitledUnder(lines, line)).length >= items.length * 0.8) return false
  const below = items.filter(({ line }) =>
    isText(lines.slice(line + 1, line + 5).find(({ blank, noise }) => !blank && !noise)),
  ).length
  // Where no title stands under any number, all that stands over them is one.
  const known = below === 0 ? 'likely' : 'unsure'
  const above = items.flatMap(({ line }) => titleOver(lines, line, spaced, known) ?? [])
  // What was decided on the item before stands over most of them.
  const told = above.filter((at) => isSentence(lines[at] as Line)).length
  return above.length >= items.length * 0.8 && below < items.length / 2 && told <= above.length / 2
}

const isSentence = ({ text }: Line): boolean => /\p{Ll}{2}\.$/u.test(text) && isEnded(text)

/** At the top of a page: lines under a number that are set apart on both sides and no sentence. */
function isTitledUnder(lines: readonly Line[], line: number): boolean {
  const above = lines.slice(0, line).findLast(({ blank }) => !blank)
  const filled = lines.slice(line + 1, line + reach).filter(({ blank, noise }) => !blank && !noise)
  const [first] = filled
  const isHeaded = above?.noise === true || lines[line]?.headed === true
  if (!isHeaded || first === undefined || endsTitle(first)) return false
  const end = filled.findIndex((each, at) => at > 0 && (each.gap > 0 || endsTitle(each)))
  const title = filled.slice(0, end < 0 ? filled.length : end)
  return title.length <= mostLines && !isSentence(title.at(-1) as Line)
}

const endsTitle = ({ heading, text }: Line): boolean =>
  heading !== null || isField(text) || openness(text) !== null || caseNumberOf(text) !== null

/** Whether titles stand over the numbers in this meeting. */
type Known = 'unsure' | 'likely' | 'sure'

/** A line that could be a title under its number: no field of the item and no heading. */
const isText = (line: Line | undefined): boolean =>
  line !== undefined &&
  line.gap === 0 &&
  line.heading === null &&
  !isField(line.text) &&
  openness(line.text) === null &&
  caseNumberOf(line.text) === null

/**
 * The first of the lines right over a number that can be its title: set apart from what is above, and no sentence. What
 * ends one page and begins the next may stand in between.
 *
 * @param isWord - an empty line stands behind nearly every line of the file
 * @param known - where titles are known to stand so, what stands there is one whatever it looks like
 * @source own: printed web pages of municipal committees
 */
export function titleOver(lines: readonly Line[], line: number, isWord: boolean, known: Known): number | null {
  const labelled = known === 'sure' ? labelledOver(lines, line) : null
  if (labelled !== null) return labelled
  const found: number[] = []
  let apart = (lines[line] as Line).gap
  // In Word each paragraph has an empty line behind it, and one more sets apart.
  const spaced = apart === 1 && isWord
  let crossed = false
  let tight = false
  for (let at = line - 1; at >= Math.max(0, line - reach) && found.length <= mostLines; at -= 1) {
    const { blank, noise, text, heading, gap } = lines[at] as Line
    if (blank) continue
    if (noise) {
      crossed = true
      apart += gap
      continue
    }
    // Over a page break a title goes on when nothing of it was found, or only the rest of it.
    const nearest = found.length === 0 && (spaced || isNear(lines, at, apart, known))
    const goesOn = crossed ? goesOnAbove(lines, found) : apart === 0 || nearest
    if (!goesOn) break
    const field = heading !== null || openness(text) !== null || caseNumberOf(text) !== null
    // "Lukket punkt" or "Høring: Ny aftale" can be all the title there is.
    const whole = found.length === 0 && gap > 0 && heading?.rest !== ''
    if (field && !(known === 'sure' && whole)) {
      if (found.length === 0 || known === 'unsure') return null
      tight = true
      break
    }
    found.push(at)
    apart = gap
    crossed = false
  }
  // Without any empty line: the line above, with what runs into it.
  if (tight || (known !== 'unsure' && found.length > mostLines)) found.splice(1 + runsInto(lines, found[0] as number))
  const [last] = found
  const from = found.at(-1)
  if (from === undefined || last === undefined || found.length > mostLines) return null
  const begins = /^["“”»'(§\d\p{Lu}]/u.test((lines[from] as Line).text)
  return begins && (known !== 'unsure' || !/[.:;!?]$/.test((lines[last] as Line).text)) ? from : null
}

/** "Emne: Takster" over a number, with no more than the rest of it and fields in between. */
function labelledOver(lines: readonly Line[], line: number): number | null {
  let seen = 0
  for (let at = line - 1; at >= 0 && seen <= mostLines; at -= 1) {
    const { blank, noise, text, heading } = lines[at] as Line
    if (blank || noise) continue
    if (isLabelled(text)) return at
    if (heading !== null) return null
    seen += 1
  }
  return null
}

const labelledUnder = (lines: readonly Line[], line: number): boolean =>
  isLabelled(lines.slice(line + 1, line + 6).find(({ blank, noise }) => !blank && !noise)?.text ?? '')

/**
 * Whether an empty line stands behind nearly every line of the file, as in Word.
 *
 * @source own: minutes saved as Word files
 */
export function isSpaced(lines: readonly Line[]): boolean {
  const filled = lines.filter(({ blank, noise }) => !blank && !noise)
  return filled.filter(({ gap }) => gap === 0).length <= filled.length / 20
}

/** How many lines over a line are full and go on in it. */
function runsInto(lines: readonly Line[], at: number): number {
  let above = at - 1
  while (above > 0 && lines[above]?.full && !isEnded((lines[above] as Line).text)) above -= 1
  return Math.min(at - 1 - above, mostLines - 1)
}

/** Where nothing else can be the titles: set apart from the number, and farther from what is above it. */
function isNear(lines: readonly Line[], at: number, apart: number, known: Known): boolean {
  let top = at
  while (at - top < mostLines && (lines[top] as Line).gap === 0 && !lines[top]?.page && top > 0) top -= 1
  const { gap, page } = lines[top] as Line
  return known !== 'unsure' && apart === 1 && (page || gap > apart)
}

const goesOnAbove = (lines: readonly Line[], found: readonly number[]): boolean =>
  found.length === 0 || /^\p{Ll}/u.test((lines[found.at(-1) as number] as Line).text)
