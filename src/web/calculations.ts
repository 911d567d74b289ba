import { allocationCalculations } from '#allocation/index.ts'
import { capacityCalculations } from '#capacity/index.ts'
import { type Calculation, type CalculationAnswer, runNamedCalculation } from '#figures/calculation.ts'
import { tariffCalculations } from '#tariffs/index.ts'

/** The calculations (beregninger) of all rooms by the name that command line and HTTP API use. */
export const calculations: Record<string, Calculation> = {
  ...capacityCalculations,
  ...allocationCalculations,
  ...tariffCalculations,
}

/** Runs a calculation of any room on JSON from outside; see `runNamedCalculation`. */
export function runCalculation(name: string, json: unknown): CalculationAnswer {
  return runNamedCalculation(calculations, name, json)
}
