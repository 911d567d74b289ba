import type { Calculation } from '#figures/calculation.ts'
import { businessCaseCalculation } from './calculations/business-case.ts'
import { capitalCostsCalculation } from './calculations/capital-costs.ts'
import { noticeCalculation } from './calculations/notice.ts'
import { settleResultCalculation } from './calculations/settle-result.ts'
import { supplementaryCalculation } from './calculations/supplementary.ts'
import { tariffCalculation } from './calculations/tariff.ts'
import { twoPartCalculation } from './calculations/two-part.ts'

/** The calculations (beregninger) of this room by the name that command line and HTTP API use. */
export const tariffCalculations: Record<string, Calculation> = {
  tariff: tariffCalculation,
  'tariff-two-part': twoPartCalculation,
  supplementary: supplementaryCalculation,
  'settle-result': settleResultCalculation,
  'business-case': businessCaseCalculation,
  notice: noticeCalculation,
  'capital-costs': capitalCostsCalculation,
}
