import { type IsoDate, isIsoDate } from './dates.ts'
import { canonicalDecimal } from './decimal.ts'
import type { DecimalText, Quantity, QuantitySum } from './quantity.ts'
import { type RoundingId, roundFixed } from './round.ts'

export type Language = 'da' | 'en'

/** `decimals`: exactly so many, rounded by `rule`; without it the number is written as it is. */
export type FormatOptions = { decimals?: number; rule?: RoundingId; language?: Language }

/** Names are written out here, and not asked of the runtime, so that server and browser print the same. */
const months = {
  da: 'januar februar marts april maj juni juli august september oktober november december'.split(' '),
  en: 'January February March April May June July August September October November December'.split(' '),
}
const weekdays = {
  da: 'søndag mandag tirsdag onsdag torsdag fredag lørdag'.split(' '),
  en: 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' '),
}

/** A number for readers, without passing through a float: "1.234,5". */
export function formatDecimal(value: DecimalText, options: FormatOptions = {}): string {
  const { decimals, rule = 'half-away-from-zero', language = 'da' } = options
  const text = decimals === undefined ? canonicalDecimal(value) : roundFixed(value, { rule, decimals })
  if (text === null) throw new RangeError(`not a decimal number: ${value.slice(0, 40)}`)
  const [whole = '', fraction] = text.split('.')
  const [thousands, point] = language === 'da' ? ['.', ','] : [',', '.']
  const grouped = whole.replace(/(?<=[0-9])(?=([0-9]{3})+$)/g, thousands)
  return fraction === undefined ? grouped : `${grouped}${point}${fraction}`
}

/** A percentage: "80 %" (English "80%"). */
export function formatPercent(value: DecimalText, options: FormatOptions = {}): string {
  return `${formatDecimal(value, options)}${options.language === 'en' ? '%' : ' %'}`
}

/** An amount in kroner: "4.275.000 kr." (English "DKK 4,275,000"). */
export function formatAmount(value: DecimalText, options: FormatOptions = {}): string {
  const number = formatDecimal(value, options)
  return options.language === 'en' ? `DKK ${number}` : `${number} kr.`
}

/** A range with an en dash: "8–10"; one number when both ends print the same. */
export function formatRange(low: DecimalText, high: DecimalText, options: FormatOptions = {}): string {
  const from = formatDecimal(low, options)
  const to = formatDecimal(high, options)
  return from === to ? from : `${from}–${to}`
}

/** A quantity as it was given: "6,4", "8–10", "?" or "ikke oplyst". */
export function formatQuantity(quantity: Quantity, options: FormatOptions = {}): string {
  if (quantity.state === 'exact') return formatDecimal(quantity.value, options)
  if (quantity.state === 'interval') return formatRange(quantity.low, quantity.high, options)
  if (quantity.state === 'unknown') return '?'
  return options.language === 'en' ? 'not reported' : 'ikke oplyst'
}

/** A sum with what is missing from it: "21–23, 1 ukendt, 2 ikke oplyst". */
export function formatSum(sum: QuantitySum, options: FormatOptions = {}): string {
  const english = options.language === 'en'
  const parts: string[] = []
  if (sum.low !== null && sum.high !== null) parts.push(formatRange(sum.low, sum.high, options))
  if (sum.unknown > 0) parts.push(`${sum.unknown} ${english ? 'unknown' : 'ukendt'}`)
  if (sum.notReported > 0) parts.push(`${sum.notReported} ${english ? 'not reported' : 'ikke oplyst'}`)
  return parts.join(', ')
}

/** A date: "17. marts 2025" (English "17 March 2025"). */
export function formatDate(date: IsoDate, language: Language = 'da'): string {
  if (!isIsoDate(date)) throw new RangeError(`not a date: ${date.slice(0, 20)}`)
  const [year, month, day] = date.split('-').map(Number) as [number, number, number]
  return `${day}${language === 'da' ? '.' : ''} ${months[language][month - 1]} ${year}`
}

/** The day of the week: "mandag". */
export function formatWeekday(date: IsoDate, language: Language = 'da'): string {
  if (!isIsoDate(date)) throw new RangeError(`not a date: ${date.slice(0, 20)}`)
  return weekdays[language][new Date(`${date}T00:00:00Z`).getUTCDay()] as string
}

/** Day and date: "mandag den 17. marts 2025" (English "Monday 17 March 2025"). */
export function formatWeekdayDate(date: IsoDate, language: Language = 'da'): string {
  return `${formatWeekday(date, language)}${language === 'da' ? ' den' : ''} ${formatDate(date, language)}`
}

/**
 * An instant in Danish time: "6. februar 2026 kl. 14.32".
 *
 * @param instant - ISO 8601 with offset or Z, or a Date from the database
 */
export function formatDateTime(instant: string | Date, language: Language = 'da'): string {
  const { date, hour, minute } = danishClock(instant)
  const day = formatDate(date, language)
  return language === 'da' ? `${day} kl. ${hour}.${minute}` : `${day} at ${hour}:${minute}`
}

/** The Danish calendar date of an instant. */
export function danishDate(instant: string | Date): IsoDate {
  return danishClock(instant).date
}

const copenhagen = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Copenhagen',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
})

function danishClock(instant: string | Date): { date: IsoDate; hour: string; minute: string } {
  const parts = copenhagen.formatToParts(typeof instant === 'string' ? new Date(instant) : instant)
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((candidate) => candidate.type === type)?.value ?? ''
  return { date: `${part('year')}-${part('month')}-${part('day')}`, hour: part('hour'), minute: part('minute') }
}
