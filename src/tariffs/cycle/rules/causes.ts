import type { DecimalText } from '#figures/quantity.ts'
import type { Ratio } from '#figures/ratio.ts'
import type { Tariff } from '../../model/sheet.ts'
import { type Cause, changeCauses, type TariffChange, type TariffGround } from '../../rules/change-causes.ts'
import { ruleSetOn } from '../../rules/rule-sets.ts'
import { type Calculation, tariffComposition } from './composition.ts'
import type { PriceRise } from './price-rise.ts'

/** Causes with a part that is a cause at all: indexation only where a rate is known. */
export type SheetChange = Pick<TariffChange, 'from' | 'to' | 'change'> & {
  parts: { cause: Cause; exact: Ratio; text: string }[]
}

/**
 * Why the tariff of a sheet moved (årsager til ændret takst) since another calculation; see `changeCauses`.
 *
 * @param rise - what prices and wages rose from the one year to the other; null when no rate is known, then the costs hold it
 * @returns null when one of the two cannot be computed
 * @source styringsaftale-2022, section 2.2.1: a significant change of a tariff is explained; the parts sum to the whole
 */
export function tariffChange(before: Calculation, now: Calculation, rise: PriceRise | null): SheetChange | null {
  const [old, fresh] = [tariffComposition(before), tariffComposition(now)]
  if (old === null || fresh === null) return null
  const found = changeCauses(groundOf(before, old), groundOf(now, fresh), rise?.factor ?? null)
  if (found === null) return null
  const { from, to, change, parts } = found
  return { from, to, change, parts: parts.filter(({ cause }) => cause !== 'indexation' || rise !== null) }
}

function groundOf({ figures, year }: Calculation, { costs, carried, day }: Tariff): TariffGround {
  const rules = ruleSetOn(day)
  if (!rules.ok) throw new RangeError(`a tariff of ${year} without a rule set`)
  return {
    costs,
    carried,
    places: figures.places as DecimalText,
    occupancyPercent: figures.occupancy as DecimalText,
    daysPerYear: rules.value.terms.daysPerYear.value,
  }
}
