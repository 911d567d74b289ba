import type { App } from '#platform/app.ts'
import { asActor } from '#platform/database/actor.ts'
import { AppError } from '#platform/errors.ts'
import { lockLedger, requireCovered } from '../../ledger/service.ts'
import type { ResultInput } from '../model.ts'
import { settledResult } from '../rules/carried.ts'
import { keepResult, ownOfferings } from '../store/steps.ts'

/**
 * Records the result of a year (registrér over- eller underskud). What is beyond 5 % of the basis is carried into the
 * tariff of one of the next two years, the operator says which; the sheet of that year shows it.
 *
 * @throws forbidden to all but those who report for the offering
 * @throws conflict when more of it was used already than would stay
 * @throws invalid without a year for what must be carried, or with one outside the two
 */
export async function recordResult(app: App, input: ResultInput): Promise<void> {
  if (app.actor.userId === null) throw new AppError('unauthenticated', 'tariffs.logIn')
  if (/^0+(\.0+)?$/.test(input.basis)) throw new AppError('invalid', 'tariffs.basisMissing', { field: 'basis' })
  const settled = settledResult(input)
  if (settled === null)
    throw new AppError('invalid', 'tariffs.noRuleSet', { field: 'year', params: { year: input.year } })
  const carriedYear = settled.latestYear === null ? null : (input.carriedYear ?? settled.latestYear)
  if (carriedYear !== null && (carriedYear <= input.year || carriedYear > (settled.latestYear as number))) {
    throw new AppError('invalid', 'tariffs.carriedTooLate', {
      field: 'carriedYear',
      params: { first: input.year + 1, last: settled.latestYear as number },
    })
  }
  await asActor(app, async (tx) => {
    const own = await ownOfferings(tx, [input.offeringId])
    if (!own.has(input.offeringId)) throw new AppError('forbidden', 'tariffs.operatorOnly')
    await lockLedger(tx, input.offeringId)
    await keepResult(tx, {
      offeringId: input.offeringId,
      year: input.year,
      basis: input.basis,
      result: input.result,
      retained: settled.retained,
      toTariff: settled.toTariff,
      carriedYear,
      note: input.note || null,
      recordedBy: app.actor.userId,
    })
    await requireCovered(tx, input.offeringId)
  })
}
