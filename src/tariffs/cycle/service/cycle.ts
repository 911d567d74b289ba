import type { Ratio } from '#figures/ratio.ts'
import type { App } from '#platform/app.ts'
import { asActor } from '#platform/database/actor.ts'
import { AppError } from '#platform/errors.ts'
import { acceptedReasons, getRound, type RoundOverview, roundsOf, templateOf } from '#reporting/index.ts'
import type { Result, Sheet, Step } from '../model.ts'
import { changeOf, checkLimits, checksOf, type SheetCheck } from '../rules/checks.ts'
import { overheadShare } from '../rules/overhead.ts'
import type { PriceRise } from '../rules/price-rise.ts'
import { listSheets } from '../store/sheets.ts'
import { isSecretariatOf, listPath, listResults, listSteps } from '../store/steps.ts'
import { tariffTemplateId } from '../template.ts'
import { priceRisesOf } from './price-rise.ts'

/** A sheet as the group sees it: with last year's tariff, what the checks say, and what was remarked. */
export type CycleRow = {
  sheet: Sheet
  /** Last year's approved tariff; for a change within the year what it changes. */
  former: Sheet | null
  change: Ratio | null
  /** What prices and wages rose since then; null when no rate is known. */
  rise: PriceRise | null
  checks: SheetCheck[]
  steps: Step[]
  /** What was done with the versions it replaced, this year. */
  earlier: Step[]
  /** Results of earlier years, and the approved tariff each comes from by year. */
  results: Result[]
  origins: Record<number, string>
}

export type Cycle = {
  round: RoundOverview
  rows: CycleRow[]
  /** Operators whose calculations have not all come in. */
  missing: RoundOverview['respondents']
  path: { step: string; bodyId: string; bodyName: string }[]
  mayDecide: boolean
}

/**
 * Where the tariffs of a round stand (takstrunden): every sheet with its checks, and who has not handed in.
 * @throws notFound when the round is not one of tariffs
 */
export async function getCycle(app: App, roundId: string): Promise<Cycle> {
  const round = await getRound(app, roundId)
  if (round.templateId !== tariffTemplateId) throw new AppError('notFound', 'tariffs.notFound')
  return asActor(app, async (tx) => {
    const all = await listSheets(tx, { years: [round.year - 1, round.year], ownerId: round.ownerId })
    const ofYear = all.filter((sheet) => sheet.year === round.year)
    const own = ofYear.filter(({ stage }) => stage !== 'superseded')
    const limits = checkLimits(await templateOf(tx, round.templateId, round.templateVersion))
    const before = Map.groupBy(
      all.filter((sheet) => sheet.year === round.year - 1 && sheet.stage === 'approved'),
      ({ offeringId }) => offeringId,
    )
    const steps = Map.groupBy(
      await listSteps(
        tx,
        ofYear.map(({ id }) => id),
      ),
      ({ sheetId }) => sheetId,
    )
    const offeringIds = [...new Set(own.map(({ offeringId }) => offeringId))]
    const results = Map.groupBy(await listResults(tx, { offeringIds }), ({ offeringId }) => offeringId)
    const resultYears = [...new Set([...results.values()].flat().map(({ year }) => year))]
    const origins = Map.groupBy(
      await listSheets(tx, { offeringIds: [...results.keys()], years: resultYears, stages: ['approved'] }),
      ({ offeringId }) => offeringId,
    )
    const riseOf = await priceRisesOf(
      tx,
      own.map(({ operatorId }) => operatorId),
    )
    const reasons = Map.groupBy(
      await acceptedReasons(
        tx,
        own.flatMap(({ submissionId }) => submissionId ?? []),
      ),
      ({ submissionId, lineId }) => `${submissionId} ${lineId}`,
    )
    const overheads = new Map(own.map((sheet) => [sheet.id, overheadShare(sheet.figures)]))
    return {
      round,
      rows: own.map((sheet) => {
        const former = formerOf(sheet, own, before.get(sheet.offeringId) ?? [])
        return {
          sheet,
          former: former ?? null,
          change: former ? changeOf(sheet, former) : null,
          rise: former ? riseOf(sheet.operatorId, former.year, sheet.year) : null,
          checks: checksOf(sheet, former, {
            limits,
            own: overheads.get(sheet.id) ?? null,
            others: [...overheads].flatMap(([id, share]) => (id === sheet.id || share === null ? [] : [share])),
            results: results.get(sheet.offeringId) ?? [],
            reasons: Object.fromEntries(
              reasons.get(`${sheet.submissionId} ${sheet.offeringId}`)?.map(({ ruleId, reason }) => [ruleId, reason]) ??
                [],
            ),
          }),
          results: results.get(sheet.offeringId) ?? [],
          origins: Object.fromEntries(origins.get(sheet.offeringId)?.map(({ year, id }) => [year, id]) ?? []),
          steps: steps.get(sheet.id) ?? [],
          earlier: ofYear
            .filter((one) => one.offeringId === sheet.offeringId && one.stage === 'superseded')
            .flatMap(({ id }) => steps.get(id) ?? []),
        }
      }),
      missing: round.respondents.filter(({ isMissing, progressState }) => isMissing || progressState === 'submitted'),
      path: await listPath(tx, round.ownerId, app.today),
      mayDecide: await isSecretariatOf(tx, round.ownerId),
    }
  })
}

/** A change within the year is measured from what it changes, everything else from the last tariff of last year. */
function formerOf(sheet: Sheet, own: readonly Sheet[], before: readonly Sheet[]): Sheet | undefined {
  const changed = own.findLast(
    (one) => one.offeringId === sheet.offeringId && one.stage === 'approved' && one.number < sheet.number,
  )
  return (sheet.kind === 'mid-year' ? changed : undefined) ?? before.at(-1)
}

/** The rounds of tariffs (takstrunder), newest year first; that there is one is public. */
export async function listTariffRounds(
  app: App,
): Promise<{ id: string; title: string; year: number; state: string }[]> {
  const rounds = await asActor(app, (tx) => roundsOf(tx))
  return rounds
    .filter(({ templateId, sourceId }) => templateId === tariffTemplateId && sourceId === null)
    .map(({ id, title, year, state }) => ({ id, title, year, state }))
}
