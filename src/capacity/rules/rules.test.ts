import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exact, interval, notReported, type Quantity, unknown } from '#figures/quantity.ts'
import { percentOf, type Ratio, ratio, ratioText } from '#figures/ratio.ts'
import { exactPercent, occupancy } from './occupancy.ts'
import { breaksOf, spansBreak } from './series-breaks.ts'
import { totalPlaces, weightedTotal } from './totals.ts'
import { type CapacityYear, changeBetween, fallingYears, growth } from './trend.ts'

const whole = (value: Ratio | null) => value && ratioText(value, { rule: 'half-away-from-zero', decimals: 0 })
const line = (id: string, places: Quantity, used: Quantity) => ({ id, places, used })
const years = (first: number, ...pairs: [places: string, used: string][]): CapacityYear[] =>
  pairs.map(([places, used], index) => ({ year: first + index, places: exact(places), used: exact(used) }))

describe('yearly occupancy', () => {
  it('reproduces the printed 107 % of Aalborgskolen, døvblindhed, 2024', () => {
    expect(whole(exactPercent(occupancy(exact('6.4'), exact('6'))))).toBe('107')
  })

  it('is 0 % when no place was used', () => {
    expect(whole(exactPercent(occupancy(exact('0'), exact('6'))))).toBe('0')
  })

  it.each([
    [exact('6.4'), exact('0'), 'noPlaces'],
    [exact('6.4'), unknown, 'placesUnknown'],
    [exact('6.4'), notReported, 'placesNotReported'],
    [unknown, exact('6'), 'usedUnknown'],
    [notReported, exact('6'), 'usedNotReported'],
    [exact('-1'), exact('6'), 'negative'],
    [exact('1'), exact('-6'), 'negative'],
    [exact('1'), interval('0', '6'), 'noPlaces'],
  ])('of %j in %j is none, because %s', (used, places, reason) => {
    expect(occupancy(used, places)).toEqual({ low: null, high: null, reason })
  })

  it('of an interval is an interval, from fewest used in most places to most used in fewest', () => {
    const value = occupancy(interval('8', '10'), interval('10', '12'))
    expect([whole(value.low), whole(value.high)]).toEqual(['67', '100'])
    expect(exactPercent(value)).toBeNull()
  })
})

describe('weighted totals', () => {
  const table2 = [
    line('aalborgskolen', exact('9'), exact('3')),
    line('center-for-hoeretab', exact('30'), exact('27.7')),
    line('geelsgaardskolen', exact('100'), exact('96.2')),
    line('kastelsvej', exact('24'), exact('23')),
  ]

  it('divide the sums of Tabel 2, 2024, and are no mean of percentages', () => {
    const total = weightedTotal(table2)
    expect(total).toMatchObject({ places: '163', used: '149.9', leftOut: [] })
    expect(whole(total.percent)).toBe('92')
  })

  it('name the lines that are left out, and let them move neither sum', () => {
    const missing = [
      line('a', exact('10'), notReported),
      line('b', unknown, exact('3')),
      line('c', exact('10'), interval('3', '4')),
      line('d', interval('0', '4'), exact('3')),
      line('e', exact('-1'), exact('3')),
    ]
    const total = weightedTotal([...table2, ...missing])
    expect(total).toMatchObject({ places: '163', used: '149.9' })
    expect(total.leftOut).toEqual([
      { id: 'a', reason: 'usedNotReported' },
      { id: 'b', reason: 'placesUnknown' },
      { id: 'c', reason: 'interval' },
      { id: 'd', reason: 'interval' },
      { id: 'e', reason: 'negative' },
    ])
  })

  it('count who used a line without places', () => {
    const total = weightedTotal([line('a', exact('10'), exact('8')), line('b', exact('0'), exact('1'))])
    expect(total).toMatchObject({ places: '10', used: '9', counted: ['a', 'b'], leftOut: [] })
    expect(whole(total.percent)).toBe('90')
    expect(weightedTotal([line('b', exact('0'), exact('1'))])).toMatchObject({ places: '0', used: '1', percent: null })
  })

  it('have no percentage when no line counts', () => {
    expect(weightedTotal([line('a', exact('10'), unknown)])).toMatchObject({ places: null, used: null, percent: null })
    expect(weightedTotal([])).toMatchObject({ percent: null, counted: [] })
  })

  it('add places with what is missing beside them', () => {
    const lines = [
      line('a', exact('10'), unknown),
      line('b', interval('8', '10'), unknown),
      line('c', unknown, unknown),
    ]
    expect(totalPlaces(lines)).toEqual({ low: '18', high: '20', unknown: 1, notReported: 0 })
    expect(totalPlaces(table2)).toMatchObject({ low: '163', high: '163' })
  })

  it('lie between the lowest and the highest line', () => {
    const lines = fc.array(fc.tuple(fc.integer({ min: 1, max: 999 }), fc.integer({ min: 0, max: 999 })), {
      minLength: 1,
      maxLength: 8,
    })
    fc.assert(
      fc.property(lines, (pairs) => {
        const total = weightedTotal(pairs.map(([p, u], i) => line(String(i), exact(String(p)), exact(String(u)))))
        const percents = pairs.map(([p, u]) => (u / p) * 100)
        const percent = Number(ratioText(total.percent as Ratio, { rule: 'half-away-from-zero', decimals: 9 }))
        expect(percent).toBeGreaterThanOrEqual(Math.min(...percents) - 1e-6)
        expect(percent).toBeLessThanOrEqual(Math.max(...percents) + 1e-6)
      }),
    )
  })
})

