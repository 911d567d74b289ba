import { expect, test } from 'vitest'
import { formatDecimal } from '#figures/format.ts'
import { scenarioFigureId, scenarioFigures } from './figures.ts'
import { scenarioResult } from './rules/scenario.ts'
import { scenario } from './scenario-fixture.ts'
import { shownScenario } from './shown.ts'

const input = { ...scenario, carried: '-120000', startUpLoss: '300000' }
const head = { title: 'Østerskoven 2024', year: 2024, currentTariff: '3200' }
const row = { id: 'a', name: 'A', advantages: '', drawbacks: '', position: 1, recommended: false, version: 1, input }
const computed = { ...row, costs: '0', result: scenarioResult(input, head.year, head.currentTariff) }
const figures = new Map(scenarioFigures(computed, head).map((figure) => [figure.id, figure]))
const of = (measure: string) => figures.get(scenarioFigureId('a', measure))

test('every figure of a scenario leads to figures it was computed from, down to what was typed', () => {
  for (const { inputs, kind } of figures.values()) {
    expect(inputs.every((id) => figures.has(id))).toBe(true)
    expect(inputs.length > 0).toBe(kind === 'calculated')
  }
  expect(of('tariff')?.formula?.filled).toBe('12.469.292,58 / (12 × 85 % × 365)')
  expect(of('basis')?.formula?.filled).toBe('12.489.292,58 + (-120.000) + 100.000')
  expect(of('tariff')?.unit).toBe('kr. pr. døgn, 2024-priser')
})

test('and says what the table of the page shows', () => {
  const shown = shownScenario(computed).computed
  const texts = {
    tariff: shown?.perDay,
    basis: shown?.basis,
    difference: shown?.difference ?? '',
    startUp: shown?.startUpPart,
  }
  for (const [measure, value] of Object.entries(texts)) {
    expect(of(measure)?.text).toBe(formatDecimal(value ?? '', { decimals: 2 }))
  }
  expect(of('breakEven')?.text).toBe(formatDecimal(shown?.breakEven ?? '', { decimals: 1 }))
  expect(scenarioFigures({ ...computed, result: scenarioResult({ ...input, places: '0' }, 2024, null) }, head)).toEqual(
    [],
  )
})
