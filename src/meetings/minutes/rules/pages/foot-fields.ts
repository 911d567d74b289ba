import { isFieldName } from '../lines/fields.ts'
import type { Line } from '../lines/lines.ts'
import { keeperNames } from '../words/field-names.ts'
import { caseNumberOf } from '../words/vocabulary.ts'
import { isButton } from './web-foot.ts'

const keeper = new RegExp(`^(?:${keeperNames})\\s?:?$`, 'i')

/**
 * Whether a line is the name alone of who is to act, or until when.
 *
 * @source own: tables of actions at the foot of an item
 */
export const isKeeper = (text: string): boolean => keeper.test(text)

/**
 * How many lines with text a field takes that stands behind what was decided: "Ansvarlig" / "Sekretariatet",
 * "Sagsnummer" / "2024-001234", or the case number with its label on one line.
 *
 * @returns 0 for any other line
 * @source own: printed web pages and tables, with the fields of an item at its foot
 */
export function footField(lines: readonly Line[], at: number): 0 | 1 | 2 {
  const { text, heading } = lines[at] as Line
  if (heading !== null && !(heading.kind === 'other' && heading.rest === '' && keeper.test(text))) return 0
  if (/^(?:sag|journal|j\.)/i.test(text) && caseNumberOf(text) !== null) return 1
  const next = valueBelow(lines, at)
  if (next === undefined || next.heading !== null || next.text.length > 60) return 0
  if (isFieldName(text) && caseNumberOf(`${text.replace(/\s?:$/, '')}: ${next.text}`) !== null) return 2
  return keeper.test(text) && /^[\p{Lu}\d]/u.test(next.text) && !/\p{Ll}{3}\.$/u.test(next.text) ? 2 : 0
}

/**
 * The case number among the fields at the foot of an item.
 *
 * @source own: printed web pages with the case number under the decision
 */
export function caseAtFoot(lines: readonly Line[], from: number, to: number): string | null {
  for (let at = from; at < to; at += 1) {
    const line = lines[at] as Line
    if (line.blank || line.noise) continue
    const taken = footField(lines, at)
    const value = taken === 2 ? `: ${valueBelow(lines, at)?.text}` : ''
    const found = taken === 0 ? null : caseNumberOf(`${line.text.replace(/\s?:$/, '')}${value}`)
    if (found !== null) return found
  }
  return null
}

/**
 * Whether the case number over an item's number is the foot of the item before: nearer to that than to this.
 *
 * @source own: printed web pages with the case number under the decision
 */
export function isFootOver(lines: readonly Line[], line: number): boolean {
  const above = lines.slice(0, line).findLastIndex(({ blank, noise }) => !blank && !noise)
  const label = above < 1 ? undefined : lines[above - 1]
  const first = label !== undefined && !label.blank && isFieldName(label.text) ? label : lines[above]
  const near = (lines[line] as Line).gap
  // Behind a button of the page the item before is over.
  const before = lines.slice(0, Math.max(0, above)).findLast(({ blank }) => !blank)
  if (before !== undefined && isButton(before.text)) return false
  // So it is on top of a page.
  if (lines[above]?.page === true && label !== first) return false
  return first !== undefined && (first === label ? first.gap <= near : first.gap < near)
}

const valueBelow = (lines: readonly Line[], at: number): Line | undefined =>
  lines.slice(at + 1, at + 4).find(({ blank, noise }) => !blank && !noise)
