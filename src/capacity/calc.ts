import type { Calculation } from '#figures/calculation.ts'
import { growthCalculation } from './calculations/growth.ts'
import { occupancyCalculation } from './calculations/occupancy.ts'
import { occupancyPeriodCalculation } from './calculations/occupancy-period.ts'
import { sumIntervalsCalculation } from './calculations/sum-intervals.ts'

/** The calculations (beregninger) of this room by the name that command line and HTTP API use. */
export const capacityCalculations: Record<string, Calculation> = {
  occupancy: occupancyCalculation,
  'occupancy-period': occupancyPeriodCalculation,
  growth: growthCalculation,
  'sum-intervals': sumIntervalsCalculation,
}
