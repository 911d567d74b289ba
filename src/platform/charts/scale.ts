/** An axis that holds every value and starts at zero: `max` and `min` are whole multiples of `step`. */
export type Scale = { min: number; max: number; step: number }

const STEPS = [1, 2, 4, 5, 10]

/**
 * Axis for the values, always with zero on it, so that lengths and slopes of two charts compare.
 *
 * @param values - empty means an empty chart: 0 to 1
 * @param wanted - about how many steps there should be
 */
export function zeroScale(values: readonly number[], wanted = 5): Scale {
  const high = Math.max(0, ...values)
  const low = Math.min(0, ...values)
  if (high === low) return { min: 0, max: 1, step: 1 }

  const rough = (high - low) / wanted
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = (STEPS.find((factor) => factor * power >= rough) ?? 10) * power
  return { min: Math.floor(tidy(low / step)) * step, max: Math.ceil(tidy(high / step)) * step, step }
}

/** The marks of the axis from `min` to `max`. */
export function ticks({ min, max, step }: Scale): number[] {
  const count = Math.round((max - min) / step)
  return Array.from({ length: count + 1 }, (_, index) => tidy(min + index * step))
}

/** Axis number in Danish or English notation: "1.500", "0,5". */
export function axisNumber(value: number, language: 'da' | 'en'): string {
  return new Intl.NumberFormat(language === 'da' ? 'da-DK' : 'en-GB', { maximumFractionDigits: 6 }).format(value)
}

/** Takes away the binary dust of a product such as 3 x 0.1. */
function tidy(value: number): number {
  return Number(value.toPrecision(12))
}
