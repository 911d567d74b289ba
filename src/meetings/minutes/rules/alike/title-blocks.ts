import { joint } from '../items/title.ts'
import { isField } from '../lines/fields.ts'
import { isCapital, type Line } from '../lines/lines.ts'
import { joinHalves } from '../lines/paragraphs.ts'
import { isEnded } from '../words/ended.ts'
import { tellsOutcome, tellsWish } from '../words/outcome.ts'
import { caseNumberOf, markerOf, openness } from '../words/vocabulary.ts'

/** Lines that can be the title of an item: a few, short, and no sentence. */
export type Block = { from: number; to: number; text: string }

const mostLines = 4
const longest = 220

/**
 * The block that ends right above a line, as far as it can be a title.
 *
 * @param isLabel - whether a line begins with a label, which no title goes beyond
 * @returns null when what stands there is a sentence, an entry of a list or a label
 * @source own: a title stands right over the first label of its item
 */
export function blockAbove(lines: readonly Line[], line: number, isLabel: (at: number) => boolean): Block | null {
  let to = line - 1
  while (to >= 0 && (isSkipped(lines, to) || lines[to]?.blank)) to -= 1
  if (to < 0 || (isLabel(to) && !isSkipped(lines, to))) return null
  const rows = [to]
  for (let at = rowAbove(lines, to); at !== null && rows.length <= mostLines; at = rowAbove(lines, at)) {
    if (isLabel(at) || endsText((lines[at] as Line).text)) break
    rows.unshift(at)
  }
  // A block set apart is one title; where it is not, the title is what runs into its last line.
  const whole = rows.length <= mostLines && (lines[rows[0] as number] as Line).gap > 0
  let first = whole ? 0 : rows.length - 1
  while (
    first > 0 &&
    rows.length - first < mostLines &&
    goesOn(lines, rows[first - 1] as number, rows[first] as number)
  )
    first -= 1
  return blockOf(lines, rows.slice(first))
}

/**
 * The block that begins on a line and ends at the next gap, as far as it can be a title.
 *
 * @source own: a title is set apart from the text under it
 */
export function blockAt(lines: readonly Line[], line: number, isLabel: (at: number) => boolean): Block | null {
  if (isLabel(line)) return null
  const rows = [line]
  for (let at = rowBelow(lines, line); at !== null && rows.length < mostLines; at = rowBelow(lines, at)) {
    if (isLabel(at) || !goesOn(lines, rows.at(-1) as number, at)) break
    rows.push(at)
  }
  // Text can stand right under it.
  for (let count = rows.length; count > 0; count -= 1) {
    const block = blockOf(lines, rows.slice(0, count))
    if (block !== null) return block
  }
  return null
}

/**
 * A title behind its label, with the lines it goes on on.
 *
 * @source own: "Overskrift : Takster for" with the rest of it below
 */
export function withRest(lines: readonly Line[], line: number, rest: string, isLabel: (at: number) => boolean): Block {
  let block: Block = { from: line, to: line, text: rest }
  for (let at = rowBelow(lines, line); at !== null && at - line < mostLines; at = rowBelow(lines, at)) {
    const text = joinHalves(block.text, (lines[at] as Line).text)
    if (isLabel(at) || !goesOn(lines, block.to, at) || !isTitle(text)) break
    block = { from: line, to: at, text }
  }
  return block
}

/** The line with text right over another, with nothing but the spacing of the paper between them. */
function rowAbove(lines: readonly Line[], at: number): number | null {
  if ((lines[at] as Line).gap > 0) return null
  let above = at - 1
  while (above >= 0 && lines[above]?.blank && lines[above]?.noise) above -= 1
  const line = lines[above]
  return line === undefined || line.blank || line.noise ? null : above
}

function rowBelow(lines: readonly Line[], at: number): number | null {
  let below = at + 1
  while (lines[below]?.blank && lines[below]?.noise) below += 1
  const line = lines[below]
  return line === undefined || line.blank || line.noise || line.gap > 0 ? null : below
}

/** Between a title and the first label of its item can stand its fields. */
function isSkipped(lines: readonly Line[], at: number): boolean {
  const { noise, text } = lines[at] as Line
  return noise || openness(text) !== null || caseNumberOf(text) !== null || isField(text)
}

/** A title goes on in capitals, where its line was full, in lower case, or behind a word that cannot end it. */
function goesOn(lines: readonly Line[], at: number, next: number): boolean {
  const [line, below] = [lines[at] as Line, lines[next] as Line]
  if (isCapital(line.text) || isCapital(below.text)) return isCapital(line.text) && isCapital(below.text)
  return line.full || /^\p{Ll}/u.test(below.text) || joint.test(line.text)
}

const endsText = (text: string): boolean => isEnded(text) && !/[”"?]$/.test(text)

function blockOf(lines: readonly Line[], rows: readonly number[]): Block | null {
  const texts = rows.map((at) => (lines[at] as Line).text)
  const text = texts.reduce(joinHalves)
  const [from, to] = [rows[0] as number, rows.at(-1) as number]
  return isTitle(text) && texts.every((each) => markerOf(each)?.kind !== 'bullet') ? { from, to, text } : null
}

/**
 * Whether a text can be a title: it begins in upper case or with a number, does not end as a sentence does, and asks for
 * nothing.
 *
 * @source own: titles name what an item is about
 */
export function isTitle(text: string): boolean {
  if (text.length > longest || text.length < 3 || !/^["“”»'(§#[\d\p{Lu}]/u.test(text)) return false
  if (/[:;,]$/.test(text) || tellsWish(text)) return false
  const ended = text.endsWith('.') && isEnded(text)
  return !ended || (text.split(' ').length <= 4 && !tellsOutcome(text))
}
