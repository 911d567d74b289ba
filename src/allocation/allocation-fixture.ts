import type { AllocationInput, AllocationKey, Combination } from './model.ts'

/** Nordjylland's eleven on 1 April 2021, in the order of the printed table. */
export const nordjylland: [id: string, name: string, population: number][] = [
  ['810', 'Brønderslev', 36140],
  ['813', 'Frederikshavn', 58933],
  ['860', 'Hjørring', 64099],
  ['849', 'Jammerbugt', 38166],
  ['825', 'Læsø', 1776],
  ['846', 'Mariagerfjord', 41584],
  ['773', 'Morsø', 20078],
  ['840', 'Rebild', 30504],
  ['787', 'Thisted', 43126],
  ['820', 'Vesthimmerland', 36343],
  ['851', 'Aalborg', 219573],
]

export function keyOf(
  rows: readonly [string, string, number | string][],
  change: Partial<AllocationKey> = {},
): AllocationKey {
  return {
    kind: 'custom',
    label: 'Vægte',
    area: 'Egen liste',
    ageGroup: null,
    referenceDate: null,
    source: 'prøve',
    parties: rows.map(([id, name, weight]) => ({ id, name, weight: String(weight) })),
    ...change,
  }
}

export function inputOf(change: Partial<AllocationInput> = {}): AllocationInput {
  return {
    form: 'rammevaerk-fordeling-1',
    amount: '4275000',
    unit: 'kr.',
    priceLevel: '2021-priser',
    decimals: 0,
    remainder: 'none',
    combination: { kind: 'plain' },
    key: keyOf(nordjylland, { kind: 'population', ageGroup: 'total', referenceDate: '2021-04-01' }),
    useKey: null,
    ...change,
  }
}

export const region = { id: '1081', name: 'Region Nordjylland' }
export const guarantee: Combination = { kind: 'deficit-guarantee', percent: '25', limit: '500000', party: region }
