import { Decimal, decimalText } from '#figures/decimal.ts'
import type { DecimalText, Quantity } from '#figures/quantity.ts'
import { compareRatios, difference, percentOf, type Ratio, ratio } from '#figures/ratio.ts'
import { exactPercent, occupancy } from './occupancy.ts'
import { type SeriesBreak, spansBreak } from './series-breaks.ts'

/** One year of an offering. */
export type CapacityYear = { year: number; places: Quantity; used: Quantity }

/** Change from one year to the next; null where a figure is missing, or the way of counting changed between. */
export type YearChange = {
  from: number
  to: number
  places: DecimalText | null
  /** Growth of the places in percent, unrounded; null from 0 places too. */
  placesPercent: Ratio | null
  used: DecimalText | null
  /** Change of the occupancy in percentage points, unrounded. */
  occupancyPoints: Ratio | null
  /** The way of counting changed between the two years. */
  acrossBreak: boolean
}

/**
 * Growth in percent (udvikling i procent): (to − from) / from.
 *
 * @returns null when `from` is 0 or below: a growth from nothing, or from a deficit, has no percentage
 * @source kapacitet-2024, Tabel 5: Bakkegården, places 2021 to 2024: (15 − 10) / 10 = 50 %
 */
export function growth(from: DecimalText, to: DecimalText): Ratio | null {
  if (new Decimal(from).lte(0)) return null
  return percentOf(ratio(decimalText(new Decimal(to).minus(from)), from))
}

/**
 * Change between two years (ændring): places, used places and occupancy.
 *
 * @returns null per figure where an input is missing or the series breaks between the two years
 * @source kapacitet-2024, Tabel 1: Aalborgskolen, døvblindhed, 2023 to 2024: 6,4/6,0 − 7,2/6,0 = −13 percentage points
 */
export function changeBetween(earlier: CapacityYear, later: CapacityYear, breaks: readonly SeriesBreak[]): YearChange {
  const acrossBreak = spansBreak(breaks, earlier.year, later.year)
  const years = { from: earlier.year, to: later.year, acrossBreak }
  if (acrossBreak) return { ...years, places: null, placesPercent: null, used: null, occupancyPoints: null }
  const [before, after] = [earlier, later].map((row) => exactPercent(occupancy(row.used, row.places)))
  return {
    ...years,
    places: exactDifference(earlier.places, later.places),
    placesPercent: exactGrowth(earlier.places, later.places),
    used: exactDifference(earlier.used, later.used),
    occupancyPoints: before && after ? difference(after, before) : null,
  }
}

/**
 * How many years in a row the occupancy has fallen up to and including `year` (antal år med fald).
 *
 * A missing year, an interval or a break of series ends the run. Compared unrounded.
 *
 * @returns 0 when it did not fall into `year`, or cannot be told
 * @source kapacitet-2024, Tabel 2: Aalborgskolen, høretab, fell every year from 2018 (104 %) to 2024 (33 %): 6
 */
export function fallingYears(series: readonly CapacityYear[], year: number, breaks: readonly SeriesBreak[]): number {
  const percents = new Map(series.map((row) => [row.year, exactPercent(occupancy(row.used, row.places))]))
  let falls = 0
  for (let current = year; ; current -= 1) {
    const [before, after] = [percents.get(current - 1), percents.get(current)]
    if (!before || !after || spansBreak(breaks, current - 1, current)) return falls
    if (compareRatios(after, before) >= 0) return falls
    falls += 1
  }
}

function exactDifference(from: Quantity, to: Quantity): DecimalText | null {
  if (from.state !== 'exact' || to.state !== 'exact') return null
  return decimalText(new Decimal(to.value).minus(from.value))
}

function exactGrowth(from: Quantity, to: Quantity): Ratio | null {
  return from.state === 'exact' && to.state === 'exact' ? growth(from.value, to.value) : null
}
