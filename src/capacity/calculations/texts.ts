import type { Step } from '#figures/calculation.ts'
import { type Ratio, ratioText } from '#figures/ratio.ts'
import { roundingText } from '#figures/round.ts'

/** A percentage as results carry it: halves away from zero, with exactly `decimals` decimals. */
export function percentText(value: Ratio, decimals: number): string {
  return ratioText(value, { rule: 'half-away-from-zero', decimals })
}

/** The field `exact` of a result: always six decimals. */
export function exactText(value: Ratio): string {
  return percentText(value, 6)
}

/** The last step of every percentage: rounded once. */
export function roundedStep(id: string, label: string, value: string, decimals: number): Step {
  return { id, label, formula: `afrundet: ${roundingText({ rule: 'half-away-from-zero', decimals })}`, value }
}
