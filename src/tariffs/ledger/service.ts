import { sumDecimals } from '#figures/quantity.ts'
import type { App } from '#platform/app.ts'
import { asActor } from '#platform/database/actor.ts'
import type { Tx } from '#platform/database/database.ts'
import { AppError } from '#platform/errors.ts'
import { findOfferings, type OfferingSummary } from '#registry/index.ts'
import type { RetainedRow } from '../rules/retained.ts'
import type { NewUse, StoredUse } from './model.ts'
import { type Ledger, type LedgerResult, ledgerOf } from './rules/ledger.ts'
import { keepUse, type LedgerEntry, ledgerEntries, lockLedger, reportedOfferings, retainedUses } from './store.ts'

export type OfferingLedger = {
  offeringId: string
  name: string
  /** Every year's result with what is kept of it; `retained` is null when nothing is. */
  years: (LedgerEntry & { row: RetainedRow | null })[]
  uses: StoredUse[]
} & Pick<Ledger, 'left' | 'expired'>

export type OperatorLedger = {
  operatorId: string
  operatorName: string
  offerings: OfferingLedger[]
  left: string
  expired: string
}

export type LedgerPage = {
  asOf: number
  operators: OperatorLedger[]
  /** Offerings the user may record a use for: those that keep something. */
  own: { id: string; name: string }[]
}

/** Results and what is kept of them (over- og underskud, hensættelser), by operator and offering, as far as the user may read them. */
export async function getLedger(app: App): Promise<LedgerPage> {
  const asOf = Number(app.today.slice(0, 4))
  return asActor(app, async (tx) => {
    const entries = Map.groupBy(await ledgerEntries(tx), ({ offeringId }) => offeringId)
    const uses = Map.groupBy(await retainedUses(tx), ({ offeringId }) => offeringId)
    const offerings = await offeringsOf(tx, entries, app.today)
    const reported = new Set(entries.size === 0 ? [] : await reportedOfferings(tx))
    const ledgers = offerings.map((offering) => ({
      offering,
      ledger: offeringLedger(offering, entries.get(offering.id) ?? [], uses.get(offering.id) ?? [], asOf),
    }))
    const operators = [...Map.groupBy(ledgers, ({ offering }) => offering.operatorId)].map(([operatorId, own]) => ({
      operatorId,
      operatorName: own[0]?.offering.operatorName ?? operatorId,
      offerings: own.map(({ ledger }) => ledger),
      left: sumDecimals(own.map(({ ledger }) => ledger.left)),
      expired: sumDecimals(own.map(({ ledger }) => ledger.expired)),
    }))
    const danish = new Intl.Collator('da')
    return {
      asOf,
      operators: operators.sort((a, b) => danish.compare(a.operatorName, b.operatorName)),
      own: ledgers
        .filter(({ offering, ledger }) => reported.has(offering.id) && ledger.years.some(({ row }) => row !== null))
        .map(({ ledger }) => ({ id: ledger.offeringId, name: ledger.name })),
    }
  })
}

/** As they are today; one that has ended as it was in the year of its latest result, for what it kept is not gone with it. */
async function offeringsOf(
  tx: Tx,
  entries: ReadonlyMap<string, readonly LedgerEntry[]>,
  today: string,
): Promise<OfferingSummary[]> {
  const found = await findOfferings(tx, { ids: [...entries.keys()], onDate: today })
  for (const day of ['12-31', '01-01']) {
    const known = new Set(found.map(({ id }) => id))
    const ended = [...entries].filter(([id]) => !known.has(id))
    for (const [year, own] of Map.groupBy(ended, ([, results]) => results.at(-1)?.year)) {
      found.push(...(await findOfferings(tx, { ids: own.map(([id]) => id), onDate: `${year}-${day}` })))
    }
  }
  return found
}

function offeringLedger(
  offering: OfferingSummary,
  entries: LedgerEntry[],
  uses: StoredUse[],
  asOf: number,
): OfferingLedger {
  const found = ledgerOf(entries, uses, asOf)
  // Uses are refused when nothing covers them, so there is a ledger.
  if (!found.ok) throw new Error(found.finding.message)
  const { rows, left, expired } = found.value
  return {
    offeringId: offering.id,
    name: [offering.facilityName, offering.unitName, offering.targetGroupText].filter(Boolean).join(' · '),
    years: entries.map((entry) => ({ ...entry, row: rows.find(({ year }) => year === entry.year) ?? null })),
    uses,
    left,
    expired,
  }
}

/**
 * Records what retained amounts were used for in a year (registrér brug af hensættelser); the oldest amount is taken first.
 *
 * @throws forbidden to all but those who report for the offering
 * @throws invalid `ledger.notCovered` for more than is kept and not too old
 */
export async function recordUse(app: App, input: NewUse): Promise<void> {
  const { userId } = app.actor
  if (userId === null) throw new AppError('unauthenticated', 'ledger.logIn')
  if (input.year > Number(app.today.slice(0, 4))) throw new AppError('invalid', 'ledger.yearAhead', { field: 'year' })
  await asActor(app, async (tx) => {
    if (!(await reportedOfferings(tx)).includes(input.offeringId))
      throw new AppError('forbidden', 'ledger.operatorOnly')
    await lockLedger(tx, input.offeringId)
    await keepUse(tx, { ...input, recordedBy: userId })
    const covered = await coverage(tx, input.offeringId, await ledgerEntries(tx, [input.offeringId]))
    if (!covered.ok) throw new AppError('invalid', 'ledger.notCovered', { field: 'kr', params: covered.finding })
  })
}

/**
 * Keeps a change of a result from taking away what was used already; in the open transaction of the change.
 * @throws conflict `ledger.usedAlready`
 */
export async function requireCovered(tx: Tx, offeringId: string): Promise<void> {
  const covered = await coverage(tx, offeringId, await ledgerEntries(tx, [offeringId]))
  if (!covered.ok) throw new AppError('conflict', 'ledger.usedAlready', { field: 'result', params: covered.finding })
}

export { lockLedger } from './store.ts'

async function coverage(tx: Tx, offeringId: string, results: readonly LedgerResult[]) {
  const found = ledgerOf(results, await retainedUses(tx, [offeringId]), 2100)
  if (found.ok) return found
  const { found: used, expected } = found.finding
  return { ok: false as const, finding: { found: used, expected } }
}
