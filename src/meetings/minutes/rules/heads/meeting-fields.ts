import type { Line } from '../lines/lines.ts'
import { labelOf } from '../words/head-labels.ts'
import { namesSomebody } from './people.ts'

const nobody = /^(?:ingen|-|–)\.?$/i
const reach = 4

/**
 * How many lines a field of the meeting takes inside a decision: "Fraværende:" with nothing behind it, or with names or
 * "Ingen" there or on the next line; "Dato: …" and "Sted: …" right under the heading; a sentence for itself that says who
 * was not there. It is no part of what was decided.
 *
 * @param first - nothing that was decided stands above it
 * @returns 0 when no such field begins on the line
 * @source own: pages that print the fields of a decision whether they are filled or not
 */
export function meetingFields(lines: readonly Line[], at: number, to: number, first: boolean): number {
  const { blank, noise, text } = lines[at] as Line
  const told = blank || noise || first ? 0 : attendance(lines, at)
  if (told > 0) return told
  if (!blank && !noise && first && awayFrom.test(text)) return 1
  const isLabel = text.includes(':') || (!first && /^fraværende$/i.test(text))
  const label = blank || noise || !isLabel ? null : labelOf(text)
  if (first && (label?.kind === 'time' || label?.kind === 'place') && label.rest !== '') return 1
  if (label?.kind !== 'absent') return 0
  if (label.rest !== '') return 1 + goesOn(lines, at, to)
  const next = lines.slice(at + 1, Math.min(to, at + reach)).findIndex((line) => !line.blank && !line.noise)
  const value = next < 0 ? undefined : lines[at + 1 + next]
  const isValue =
    value !== undefined && (nobody.test(value.text) || isNames(value) || isShort(lines, at + 1 + next, to))
  return isValue ? next + 2 : 1
}

/** "Afbud fra Medlem 4" over what was decided. */
const awayFrom = /^afbud fra [^.:;]{3,70}$/i

const away =
  /^\p{Lu}[^.:]{0,200}? (?:(?:var|er) (?:fraværende|ikke til stede|forhindret i at deltage(?: [^.:]{3,60})?)|deltog ikke (?:i|under|ved) [^.:]{3,90}|havde meldt afbud|meldte afbud)\.?$/u

/** How many lines "Medlem 4 deltog ikke i mødet." takes: a paragraph of its own behind what was decided; 0 for others. */
function attendance(lines: readonly Line[], at: number): number {
  const { gap, text } = lines[at] as Line
  const before = lines[at - 1]
  const isApart = gap > 0 || (before !== undefined && /[.!?]$/.test(before.text))
  if (!isApart || !/^\p{Lu}/u.test(text)) return 0
  let whole = ''
  for (let end = at; end < at + mostOfSentence; end += 1) {
    const line = lines[end]
    if (line === undefined || line.blank || line.noise || line.heading !== null) return 0
    whole = `${whole} ${line.text}`.trim()
    const next = lines[end + 1]
    const isLast = next === undefined || next.blank || next.noise || next.heading !== null
    if (isLast) return away.test(whole) ? end + 1 - at : 0
  }
  return 0
}

const mostOfSentence = 4

/** Names behind a label go on on the next lines, as long as they end in a comma or in "og". */
function goesOn(lines: readonly Line[], at: number, to: number): number {
  let end = at
  while (end + 1 < to && /(?:[,;]|\bog|\bsamt)$/.test((lines[end] as Line).text) && lines[end + 1]?.blank === false)
    end += 1
  return end - at
}

/** A few words right under the label, and nothing under them. */
function isShort(lines: readonly Line[], at: number, to: number): boolean {
  const { text, gap } = lines[at] as Line
  const below = at + 1 < to ? lines[at + 1] : undefined
  const alone = below === undefined || below.blank || below.noise || below.heading !== null
  if (gap === 0 && alone && text.length <= 60 && /^\p{Lu}/u.test(text) && !/[.:]$/.test(text)) return true
  // Set apart, it is the value where nothing else follows.
  const next = lines.slice(at + 1, to).find(({ blank, noise }) => !blank && !noise)
  const last = next === undefined || next.heading !== null
  return last && text.length <= 90 && /^\p{Lu}/u.test(text) && (!/[.:]$/.test(text) || instead.test(text))
}

/** "Suppleanten deltog i mødet i stedet for formanden." */
const instead = /(?:deltog|mødte) .*(?:stedet for|stedfortræder|suppleant)|(?:suppleant|stedfortræder) /i

/** A sentence can begin with a name. */
const isNames = (line: Line): boolean => !/[.:]$/.test(line.text) && /^\p{Lu}/u.test(line.text) && namesSomebody(line)
