import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Ratio, ratioText } from '#figures/ratio.ts'
import { breakEvenOccupancy } from '../../rules/break-even.ts'
import { type ScenarioInput, scenarioInput } from '../model.ts'
import { scenario } from '../scenario-fixture.ts'
import { scenarioFromSheet, scenarioResult } from './scenario.ts'

const text = (value: Ratio | null, decimals = 2) => value && ratioText(value, { rule: 'half-away-from-zero', decimals })

function computed(change: Partial<ScenarioInput> = {}, current: string | null = null, year = 2024) {
  const outcome = scenarioResult({ ...scenario, ...change }, year, current)
  if (!outcome.ok) throw new Error(outcome.finding.message)
  return outcome.value
}

describe('a scenario', () => {
  it('is computed as the sheet it would be, and held against the present tariff', () => {
    const { tariff, usedPlaces, difference, breakEven } = computed({}, '3197')
    expect(tariff.perDayText).toBe('3354.63')
    expect(text(usedPlaces, 1)).toBe('10.2')
    expect(text(difference)).toBe('157.63')
    expect(text(breakEven, 1)).toBe('89.6')
  })

  it('has no difference and no break-even without a present tariff', () => {
    expect(computed()).toMatchObject({ difference: null, breakEven: null })
  })

  it('carries a part of the start-up loss and what comes from earlier years', () => {
    const { tariff, startUpPart } = computed({ startUpLoss: '900000', startUpYears: 3, carried: '-100000' })
    expect(startUpPart).toBe('300000')
    expect(tariff.carried).toBe('200000')
  })

  it('is refused where a sheet would be', () => {
    expect(scenarioResult(scenario, 2021, null)).toMatchObject({ ok: false, finding: { id: 'no-rule-set' } })
  })

  it('begins from a sheet, and from none without places', () => {
    const figures = { places: '12', occupancy: '95', cost_staff: '100', adjustment: '-5' }
    const begun = scenarioFromSheet(figures)
    expect(begun).toMatchObject({ places: '12', occupancyPercent: '95', carried: '-5', directHours: null })
    expect(scenarioInput.safeParse(begun).success).toBe(true)
    expect(scenarioFromSheet({ occupancy: '95' })).toBeNull()
  })
})

it('breaks even at its own occupancy by its own tariff, whatever follows the days', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10000 }), fc.integer({ min: 0, max: 951000 }), (hundredths, variable) => {
      const change = { occupancyPercent: String(hundredths / 100), variable: String(variable) }
      const { basis, placeDays, perDay } = computed(change).tariff
      const own = breakEvenOccupancy({ basis, placeDays, ...change }, perDay)
      expect(text(own, 6)).toBe(Number(change.occupancyPercent).toFixed(6))
    }),
  )
})

it('what is impossible is refused at its field', () => {
  const faults = (change: object) =>
    scenarioInput
      .safeParse({ ...scenario, ...change })
      .error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
  expect(faults({ places: '0' })).toEqual(['places: scenarios.placesWrong'])
  expect(faults({ occupancyPercent: '150' })).toEqual(['occupancyPercent: scenarios.occupancyWrong'])
  expect(faults({ costs: { ...scenario.costs, cost_staff: '-1' } })).toEqual([
    'costs.cost_staff: scenarios.amountWrong',
  ])
  expect(faults({ costs: { ...scenario.costs, cost_staff: null } })).toEqual([
    'costs.cost_staff: scenarios.amountWrong',
  ])
  expect(faults({ startUpYears: 0 })).toEqual(['startUpYears: scenarios.yearsWrong'])
  expect(faults({ variable: '99999999999' })).toEqual(['variable: scenarios.variableHigh'])
})
