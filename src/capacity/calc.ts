import { type Calculation, type CalculationAnswer, runCalculation as run } from '#figures/calculation.ts'
import { growthCalculation } from './calculations/growth.ts'
import { occupancyCalculation } from './calculations/occupancy.ts'
import { occupancyPeriodCalculation } from './calculations/occupancy-period.ts'
import { sumIntervalsCalculation } from './calculations/sum-intervals.ts'

/** The calculations (beregninger) of this room by the name that command line and HTTP API use. */
export const calculations: Record<string, Calculation> = {
  occupancy: occupancyCalculation,
  'occupancy-period': occupancyPeriodCalculation,
  growth: growthCalculation,
  'sum-intervals': sumIntervalsCalculation,
}

/**
 * Runs a calculation on JSON from outside.
 *
 * @param name - a key of `calculations`; another gives the error `unknown-calculation`
 * @param json - any value that JSON.parse can give
 * @returns `output` to send as it is, or `error` with code, path and Danish message; never throws on JSON
 */
export function runCalculation(name: string, json: unknown): CalculationAnswer {
  const calculation = Object.hasOwn(calculations, name) ? calculations[name] : undefined
  if (calculation !== undefined) return run(calculation, json)
  const message = `Beregningen findes ikke. Vælg en af: ${Object.keys(calculations).join(', ')}.`
  return { ok: false, error: { code: 'unknown-calculation', path: '', message } }
}
