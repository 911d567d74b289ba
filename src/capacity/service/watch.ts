import { isKnown } from '#figures/quantity.ts'
import type { App } from '#platform/app.ts'
import { asActor } from '#platform/database/actor.ts'
import type { Tx } from '#platform/database/database.ts'
import { AppError } from '#platform/errors.ts'
import { capacityFigures } from '../figures.ts'
import type { CapacityFigures, NewWatchEntry, OfferingFigures, WatchEnd, WatchEntry } from '../model.ts'
import type { Flag } from '../rules/flags.ts'
import { holdsRole, listBodyNames } from '../store/access.ts'
import { endWatchEntry, findWatchEntry, insertWatchEntry, listWatchEntries } from '../store/watch.ts'

/** An offering that the rules point at (forslag), with what they found. */
export type WatchProposal = { offeringId: string; year: number; flags: Flag[]; followed: boolean }

export type WatchList = {
  /** By offering, the latest year whose use is known: what the rules look at. Rounds come in offering by offering. */
  latest: Record<string, number>
  entries: WatchEntry[]
  proposals: WatchProposal[]
  bodies: { id: string; name: string }[]
  figures: CapacityFigures
  mayChange: boolean
}

/** Years whose figures the list looks at. */
function lookedAt(today: string): number[] {
  const year = Number(today.slice(0, 4))
  return Array.from({ length: 8 }, (_, index) => year - 7 + index)
}

/**
 * The watch list (følgelisten) with the program's proposals. Rules propose, people decide. Public.
 */
export async function getWatchList(app: App): Promise<WatchList> {
  return asActor(app, async (tx) => {
    const figures = await capacityFigures(tx, { years: lookedAt(app.today), groups: [], onDate: app.today })
    const latest = Object.fromEntries(figures.offerings.flatMap(latestYearWithUse))
    const bodies = await listBodyNames(tx, app.today)
    const entries = await namedEntries(tx, bodies, {})
    const open = new Set(entries.filter((entry) => entry.to === null).map((entry) => entry.offeringId))
    const proposals = figures.offerings.flatMap(({ offeringId, flags }) => {
      const year = latest[offeringId] ?? 0
      const found = (flags[year] ?? []).filter((flag) => flag.severity === 'attention')
      return found.length > 0 ? [{ offeringId, year, flags: found, followed: open.has(offeringId) }] : []
    })
    return { latest, entries, proposals, bodies, figures, mayChange: await holdsRole(tx, ['secretariat']) }
  })
}

/** Watch entries as they stand, the open ones first (følges tæt). Public. */
export async function listWatched(app: App, offeringIds?: readonly string[]): Promise<WatchEntry[]> {
  return asActor(app, async (tx) => {
    const bodies = await listBodyNames(tx, app.today)
    return namedEntries(tx, bodies, offeringIds ? { offeringIds } : {})
  })
}

/**
 * Begins to follow an offering closely (følger en ydelse tæt). For secretariats.
 *
 * @returns id of the entry
 * @throws AppError unauthenticated `capacity.logIn`; forbidden `capacity.secretariatOnly`; conflict `capacity.watchOverlap`;
 *   invalid `capacity.bodyMissing` for a body that does not exist
 */
export async function followOffering(app: App, entry: NewWatchEntry): Promise<string> {
  return asActor(app, async (tx) => {
    await requireSecretariat(app, tx)
    const bodies = await listBodyNames(tx, entry.from)
    if (!bodies.some(({ id }) => id === entry.bodyId)) {
      throw new AppError('invalid', 'capacity.bodyMissing', { field: 'bodyId' })
    }
    return insertWatchEntry(tx, entry)
  })
}

/**
 * Ends an entry with the reason (stopper med at følge). For secretariats.
 *
 * @throws AppError notFound `capacity.watchUnknown`; invalid `capacity.endBeforeStart`; stale `capacity.stale`; as `followOffering`
 */
export async function endFollowing(app: App, end: WatchEnd): Promise<void> {
  await asActor(app, async (tx) => {
    await requireSecretariat(app, tx)
    const entry = await findWatchEntry(tx, end.id)
    if (!entry) throw new AppError('notFound', 'capacity.watchUnknown')
    if (end.to < entry.from) throw new AppError('invalid', 'capacity.endBeforeStart', { field: 'to' })
    if (!(await endWatchEntry(tx, end))) {
      throw new AppError('stale', 'capacity.stale', { data: { version: entry.version } })
    }
  })
}

async function requireSecretariat(app: App, tx: Tx): Promise<void> {
  if (app.actor.userId === null) throw new AppError('unauthenticated', 'capacity.logIn')
  if (!(await holdsRole(tx, ['secretariat']))) throw new AppError('forbidden', 'capacity.secretariatOnly')
}

/** Entries of the watch list (følges tæt) with the name of their deciding body. */
export async function namedEntries(
  tx: Tx,
  bodies: readonly { id: string; name: string }[],
  filter: { offeringIds?: readonly string[] },
): Promise<WatchEntry[]> {
  const names = new Map(bodies.map(({ id, name }) => [id, name]))
  const rows = await listWatchEntries(tx, filter)
  return rows.map((row) => ({ ...row, bodyName: names.get(row.bodyId) ?? row.bodyId }))
}

function latestYearWithUse({ offeringId, series }: OfferingFigures): [string, number][] {
  const last = series.findLast((row) => isKnown(row.used))
  return last ? [[offeringId, last.year]] : []
}
