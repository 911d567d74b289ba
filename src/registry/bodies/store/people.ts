import { sql } from 'kysely'
import type { Reader, Tx } from '#platform/database/database.ts'
import type { NewSeatPerson, SeatPerson } from '../model.ts'
import { explained } from './bodies.ts'

/** The people on the seats of a body whom the reader may see, in Danish order of names. */
export async function listSeatPeople(db: Reader, bodyId: string): Promise<SeatPerson[]> {
  const { rows } = await sql<SeatPerson>`
    select p.id, p.seat_id as "seatId", p.user_id as "userId", coalesce(p.name, seat_person_name(p.user_id), '') as name,
      p.title, p.valid_from as "validFrom", p.valid_to as "validTo", p.version
    from seat_person p where p.body_id = ${bodyId}`.execute(db)
  const danish = new Intl.Collator('da')
  return rows.sort((a, b) => danish.compare(a.name, b.name) || (a.validFrom < b.validFrom ? -1 : 1))
}

/** Holds a seat against other changes until the transaction ends, so that its people can be counted. */
export async function lockSeat(tx: Tx, bodyId: string, id: string): Promise<void> {
  await sql`select 1 from body_seat where body_id = ${bodyId} and id = ${id} for update`.execute(tx)
}

export type Account = { id: string; name: string; email: string }

/** The accounts that can be given a seat, in Danish order of names. */
export async function listAccounts(db: Reader): Promise<Account[]> {
  const rows = await db
    .selectFrom('app_user')
    .select(['id', 'name', 'email'])
    .where('disabled_at', 'is', null)
    .execute()
  const danish = new Intl.Collator('da')
  return rows.sort((a, b) => danish.compare(a.name, b.name) || (a.email < b.email ? -1 : 1))
}

/** Puts a person on a seat and gives the id. @throws AppError conflict bodies.personOverlap, invalid for an unknown account */
export async function insertSeatPerson(
  tx: Tx,
  seat: { bodyId: string; id: string },
  person: NewSeatPerson,
): Promise<string> {
  const row = await explained(() =>
    tx
      .insertInto('seat_person')
      .values({ body_id: seat.bodyId, seat_id: seat.id, ...personRow(person) })
      .returning('id')
      .executeTakeFirstOrThrow(),
  )
  return row.id
}

/** Changes a person on a seat who still has the version seen. @returns the new version; undefined when somebody was faster */
export async function updateSeatPerson(
  tx: Tx,
  key: { id: string; version: number },
  person: NewSeatPerson,
): Promise<number | undefined> {
  const row = await explained(() =>
    tx
      .updateTable('seat_person')
      .set({ ...personRow(person), version: key.version + 1 })
      .where('id', '=', key.id)
      .where('version', '=', key.version)
      .returning('version')
      .executeTakeFirst(),
  )
  return row?.version
}

/** Takes a person off a seat as if they had never held it. */
export async function deleteSeatPerson(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('seat_person').where('id', '=', id).execute()
}

function personRow(person: NewSeatPerson) {
  return {
    user_id: person.userId,
    name: person.name,
    title: person.title,
    valid_from: person.validFrom,
    valid_to: person.validTo,
  }
}
