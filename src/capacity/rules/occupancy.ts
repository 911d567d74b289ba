import { Decimal } from '#figures/decimal.ts'
import { highOf, isKnown, lowOf, type Quantity } from '#figures/quantity.ts'
import { compareRatios, percentOf, type Ratio, ratio } from '#figures/ratio.ts'

/** Why an occupancy cannot be computed. */
export type NoOccupancy =
  | 'placesNotReported'
  | 'placesUnknown'
  | 'noPlaces'
  | 'usedNotReported'
  | 'usedUnknown'
  | 'negative'

/**
 * An occupancy (belægningsprocent): exact, an interval where an input is one, or none with the reason.
 * `low` and `high` are equal for an exact one.
 */
export type Occupancy = { low: Ratio; high: Ratio; reason: null } | { low: null; high: null; reason: NoOccupancy }

/**
 * Occupancy of a year (årlig belægningsprocent): used places as a percentage of the places.
 *
 * Missing is not zero: 0 used places in 6 places is 0 %, no places is no occupancy. It may exceed 100.
 *
 * @param used - average used places (pladsforbrug) of the year
 * @param places - normed places (pladstal) of the year
 * @returns unrounded percent; an interval when an input is an interval; null with a reason when it cannot be computed
 * @source kapacitet-2024, Tabel 1: Aalborgskolen, døvblindhed, 2024: 6,4 / 6,0 = 107 %
 */
export function occupancy(used: Quantity, places: Quantity): Occupancy {
  if (!isKnown(places)) return none(places.state === 'unknown' ? 'placesUnknown' : 'placesNotReported')
  if (!isKnown(used)) return none(used.state === 'unknown' ? 'usedUnknown' : 'usedNotReported')
  if (isNegative(lowOf(places)) || isNegative(lowOf(used))) return none('negative')
  // An interval from 0 has no upper end of the percentage either.
  if (new Decimal(lowOf(places)).isZero()) return none('noPlaces')
  return {
    low: percentOf(ratio(lowOf(used), highOf(places))),
    high: percentOf(ratio(highOf(used), lowOf(places))),
    reason: null,
  }
}

/**
 * The occupancy as one exact percent (én procent), for comparing with thresholds and years.
 *
 * @returns null when there is none, or when it is an interval
 * @source kapacitet-2024, Tabel 1: Aalborgskolen, døvblindhed, 2024: 6,4 / 6,0 = 107 %
 */
export function exactPercent(value: Occupancy): Ratio | null {
  return value.reason === null && compareRatios(value.low, value.high) === 0 ? value.low : null
}

function none(reason: NoOccupancy): Occupancy {
  return { low: null, high: null, reason }
}

function isNegative(value: string): boolean {
  return value.startsWith('-')
}
