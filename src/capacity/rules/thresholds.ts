import type { IsoDate } from '#figures/dates.ts'
import type { DecimalText } from '#figures/quantity.ts'

export type ThresholdId = 'lowOccupancy' | 'overOccupancy' | 'securedTarget' | 'fallingYears' | 'smallGroup'

/** A limit of the rules (grænse) with the days it is in force: [validFrom, validTo). */
export type Threshold = {
  id: ThresholdId
  value: DecimalText
  unit: '%' | 'år' | 'pladser'
  validFrom: IsoDate
  validTo: IsoDate | null
  source: string
}

const report = 'Kapacitet og belægning 2024 (4. marts 2025)'

/**
 * The limits behind the flags (grænser for flag). A changed limit is a new row; the old one gets its last day.
 *
 * In force from the first year of the figures (2018): the report applies them to the whole series it prints.
 *
 * @source kapacitet-2024, section 3.2 (under 80 %) and section 4 (budget target 85 %); the others are choices of this program, said in `source`
 */
export const thresholds: readonly Threshold[] = [
  {
    id: 'lowOccupancy',
    value: '80',
    unit: '%',
    validFrom: '2018-01-01',
    validTo: null,
    source: `${report}, afsnit 3.2`,
  },
  {
    id: 'overOccupancy',
    value: '100',
    unit: '%',
    validFrom: '2018-01-01',
    validTo: null,
    source: 'Følger af definitionen: flere pladser er brugt, end der er normeret',
  },
  {
    id: 'securedTarget',
    value: '85',
    unit: '%',
    validFrom: '2018-01-01',
    validTo: null,
    source: `${report}, afsnit 4`,
  },
  {
    id: 'fallingYears',
    value: '2',
    unit: 'år',
    validFrom: '2018-01-01',
    validTo: null,
    source: 'Valgt her: ét års fald kan være tilfældigt, to år i træk bør ses efter',
  },
  {
    id: 'smallGroup',
    value: '10',
    unit: 'pladser',
    validFrom: '2018-01-01',
    validTo: null,
    source: 'Valgt her: under 10 pladser flytter én borger belægningen mere end 10 procentpoint',
  },
]

/**
 * The limit in force on a day (gældende grænse).
 *
 * @returns null when no row covers the day; the nearest row is never taken instead
 * @source kapacitet-2024, section 3.2: the limit for low occupancy on 31 December 2024 is 80 %
 */
export function thresholdOn(id: ThresholdId, day: IsoDate, rows: readonly Threshold[] = thresholds): Threshold | null {
  const inForce = (row: Threshold) => row.validFrom <= day && (row.validTo === null || day < row.validTo)
  return rows.find((row) => row.id === id && inForce(row)) ?? null
}
