import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  compareDates,
  contains,
  daysIn,
  isIsoDate,
  isLeapYear,
  overlap,
  overlapDays,
  yearRange,
} from './dates.ts'

const dates = fc.integer({ min: 0, max: 60_000 }).map((days) => addDays('1950-01-01', days))
const ranges = fc
  .tuple(dates, fc.integer({ min: 0, max: 4000 }))
  .map(([from, days]) => ({ from, to: addDays(from, days) }))

describe('calendar dates', () => {
  it.each(['2024-02-29', '2000-02-29', '1000-01-01', '9999-12-31'])('knows %s', (text) => {
    expect(isIsoDate(text)).toBe(true)
  })

  it.each([
    '2023-02-29',
    '1900-02-29',
    '2024-06-31',
    '2024-13-01',
    '2024-00-10',
    '2024-1-1',
    '24-01-01',
    '0999-01-01',
    '2024-01-01T00:00',
    '',
    '2024-02-29\n',
  ])('refuses %j', (text) => {
    expect(isIsoDate(text)).toBe(false)
  })

  it('counts 366 days in a leap year', () => {
    expect([2023, 2024, 1900, 2000].map((year) => daysIn(yearRange(year)))).toEqual([365, 366, 365, 366])
    expect([2023, 2024, 1900, 2000].map(isLeapYear)).toEqual([false, true, false, true])
  })

  it('counts the day clocks change as one day', () => {
    expect(daysIn({ from: '2024-03-31', to: '2024-04-01' })).toBe(1)
    expect(addDays('2024-10-26', 2)).toBe('2024-10-28')
  })

  it('shares no day between periods that only touch', () => {
    expect(overlap({ from: '2024-01-01', to: '2024-03-01' }, { from: '2024-03-01', to: '2024-04-01' })).toBeNull()
  })

  it('lets an open period run to the end of what it is compared with', () => {
    expect(overlapDays({ from: '2024-12-31' }, yearRange(2024))).toBe(1)
    expect(overlapDays({ from: '2023-01-01', to: null }, yearRange(2024))).toBe(366)
  })

  it('counts each shared day once, day by day', () => {
    fc.assert(
      fc.property(ranges, ranges, (a, b) => {
        let shared = 0
        for (let day = a.from; compareDates(day, a.to) < 0; day = addDays(day, 1)) if (contains(b, day)) shared += 1
        expect(overlapDays(a, b)).toBe(shared)
        expect(overlapDays(b, a)).toBe(shared)
      }),
      { numRuns: 30 },
    )
  })

  it('returns to the same date when days are added and taken away', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: -5000, max: 5000 }), (date, days) => {
        expect(addDays(addDays(date, days), -days)).toBe(date)
        if (days >= 0) expect(daysIn({ from: date, to: addDays(date, days) })).toBe(days)
      }),
    )
  })
})
