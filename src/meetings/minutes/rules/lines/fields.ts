import { itemNames } from '../words/field-names.ts'
import { caseNumberOf, openness } from '../words/vocabulary.ts'
import type { Line } from './lines.ts'

/** What the rows of fields under a title say of an item. */
export type Fields = { open: boolean | null; caseNumber: string | null }

const named = new RegExp(`^(?:${itemNames})\\.?\\s?:\\s*\\S.{0,70}$`, 'iu')
const nameAlone = new RegExp(`^(?:${itemNames})\\.?\\s?:?$`, 'iu')
/** "Kl. 11.00-11.05 / Oplæg ved Direktør A" under a title. */
const hours = /^(?:tid:? ?)?(?:kl\.? ?)?\d{1,2}[.:]\d{2} ?[-–] ?(?:kl\.? ?)?\d{1,2}[.:]\d{2}(?!\d).{0,60}$/i
/** "15 min. – v. formanden" under a title. */
const minutes = /^\(?\d{1,3} ?min(?:\.|utter)?(?: ?[-–·,] ?.{2,60})?\)?$/i
/** "(Til drøftelse)" under a title. */
const purpose = /^\(til (?:drøftelse|beslutning|orientering|godkendelse|efterretning|høring)\)$/i
/**
 * Whether a line tells when an item is dealt with: "Kl. 12.05-12.10".
 *
 * @source own: agendas with a timetable in them
 */
export const isHours = (text: string): boolean => hours.test(text)

/** "08.30–08.40 | Til beslutning | Ansvarlig: Sekretariatet". */
const row = /^[^|]{2,40}(?: \| [^|]{2,50}){2,}$/
const anyField = /^\p{Lu}[\p{L} ]{1,24}(?:: ?|\. ?(?=\d))\S/u

/**
 * Whether a line is a field of an item, by its name: "Sagsbehandler: abc", "Punkttype: Beslutning", or the name alone
 * with its value on the next line. No title goes on with it.
 *
 * @source own: what the systems print between a title and its text
 */
export const isField = (text: string): boolean =>
  purpose.test(text) ||
  hours.test(text) ||
  minutes.test(text) ||
  (text.length < 90 && (named.test(text) || nameAlone.test(text))) ||
  row.test(text)

/**
 * Whether a line is the name of a field alone, its value on the next line.
 *
 * @source own: tables taken out of their file
 */
export const isFieldName = (text: string): boolean => text.length < 40 && nameAlone.test(text)

/**
 * Openness and case number among the rows of fields under a title, whatever other fields stand there.
 *
 * @param from - the first line behind the title
 * @source own: "Initialer: ABC", "Dok. 24-1234", "Åbent", each on a line of its own
 */
export function fieldsBelow(lines: readonly Line[], from: number, until: number): Fields {
  const found: Fields = { open: null, caseNumber: null }
  const rows = lines.slice(from, Math.min(until, from + 16)).filter(({ blank, noise }) => !blank && !noise)
  for (let at = 0; at < Math.min(rows.length, 8); at += 1) {
    const { text, heading } = rows[at] as Line
    const next = rows[at + 1]
    const alone = nameAlone.test(text) && next !== undefined && next.heading === null && next.text.length < 60
    const row = alone ? `${text.replace(/\s?:$/, '')}: ${next.text}` : text
    const [open, caseNumber] = [openness(row), caseNumberOf(row)]
    found.open ??= open
    found.caseNumber ??= /^dok/i.test(row) ? null : caseNumber
    if (alone) at += 1
    const field = heading === null && text.length < 60 && anyField.test(text)
    if (!alone && open === null && caseNumber === null && !field && !isField(text)) break
  }
  return found
}
