import { type IsoDate, isIsoDate } from '#figures/dates.ts'

const months = ['jan', 'feb', 'mar', 'apr', 'maj', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec']
const monthNames = 'januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december'
const monthWords = `${monthNames}|jan|feb|mar|apr|jun|jul|aug|sept|sep|okt|nov|dec`

const numeric = /(?<![\d.])(\d{1,2})\s?[./-]\s?(\d{1,2})\s?[-./ ]\s?(\d{4}|\d{2})(?![\d.]*\d)/
const worded = new RegExp(`(?<!\\d)(\\d{1,2})(?:\\.\\s*|\\s+)(${monthWords})\\.?,?\\s+(\\d{4})(?!\\d)`, 'i')
/** "Maj 28, 2015": a Danish page of a system that writes the month first. */
const monthFirst = new RegExp(`(?<!\\p{L})(${monthWords})\\.?\\s+(\\d{1,2}),\\s*(\\d{4})(?!\\d)`, 'iu')
const iso = /(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)/

export type DateInText = { date: IsoDate; at: number; length: number }

/**
 * The first whole date of a text: 17. marts 2025, 17.03.2025, 17-03-25, 17/3 2025, 2025-03-17, marts 17, 2025.
 *
 * @returns null when there is none that exists in the calendar; a two-digit year counts from 2000
 * @source dagsordener-das, heads of the meetings of 9 January and 17 March 2025: "09.01.25" and "17. marts 2025"
 */
export function dateInText(text: string): DateInText | null {
  const found = [worded, monthFirst, numeric, iso].flatMap((pattern) => {
    const match = pattern.exec(text)
    return match === null ? [] : [{ pattern, match }]
  })
  found.sort((a, b) => a.match.index - b.match.index)
  for (const { pattern, match } of found) {
    const [whole = '', a = '', b = '', c = ''] = match
    const [day, month] = pattern === monthFirst ? [b, a] : [a, b]
    const number = pattern === worded || pattern === monthFirst ? monthNumber(month) : Number(month)
    const date = pattern === iso ? whole : isoOf(Number(day), number, c)
    if (isIsoDate(date)) return { date, at: match.index, length: whole.length }
  }
  return null
}

/**
 * The number of a Danish month by its name or abbreviation; NaN for another word.
 *
 * @source own: the twelve names
 */
export function monthNumber(word: string): number {
  const at = months.indexOf(word.toLowerCase().slice(0, 3))
  return at < 0 ? Number.NaN : at + 1
}

/**
 * A date with a day and a month but no year, as one of the 366 days after another date.
 *
 * @source own rule: minutes name days to come without their year
 */
export function nextDay(day: number, month: number, after: IsoDate): IsoDate | null {
  const year = Number(after.slice(0, 4))
  const date = [year, year + 1].map((candidate) => isoOf(day, month, String(candidate))).find((each) => each > after)
  return date !== undefined && isIsoDate(date) ? date : null
}

function isoOf(day: number, month: number, year: string): IsoDate {
  const full = year.length === 2 ? `20${year}` : year
  return `${full}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

const clock =
  /(?:kl\.?|klokken)\s*(\d{1,2})(?:[.:](\d{2}))?(?:\s*(?:-|–|til|–)\s*(?:kl\.?\s*)?(\d{1,2})(?:[.:](\d{2}))?)?/i
const bareClock =
  /(?<![\d.:-])(\d{1,2})[.:](\d{2})(?:[.:]\d{2})?(?:\s*(?:-|–|til)\s*(\d{1,2})[.:](\d{2}))?(?![\d.:-]*\d)/

/**
 * From when to when: "kl. 12.00 - 16.00", "13:00–15:00", "kl. 9".
 *
 * @returns times as HH:MM; nothing when the text has none or they are no times of day
 * @source dagsordener-das, head of 17 March 2025: "kl. 12.00 - 16.00"
 */
export function timesInText(text: string): { start?: string; end?: string } {
  const date = dateInText(text)
  const rest = date === null ? text : `${text.slice(0, date.at)} ${text.slice(date.at + date.length)}`
  const match = clock.exec(rest) ?? bareClock.exec(rest)
  if (match === null) return {}
  const start = timeOf(match[1], match[2])
  const end = timeOf(match[3], match[4])
  return { ...(start === null ? {} : { start }), ...(start === null || end === null ? {} : { end }) }
}

function timeOf(hours: string | undefined, minutes = '00'): string | null {
  if (hours === undefined || Number(hours) > 24 || Number(minutes) > 59) return null
  return `${hours.padStart(2, '0')}:${minutes}`
}

/**
 * "Torsdag den 2. februar 2017 kl. 9.00-15.00": the time of a meeting, alone on its line.
 *
 * @source own: minutes without a word for their time
 */
export const dayAndHours =
  /^(?:\p{L}+dag,? )?(?:(?:den|d\.) )?\d{1,2}\. ?\p{L}{3,9} \d{4},? kl\.? ?\d{1,2}[.:]\d{2}(?:\s?[-–]\s?\d{1,2}[.:]\d{2})?$/iu

/**
 * "28-02-2020 10:00": the same in figures.
 *
 * @source own: heads of portals, and stamps of older systems
 */
export const dayAndHour = /^(?:den |d\. )?\d{1,2}[-./]\d{1,2}[-./]\d{4},? (?:kl\. ?)?\d{1,2}[.:]\d{2}$/
