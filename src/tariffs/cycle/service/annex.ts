import type { Figure } from '#figures/figure.ts'
import type { App } from '#platform/app.ts'
import { asActor } from '#platform/database/actor.ts'
import type { Tx } from '#platform/database/database.ts'
import { AppError } from '#platform/errors.ts'
import { listReports } from '#publishing/index.ts'
import { municipalitiesOn } from '#registry/index.ts'
import { annexReportId } from '../annex-id.ts'
import { type Approval, changeFigures, compositionFigures, priceFigures, tariffFigures } from '../figures.ts'
import { type AnnexQuery, annexPageSize, type Category, type Sheet } from '../model.ts'
import { keptAfter, type NoticeRule, noticeRule } from '../rules/annex-words.ts'
import { type Comparison, comparableTariffs } from '../rules/comparison.ts'
import type { PriceRise } from '../rules/price-rise.ts'
import { type AnnexRow, annexAfter, annexChoices, annexYears, pageOfAnnex } from '../store/annex.ts'
import { listCategories } from '../store/categories.ts'
import { findSheet, listSheets } from '../store/sheets.ts'
import { bodyNames } from '../store/steps.ts'
import { priceRisesOf } from './price-rise.ts'

export type AnnexPage = {
  year: number
  years: number[]
  rows: AnnexRow[]
  total: number
  /** The tariffs of the page with what they are made of. */
  figures: Record<string, Figure>
  choices: {
    operators: [string, string][]
    legalBases: string[]
    targetGroups: string[]
    municipalities: [string, string][]
  }
  municipalityNames: Record<string, string>
  /** The frozen annex of the year, where one is published. */
  edition: { reportId: string; number: number; publishedAt: string } | null
}

const danish = new Intl.Collator('da')

/**
 * A page of the tariff annex (takstbilag) of a year; the latest year with approved tariffs without one. Public.
 * @throws notFound for a year without approved tariffs, when it was asked for by name
 */
export async function getAnnex(app: App, input: { year?: number; query: AnnexQuery }): Promise<AnnexPage> {
  const reports = await listReports(app)
  return asActor(app, async (tx) => {
    const years = await annexYears(tx)
    const year = input.year ?? years[0] ?? Number(app.today.slice(0, 4))
    if (input.year !== undefined && !years.includes(year)) throw new AppError('notFound', 'tariffs.noAnnex')
    const { side } = input.query
    const page = { limit: annexPageSize, offset: (side - 1) * annexPageSize }
    const { rows, total } = await pageOfAnnex(tx, year, input.query, page)
    const { operators, municipalities, ...choices } = await annexChoices(tx, year)
    const names = new Map((await municipalitiesOn(tx, `${year}-12-31`)).map(({ id, name }) => [id, name]))
    const report = reports.find(({ id }) => id === annexReportId(year))
    return {
      year,
      years,
      rows,
      total,
      figures: byId((await withApproval(tx, rows)).flatMap(priceFigures)),
      choices: {
        operators: byName([...operators]),
        legalBases: choices.legalBases.sort(danish.compare),
        targetGroups: choices.targetGroups.sort(danish.compare),
        municipalities: byName(municipalities.map((id) => [id, names.get(id) ?? id])),
      },
      municipalityNames: Object.fromEntries(names),
      edition:
        report && report.edition !== null && report.publishedAt !== null
          ? { reportId: report.id, number: report.edition, publishedAt: report.publishedAt }
          : null,
    }
  })
}

export type TariffPage = {
  sheet: Sheet
  bodyName: string | null
  figures: Record<string, Figure>
  /** Approved tariffs of the offering, oldest first. */
  history: Sheet[]
  /** What the change is measured from: the tariff before this one. */
  former: Sheet | null
  /** What prices and wages rose since then; null when no rate is known. */
  rise: PriceRise | null
  /** Those of the same year, legal basis and target group. */
  alike: ReturnType<typeof comparableTariffs<Sheet>>['groups'][number] | null
  category: (Category & { municipalities: string[] }) | null
  notice: NoticeRule | null
  /** The tariff after this one, when citizens admitted before a day keep this one. */
  keptAfter: Sheet | null
}

/**
 * An approved tariff with its composition, its history, what moved it, and what is like it. Public.
 * @throws notFound for what is not approved, or replaced before it counted
 */
