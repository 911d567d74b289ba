import type { DecimalText } from '#figures/quantity.ts'

/** The year whose prices an amount is in (pris- og lønniveau). */
export type PriceLevel = number

/** An amount of kroner with its price level. Amounts of different levels are never added or compared as they stand. */
export type PricedAmount = { kr: DecimalText; priceLevel: PriceLevel }

/** "2024-priser", the words a price level is shown with. */
export function priceLevelText(level: PriceLevel): string {
  return `${level}-priser`
}
