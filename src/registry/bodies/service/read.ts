import type { App } from '#platform/app.ts'
import { asActor } from '#platform/database/actor.ts'
import type { Tx } from '#platform/database/database.ts'
import { AppError } from '#platform/errors.ts'
import { listOrganisations } from '../../store.ts'
import type { Seat, SeatPerson } from '../model.ts'
import { chainAbove } from '../rules.ts'
import { findBody, keepsArea, keptAreas, listAreas, listBodies, listMandates, listSeats } from '../store/bodies.ts'
import { listSeatPeople } from '../store/people.ts'
import { requireKeeper } from './access.ts'

/** Lookups that other rooms make inside their own transaction, `tx` first. */
export { bodyNames, keepsArea, listAreas, listBodies } from '../store/bodies.ts'

/** All bodies (fora), earlier ones too; open to everybody. */
export async function getBodies(app: App) {
  return asActor(app, async (tx) => ({
    bodies: await listBodies(tx),
    areas: await listAreas(tx),
    mayAdd: app.actor.userId !== null && (await keptAreas(tx)).length > 0,
  }))
}

/**
 * A body with its chain up and down, seats and the mandates the reader may see.
 *
 * @throws AppError notFound bodies.unknown
 */
export async function getBody(app: App, id: string) {
  return asActor(app, async (tx) => {
    const body = await bodyHead(tx, id, app.today)
    const bodies = await listBodies(tx)
    const mayKeep = app.actor.userId !== null && (await keepsArea(tx, body.area))
    return {
      body,
      above: chainAbove(bodies, id),
      below: bodies.filter(({ parentId }) => parentId === id),
      // Which account it is concerns those who keep the body alone.
      seats: withPeople(
        await listSeats(tx, id, app.today),
        (await listSeatPeople(tx, id)).map((person) => (mayKeep ? person : { ...person, userId: null })),
      ),
      mandates: await listMandates(tx, id),
      mayKeep,
    }
  })
}

/** Each seat with the people the reader may see on it. */
function withPeople(seats: readonly Seat[], people: readonly SeatPerson[]) {
  return seats.map((seat) => ({ ...seat, people: people.filter(({ seatId }) => seatId === seat.id) }))
}

/** A body, or the refusal that there is none. @throws AppError notFound bodies.unknown */
export async function bodyHead(tx: Tx, id: string, today: string) {
  const body = await findBody(tx, id, today)
  if (!body) throw new AppError('notFound', 'bodies.unknown', { params: { id } })
  return body
}

/** A body for its form. @throws AppError unauthenticated, forbidden bodies.notKeeper, notFound bodies.unknown */
export async function getKeptBody(app: App, id: string) {
  return asActor(app, async (tx) => {
    const body = await bodyHead(tx, id, app.today)
    await requireKeeper(app, tx, body.area)
    return body
  })
}

/**
 * A seat for its form with what it can be given to; without `seatId` a new one.
 *
 * @throws AppError unauthenticated, forbidden bodies.notKeeper, notFound bodies.unknown, bodies.noSeat
 */
export async function getSeatToEdit(app: App, bodyId: string, seatId: string | undefined) {
  return asActor(app, async (tx) => {
    const body = await bodyHead(tx, bodyId, app.today)
    await requireKeeper(app, tx, body.area)
    const seats = withPeople(await listSeats(tx, bodyId, app.today), await listSeatPeople(tx, bodyId))
    const seat = seats.find(({ id }) => id === seatId)
    if (seatId && !seat) throw new AppError('notFound', 'bodies.noSeat')
    const { bodies, organisations } = await choices(tx, app.today)
    return { body, seat: seat ?? null, seats, bodies, organisations }
  })
}

/** What the forms for bodies and seats offer to choose between. */
export async function getChoices(app: App) {
  return asActor(app, async (tx) => {
    const found = await choices(tx, app.today)
    if (found.areas.length === 0) await requireKeeper(app, tx, null)
    return found
  })
}

async function choices(tx: Tx, today: string) {
  const kept = await keptAreas(tx)
  return {
    areas: (await listAreas(tx)).filter(({ id }) => kept.includes(id)),
    bodies: await listBodies(tx),
    organisations: (await listOrganisations(tx, { onDate: today })).map(({ id, name, kind }) => ({ id, name, kind })),
  }
}
