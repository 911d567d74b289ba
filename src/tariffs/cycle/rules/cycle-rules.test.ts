import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { exact } from '#figures/quantity.ts'
import { fraction, ratio } from '#figures/ratio.ts'
import { computedValue } from '#reporting/index.ts'
import { costCategories } from '../../model/costs.ts'
import type { SheetFigures } from '../model.ts'
import { tariffTemplate } from '../template.ts'
import { carriedInto, settledResult } from './carried.ts'
import { tariffChange } from './causes.ts'
import { comparableTariffs, groupRemarks, median, overheadOutOfLine } from './comparison.ts'
import { tariffComposition } from './composition.ts'
import { commonSteps, isInYear, maySendBack, pathOf, type Standing, stageAfter } from './stages.ts'

const zeroCosts = Object.fromEntries(costCategories.map(({ key }) => [key, '0']))
const sheet = (change: SheetFigures = {}) => ({ figures: { ...budget, ...change }, year: 2025 })
const budget: SheetFigures = {
  ...zeroCosts,
  cost_staff: '6500000',
  cost_property: '675000',
  cost_citizens: '825000',
  adjustment: '0',
  places: '12',
  occupancy: '95',
}

describe('the composition of a tariff', () => {
  test('8.000.000 kr. over 12 places, 95 % and 365 days is 1.922,61 kr. a day', () => {
    expect(tariffComposition(sheet())).toMatchObject({ basis: '8000000', perDayText: '1922.61' })
  })

  test('a surplus of two years ago lowers it: 370.000 kr. less is 1.833,69 kr.', () => {
    expect(tariffComposition(sheet({ adjustment: '-370000' }))).toMatchObject({
      costs: '8000000',
      basis: '7630000',
      perDayText: '1833.69',
    })
  })

  test('financial income is written as it is and lowers the basis', () => {
    expect(tariffComposition(sheet({ finance_income: '100000' }))?.basis).toBe('7900000')
  })

  test.each(['places', 'occupancy', 'adjustment', 'cost_staff'])(
    'without %s there is no tariff, not one of 0',
    (key) => {
      const { [key]: _, ...figures } = budget
      expect(tariffComposition({ figures, year: 2025 })).toBeNull()
    },
  )

  test('0 places give no tariff', () => expect(tariffComposition(sheet({ places: '0' }))).toBeNull())

  const amount = fc.bigInt(0n, 10n ** 13n).map((oere) => `${oere / 100n}.${String(oere % 100n).padStart(2, '0')}`)
  const figures = fc
    .record({
      ...Object.fromEntries(costCategories.map(({ key }) => [key, amount])),
      adjustment: amount,
      places: fc.integer({ min: 1, max: 9999 }).map((tenths) => String(tenths / 10)),
      occupancy: fc.integer({ min: 100, max: 10_000 }).map((hundredths) => String(hundredths / 100)),
    })
    .map((one) => Object.fromEntries(Object.entries(one).map(([key, text]) => [key, canonical(text as string)])))

  test('its parts and what is carried sum to it exactly', () => {
    fc.assert(
      fc.property(figures, (one) => {
        const found = tariffComposition({ figures: one, year: 2025 })
        if (!found) return false
        const days = found.placeDays
        const carried = fraction(
          ratio(one.adjustment ?? '0', '1').numerator * days.denominator,
          ratio(one.adjustment ?? '0', '1').denominator * days.numerator,
        )
        const sum = found.parts.reduce((total, { perDay }) => add(total, perDay), carried)
        return sum.numerator * found.perDay.denominator === found.perDay.numerator * sum.denominator
      }),
    )
  })

  test('the form computes the same totals and tariff as this rule', () => {
    fc.assert(
      fc.property(figures, (one) => {
        const values = Object.fromEntries(Object.entries(one).map(([key, text]) => [key, exact(text)]))
        const shown = tariffTemplate.computed.map((column) => Number(computedValue(column, values) ?? Number.NaN))
        const found = tariffComposition({ figures: one, year: 2025 })
        expect(tariffTemplate.computed.map(({ key }) => key)).toEqual(['costs', 'basis', 'tariff'])
        expect(shown).toEqual([Number(found?.costs), Number(found?.basis), Number(found?.perDayText)])
      }),
    )
  })
})

describe('why a tariff moved', () => {
  test('the parts sum to the change: indexation, costs, places, occupancy and carried result', () => {
    const now = sheet({ cost_staff: '6900000', adjustment: '-370000', occupancy: '90' })
    const found = tariffChange(sheet(), now, { factor: ratio('103.1', '100'), rates: [] })
    expect(found?.parts.map(({ cause, text }) => [cause, text])).toEqual([
      ['indexation', '59.60'],
      ['costs', '36.53'],
      ['places', '0.00'],
      ['occupancy', '112.16'],
      ['carried', '-93.86'],
    ])
    const printed = (found?.parts ?? []).reduce((sum, { text }) => sum + Math.round(Number(text) * 100), 0)
    expect(printed).toBe(Math.round(Number(found?.change) * 100))
  })

  test('without a rate there is no part called indexation', () => {
    expect(tariffChange(sheet(), sheet({ occupancy: '90' }), null)?.parts.map(({ cause }) => cause)).toEqual([
      'costs',
      'places',
      'occupancy',
      'carried',
    ])
  })

  test('what cannot be computed has no causes', () => {
    expect(tariffChange(sheet({ places: '0' }), sheet(), null)).toBeNull()
  })
})

