import type { DecimalText } from '#figures/quantity.ts'
import type { Ratio } from '#figures/ratio.ts'
import { type IndexKind, type IndexRate, indexFactor } from '../../rules/indexation.ts'

/** What prices and wages rose between two tariff years: the factor, and the rates it is made of with their sources. */
export type PriceRise = { factor: Ratio; rates: { year: number; percent: DecimalText; source: string }[] }

/**
 * The expected rise of prices and wages (pris- og lønudvikling) from one tariff year to another, of a region or a municipality.
 *
 * @param kind - null for an operator that is neither: no estimate is theirs
 * @returns null within a year, and when the rate of a year between is not known: the nearest is never taken
 * @source das-2024-01-22, standard contract 2.0: yearly on 1 January, region by Danske Regioner's estimate, municipality by that of government and KL; never in the middle of the year
 */
export function priceRise(
  { from, to }: { from: number; to: number },
  kind: IndexKind | null,
  rates: readonly IndexRate[],
): PriceRise | null {
  if (kind === null || from >= to) return null
  const factor = indexFactor(from, to, kind, rates)
  if (!factor.ok) return null
  const between = rates.filter((rate) => rate.kind === kind && rate.year > from && rate.year <= to)
  const used = between
    .toSorted((a, b) => a.year - b.year)
    .map(({ year, percent, source }) => ({ year, percent, source }))
  return { factor: factor.value, rates: used }
}
