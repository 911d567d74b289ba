import type { FollowUpFound } from '../../model.ts'
import type { Line } from '../lines/lines.ts'
import { keeperNames } from '../words/field-names.ts'
import { caseNumberOf } from '../words/vocabulary.ts'
import { dueOf, sentences } from './follow-ups.ts'

const name = `(?:${keeperNames})(?: for opfølgning)?`
const row = new RegExp(`^${name}\\s?: ?\\S.{0,90}$`, 'i')
const field = new RegExp(`(?:^|[\\s|,;.]+)(${name})\\s?: ?(.+?)(?=[\\s|,;.]+${name}\\s?:|[.;,]?$)`, 'giu')
const ofTime = /^(?:frist|deadline)/i
/** A decision of no more signs is itself what is to be done. */
const shortest = 200

/**
 * Whether a line is a row of fields at the foot of a decision that names who is to act on it, and until when, and no
 * more of its text follows: "Ansvarlig: Sekretariatet   Frist: 7/10".
 *
 * @param to - first line behind the item
 * @source own: minutes with such a row under each decision
 */
export function isKeeperRow(lines: readonly Line[], at: number, to: number): boolean {
  const { text } = lines[at] as Line
  if (!row.test(text) || /^\p{Ll}/u.test(text)) return false
  const next = lines.slice(at + 1, to).find(({ blank, noise }) => !blank && !noise)
  return (
    next === undefined || next.page || next.heading !== null || row.test(next.text) || caseNumberOf(next.text) !== null
  )
}

/**
 * The follow-up that the rows of fields at the foot of a decision tell of.
 *
 * @param decision - what was decided: itself what is to be done, or the last sentence of it
 * @param date - day of the meeting, for days without a year; null when unknown
 * @returns null where no such row stands
 * @source own: minutes with such a row under each decision
 */
export function keptBy(lines: readonly Line[], decision: string, date: string | null): FollowUpFound | null {
  const found: { responsible?: string; due?: string } = {}
  for (const { text, blank, noise } of lines) {
    if (blank || noise || !row.test(text)) continue
    for (const [, label = '', value = ''] of text.matchAll(field)) {
      if (!ofTime.test(label)) found.responsible ??= value.trim()
      else found.due ??= dueOf(/^\d/.test(value) ? `senest ${value}` : value, date) ?? value.trim()
    }
  }
  if (found.responsible === undefined && found.due === undefined) return null
  const text = decision.length <= shortest ? decision : (sentences(decision).at(-1) ?? '')
  return text === '' ? null : { text: text.replace(/\s+/g, ' '), ...found }
}
