import { addDays } from './dates.ts'
/** The name of a day in both languages. */
export type DayName = { da: string; en: string }

/** Days from Easter Sunday to a holiday that moves with it. */
const moving: [number, DayName][] = [
  [-3, { da: 'skærtorsdag', en: 'Maundy Thursday' }],
  [-2, { da: 'langfredag', en: 'Good Friday' }],
  [0, { da: 'påskedag', en: 'Easter Sunday' }],
  [1, { da: '2. påskedag', en: 'Easter Monday' }],
  [39, { da: 'Kristi himmelfartsdag', en: 'Ascension Day' }],
  [49, { da: 'pinsedag', en: 'Whit Sunday' }],
  [50, { da: '2. pinsedag', en: 'Whit Monday' }],
]

const fixed: Record<string, DayName> = {
  '01-01': { da: 'nytårsdag', en: 'New Year’s Day' },
  '06-05': { da: 'grundlovsdag', en: 'Constitution Day' },
  '12-24': { da: 'juleaftensdag', en: 'Christmas Eve' },
  '12-25': { da: 'juledag', en: 'Christmas Day' },
  '12-26': { da: '2. juledag', en: 'Boxing Day' },
}

const prayerDay: DayName = { da: 'store bededag', en: 'Great Prayer Day' }

/**
 * Easter Sunday of a year (påskedag) in the Gregorian calendar.
 * @returns ISO date
 * @source the anonymous Gregorian computus; 2024: 31 March, 2025: 20 April, 2026: 5 April, 2038: 25 April
 */
export function easterSunday(year: number): string {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const g = Math.floor((8 * b + 13) / 25)
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const days = h + l - 7 * m
  return addDays(`${String(year).padStart(4, '0')}-03-22`, days)
}

/**
 * The Danish holiday (helligdag or other closing day) on a date, or null. Store bededag counts through 2023.
 * @source lov om detailsalg fra butikker m.v. § 2, stk. 1, as worded by the law on the consequences of abolishing
 *   store bededag (L 13, 2022-23, 2nd session, in force 1 January 2024)
 */
export function holidayOn(date: string): DayName | null {
  const year = Number(date.slice(0, 4))
  const easter = easterSunday(year)
  const found = moving.find(([days]) => addDays(easter, days) === date)
  if (found) return found[1]
  if (year <= 2023 && addDays(easter, 26) === date) return prayerDay
  return fixed[date.slice(5)] ?? null
}

const saturday: DayName = { da: 'lørdag', en: 'a Saturday' }
const sunday: DayName = { da: 'søndag', en: 'a Sunday' }

/**
 * Why few are at work on a date: a holiday, a Saturday or a Sunday; null on a working day (arbejdsdag).
 * @source own: a deadline on such a day is pointed out when it is set
 */
export function closedDay(date: string): DayName | null {
  const holiday = holidayOn(date)
  if (holiday) return holiday
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay()
  if (weekday === 6) return saturday
  return weekday === 0 ? sunday : null
}

/**
 * The first working day (arbejdsdag) on or after a date.
 * @source own: what is offered instead of a deadline on a closed day; Maundy Thursday 2026 gives Tuesday 7 April
 */
export function nextWorkingDay(date: string): string {
  let day = date
  while (closedDay(day) !== null) day = addDays(day, 1)
  return day
}
