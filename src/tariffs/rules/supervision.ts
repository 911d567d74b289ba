import type { DecimalText } from '#figures/quantity.ts'
import { productOfRatios, type Ratio, ratio } from '#figures/ratio.ts'

/**
 * Sizes of facilities with the factor of their supervision tariff (tilsynstakst efter antal pladser). The factors and the
 * 10 % are inferred from the printed tariffs; no text states them.
 *
 * @source socialtilsyn-nord-2022, tables of the five supervisions 2021 and 2022: 36.896 x 1,2 / 2 / 3 within 2 kr. of 44.275 / 73.792 / 110.689
 */
export const supervisionSizes: readonly { places: string; factor: DecimalText }[] = [
  { places: '1-7', factor: '1' },
  { places: '8-24', factor: '1.2' },
  { places: '25-49', factor: '2' },
  { places: '50+', factor: '3' },
]

/**
 * The supervision tariffs of all sizes from that of the smallest (tilsynstakster), and the heightened ones (skærpet
 * tilsyn) at 10 %.
 *
 * @returns kr. a year, unrounded: the printed ones are rounded in several ways
 * @source socialtilsyn-nord-2022, Nord 2022: 36.896 kr. gives 44.275,2, 73.792 and 110.688 kr., heightened 3.689,6 kr.
 */
export function supervisionTariffs(smallest: DecimalText): { places: string; tariff: Ratio; heightened: Ratio }[] {
  return supervisionSizes.map(({ places, factor }) => {
    const tariff = productOfRatios(ratio(smallest, '1'), ratio(factor, '1'))
    return { places, tariff, heightened: productOfRatios(tariff, ratio('10', '100')) }
  })
}
