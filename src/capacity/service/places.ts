import { formatDate } from '#figures/format.ts'
import type { App } from '#platform/app.ts'
import { asActor } from '#platform/database/actor.ts'
import type { Tx } from '#platform/database/database.ts'
import { AppError } from '#platform/errors.ts'
import { findOfferings } from '#registry/index.ts'
import type { NewPlacePeriod, NewPlaceReduction, PlacePeriod, PlaceReduction } from '../model.ts'
import { type DatedPlaces, periodProblems } from '../rules/occupancy-period.ts'
import { listOperated } from '../store/access.ts'
import {
  endOpenPlacePeriod,
  findPlacePeriod,
  insertPlacePeriod,
  insertPlaceReduction,
  listPlacePeriods,
  listPlaceReductions,
  updatePlacePeriod,
} from '../store/places.ts'

export type PlaceOffering = {
  id: string
  name: string
  periods: PlacePeriod[]
  reductions: PlaceReduction[]
  /** The one who asks may change these places. */
  mayChange: boolean
}

export type FacilityPlaces = { facilityId: string; facilityName: string; offerings: PlaceOffering[] }

/**
 * Dated places of a facility (tilbuddets pladser over tid) as far as the one who asks may see them.
 *
 * @throws AppError notFound `capacity.facilityUnknown`; unauthenticated `capacity.logIn` for a visitor
 */
export async function getFacilityPlaces(app: App, facilityId: string): Promise<FacilityPlaces> {
  requireUser(app)
  return asActor(app, async (tx) => {
    const offerings = await findOfferings(tx, { facilityId, onDate: app.today })
    const first = offerings[0]
    if (!first) throw new AppError('notFound', 'capacity.facilityUnknown')
    const ids = offerings.map(({ id }) => id)
    const operated = new Set(await listOperated(tx, ids, ['reporter']))
    const periods = Map.groupBy(await listPlacePeriods(tx, ids), (row) => row.offeringId)
    const reductions = Map.groupBy(await listPlaceReductions(tx, ids), (row) => row.offeringId)
    return {
      facilityId,
      facilityName: first.facilityName,
      offerings: offerings.map((offering) => ({
        id: offering.id,
        name: [offering.unitName, offering.legalBasisText, offering.targetGroupText].filter(Boolean).join(' · '),
        periods: periods.get(offering.id) ?? [],
        reductions: reductions.get(offering.id) ?? [],
        mayChange: operated.has(offering.id),
      })),
    }
  })
}

/** Dated places of the offerings asked for (pladser over tid). @throws AppError unauthenticated for a visitor */
export async function listDatedPlaces(app: App, offeringIds: readonly string[]): Promise<PlacePeriod[]> {
  requireUser(app)
  return asActor(app, (tx) => listPlacePeriods(tx, offeringIds))
}

/**
 * Gives an offering a number of places from a day (ændrer pladser). An open row that began before ends that day
 * when the new one is open too; any other shared day is a conflict.
 *
 * @throws AppError forbidden `capacity.notYours`; conflict `capacity.overlap` or `capacity.closedExceeds`
 */
export async function changePlaces(app: App, change: NewPlacePeriod): Promise<PlacePeriod> {
  requireUser(app)
  return asActor(app, async (tx) => {
    await requireOperator(tx, change.offeringId)
    if (change.to === null) await endOpenPlacePeriod(tx, change.offeringId, change.from)
    const row = await insertPlacePeriod(tx, change)
    await requirePossible(app, tx, change.offeringId)
    return row
  })
}

/**
 * Corrects a dated number of places (retter pladser), or ends it.
 *
 * @throws AppError notFound `capacity.placesUnknown`; stale `capacity.stale` with the current version in `data`;
 *   forbidden and conflict as `changePlaces`
 */
export async function correctPlaces(
  app: App,
  input: { id: string; version: number; change: Omit<NewPlacePeriod, 'offeringId'> },
): Promise<PlacePeriod> {
  requireUser(app)
  return asActor(app, async (tx) => {
    const present = await findPlacePeriod(tx, input.id)
    if (!present) throw new AppError('notFound', 'capacity.placesUnknown')
    await requireOperator(tx, present.offeringId)
    const row = await updatePlacePeriod(tx, input.id, input.version, input.change)
    if (!row) throw new AppError('stale', 'capacity.stale', { data: { version: present.version } })
    await requirePossible(app, tx, present.offeringId)
    return row
  })
}

/**
 * Takes places out of use for a period (lukker eller blokerer pladser).
 *
 * @throws AppError forbidden `capacity.notYours`; conflict `capacity.closedExceeds` when more would be closed than there are
 */
export async function reducePlaces(app: App, reduction: NewPlaceReduction): Promise<PlaceReduction> {
  requireUser(app)
  return asActor(app, async (tx) => {
    await requireOperator(tx, reduction.offeringId)
    const row = await insertPlaceReduction(tx, reduction)
    await requirePossible(app, tx, reduction.offeringId)
    return row
  })
}

/** @throws AppError unauthenticated `capacity.logIn` */
function requireUser(app: App): void {
  if (app.actor.userId === null) throw new AppError('unauthenticated', 'capacity.logIn')
}

async function requireOperator(tx: Tx, offeringId: string): Promise<void> {
  const operated = await listOperated(tx, [offeringId], ['reporter'])
  if (operated.length === 0) throw new AppError('forbidden', 'capacity.notYours')
}

/** What is written must be possible as a whole; what is impossible is rolled back with the transaction. */
async function requirePossible(app: App, tx: Tx, offeringId: string): Promise<void> {
  const capacity = await listPlacePeriods(tx, [offeringId])
  const closed = (await listPlaceReductions(tx, [offeringId])).filter((row) => row.kind === 'closed')
  const first = [...capacity, ...closed].map((row) => row.from).sort()[0]
  if (first === undefined) return
  const input = { period: { from: first, to: '2999-01-01' }, capacity: capacity.map(dated), closed: closed.map(dated) }
  const problem = periodProblems(input).find(({ code }) => code === 'closed-exceeds-capacity')
  if (problem && 'day' in problem) {
    const day = formatDate(problem.day, app.actor.language)
    throw new AppError('conflict', 'capacity.closedExceeds', { field: 'places', params: { day } })
  }
}

function dated({ from, to, places }: { from: string; to: string | null; places: string }): DatedPlaces {
  return { from, to, places }
}
