import type { App } from '#platform/app.ts'
import { asActor } from '#platform/database/actor.ts'
import type { Tx } from '#platform/database/database.ts'
import { AppError } from '#platform/errors.ts'
import { slug } from '../../rules/slug.ts'
import type { BodyChange, NewBody, NewSeat, SeatChange } from '../model.ts'
import { fitsSeat, mostAtOnce } from '../rules.ts'
import { insertBody, insertSeat, listSeats, updateBody, updateSeat } from '../store/bodies.ts'
import { listSeatPeople, lockSeat } from '../store/people.ts'
import { requireKeeper, stale } from './access.ts'
import { bodyHead } from './read.ts'

/**
 * Adds a body (forum); its address is made of its name.
 *
 * @returns its id
 * @throws AppError forbidden bodies.notKeeper, conflict bodies.taken, invalid bodies.name
 */
export async function addBody(app: App, body: NewBody): Promise<string> {
  return asActor(app, async (tx) => {
    await requireKeeper(app, tx, body.area)
    const id = slug(body.name)
    if (!id) throw new AppError('invalid', 'bodies.name', { field: 'name' })
    await insertBody(tx, id, body)
    return id
  })
}

/**
 * Changes a body; a body that has ended gets its last day.
 *
 * @returns the new version
 * @throws AppError forbidden, notFound, stale (with the current version), invalid bodies.circle
 */
export async function changeBody(app: App, id: string, change: BodyChange): Promise<number> {
  return asActor(app, async (tx) => {
    const current = await bodyHead(tx, id, app.today)
    await requireKeeper(app, tx, current.area)
    if (change.area !== current.area) await requireKeeper(app, tx, change.area)
    const version = await updateBody(tx, id, change)
    if (version === undefined) throw stale(current.version)
    return version
  })
}

/**
 * Adds a seat (plads) to a body.
 *
 * @returns its id
 * @throws AppError forbidden, notFound, conflict bodies.seatOverlap, invalid bodies.deputyTime, bodies.deputyFor
 */
export async function addSeat(app: App, bodyId: string, seat: NewSeat): Promise<string> {
  return asActor(app, async (tx) => {
    const body = await bodyHead(tx, bodyId, app.today)
    await requireKeeper(app, tx, body.area)
    await requireFit(tx, app, bodyId, seat)
    return insertSeat(tx, bodyId, seat)
  })
}

/**
 * Changes or ends a seat.
 *
 * @returns the new version
 * @throws AppError forbidden, notFound bodies.noSeat, stale, conflict bodies.seatOverlap, invalid bodies.deputyTime
 */
export async function changeSeat(app: App, bodyId: string, id: string, change: SeatChange): Promise<number> {
  return asActor(app, async (tx) => {
    const body = await bodyHead(tx, bodyId, app.today)
    await requireKeeper(app, tx, body.area)
    // Its people are counted: nobody comes meanwhile.
    await lockSeat(tx, bodyId, id)
    const seats = await listSeats(tx, bodyId, app.today)
    const current = seats.find((seat) => seat.id === id)
    if (!current) throw new AppError('notFound', 'bodies.noSeat')
    await requireFit(tx, app, bodyId, change, id)
    const outside = seats.find((seat) => seat.deputyFor === id && !fitsSeat(seat, change))
    if (outside) throw new AppError('invalid', 'bodies.deputiesFirst', { field: 'validTo' })
    const people = (await listSeatPeople(tx, bodyId)).filter(({ seatId }) => seatId === id)
    if (people.some((person) => !fitsSeat(person, change))) {
      throw new AppError('invalid', 'bodies.peopleFirst', { field: 'validTo' })
    }
    if (mostAtOnce(people) > change.seats) throw new AppError('invalid', 'bodies.peopleFirst', { field: 'seats' })
    const version = await updateSeat(tx, { bodyId, id, version: change.version }, change)
    if (version === undefined) throw stale(current.version)
    return version
  })
}

async function requireFit(tx: Tx, app: App, bodyId: string, seat: NewSeat, own?: string) {
  if (seat.deputyFor === null) return
  const held = (await listSeats(tx, bodyId, app.today)).find(({ id }) => id === seat.deputyFor)
  if (!held || held.id === own || held.function === 'deputy') {
    throw new AppError('invalid', 'bodies.deputyFor', { field: 'deputyFor' })
  }
  if (!fitsSeat(seat, held)) {
    const params = { from: held.validFrom, to: held.validTo ?? '–' }
    throw new AppError('invalid', 'bodies.deputyTime', { field: 'validFrom', params })
  }
}
