import type { Figure } from '#figures/figure.ts'
import { formatDateTime } from '#figures/format.ts'
import { calculatedFigure, reportedFigure } from '#figures/provenance.ts'
import { isKnown } from '#figures/quantity.ts'
import type { App } from '#platform/app.ts'
import { asActor } from '#platform/database/actor.ts'
import type { Tx } from '#platform/database/database.ts'
import { AppError } from '#platform/errors.ts'
import { organisationNames } from '#registry/index.ts'
import { overheadMean } from '../rules/overhead-percent.ts'
import type { NewOverhead, Overhead } from './model.ts'
import { insertOverhead, listOverheads, listOverheadYears, listOwnOperators, newestNumber } from './store.ts'

export type OverheadRegister = {
  year: number
  years: number[]
  /** The newest report of each operator and unit. */
  rows: Overhead[]
  n: number
  nWeighted: number
  leftOut: string[]
  spread: { low: string; high: string } | null
  figures: Record<string, Figure>
  /** Operators the reader reports for. */
  own: { id: string; name: string }[]
}

/** Id of the figure of a report of the register, for pages. */
export const overheadFigureId = ({ operatorId, unitName, year }: Pick<Overhead, 'operatorId' | 'unitName' | 'year'>) =>
  `overhead.${operatorId}${unitName && `.${unitName.toLowerCase().replace(/[^a-zæøå0-9]+/g, '-')}`}.${year}`

/**
 * The overhead register of a year (overheadregister) with the group's mean by its rule. Public.
 *
 * @param asked - a year; the newest one with a report when it is not given
 */
export async function getOverheads(app: App, asked?: number): Promise<OverheadRegister> {
  return asActor(app, async (tx) => {
    const years = await listOverheadYears(tx)
    const thisYear = Number(app.today.slice(0, 4))
    const year = asked ?? years[0] ?? thisYear
    const all = await named(tx, app, await listOverheads(tx, { year }))
    const rows = newest(all).toSorted(
      (a, b) => compareNames(a.operatorName, b.operatorName) || compareNames(a.unitName, b.unitName),
    )
    const mean = overheadMean(rows.map(({ id, percent, basis }) => ({ id, percent, basis })))
    const ids = await listOwnOperators(tx)
    const names = await namesOf(tx, app, ids)
    const { n, nWeighted, low, high } = mean
    return {
      year,
      // Who reports may also begin this year and the next.
      years: ids.length === 0 ? years : [...new Set([...years, thisYear, thisYear + 1])].toSorted((a, b) => b - a),
      rows,
      n,
      nWeighted,
      leftOut: rows.filter(({ id }) => mean.leftOut.includes(id)).map(rowName),
      spread: low === null || high === null ? null : { low, high },
      figures: Object.fromEntries(figuresOf(year, rows, mean).map((figure) => [figure.id, figure])),
      own: ids.map((id) => ({ id, name: names.get(id) ?? id })),
    }
  })
}

/**
 * All reports of one operator over the years (historik), newest first, corrections too. Public.
 * @throws notFound when the operator has none
 */
export async function getOverheadHistory(app: App, operatorId: string): Promise<Overhead[]> {
  return asActor(app, async (tx) => {
    const rows = await listOverheads(tx, { operatorId })
    if (rows.length === 0) throw new AppError('notFound', 'overheads.unknownOperator')
    return named(tx, app, rows)
  })
}

/**
 * Reports an operator's overhead of a year (indberet overhead), or corrects it as a new version.
 *
 * @throws unauthenticated `overheads.logIn`; forbidden `overheads.operatorOnly`
 * @throws stale `overheads.stale` when somebody reported since `version`
 */
