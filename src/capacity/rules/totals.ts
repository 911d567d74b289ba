import { type DecimalText, type Quantity, sumDecimals, sumQuantities } from '#figures/quantity.ts'
import { percentOf, type Ratio, ratio } from '#figures/ratio.ts'
import { type NoOccupancy, occupancy } from './occupancy.ts'

/** Places and used places of one offering in one year. */
export type CapacityLine = { id: string; places: Quantity; used: Quantity }

/** Why a line is left out of a total. */
export type LeftOutReason = Exclude<NoOccupancy, 'noPlaces'> | 'interval'

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
 * @returns unrounded percent, null when no line counts or the lines that do have no places
 * @source kapacitet-2024, Tabel 2: 2024: (3,0 + 27,7 + 96,2 + 23,0) / (9 + 30 + 100 + 24) = 149,9 / 163 = 92 %; the mean of the four percentages is 79 %
 */
export function weightedTotal(lines: readonly CapacityLine[]): WeightedTotal {
  const counted: string[] = []
  const leftOut: WeightedTotal['leftOut'] = []
  const places: DecimalText[] = []
  const used: DecimalText[] = []
  for (const line of lines) {
    const reason = missingReason(line)
    if (reason === null && line.places.state === 'exact' && line.used.state === 'exact') {
      counted.push(line.id)
      places.push(line.places.value)
      used.push(line.used.value)
    } else leftOut.push({ id: line.id, reason: reason ?? 'interval' })
  }
  if (counted.length === 0) return { places: null, used: null, percent: null, counted, leftOut }
  const [placesSum, usedSum] = [sumDecimals(places), sumDecimals(used)]
  const percent = placesSum === '0' ? null : percentOf(ratio(usedSum, placesSum))
  return { places: placesSum, used: usedSum, percent, counted, leftOut }
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

/** A line with 0 places has no occupancy of its own, but both its numbers are known, and who used it counts. */
function missingReason(line: CapacityLine): Exclude<NoOccupancy, 'noPlaces'> | null {
  const { reason } = occupancy(line.used, line.places)
  return reason === 'noPlaces' ? null : reason
}
