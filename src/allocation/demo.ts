import type { App } from '#platform/app.ts'
import type { AllocationRequest } from './model.ts'
import { createAllocation, publishAllocation } from './service.ts'

const nordjylland = {
  kind: 'population',
  ageGroup: 'total',
  referenceDate: '2021-04-01',
  area: 'region:1081',
} as const

const scenario: AllocationRequest = {
  title: 'Opstart af botilbud, scenarie 1: kommunernes del',
  amount: '4275000',
  unit: 'kr.',
  priceLevel: '2021-priser',
  decimals: 0,
  remainder: 'largest-remainder',
  combination: { kind: 'plain' },
  key: nordjylland,
}

/** The demo content of the room: a published allocation and a draft (kladde), made as the secretariat would. */
export async function loadDemoAllocations(app: App): Promise<void> {
  const id = await createAllocation(app, scenario)
  await publishAllocation(app, { id, version: 1 })
  await createAllocation(app, {
    ...scenario,
    title: 'Underskudsgaranti for Neurocenter Østerskoven, tænkt eksempel',
    amount: '900000',
    priceLevel: '2024-priser',
    combination: { kind: 'deficit-guarantee', percent: '25', party: '1081', limit: '500000' },
    key: { ...nordjylland, referenceDate: '2024-01-01' },
  })
}
