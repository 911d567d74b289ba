import { ratioText } from '#figures/ratio.ts'
import type { App } from '#platform/app.ts'
import { asActor } from '#platform/database/actor.ts'
import type { Reader } from '#platform/database/database.ts'
import { AppError } from '#platform/errors.ts'
import type { Finding } from '../model/findings.ts'
import { toOere } from '../rules/basis.ts'
import { type IndexKind, indexed } from '../rules/indexation.ts'
import type { IndexRequest, NewRate, StoredRate } from './model.ts'
import { insertRate, listRates, mayEnterRates, newestRateNumber } from './store.ts'

export type IndexRates = {
  /** Each year with the rate in force of each kind; null where none was entered: that is no 0. */
  years: { year: number; rates: Record<IndexKind, StoredRate | null> }[]
  /** Corrected rates, the newest first. */
  replaced: StoredRate[]
  mayEnter: boolean
}

/** The expected rise of prices and wages (pris- og lønskøn) by year and kind, with what was corrected. Public. */
export async function getIndexRates(app: App): Promise<IndexRates> {
  return asActor(app, async (tx) => {
    const rows = await listRates(tx)
    const current = inForce(rows)
    const years = [...new Set(current.map(({ year }) => year))]
    const rateOf = (year: number, kind: IndexKind) =>
      current.find((row) => row.year === year && row.kind === kind) ?? null
    return {
      years: years.map((year) => ({
        year,
        rates: { region: rateOf(year, 'region'), municipality: rateOf(year, 'municipality') },
      })),
      replaced: rows.filter((row) => !current.includes(row)),
      mayEnter: await mayEnterRates(tx),
    }
  })
}

/**
 * Enters a rate with its source and day (indtast skøn), or corrects it as a new version.
 *
 * @throws unauthenticated `indexRates.logIn`; forbidden `indexRates.notAllowed`
 * @throws stale `indexRates.stale` when somebody entered one since `version`
 */
export async function recordRate(app: App, input: NewRate): Promise<void> {
  const { userId } = app.actor
  if (userId === null) throw new AppError('unauthenticated', 'indexRates.logIn')
  await asActor(app, async (tx) => {
    if (!(await mayEnterRates(tx))) throw new AppError('forbidden', 'indexRates.notAllowed')
    const version = await newestRateNumber(tx, input)
    if (version !== input.version || !(await insertRate(tx, { ...input, recordedBy: userId }))) {
      throw new AppError('stale', 'indexRates.stale', { data: { version } })
    }
  })
}

export type Indexed = {
  /** kr., two decimals; null when a rate is missing, and `finding` says which. */
  result: string | null
  finding: Finding | null
  /** Year for year: the rate, its source, and the amount it gives, shown with two decimals and computed without. */
  steps: { year: number; percent: string; source: string; amount: string }[]
}

/** An amount in the prices of another year by the rates that were entered (fremskriv beløb). Public. */
export async function indexAmount(app: App, { amount, from, to, kind }: IndexRequest): Promise<Indexed> {
  return asActor(app, async (tx) => {
    const rates = inForce(await listRates(tx))
    const priced = { kr: amount, priceLevel: from }
    const whole = indexed(priced, to, kind, rates)
    if (!whole.ok) return { result: null, finding: whole.finding, steps: [] }
    const [low, high] = from <= to ? [from, to] : [to, from]
    const steps = Array.from({ length: high - low }, (_, at) => {
      const year = from <= to ? low + 1 + at : high - at
      const rate = rates.find((row) => row.year === year && row.kind === kind)
      const reached = indexed(priced, from <= to ? year : year - 1, kind, rates)
      return {
        year,
        percent: rate?.percent ?? '',
        source: rate?.source ?? '',
        amount: reached.ok ? ratioText(reached.value.kr, toOere) : '',
      }
    })
    return { result: ratioText(whole.value.kr, toOere), finding: null, steps }
  })
}

/** The rates that count (gældende skøn), corrections in place of what they correct, in an open transaction. */
export async function ratesInForce(db: Reader): Promise<StoredRate[]> {
  return inForce(await listRates(db))
}

function inForce(rows: readonly StoredRate[]): StoredRate[] {
  const newest = new Map<string, StoredRate>()
  for (const row of rows) {
    const key = `${row.year} ${row.kind}`
    if ((newest.get(key)?.number ?? 0) < row.number) newest.set(key, row)
  }
  return [...newest.values()]
}
