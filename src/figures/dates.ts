/** Calendar date as text, "2024-02-29". Texts of this form sort as the dates do. */
export type IsoDate = string

/** Half-open period: `from` counts, `to` is the first day that does not. */
export type DateRange = { from: IsoDate; to: IsoDate }

/** Half-open period that may still be open: without `to` (or null) it runs until further notice. */
export type OpenDateRange = { from: IsoDate; to?: IsoDate | null }

const millisecondsPerDay = 86_400_000

/** Whether the text is a date that exists, from 1000-01-01 to 9999-12-31. */
export function isIsoDate(text: string): boolean {
  if (!/^[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}$/.test(text)) return false
  const time = Date.parse(`${text}T00:00:00Z`)
  // Some days that do not exist (31 June) are moved on instead of refused: the round trip tells.
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text
}

/** Whether February of the year has 29 days. */
export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}

/** Negative when a is before b, 0 when they are the same day, positive when a is after b. */
export function compareDates(a: IsoDate, b: IsoDate): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** The date a number of days later (earlier when negative). */
export function addDays(date: IsoDate, days: number): IsoDate {
  return new Date((dayNumber(date) + days) * millisecondsPerDay).toISOString().slice(0, 10)
}

/** Number of days in the period; 0 when it is empty. */
export function daysIn(range: DateRange): number {
  return Math.max(0, dayNumber(range.to) - dayNumber(range.from))
}

/** The days two periods share; null when they share none. Periods that only touch share none. */
export function overlap(a: OpenDateRange, b: DateRange): DateRange | null {
  const from = compareDates(a.from, b.from) < 0 ? b.from : a.from
  const to = a.to != null && a.to < b.to ? a.to : b.to
  return from < to ? { from, to } : null
}

/** Number of days two periods share. */
export function overlapDays(a: OpenDateRange, b: DateRange): number {
  const shared = overlap(a, b)
  return shared === null ? 0 : daysIn(shared)
}

/** Whether the day lies in the period. */
export function contains(range: OpenDateRange, day: IsoDate): boolean {
  return range.from <= day && (range.to == null || day < range.to)
}

/** The calendar year as a period. */
export function yearRange(year: number): DateRange {
  return { from: `${year}-01-01`, to: `${year + 1}-01-01` }
}

/** Days since 1 January 1970; counted in UTC, so that summer time never adds or loses a day. */
function dayNumber(date: IsoDate): number {
  const time = Date.parse(`${date}T00:00:00Z`)
  if (Number.isNaN(time)) throw new RangeError(`not a date: ${date.slice(0, 20)}`)
  return Math.round(time / millisecondsPerDay)
}
