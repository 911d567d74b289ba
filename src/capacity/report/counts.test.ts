import { expect, test } from 'vitest'
import { exact, type Quantity, unknown } from '#figures/quantity.ts'
import { flagged } from './counts.ts'
import type { ReportData, ReportOffering } from './data.ts'
import { reportGroups } from './groups.ts'

function securedUnit(used: Quantity): ReportOffering {
  const series = [{ year: 2024, places: exact('10'), used }]
  return { coverage: 'secured', series, flags: {}, summary: { regionId: '1081' } } as unknown as ReportOffering
}

test('a secured unit that answers "?" is no unit that has told its occupancy', () => {
  const data = { year: 2024, offerings: [securedUnit(exact('9')), securedUnit(unknown)] } as unknown as ReportData
  const { secured, securedReported } = flagged(data, reportGroups(data))
  expect([secured.length, securedReported.length]).toEqual([2, 1])
})
