import { type DecimalText, isKnown, type Quantity, sumDecimals, sumQuantities } from '#figures/quantity.ts'
import { percentOf, type Ratio, ratio } from '#figures/ratio.ts'
import { exactPercent, type NoOccupancy, occupancy } from './occupancy.ts'

/** Places and used places of one offering in one year. */
export type CapacityLine = { id: string; places: Quantity; used: Quantity }

/** Why a line is left out of a total. */
export type LeftOutReason = NoOccupancy | 'interval'

export type WeightedTotal = {
  /** Sums over the lines counted; null when none was. */
  places: DecimalText | null
  used: DecimalText | null
  percent: Ratio | null
  /** Ids of the lines in the sums. */
  counted: string[]
  leftOut: { id: string; reason: LeftOutReason }[]
}

/**
 * Weighted total (vægtet total): sum of used places over sum of places, never a mean of percentages.
 *
 * Only lines where both are known count, in both sums, so that a missing figure moves neither; the others are named.
 *
 * @returns unrounded percent, null when no line counts
 * @source kapacitet-2024, Tabel 2: 2024: (3,0 + 27,7 + 96,2 + 23,0) / (9 + 30 + 100 + 24) = 149,9 / 163 = 92 %; the mean of the four percentages is 79 %
 */
export function weightedTotal(lines: readonly CapacityLine[]): WeightedTotal {
  const counted: string[] = []
  const leftOut: WeightedTotal['leftOut'] = []
  const places: DecimalText[] = []
  const used: DecimalText[] = []
  for (const line of lines) {
    const reason = leftOutReason(line)
    if (reason === null && line.places.state === 'exact' && line.used.state === 'exact') {
      counted.push(line.id)
      places.push(line.places.value)
      used.push(line.used.value)
    } else leftOut.push({ id: line.id, reason: reason ?? 'interval' })
  }
  if (counted.length === 0) return { places: null, used: null, percent: null, counted, leftOut }
  const [placesSum, usedSum] = [sumDecimals(places), sumDecimals(used)]
  return { places: placesSum, used: usedSum, percent: percentOf(ratio(usedSum, placesSum)), counted, leftOut }
}

/**
 * Total of places (pladser i alt) with what is missing counted beside it.
 *
 * @returns an interval where a line is one; how many are unknown and not reported, never as zero
 * @source kapacitet-2024, Tabel 2: places 2024: 9 + 30 + 100 + 24 = 163
 */
export function totalPlaces(lines: readonly Pick<CapacityLine, 'places'>[]): ReturnType<typeof sumQuantities> {
  return sumQuantities(lines.map((line) => line.places))
}

function leftOutReason(line: CapacityLine): LeftOutReason | null {
  const value = occupancy(line.used, line.places)
  if (value.reason !== null) return value.reason
  const bothExact = isKnown(line.places) && line.places.state === 'exact' && line.used.state === 'exact'
  return bothExact && exactPercent(value) !== null ? null : 'interval'
}
