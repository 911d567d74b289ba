import { expect, test } from 'vitest'
import { exact } from '#figures/quantity.ts'
import type { OfferingFigures } from '../model.ts'
import { facilityChart } from './facility-chart.ts'

const texts = { word: (key: string) => key, title: '', subtitle: '', alternative: '', unit: 'pladser' }

function limitLine(secured: boolean) {
  const year = (one: number) => ({ year: one, places: exact('14.6'), used: exact('12') })
  const offering = { offeringId: 'a', secured, series: [year(2023), year(2024)], breaks: [] } as unknown
  return facilityChart(offering as OfferingFigures, {}, texts, 'da')?.series.find(({ name }) => name === 'low')?.texts
}

test('the line of a chart is the limit the offering is held against', () => {
  expect(limitLine(false)).toEqual(['11,7', '11,7'])
  expect(limitLine(true)).toEqual(['12,4', '12,4'])
})
