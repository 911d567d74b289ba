import { type DateRange, daysIn } from '#figures/dates.ts'
import { Decimal, decimalText } from '#figures/decimal.ts'
import type { DecimalText } from '#figures/quantity.ts'
import { fraction, percentOf, type Ratio, ratio } from '#figures/ratio.ts'
import type { App } from '#platform/app.ts'
import { asActor } from '#platform/database/actor.ts'
import { AppError } from '#platform/errors.ts'
import type { PeriodFigures } from '../model.ts'
import { listPeriodSums, type PeriodSums } from '../store/period-occupancy.ts'

/**
 * Occupancy over a period (belægning over en periode) of offerings from dated places, reductions and stays,
 * as far as the one who asks may see them. Summed in the database, so that it holds for millions of stays.
 *
 * @param bedDays - days used in all (sengedage), in place of the registered stays; only with one offering
 * @returns offerings with nothing in the period are left out; percentages unrounded, null without available days
 * @throws AppError invalid `capacity.endBeforeStart` for a period without days, `capacity.bedDaysOffering`
 */
export async function occupancyOfPeriod(
  app: App,
  { from, to, offeringIds, bedDays }: DateRange & { offeringIds?: readonly string[]; bedDays?: DecimalText },
): Promise<PeriodFigures[]> {
  if (bedDays !== undefined && offeringIds?.length !== 1) {
    throw new AppError('invalid', 'capacity.bedDaysOffering', { field: 'bedDays' })
  }
  return occupancyOfPeriods(app, {
    periods: [{ from, to }],
    ...(offeringIds ? { offeringIds } : {}),
    ...(bedDays === undefined ? {} : { bedDays }),
  })
}

type AskedPeriods = { periods: readonly DateRange[]; offeringIds?: readonly string[]; bedDays?: DecimalText }

/** As `occupancyOfPeriod`, for several periods in one question: ten years of all offerings at once. */
export async function occupancyOfPeriods(
  app: App,
  { periods, offeringIds, bedDays }: AskedPeriods,
): Promise<PeriodFigures[]> {
  if (periods.length > 100) throw new RangeError(`at most 100 periods in one question, got ${periods.length}`)
  if (periods.some((period) => daysIn(period) === 0)) {
    throw new AppError('invalid', 'capacity.endBeforeStart', { field: 'to' })
  }
  const sums = await asActor(app, (tx) => listPeriodSums(tx, periods, offeringIds))
  return sums.map((row) =>
    periodFigures({ ...row, usedDays: bedDays ?? row.usedDays }, periods[row.period] as DateRange),
  )
}

function periodFigures(sums: PeriodSums, period: DateRange): PeriodFigures {
  const { capacityDays, closedDays, blockedDays, usedDays, offeringId } = sums
  const availableDays = less(capacityDays, closedDays)
  const share = (days: string) => (availableDays === '0' ? null : percentOfDays(days, availableDays))
  const periodDays = daysIn(period)
  return {
    offeringId,
    period,
    periodDays,
    capacityDays,
    closedDays,
    availableDays,
    usedDays,
    blockedDays,
    averagePlaces: quotient(availableDays, String(periodDays)),
    percent: share(usedDays),
    percentWithBlocked: blockedDays === '0' ? share(usedDays) : share(plus(usedDays, blockedDays)),
  }
}

function percentOfDays(days: string, available: string): Ratio {
  return isWhole(days) && isWhole(available)
    ? fraction(BigInt(days) * 100n, BigInt(available))
    : percentOf(ratio(days, available))
}

/** Whole numbers, by far the most, need no reading of decimals. */
function quotient(top: string, bottom: string): Ratio {
  return isWhole(top) && isWhole(bottom) ? fraction(BigInt(top), BigInt(bottom)) : ratio(top, bottom)
}

function isWhole(days: string): boolean {
  return !days.includes('.')
}

function less(a: string, b: string): string {
  return b === '0' ? a : decimalText(new Decimal(a).minus(b))
}

function plus(a: string, b: string): string {
  return decimalText(new Decimal(a).plus(b))
}
