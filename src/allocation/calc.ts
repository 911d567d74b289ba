import type { Calculation } from '#figures/calculation.ts'
import { allocateCalculation } from './calculations/allocate.ts'

/** The calculations (beregninger) of this room by the name that command line and HTTP API use. */
export const allocationCalculations: Record<string, Calculation> = { allocate: allocateCalculation }
