import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, compareDates, contains, yearRange } from '#figures/dates.ts'
import { type Ratio, ratioText } from '#figures/ratio.ts'
import { type DatedPlaces, occupancyOverPeriod, type PeriodInput, periodProblems } from './occupancy-period.ts'

const text = (value: Ratio | null, decimals = 0) => value && ratioText(value, { rule: 'half-away-from-zero', decimals })
const fullYear = (year: number, more: Partial<PeriodInput> = {}): PeriodInput => ({
  period: yearRange(year),
  capacity: [{ from: '2020-01-01', places: '10' }],
  closed: [],
  blocked: [],
  use: { bedDays: '3285' },
  ...more,
})

describe('occupancy over a period', () => {
  it('reproduces the 14,6 places of Bakkegården in 2022 when ten become fifteen on 31 January', () => {
    const capacity = [
      { from: '2018-01-01', to: '2022-01-31', places: '10' },
      { from: '2022-01-31', places: '15' },
    ]
    const result = occupancyOverPeriod(fullYear(2022, { capacity }))
    expect(result.availableDays).toBe('5325')
    expect(text(result.averagePlaces, 1)).toBe('14.6')
  })

  it('counts a leap day', () => {
    expect(occupancyOverPeriod(fullYear(2023))).toMatchObject({ periodDays: 365, availableDays: '3650' })
    expect(occupancyOverPeriod(fullYear(2024))).toMatchObject({ periodDays: 366, availableDays: '3660' })
  })

  it('takes closed places off what is available, and shows blocked places beside', () => {
    const result = occupancyOverPeriod(
      fullYear(2023, {
        closed: [{ from: '2023-03-01', to: '2023-04-01', places: '4' }],
        blocked: [{ from: '2023-06-01', to: '2023-06-11', places: '2' }],
      }),
    )
    expect(result).toMatchObject({ closedDays: '124', availableDays: '3526', blockedDays: '20', usedDays: '3285' })
    expect([text(result.percent, 1), text(result.percentWithBlocked, 1)]).toEqual(['93.2', '93.7'])
  })

  it('counts the days of stays that lie in the period, an open stay to its end', () => {
    const stays = [
      { from: '2022-12-30', to: '2023-01-03' },
      { from: '2023-12-31' },
      { from: '2024-01-01', to: '2024-05-01' },
    ]
    expect(occupancyOverPeriod(fullYear(2023, { use: { stays } })).usedDays).toBe('3')
  })

  it('has no percentage without available days', () => {
    const none = occupancyOverPeriod(fullYear(2023, { capacity: [] }))
    expect(none).toMatchObject({ availableDays: '0', percent: null, percentWithBlocked: null })
    const closed = [{ from: '2023-01-01', to: '2024-01-01', places: '10' }]
    expect(occupancyOverPeriod(fullYear(2023, { closed })).percent).toBeNull()
  })

  it('agrees with counting place by place and day by day', () => {
    const day = fc.integer({ min: -40, max: 100 }).map((days) => addDays('2024-01-01', days))
    const row = fc.record({ from: day, days: fc.integer({ min: 1, max: 60 }), places: fc.integer({ min: 0, max: 9 }) })
    const rows = fc.array(
      row.map(({ from, days, places }): DatedPlaces => ({ from, to: addDays(from, days), places: String(places) })),
      { maxLength: 5 },
    )
    const period = { from: '2024-01-01', to: '2024-03-15' }
    const onDay = (list: readonly DatedPlaces[], at: string) =>
      list.filter((item) => contains(item, at)).reduce((sum, item) => sum + Number(item.places), 0)
    fc.assert(
      fc.property(rows, rows, rows, (capacity, closed, stays) => {
        let [available, used, impossible] = [0, 0, false]
        for (let at = period.from; compareDates(at, period.to) < 0; at = addDays(at, 1)) {
          available += onDay(capacity, at) - onDay(closed, at)
          used += stays.filter((stay) => contains(stay, at)).length
          impossible ||= onDay(closed, at) > onDay(capacity, at)
        }
        const result = occupancyOverPeriod({ period, capacity, closed, blocked: [], use: { stays } })
        expect(result).toMatchObject({ availableDays: String(available), usedDays: String(used) })
        const codes = periodProblems({ period, capacity, closed }).map((problem) => problem.code)
        if (!codes.includes('capacity-overlap')) expect(codes.includes('closed-exceeds-capacity')).toBe(impossible)
      }),
      { numRuns: 60 },
    )
  })
})

describe('what cannot be', () => {
  const problems = (more: Partial<PeriodInput>) => periodProblems(fullYear(2023, more))

  it('is nothing when capacity rows only touch', () => {
    const capacity = [
      { from: '2023-07-01', places: '12' },
      { from: '2023-01-01', to: '2023-07-01', places: '10' },
    ]
    expect(problems({ capacity })).toEqual([])
  })

  it('is two capacity rows that share a day, in any order', () => {
    const capacity = [
      { from: '2023-07-01', places: '12' },
      { from: '2023-01-01', to: '2023-07-02', places: '10' },
    ]
    expect(problems({ capacity })).toEqual([{ code: 'capacity-overlap', index: 1, other: 0 }])
  })

  it('is a capacity row after one that is still open', () => {
    const capacity = [
      { from: '2020-01-01', places: '10' },
      { from: '2025-01-01', places: '12' },
    ]
    expect(problems({ capacity })).toEqual([{ code: 'capacity-overlap', index: 1, other: 0 }])
  })

  it('is more places closed than there are, told with the day', () => {
    const closed = [
      { from: '2023-02-01', to: '2023-03-01', places: '6' },
      { from: '2023-02-15', to: '2023-02-20', places: '5' },
    ]
    expect(problems({ closed })).toEqual([{ code: 'closed-exceeds-capacity', index: 1, day: '2023-02-15' }])
  })

  it('is not what lies outside the period', () => {
    expect(problems({ closed: [{ from: '2019-01-01', to: '2023-01-01', places: '50' }] })).toEqual([])
  })

  it('is not one closing that begins the day another ends', () => {
    const closed = [
      { from: '2023-03-01', to: '2023-04-01', places: '10' },
      { from: '2023-02-01', to: '2023-03-01', places: '10' },
    ]
    expect(problems({ closed })).toEqual([])
  })
})
