import type { Cost } from '../../model/costs.ts'
import { costCategories } from '../../model/costs.ts'
import type { RuleSet } from '../../model/rule-set.ts'
import type { Tariff } from '../../model/sheet.ts'
import { tariffOf } from '../../rules/basis.ts'
import { ruleSets } from '../../rules/rule-set-data.ts'
import type { SheetFigures } from '../model.ts'

/** What a tariff is computed from: what was reported, and the year whose rule set counts. */
export type Calculation = { figures: SheetFigures; year: number }

/**
 * How the tariff of a sheet (takst) is composed, by the rule set of its year: the basis over the budgeted days, and
 * each category the same way.
 *
 * @param rows - the rule sets; those the program knows unless told otherwise
 * @returns null when a category, the adjustment, the places or the occupancy was not reported: missing is not zero; and
 *   where the rules give no tariff
 * @source styringsaftale-2022, table 4 and section 5: 8.000.000 kr., 12 places, 95 %: 1.922,61 kr. a day
 */
export function tariffComposition({ figures, year }: Calculation, rows: readonly RuleSet[] = ruleSets): Tariff | null {
  const { places, occupancy, adjustment } = figures
  if (places === undefined || occupancy === undefined || adjustment === undefined) return null
  const costs = costCategories.flatMap(({ key }): Cost[] => {
    const amount = figures[key]
    return amount === undefined ? [] : [{ category: key, amount }]
  })
  if (costs.length < costCategories.length) return null
  const found = tariffOf(
    {
      year,
      priceLevel: year,
      places,
      occupancyPercent: occupancy,
      costs,
      carried: [{ fromYear: year - 2, kr: adjustment, reference: '' }],
      stay: 'ordinary',
      firstYear: false,
      directHours: figures.direct_hours ?? null,
    },
    rows,
  )
  return found.ok ? found.value : null
}
