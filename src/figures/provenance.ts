import type { Figure, FigureFormula, FigureKind, FigureSource } from './figure.ts'
import { formatDecimal, formatQuantity, formatRange } from './format.ts'
import { exact, interval, type Quantity } from './quantity.ts'
import { type Ratio, ratioDecimal, ratioText } from './ratio.ts'
import { type Rounding, roundingText } from './round.ts'

type Described = Pick<Figure, 'id' | 'label' | 'unit' | 'period'> & { n?: number; notes?: string[] }

/** What a calculated figure shows when the rule gives no number: the state and its wording, e.g. "ingen pladser". */
export type MissingResult = { state: 'unknown' | 'notReported'; text: string }

export type CalculatedValue = Ratio | { low: Ratio; high: Ratio } | MissingResult

/** Places a calculated quantity carries; the displayed text is rounded from the exact value, not from this. */
const carried: Rounding = { rule: 'half-away-from-zero', decimals: 6 }

/**
 * A figure as it was handed in (indberettet).
 *
 * @param rounding - only when the text shows fewer decimals than were reported; without it the number is shown as given
 */
export function reportedFigure(
  input: Described & { quantity: Quantity; sources: FigureSource[]; kind?: FigureKind; rounding?: Rounding },
): Figure {
  const { rounding, quantity, kind = 'reported', ...rest } = input
  const text = formatQuantity(quantity, { decimals: rounding?.decimals, rule: rounding?.rule })
  return { ...rest, quantity, kind, text, rounding: rounding && roundingText(rounding), inputs: [] }
}

/**
 * A figure computed by a rule (beregnet): rounded once, from the exact value, and tied to its inputs.
 *
 * @param inputs - the figures it was computed from; their sources become its sources
 */
export function calculatedFigure(
  input: Described & {
    value: CalculatedValue
    rounding: Rounding
    formula: FigureFormula
    inputs: readonly Figure[]
    kind?: FigureKind
  },
): Figure {
  const { value, rounding, inputs, kind = 'calculated', ...rest } = input
  return {
    ...rest,
    kind,
    quantity: calculatedQuantity(value),
    text: calculatedText(value, rounding),
    rounding: roundingText(rounding),
    sources: distinctSources(inputs.flatMap((figure) => figure.sources)),
    inputs: inputs.map((figure) => figure.id),
  }
}

function calculatedQuantity(value: CalculatedValue): Quantity {
  if ('state' in value) return { state: value.state }
  if ('low' in value) return interval(ratioDecimal(value.low, carried), ratioDecimal(value.high, carried))
  return exact(ratioDecimal(value, carried))
}

function calculatedText(value: CalculatedValue, rounding: Rounding): string {
  if ('state' in value) return value.text
  const { decimals } = rounding
  if ('low' in value) {
    return formatRange(ratioText(value.low, rounding), ratioText(value.high, rounding), { decimals })
  }
  return formatDecimal(ratioText(value, rounding), { decimals })
}

function distinctSources(sources: readonly FigureSource[]): FigureSource[] {
  const seen = new Map(sources.map((source) => [JSON.stringify(source), source]))
  return [...seen.values()]
}
