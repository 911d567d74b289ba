import { costCategories } from '../model/costs.ts'
import { tariffChange } from './rules/causes.ts'
import { type Calculation, tariffComposition } from './rules/composition.ts'

type Short = { costs: string; adjustment: string; occupancy?: string }

/** A sheet of 12 places whose costs are all staff, as the method page writes it. */
function calculation({ costs, adjustment, occupancy = '95' }: Short): Calculation {
  const none = Object.fromEntries(costCategories.map(({ key }) => [key, '0']))
  return { year: 2025, figures: { ...none, cost_staff: costs, adjustment, places: '12', occupancy } }
}

/** The tariff of such a sheet. */
export function annexTariff(input: Short): Record<string, unknown> {
  return { perDay: tariffComposition(calculation(input))?.perDayText }
}

/** What moved a tariff from one such sheet to another. */
export function annexChange({ before, now }: { before: Short; now: Short }): Record<string, unknown> {
  const found = tariffChange(calculation(before), calculation(now), null)
  const causes = (found?.parts ?? []).map(({ cause, text }) => [cause, text] as const)
  return { ...Object.fromEntries(causes), change: found?.change }
}