describe('trend and change', () => {
  const hearingLoss = years(
    2018,
    ['9', '9.4'],
    ['9', '6'],
    ['9', '5'],
    ['9', '4.2'],
    ['9', '3.9'],
    ['9', '3.6'],
    ['9', '3'],
  )
  const ibos = years(2021, ['10', '10'], ['10', '9'], ['80', '70'], ['98', '80'])
  const ibosBreaks = breaksOf('ibos-lsv')

  it('grows by 50 % from 10 to 15 places', () => {
    expect(growth('10', '15')).toEqual(percentOf(ratio('1', '2')))
    expect(whole(growth('15', '10'))).toBe('-33')
  })

  it('has no growth from nothing or from less', () => {
    expect(growth('0', '5')).toBeNull()
    expect(growth('-1', '5')).toBeNull()
  })

  it('reproduces the fall of 13 percentage points of Aalborgskolen, døvblindhed', () => {
    const [before, after] = years(2023, ['6', '7.2'], ['6', '6.4']) as [CapacityYear, CapacityYear]
    const change = changeBetween(before, after, [])
    expect(change).toMatchObject({ from: 2023, to: 2024, places: '0', used: '-0.8', acrossBreak: false })
    expect(whole(change.occupancyPoints)).toBe('-13')
  })

  it('compares nothing across a break of series', () => {
    const [, before, after] = ibos as [CapacityYear, CapacityYear, CapacityYear]
    const change = changeBetween(before, after, ibosBreaks)
    expect(change).toEqual({
      from: 2022,
      to: 2023,
      acrossBreak: true,
      places: null,
      placesPercent: null,
      used: null,
      occupancyPoints: null,
    })
    expect(spansBreak(ibosBreaks, 2023, 2024)).toBe(false)
  })

  it('has no change from a missing figure', () => {
    const [known] = years(2024, ['6', '6.4']) as [CapacityYear]
    const change = changeBetween({ year: 2023, places: unknown, used: notReported }, known, [])
    expect(change).toMatchObject({ places: null, used: null, placesPercent: null, occupancyPoints: null })
  })

  it('counts six falling years of Aalborgskolen, høretab, up to 2024', () => {
    expect(fallingYears(hearingLoss, 2024, [])).toBe(6)
    expect(fallingYears(hearingLoss, 2018, [])).toBe(0)
  })

  it('stops counting at a break, a missing year and a year without a fall', () => {
    expect(fallingYears(ibos, 2024, ibosBreaks)).toBe(1)
    expect(fallingYears(ibos, 2024, [])).toBe(3)
    expect(
      fallingYears(
        hearingLoss.filter((row) => row.year !== 2022),
        2024,
        [],
      ),
    ).toBe(1)
    expect(fallingYears(years(2022, ['10', '8'], ['10', '8'], ['10', '7']), 2024, [])).toBe(1)
  })
})
