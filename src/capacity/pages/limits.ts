import type { IsoDate } from '#figures/dates.ts'
import { type ThresholdId, thresholdOn } from '../rules/thresholds.ts'

const named: Record<string, ThresholdId> = {
  low: 'lowOccupancy',
  over: 'overOccupancy',
  secured: 'securedTarget',
  years: 'fallingYears',
}

/** The limits of a day for the sentences that name them: a changed limit changes the sentence. */
export function limitsOn(day: IsoDate): Record<string, string> {
  const found = Object.entries(named).map(([name, id]) => [name, thresholdOn(id, day)?.value] as const)
  return Object.fromEntries(found.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))
}
