/**
 * Exact decimal number in canonical text: "6.4", "-12", "0". Never Danish notation, never a float.
 * Decimals cross every border (database, loader, API, snapshot) in this form.
 */
export type DecimalText = string

/**
 * A quantity (mængde) as it was given. Unknown ("?") and not reported (blank) are never zero.
 */
export type Quantity =
  | { state: 'exact'; value: DecimalText }
  | { state: 'interval'; low: DecimalText; high: DecimalText }
  | { state: 'unknown' }
  | { state: 'notReported' }