describe('what is carried from earlier years', () => {
  test('of a surplus of 770.000 kr. 400.000 stay and 370.000 lower the tariff of two years later', () => {
    const settled = settledResult({ year: 2023, basis: '8000000', result: '770000' })
    expect(settled).toEqual({ retained: '400000', toTariff: '370000', latestYear: 2025 })
    expect(carriedInto([{ year: 2023, toTariff: '370000', carriedYear: 2025 }], 2025)).toBe('-370000')
    expect(carriedInto([{ year: 2023, toTariff: '370000', carriedYear: 2024 }], 2025)).toBe('0')
    expect(carriedInto([{ year: 2022, toTariff: '-1000', carriedYear: 2024 }], 2024)).toBe('1000')
    expect(carriedInto([{ year: 2024, toTariff: '0', carriedYear: null }], 2025)).toBe('0')
  })
  test('a year before the agreement has no rule', () => {
    expect(settledResult({ year: 2015, basis: '1', result: '1' })).toBeNull()
  })
})

describe('the steps', () => {
  const at = (change: Partial<Standing> = {}): Standing => ({
    stage: 'reported',
    kind: 'yearly',
    delegated: false,
    provisional: false,
    ...change,
  })

  test.each([
    ['group, FU, DAS', at(), 'checked', 'checked'],
    ['FU after the group', at({ stage: 'checked' }), 'recommended', 'recommended'],
    ['DAS after FU', at({ stage: 'recommended' }), 'approved', 'approved'],
    ['DAS not before FU', at({ stage: 'checked' }), 'approved', null],
    ['a late one by FU alone', at({ stage: 'checked', delegated: true }), 'approved', 'approved'],
    ['a change within the year by FU alone', at({ stage: 'checked', kind: 'mid-year' }), 'approved', 'approved'],
    ['nothing unchecked is approved', at({ kind: 'mid-year' }), 'approved', null],
    ['a provisional tariff becomes final', at({ stage: 'approved', provisional: true }), 'final', 'approved'],
    ['a final one is final', at({ stage: 'approved' }), 'final', null],
    ['what is delegated is not delegated again', at({ delegated: true }), 'delegated', null],
    ['what is recommended is not delegated', at({ stage: 'recommended' }), 'delegated', null],
  ] as const)('%s', (_name, standing, step, expected) => expect(stageAfter(standing, step)).toBe(expected))

  test('the body is the one whose step it is', () => {
    expect(pathOf(at({ stage: 'recommended' }), 'approved')).toBe('approved')
    expect(pathOf(at({ stage: 'checked', delegated: true }), 'approved')).toBe('late')
    expect(pathOf(at({ stage: 'checked', kind: 'mid-year' }), 'approved')).toBe('mid-year')
    expect(pathOf(at(), 'delegated')).toBe('approved')
  })

  test('in bulk only what each allows', () => {
    expect(commonSteps([at(), at({ stage: 'checked' })], ['checked', 'delegated', 'recommended'])).toEqual([
      'delegated',
    ])
    expect(commonSteps([], ['checked'])).toEqual([])
  })

  test('an approved sheet is not sent back', () => {
    expect(maySendBack('checked')).toBe(true)
    expect(maySendBack('approved')).toBe(false)
  })

  test('29 February is a day of 2028', () => {
    expect(isInYear('2028-02-29', 2028)).toBe(true)
    expect(isInYear('2027-12-31', 2028)).toBe(false)
  })
})

describe('comparison', () => {
  const one = (
    id: string,
    perDay: string,
    legalBasis: string | null = '§ 107',
    targetGroup: string | null = 'Autisme',
  ) => ({
    id,
    perDay,
    legalBasis,
    targetGroup,
  })

  test('only the same legal basis and target group are compared, with N and spread; the rest is named', () => {
    const found = comparableTariffs([
      one('a', '2100'),
      one('b', '1900.5'),
      one('c', '3000', '§ 108'),
      one('d', '1', null),
      one('e', '2200'),
    ])
    expect(found.groups).toMatchObject([{ n: 3, low: '1900.5', median: '2100', high: '2200' }])
    expect(found.alone.map(({ id }) => id)).toEqual(['c'])
    expect(found.unknown.map(({ id }) => id)).toEqual(['d'])
  })

  test('what is not alike within a group is said: few, occupancy, hours, provisional', () => {
    const same = { occupancy: '95', hours: '30', provisional: false }
    expect(groupRemarks([same, same, { ...same, occupancy: '100' }])).toEqual([])
    expect(groupRemarks([same, { occupancy: '85', hours: undefined, provisional: true }])).toEqual([
      { kind: 'few', n: 2 },
      { kind: 'occupancy', low: '85', high: '95' },
      { kind: 'hours-missing', n: 1 },
      { kind: 'provisional', n: 1 },
    ])
    expect(groupRemarks([same, same, { ...same, occupancy: undefined }])).toEqual([])
  })

  test('the median of two is their mean, of none there is none', () => {
    expect(median(['2', '1'])).toBe('1.5')
    expect(median([])).toBeNull()
  })

  const percent = (text: string) => ratio(text, '100')
  test('an overhead more than three points from the median of the others is out of line', () => {
    const others = ['6', '7', '6.5'].map(percent)
    expect(overheadOutOfLine(percent('9.6'), others)).toMatchObject({ n: 3 })
    expect(overheadOutOfLine(percent('9.5'), others)).toBeNull()
    expect(overheadOutOfLine(percent('3.4'), others)).toMatchObject({ n: 3 })
  })
  test('two others are too few to say', () =>
    expect(overheadOutOfLine(percent('50'), [percent('6'), percent('7')])).toBeNull())
})

function add(a: { numerator: bigint; denominator: bigint }, b: { numerator: bigint; denominator: bigint }) {
  return fraction(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator)
}

function canonical(text: string): string {
  return text.includes('.') ? text.replace(/0+$/, '').replace(/\.$/, '') : text
}
