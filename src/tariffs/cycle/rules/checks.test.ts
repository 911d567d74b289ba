import { describe, expect, test } from 'vitest'
import { ratio } from '#figures/ratio.ts'
import { tariffTemplate } from '../template.ts'
import { changeOf, checkLimits, checksOf } from './checks.ts'
import { mayAnswer, usualStep } from './stages.ts'

const limits = { changePercent: '5', occupancyMin: '95' }
const beside = { limits, own: null, others: [], results: [] }
const figures = { places: '12', occupancy: '95', direct_hours: '30', adjustment: '0' }
const sheet = { figures, texts: {}, perDay: '1922.61', year: 2026 }
const kinds = (...given: Parameters<typeof checksOf>) => checksOf(...given).map(({ kind }) => kind)

describe('the limits of a round', () => {
  test('are those of its template: 5 % and 95 %', () => {
    expect(checkLimits(tariffTemplate)).toEqual(limits)
  })

  test('are other ones in another version, and none where the template asks nothing', () => {
    const rules = tariffTemplate.rules.map((rule) =>
      rule.id === 'tariff-changed' && rule.predicate.kind === 'needs-comment'
        ? {
            ...rule,
            predicate: { ...rule.predicate, when: { kind: 'change' as const, field: 'tariff', percent: '10' } },
          }
        : rule,
    )
    expect(checkLimits({ ...tariffTemplate, rules })).toEqual({ changePercent: '10', occupancyMin: '95' })
    expect(checkLimits(undefined)).toEqual({ changePercent: null, occupancyMin: null })
  })
})

describe('what the group is pointed at', () => {
  test('nothing in a sheet like last year’s', () => {
    expect(checksOf(sheet, { ...sheet, year: 2025 }, beside)).toEqual([])
  })

  test('a change from the threshold on, with the reason or without', () => {
    const former = { ...sheet, perDay: '1831.05' }
    expect(checksOf(sheet, former, beside)).toEqual([{ kind: 'changed', reason: null }])
    expect(checksOf({ ...sheet, texts: { change_reason: 'Nattevagt' } }, former, beside)).toEqual([
      { kind: 'changed', reason: 'Nattevagt' },
    ])
    expect(kinds(sheet, former, { ...beside, limits: { ...limits, changePercent: '10' } })).toEqual([])
    expect(kinds(sheet, { ...sheet, perDay: '1831.07' }, beside), 'just below 5 %').toEqual([])
  })

  test('changed places, and places written otherwise are the same', () => {
    expect(kinds(sheet, { ...sheet, figures: { ...figures, places: '11' } }, beside)).toEqual(['places'])
    expect(kinds(sheet, { ...sheet, figures: { ...figures, places: '12.0' } }, beside)).toEqual([])
  })

  test('an occupancy below the expected, and hours left out', () => {
    const low = { ...sheet, figures: { places: '12', occupancy: '94.99', adjustment: '0' } }
    expect(checksOf(low, undefined, beside)).toEqual([
      { kind: 'occupancy', found: '94.99', min: '95', reason: null },
      { kind: 'hours-missing', reason: null },
    ])
    const reasons = { 'occupancy-low': 'Korte forløb', 'direct-hours-missing': 'Måles fra 2027' }
    expect(checksOf(low, undefined, { ...beside, reasons })).toEqual([
      { kind: 'occupancy', found: '94.99', min: '95', reason: 'Korte forløb' },
      { kind: 'hours-missing', reason: 'Måles fra 2027' },
    ])
  })

  test('an overhead far from the others, and an adjustment that the results do not give', () => {
    const others = ['7', '7', '8'].map((percent) => ratio(percent, '100'))
    expect(kinds(sheet, undefined, { ...beside, own: ratio('15', '100'), others })).toEqual(['overhead'])
    const results = [{ year: 2024, toTariff: '370000', carriedYear: 2026 }]
    expect(checksOf(sheet, undefined, { ...beside, results })).toEqual([
      { kind: 'carried', expected: '-370000', found: '0' },
    ])
  })
})

test('a change is a share of the tariff before, and none of a tariff of 0', () => {
  expect(changeOf({ perDay: '110' }, { perDay: '100' })).toEqual(ratio('10', '100'))
  expect(changeOf({ perDay: '110' }, { perDay: '0' })).toBeNull()
})

test('a remark is answered until the sheet is decided', () => {
  expect((['reported', 'sent-back', 'checked', 'recommended'] as const).map(mayAnswer)).toEqual([
    true,
    true,
    true,
    true,
  ])
  expect((['approved', 'superseded'] as const).map(mayAnswer)).toEqual([false, false])
})

test('the usual next step is proposed: never to delegate, and FU’s own approval without a recommendation', () => {
  const standing = { stage: 'checked', kind: 'yearly', delegated: false, provisional: false } as const
  expect(usualStep(standing, ['recommended', 'delegated'])).toBe('recommended')
  expect(usualStep({ ...standing, kind: 'mid-year' }, ['recommended', 'approved', 'delegated'])).toBe('approved')
  expect(usualStep({ ...standing, delegated: true }, ['recommended', 'approved'])).toBe('approved')
  expect(usualStep(standing, ['delegated'])).toBeNull()
})