export async function getTariff(app: App, id: string): Promise<TariffPage> {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) throw new AppError('notFound', 'tariffs.notFound')
  return asActor(app, async (tx) => {
    const sheet = await findSheet(tx, id)
    if (!sheet || sheet.approvedOn === null) throw new AppError('notFound', 'tariffs.notFound')
    const history = await listSheets(tx, { offeringIds: [sheet.offeringId], stages: ['approved'] })
    const former =
      history.findLast((one) => (one.validFrom ?? '') < (sheet.validFrom ?? '') && one.id !== sheet.id) ?? null
    const riseOf = await priceRisesOf(tx, [sheet.operatorId])
    const rise = former && riseOf(sheet.operatorId, former.year, sheet.year)
    const told = await withApproval(tx, history)
    const own = told.find(({ id }) => id === sheet.id)
    return {
      sheet,
      bodyName: own?.approval?.body ?? (await withApproval(tx, [sheet]))[0]?.approval?.body ?? null,
      figures: byId([
        ...(former ? changeFigures(sheet, former, rise) : []),
        ...told.flatMap((one) => (one.id === former?.id ? tariffFigures(one) : priceFigures(one))),
        ...compositionFigures(own ?? sheet),
      ]),
      history,
      former,
      rise,
      alike: await alikeOf(tx, sheet),
      category: await categoryOf(tx, sheet.offeringId, app.today),
      notice: noticeRule(sheet),
      keptAfter: keptAfter(sheet, history),
    }
  })
}

/** Sheets with the body that approved each, by its name. */
async function withApproval<Row extends Pick<Sheet, 'approvedByBody' | 'approvedOn' | 'approvalReference'>>(
  tx: Tx,
  rows: readonly Row[],
): Promise<(Row & { approval: Approval | undefined })[]> {
  const names = await bodyNames(tx, [...new Set(rows.flatMap(({ approvedByBody }) => approvedByBody ?? []))])
  return rows.map((row) => {
    const { approvedByBody: body, approvedOn: day, approvalReference: reference } = row
    const approval = body === null || day === null ? undefined : { body: names.get(body) ?? body, day, reference }
    return { ...row, approval }
  })
}

/** The category of an offering on a day; null when no body has decided one. */
async function categoryOf(tx: Tx, offeringId: string, day: string): Promise<TariffPage['category']> {
  const found = (await listCategories(tx)).find(
    (one) => one.offeringId === offeringId && one.validFrom <= day && (one.validTo === null || one.validTo > day),
  )
  if (!found) return null
  const names = new Map((await municipalitiesOn(tx, day)).map(({ id, name }) => [id, name]))
  return { ...found, municipalities: found.municipalityIds.map((id) => names.get(id) ?? id).sort(danish.compare) }
}

async function alikeOf(tx: Tx, sheet: Sheet) {
  if (sheet.legalBasis === null || sheet.targetGroup === null) return null
  const { groups } = await comparisonIn(tx, sheet.year, sheet.validFrom ?? '')
  return (
    groups.find((group) => group.legalBasis === sheet.legalBasis && group.targetGroup === sheet.targetGroup) ?? null
  )
}

/**
 * What can be compared of a year (sammenlignelige takster), in an open transaction. One tariff of each offering: the one in
 * force on the day, or the latest of the year when the day lies outside it.
 */
export async function comparisonIn(tx: Tx, year: number, day: string): Promise<Comparison<Sheet>> {
  const sheets = await listSheets(tx, { years: [year], stages: ['approved'] })
  const one = [...Map.groupBy(sheets, ({ offeringId }) => offeringId).values()].flatMap(
    (own) =>
      own.find(({ validFrom, validTo }) => (validFrom ?? '') <= day && day < (validTo ?? '9')) ?? own.at(-1) ?? [],
  )
  return comparableTariffs(one)
}

/** Approved tariffs a page at a time by id, with the figures they are made of, for the HTTP API. Public. */
export async function tariffPage(app: App, page: { year?: number; after: string; limit: number }): Promise<AnnexRow[]> {
  return asActor(app, (tx) => annexAfter(tx, page))
}

function byId(figures: readonly Figure[]): Record<string, Figure> {
  return Object.fromEntries(figures.map((figure) => [figure.id, figure]))
}

function byName(pairs: [string, string][]): [string, string][] {
  return pairs.sort(([, a], [, b]) => danish.compare(a, b))
}
