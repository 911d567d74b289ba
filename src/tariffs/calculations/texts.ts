import type { Step } from '#figures/calculation.ts'
import { type Ratio, ratioText } from '#figures/ratio.ts'
import { type Rounding, roundingText } from '#figures/round.ts'

/** Halves away from zero, with so many decimals. */
export function rounding(decimals: number): Rounding {
  return { rule: 'half-away-from-zero', decimals }
}

/** A figure of a result: rounded once, with exactly `decimals` decimals. */
export function rounded(value: Ratio, decimals: number): string {
  return ratioText(value, rounding(decimals))
}

/** The step that rounds a figure. */
export function roundedStep(id: string, label: string, value: string, decimals: number): Step {
  return { id, label, formula: `afrundet: ${roundingText(rounding(decimals))}`, value }
}
