import type { App } from '#platform/app.ts'
import { asActor } from '#platform/database/actor.ts'
import type { Tx } from '#platform/database/database.ts'
import { AppError } from '#platform/errors.ts'
import type { NewSeatPerson, Seat, SeatPerson, SeatPersonChange } from '../model.ts'
import { fitsSeat, mostAtOnce, seatTime } from '../rules.ts'
import { listSeats } from '../store/bodies.ts'
import {
  deleteSeatPerson,
  insertSeatPerson,
  listAccounts,
  listSeatPeople,
  lockSeat,
  updateSeatPerson,
} from '../store/people.ts'
import { requireKeeper, stale } from './access.ts'
import { bodyHead } from './read.ts'

/** A seat to change the people on, held against other changes. @throws AppError forbidden, notFound bodies.noSeat */
async function keptSeat(app: App, tx: Tx, bodyId: string, seatId: string) {
  const body = await bodyHead(tx, bodyId, app.today)
  await requireKeeper(app, tx, body.area)
  await lockSeat(tx, bodyId, seatId)
  const seat = (await listSeats(tx, bodyId, app.today)).find(({ id }) => id === seatId)
  if (!seat) throw new AppError('notFound', 'bodies.noSeat')
  const people = (await listSeatPeople(tx, bodyId)).filter((person) => person.seatId === seatId)
  return { body, seat, people }
}

/** A person for the form, or a new one without `personId`. @throws AppError as `keptSeat`; notFound bodies.noSuchPerson */
export async function getSeatPersonToEdit(app: App, bodyId: string, seatId: string, personId: string | undefined) {
  return asActor(app, async (tx) => {
    const { body, seat, people } = await keptSeat(app, tx, bodyId, seatId)
    const person = people.find(({ id }) => id === personId)
    if (personId && !person) throw new AppError('notFound', 'bodies.noSuchPerson')
    return { body, seat, person: person ?? null, accounts: await listAccounts(tx) }
  })
}

/**
 * Puts a person on a seat (indehaver af pladsen). A user takes part as a member from the first day on.
 *
 * @returns the id
 * @throws AppError forbidden, notFound bodies.noSeat, conflict bodies.personOverlap, invalid bodies.personTime,
 *   bodies.seatFull, bodies.choose
 */
export async function addSeatPerson(app: App, bodyId: string, seatId: string, person: NewSeatPerson): Promise<string> {
  return asActor(app, async (tx) => {
    const { seat, people } = await keptSeat(app, tx, bodyId, seatId)
    requireRoom(seat, people, person)
    return insertSeatPerson(tx, seat, person)
  })
}

/** Changes who holds a seat, or ends it with the first day no longer. @returns the new version; @throws also stale */
export async function changeSeatPerson(
  app: App,
  key: { bodyId: string; seatId: string; id: string },
  change: SeatPersonChange,
): Promise<number> {
  return asActor(app, async (tx) => {
    const { seat, people } = await keptSeat(app, tx, key.bodyId, key.seatId)
    const current = people.find(({ id }) => id === key.id)
    if (!current) throw new AppError('notFound', 'bodies.noSuchPerson')
    const others = people.filter((person) => person !== current)
    requireRoom(seat, others, change)
    const version = await updateSeatPerson(tx, { id: key.id, version: change.version }, change)
    if (version === undefined) throw stale(current.version)
    return version
  })
}

/** Takes away a person who was put on a seat by mistake; one who has held it gets a last day instead. */
export async function removeSeatPerson(
  app: App,
  key: { bodyId: string; seatId: string; id: string; version: number },
): Promise<void> {
  await asActor(app, async (tx) => {
    const { people } = await keptSeat(app, tx, key.bodyId, key.seatId)
    const current = people.find(({ id }) => id === key.id)
    if (!current) throw new AppError('notFound', 'bodies.noSuchPerson')
    if (current.version !== key.version) throw stale(current.version)
    await deleteSeatPerson(tx, key.id)
  })
}

function requireRoom(seat: Seat, others: readonly SeatPerson[], person: NewSeatPerson): void {
  if (!fitsSeat(person, seat)) {
    const params = { from: seat.validFrom, to: seat.validTo ?? '–' }
    throw new AppError('invalid', 'bodies.personTime', { field: 'validFrom', params })
  }
  if (mostAtOnce([...others, person]) > seat.seats) {
    throw new AppError('invalid', 'bodies.seatFull', { field: 'validFrom', params: { n: seat.seats } })
  }
}

/** Somebody who is expected at a meeting of a body, and the members a deputy stands in for. */
export type Expected = {
  name: string
  described: string | null
  kind: 'member' | 'deputy' | 'guest'
  standsFor: string[]
}

/**
 * The people on the seats of a body on a day, for the room of meetings: members by function, each deputy with the names
 * of those who hold the seat; an observer comes as a guest.
 */
export async function seatPeopleOn(tx: Tx, bodyId: string, onDate: string): Promise<Expected[]> {
  const people = (await listSeatPeople(tx, bodyId)).filter((person) => seatTime(person, onDate) === 'now')
  const seats = (await listSeats(tx, bodyId, onDate)).filter((seat) => seatTime(seat, onDate) === 'now')
  const on = (seatId: string | null) => people.filter((person) => person.seatId === seatId)
  return seats.flatMap((seat) =>
    on(seat.id).map((person): Expected => {
      const place = seat.organisationName ?? seat.holderBodyName
      return {
        name: person.name,
        described: [person.title ?? seat.role, place].filter(Boolean).join(', ') || null,
        kind: seat.function === 'deputy' ? 'deputy' : seat.function === 'observer' ? 'guest' : 'member',
        standsFor: on(seat.deputyFor).map(({ name }) => name),
      }
    }),
  )
}