export async function recordOverhead(app: App, input: NewOverhead): Promise<void> {
  const { userId } = app.actor
  if (userId === null) throw new AppError('unauthenticated', 'overheads.logIn')
  await asActor(app, async (tx) => {
    const own = await listOwnOperators(tx)
    if (!own.includes(input.operatorId)) throw new AppError('forbidden', 'overheads.operatorOnly')
    const version = await newestNumber(tx, input)
    if (version !== input.version || !(await insertOverhead(tx, { ...input, recordedBy: userId }))) {
      throw new AppError('stale', 'overheads.stale', { data: { version } })
    }
  })
}

function newest(rows: readonly Overhead[]): Overhead[] {
  const first = new Map<string, Overhead>()
  for (const row of rows) {
    const key = `${row.operatorId} ${row.unitName}`
    if ((first.get(key)?.number ?? 0) < row.number) first.set(key, row)
  }
  return [...first.values()]
}

async function named(tx: Tx, app: App, rows: Omit<Overhead, 'operatorName'>[]): Promise<Overhead[]> {
  const names = await namesOf(
    tx,
    app,
    rows.map(({ operatorId }) => operatorId),
  )
  return rows.map((row) => ({ ...row, operatorName: names.get(row.operatorId) ?? row.operatorId }))
}

async function namesOf(tx: Tx, app: App, ids: readonly string[]): Promise<Map<string, string>> {
  return organisationNames(tx, [...new Set(ids)], app.today)
}

const compareNames = new Intl.Collator('da').compare

/** "Aalborg Kommune, Ældre og Handicap". */
export function rowName({ operatorName, unitName }: Pick<Overhead, 'operatorName' | 'unitName'>): string {
  return unitName === '' ? operatorName : `${operatorName}, ${unitName}`
}

function figuresOf(year: number, rows: readonly Overhead[], mean: ReturnType<typeof overheadMean>): Figure[] {
  const reported = rows.map((row) =>
    reportedFigure({
      id: overheadFigureId(row),
      label: `Overhead, ${rowName(row)}, ${year}`,
      unit: '%',
      period: String(year),
      quantity: row.percent,
      sources: [sourceOf(row)],
      ...(row.definition && { notes: [row.definition] }),
    }),
  )
  const inputs = reported.filter(({ quantity }) => isKnown(quantity))
  const weighed = inputs.filter((_, at) => rows.filter(({ percent }) => isKnown(percent))[at]?.basis != null)
  const none = { state: 'notReported', text: 'ingen oplyst' } as const
  const rounding = { rule: 'half-away-from-zero', decimals: 2 } as const
  const shared = { unit: '%', period: String(year), rounding }
  return [
    ...reported,
    calculatedFigure({
      ...shared,
      id: `overhead.mean.${year}`,
      label: `Overhead, gennemsnit, ${year}`,
      n: mean.n,
      value: mean.mean ?? none,
      formula: formulaOf(
        `summen af rækkernes procenter / antallet af rækker`,
        `${mean.n} rækker, intervaller med midtpunkt`,
      ),
      inputs,
    }),
    calculatedFigure({
      ...shared,
      id: `overhead.weighted.${year}`,
      label: `Overhead, vægtet gennemsnit, ${year}`,
      n: mean.nWeighted,
      value: mean.weighted ?? none,
      formula: formulaOf(
        'procenter vægtet med takstberegningsgrundlaget',
        `${mean.nWeighted} rækker med kendt grundlag`,
      ),
      inputs: weighed,
    }),
  ]
}

function formulaOf(text: string, filled: string) {
  const href = '/metode/overhead-procent'
  return { id: 'overhead-procent', version: '1.0', text, filled, validFrom: '2022-01-01', methodHref: href }
}

function sourceOf(row: Overhead): Figure['sources'][number] {
  if (row.sourceTitle !== null) return { kind: 'document', label: row.sourceTitle }
  const label = `${rowName(row)}: indberettet ${formatDateTime(row.recordedAt)}, version ${row.number}`
  return { kind: 'submission', label, href: `/takster/overhead?driftsherre=${row.operatorId}` }
}
