import { Decimal } from '#figures/decimal.ts'
import { type Ratio, ratio } from '#figures/ratio.ts'
import type { App } from '#platform/app.ts'
import { asActor } from '#platform/database/actor.ts'
import { AppError } from '#platform/errors.ts'
import { getRound, type RoundOverview, roundsOf, templateOf } from '#reporting/index.ts'
import { significantChange } from '../../rules/sheet-checks.ts'
import type { Result, Sheet, Step } from '../model.ts'
import { carriedInto } from '../rules/carried.ts'
import { changeLimit } from '../rules/change-limit.ts'
import { overheadOutOfLine } from '../rules/comparison.ts'
import { overheadShare } from '../rules/overhead.ts'
import { listSheets } from '../store/sheets.ts'
import { isSecretariatOf, listPath, listResults, listSteps } from '../store/steps.ts'
import { tariffTemplateId } from '../template.ts'

/** A sheet as the group sees it: with last year's tariff, what the checks say, and what was remarked. */
export type CycleRow = {
  sheet: Sheet
  /** Last year's approved tariff; for a change within the year what it changes. */
  former: Sheet | null
  change: Ratio | null
  checks: SheetCheck[]
  steps: Step[]
}

/** What a check of a sheet points at; the group decides what it means. */
export type SheetCheck =
  | { kind: 'changed'; reason: string | null }
  | { kind: 'places'; from: string; to: string; reason: string | null }
  | { kind: 'hours-missing' }
  | { kind: 'overhead'; own: Ratio; median: Ratio; n: number }
  | { kind: 'carried'; expected: string; found: string }

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
    const limit = changeLimit(await templateOf(tx, round.templateId, round.templateVersion))
    const all = await listSheets(tx, { years: [round.year - 1, round.year], ownerId: round.ownerId })
    const own = all.filter((sheet) => sheet.year === round.year && sheet.stage !== 'superseded')
    const before = Map.groupBy(
      all.filter((sheet) => sheet.year === round.year - 1 && sheet.stage === 'approved'),
      ({ offeringId }) => offeringId,
    )
    const steps = Map.groupBy(
      await listSteps(
        tx,
        own.map(({ id }) => id),
      ),
      ({ sheetId }) => sheetId,
    )
    const offeringIds = [...new Set(own.map(({ offeringId }) => offeringId))]
    const results = Map.groupBy(await listResults(tx, { offeringIds }), ({ offeringId }) => offeringId)
    const overheads = new Map(own.map((sheet) => [sheet.id, overheadShare(sheet.figures)]))
    return {
      round,
      rows: own.map((sheet) => {
        const former = formerOf(sheet, own, before.get(sheet.offeringId) ?? [])
        return {
          sheet,
          former: former ?? null,
          change: former ? changeOf(sheet, former) : null,
          checks: checksOf(sheet, former, limit, overheads, results.get(sheet.offeringId) ?? []),
          steps: steps.get(sheet.id) ?? [],
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

function changeOf(sheet: Sheet, former: Sheet): Ratio | null {
  if (new Decimal(former.perDay).isZero()) return null
  return ratio(new Decimal(sheet.perDay).minus(former.perDay).toFixed(), former.perDay)
}

function checksOf(
  sheet: Sheet,
  former: Sheet | undefined,
  limit: string | null,
  overheads: ReadonlyMap<string, Ratio | null>,
  results: readonly Result[],
): SheetCheck[] {
  const { figures, texts } = sheet
  const moved = former && limit !== null && significantChange(former.perDay, sheet.perDay, limit)
  const [from, to] = [former?.figures.places, figures.places]
  const others = [...overheads].flatMap(([id, share]) => (id === sheet.id || share === null ? [] : [share]))
  const own = overheads.get(sheet.id) ?? null
  const outlier = overheadOutOfLine(own, others)
  const expected = carriedInto(results, sheet.year)
  const found = figures.adjustment ?? '0'
  return [
    ...(moved ? [{ kind: 'changed' as const, reason: texts.change_reason ?? null }] : []),
    ...(from !== undefined && to !== undefined && from !== to
      ? [{ kind: 'places' as const, from, to, reason: texts.places_reason ?? null }]
      : []),
    ...(figures.direct_hours === undefined ? [{ kind: 'hours-missing' as const }] : []),
    ...(outlier && own ? [{ kind: 'overhead' as const, own, ...outlier }] : []),
    ...(new Decimal(expected).eq(found) ? [] : [{ kind: 'carried' as const, expected, found }]),
  ]
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
