import {
  compareDates,
  type DateRange,
  daysIn,
  type IsoDate,
  type OpenDateRange,
  overlap,
  overlapDays,
} from '#figures/dates.ts'
import { Decimal, decimalText } from '#figures/decimal.ts'
import type { DecimalText } from '#figures/quantity.ts'
import { percentOf, type Ratio, ratio } from '#figures/ratio.ts'

/** Places (pladser) from a day on, until `to` or until further notice. */
export type DatedPlaces = OpenDateRange & { places: DecimalText }

/** What occupancy over a period is computed from. Days outside the period are not counted. */
export type PeriodInput = {
  period: DateRange
  /** Any order, never overlapping; a day no row covers has no places. */
  capacity: readonly DatedPlaces[]
  /** Places out of use, e.g. under renovation (lukkede pladser); rows add up. */
  closed: readonly DatedPlaces[]
  /** Places a citizen takes beyond their own (blokerede pladser); rows add up. */
  blocked: readonly DatedPlaces[]
  /** Days used (sengedage, skoledage …): a count, or the stays they follow from. */
  use: { bedDays: DecimalText } | { stays: readonly OpenDateRange[] }
}

/** What is impossible in the input; `index` counts from 0 in the list named by the code. */
export type PeriodProblem =
  | { code: 'capacity-overlap'; index: number; other: number }
  | { code: 'closed-exceeds-capacity'; index: number; day: IsoDate }

export type PeriodOccupancy = {
  periodDays: number
  /** Place-days of the capacity, before closed places are taken off. */
  capacityDays: DecimalText
  closedDays: DecimalText
  /** Capacity minus closed. */
  availableDays: DecimalText
  usedDays: DecimalText
  blockedDays: DecimalText
  /** Available days / days in the period. */
  averagePlaces: Ratio
  /** Used / available; null when there were no available days: "no places" is not 0 %. */
  percent: Ratio | null
  /** (Used + blocked) / available; null as above. */
  percentWithBlocked: Ratio | null
}

/**
 * Occupancy over a period (belægning over en periode), from dated capacity and bed-days or stays.
 *
 * Places may open, close or change use on any day, so place-days are summed row by row; a leap day counts as a day.
 * Call `periodProblems` first: this function takes its input to be possible.
 *
 * @returns days as exact decimals, percentages unrounded, above 100 when over-occupied
 * @source kapacitet-2024, Tabel 5: Bakkegården 2022 prints 14,6 places: 10 places for 30 days and 15 for the other 335 give 14,6
 */
export function occupancyOverPeriod(input: PeriodInput): PeriodOccupancy {
  const { period } = input
  const capacityDays = placeDays(input.capacity, period)
  const closedDays = placeDays(input.closed, period)
  const blockedDays = placeDays(input.blocked, period)
  const availableDays = capacityDays.minus(closedDays)
  const usedDays = 'stays' in input.use ? stayDays(input.use.stays, period) : new Decimal(input.use.bedDays)
  const share = (days: Decimal) =>
    availableDays.isZero() ? null : percentOf(ratio(decimalText(days), decimalText(availableDays)))
  return {
    periodDays: daysIn(period),
    capacityDays: decimalText(capacityDays),
    closedDays: decimalText(closedDays),
    availableDays: decimalText(availableDays),
    usedDays: decimalText(usedDays),
    blockedDays: decimalText(blockedDays),
    averagePlaces: ratio(decimalText(availableDays), String(daysIn(period))),
    percent: share(usedDays),
    percentWithBlocked: share(usedDays.plus(blockedDays)),
  }
}

/**
 * What cannot be (umulige oplysninger): capacity rows that share a day, and more places closed than there are.
 * Rows that only touch (one ends the day the next begins) are fine.
 *
 * @returns the first problem of each kind, or none
 * @source none; follows from the definition: on one day there is one number of places, and what does not exist cannot be closed
 */
export function periodProblems(input: Pick<PeriodInput, 'period' | 'capacity' | 'closed'>): PeriodProblem[] {
  const shared = capacityOverlap(input.capacity)
  if (shared !== null) return [shared]
  const overClosed = closedBeyondCapacity(input)
  return overClosed === null ? [] : [overClosed]
}

function placeDays(rows: readonly DatedPlaces[], period: DateRange): Decimal {
  return rows.reduce((sum, row) => sum.plus(new Decimal(row.places).times(overlapDays(row, period))), new Decimal(0))
}

function stayDays(stays: readonly OpenDateRange[], period: DateRange): Decimal {
  return new Decimal(stays.reduce((sum, stay) => sum + overlapDays(stay, period), 0))
}

function capacityOverlap(capacity: readonly DatedPlaces[]): PeriodProblem | null {
  const order = capacity.map((_, index) => index)
  const row = (index: number) => capacity[index] as DatedPlaces
  order.sort((a, b) => compareDates(row(a).from, row(b).from) || a - b)
  for (const [position, current] of order.entries()) {
    const next = order[position + 1]
    if (next === undefined) return null
    const end = row(current).to
    if (end == null || compareDates(row(next).from, end) < 0) {
      return { code: 'capacity-overlap', index: Math.max(current, next), other: Math.min(current, next) }
    }
  }
  return null
}

type Step = { day: IsoDate; places: Decimal; closedIndex: number }

/** Goes through the days on which something changes; between them nothing does. */
function closedBeyondCapacity(input: Pick<PeriodInput, 'period' | 'capacity' | 'closed'>): PeriodProblem | null {
  const steps = [...stepsOf(input.capacity, input.period, 1), ...stepsOf(input.closed, input.period, -1)]
  steps.sort((a, b) => compareDates(a.day, b.day))
  let open = new Decimal(0)
  let lastClosed = 0
  for (const [position, step] of steps.entries()) {
    open = open.plus(step.places)
    if (step.closedIndex >= 0 && step.places.isNegative()) lastClosed = step.closedIndex
    const dayIsDone = steps[position + 1]?.day !== step.day
    if (dayIsDone && open.lt(0)) return { code: 'closed-exceeds-capacity', index: lastClosed, day: step.day }
  }
  return null
}

/** Rows inside the period as changes: `sign` times the places on the first day, and back on the first day after. */
function stepsOf(rows: readonly DatedPlaces[], period: DateRange, sign: 1 | -1): Step[] {
  return rows.flatMap((row, index) => {
    const inside = overlap(row, period)
    if (inside === null) return []
    const places = new Decimal(row.places).times(sign)
    const closedIndex = sign === -1 ? index : -1
    return [
      { day: inside.from, places, closedIndex },
      { day: inside.to, places: places.negated(), closedIndex },
    ]
  })
}
