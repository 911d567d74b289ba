import { describe, expect, it } from 'vitest'
import type { FigureFormula, FigureSource } from './figure.ts'
import { calculatedFigure, reportedFigure } from './provenance.ts'
import { exact, notReported } from './quantity.ts'
import { percentOf, ratio } from './ratio.ts'
import { wholeNumbers } from './round.ts'

const source: FigureSource = { kind: 'submission', label: 'Region Nordjyllands indberetning for 2024, version 1' }
const formula: FigureFormula = {
  id: 'belaegning-aar',
  version: '1.0',
  text: 'pladsforbrug / pladser × 100',
  filled: '6,4 / 6 × 100',
  validFrom: '2018-01-01',
  methodHref: '/metode/belaegning-aar',
}
const usedInput = {
  id: 'a.2024.used',
  label: 'Pladsforbrug',
  unit: 'pladser',
  period: '2024',
  quantity: exact('6.4'),
  sources: [source],
}
const used = reportedFigure(usedInput)
const places = reportedFigure({ ...usedInput, id: 'a.2024.places', label: 'Pladser', quantity: exact('6') })
const described = { id: 'a.2024.occupancy', label: 'Belægning', unit: '%', period: '2024' }

describe('figures', () => {
  it('show a reported quantity as it was given', () => {
    expect(used).toMatchObject({ text: '6,4', kind: 'reported', inputs: [], rounding: undefined })
    expect(reportedFigure({ ...usedInput, quantity: notReported }).text).toBe('ikke oplyst')
  })

  it('round a calculated value once, from the exact ratio', () => {
    // 79.4999996 % carried with six decimals is 79.500000, which would round to 80: the text must not.
    const value = percentOf(ratio('794999996', '1000000000'))
    const figure = calculatedFigure({ ...described, value, rounding: wholeNumbers, formula, inputs: [used, places] })
    expect(figure.text).toBe('79')
    expect(figure.quantity).toEqual({ state: 'exact', value: '79.5' })
    expect(figure.rounding).toBe('hele tal, halve væk fra nul')
  })

  it('name the inputs and each source once', () => {
    const value = percentOf(ratio('6.4', '6'))
    const figure = calculatedFigure({ ...described, value, rounding: wholeNumbers, formula, inputs: [used, places] })
    expect(figure).toMatchObject({
      text: '107',
      kind: 'calculated',
      inputs: ['a.2024.used', 'a.2024.places'],
      sources: [source],
    })
    expect(JSON.parse(JSON.stringify(figure)).quantity.value).toBe('106.666667')
  })

  it('say why there is no number', () => {
    const value = { state: 'notReported', text: 'ingen pladser' } as const
    const figure = calculatedFigure({ ...described, value, rounding: wholeNumbers, formula, inputs: [places] })
    expect(figure).toMatchObject({ text: 'ingen pladser', quantity: { state: 'notReported' } })
  })

  it('show a calculated interval as a range', () => {
    const value = { low: percentOf(ratio('8', '12')), high: percentOf(ratio('10', '12')) }
    const figure = calculatedFigure({ ...described, value, rounding: wholeNumbers, formula, inputs: [used, places] })
    expect(figure.text).toBe('67–83')
  })
})
