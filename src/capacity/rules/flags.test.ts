import { describe, expect, it } from 'vitest'
import { exact, interval, notReported, type Quantity, unknown } from '#figures/quantity.ts'
import { type FlagInput, flags } from './flags.ts'
import { breaksOf } from './series-breaks.ts'
import { type Threshold, thresholdOn, thresholds } from './thresholds.ts'

const input = (places: Quantity, used: Quantity, more: Partial<FlagInput> = {}): FlagInput => ({
  year: 2024,
  series: [{ year: 2024, places, used }],
  secured: false,
  breaks: [],
  ...more,
})
const ids = (...args: Parameters<typeof flags>) => flags(...args).map((flag) => flag.id)

describe('flags', () => {
  it('tell found and expected: Aalborgskolen, høretab, 2024 is at 33 %', () => {
    expect(flags(input(exact('9'), exact('3')))[0]).toEqual({
      id: 'low-occupancy',
      severity: 'attention',
      found: '33,3 %',
      expected: '80 %',
      source: 'Kapacitet og belægning 2024 (4. marts 2025), afsnit 3.2',
      message: 'Belægningen er 33,3 %; grænsen for lav belægning er 80 %.',
      messageEn: 'Occupancy is 33.3%; the limit for low occupancy is 80%.',
    })
  })

  it.each<[string, string, boolean, string[]]>([
    ['10', '8', false, []],
    ['1000', '796', false, ['low-occupancy']],
    ['10', '10', false, []],
    ['1000', '1001', false, ['over-occupancy']],
    ['20', '17', true, []],
    ['15', '10.2', true, ['below-secured-target']],
    ['15', '12.7', true, ['below-secured-target']],
    ['15', '15.5', true, ['over-occupancy']],
    ['6', '6', false, ['small-group']],
    ['9.9', '9.9', false, ['small-group']],
  ])('of %s places with %s used (secured: %s) are %j', (places, used, secured, expected) => {
    expect(ids(input(exact(places), exact(used), { secured }))).toEqual(expected)
  })

  it('are raised by two falling years, not by one', () => {
    const series = (first: string) => [
      { year: 2022, places: exact('20'), used: exact(first) },
      { year: 2023, places: exact('20'), used: exact('19') },
      { year: 2024, places: exact('20'), used: exact('18') },
    ]
    expect(ids(input(exact('20'), exact('18'), { series: series('20') }))).toEqual(['falling-years'])
    expect(ids(input(exact('20'), exact('18'), { series: series('19') }))).toEqual([])
  })

  it('tell the break of IBOS in 2023, and only then', () => {
    const row = { places: exact('80'), used: exact('80') }
    const series = [
      { year: 2023, ...row },
      { year: 2024, ...row },
    ]
    const ibos = { series, breaks: breaksOf('ibos-lsv') }
    expect(ids(input(row.places, row.used, { ...ibos, year: 2023 }))).toEqual(['series-break'])
    expect(ids(input(row.places, row.used, { ...ibos, year: 2024 }))).toEqual([])
  })

  it('do not come from what is missing, impossible or an interval', () => {
    expect(ids(input(notReported, exact('3')))).toEqual([])
    expect(ids(input(exact('20'), unknown))).toEqual([])
    expect(ids(input(exact('20'), interval('3', '4')))).toEqual([])
    expect(ids(input(exact('0'), exact('0')))).toEqual([])
    expect(ids(input(exact('-5'), exact('3')))).toEqual([])
    expect(ids(input(exact('9'), exact('3'), { year: 2023 }))).toEqual([])
  })

  it('do not come from a limit that is not in force', () => {
    const ended: Threshold[] = thresholds.map((row) => ({ ...row, validTo: '2024-12-31' }))
    expect(ids(input(exact('20'), exact('3')), ended)).toEqual([])
    expect(
      ids(
        input(exact('20'), exact('3'), { year: 2017, series: [{ year: 2017, places: exact('20'), used: exact('3') }] }),
      ),
    ).toEqual([])
  })
})

describe('thresholds', () => {
  const idsOfThresholds = [...new Set(thresholds.map((row) => row.id))]

  it.each(idsOfThresholds)('%s covers every year from 2018 to 2025, once', (id) => {
    for (let year = 2018; year <= 2025; year += 1) {
      const day = `${year}-12-31`
      const inForce = thresholds.filter(
        (r) => r.id === id && r.validFrom <= day && (r.validTo === null || day < r.validTo),
      )
      expect(inForce).toHaveLength(1)
    }
  })

  it('takes the row of the day, and none outside the rows', () => {
    const [row] = thresholds as [Threshold]
    const rows = [
      { ...row, value: '80', validTo: '2025-01-01' },
      { ...row, value: '75', validFrom: '2025-01-01' },
    ]
    expect(thresholdOn(row.id, '2024-12-31', rows)?.value).toBe('80')
    expect(thresholdOn(row.id, '2025-01-01', rows)?.value).toBe('75')
    expect(thresholdOn(row.id, '2017-12-31', rows)).toBeNull()
  })
})
