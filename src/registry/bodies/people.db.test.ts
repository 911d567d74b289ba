import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import { asActor } from '#platform/database/actor.ts'
import type { OpenDatabase } from '#platform/database/database.ts'
import { runRetention } from '#platform/retention.ts'
import { testApp } from '#testing/app.ts'
import { databaseTest } from '#testing/database.ts'
import { seedKeepers } from './bodies-fixture.ts'
import { NewSeat, NewSeatPerson } from './model.ts'
import { addSeat, changeSeat } from './service/bodies.ts'
import { addSeatPerson, changeSeatPerson, getSeatPersonToEdit, removeSeatPerson } from './service/people.ts'
import { getBody } from './service/read.ts'

const test = databaseTest.extend('people', { scope: 'file' }, ({ db }) => seedKeepers(db))

const das = 'das-nordjylland'
const seatOf = (more: object) => NewSeat.parse({ function: 'member', seats: 1, validFrom: '2020-01-01', ...more })
const personOf = (more: object) => NewSeatPerson.parse({ validFrom: '2024-01-01', ...more })
const as = (database: OpenDatabase, userId?: string) => testApp(database, userId ? { userId } : {}).app

async function shown(database: OpenDatabase, seatId: string, userId?: string) {
  const { seats } = await getBody(as(database, userId), das)
  return seats.find(({ id }) => id === seatId)?.people.map(({ name, title }) => [name, title])
}

describe('the people on a seat', () => {
  test('are named to everybody while they hold it, then to those of the body, and after a year to nobody', async ({
    database,
    db,
    people,
  }) => {
    const app = as(database, people.secretariat)
    const seatId = await addSeat(app, das, seatOf({ organisationId: '851', role: 'Direktør' }))
    const person = { name: 'Anna Berg', title: 'Socialdirektør' }
    const id = await addSeatPerson(app, das, seatId, personOf(person))
    expect(await shown(database, seatId)).toEqual([['Anna Berg', 'Socialdirektør']])
    const key = { bodyId: das, seatId, id }
    expect(await changeSeatPerson(app, key, { ...personOf({ ...person, validTo: '2025-02-01' }), version: 1 })).toBe(2)
    expect(await shown(database, seatId)).toEqual([])
    expect(await shown(database, seatId, people.reporter)).toEqual([])
    for (const userId of [people.member, people.secretariat, people.administrator]) {
      expect(await shown(database, seatId, userId)).toHaveLength(1)
    }
    await addSeatPerson(app, das, seatId, personOf({ userId: people.reporter, validFrom: '2025-02-01' }))
    expect(await shown(database, seatId)).toEqual([['indberetter', null]])
    const accounts = async (userId?: string) =>
      (await getBody(as(database, userId), das)).seats.find((one) => one.id === seatId)?.people.at(-1)?.userId
    expect([await accounts(), await accounts(people.secretariat)]).toEqual([null, people.reporter])

    await runRetention(db, '2026-02-01')
    expect(await shown(database, seatId, people.secretariat)).toHaveLength(2)
    expect(await runRetention(db, '2026-02-02')).toContainEqual({ kind: 'seatPeople', affected: 1 })
    expect(await shown(database, seatId, people.secretariat)).toEqual([['indberetter', null]])
    const trail = await sql`select from audit_entry where table_name = 'seat_person' and record_id = ${id}
      and (before::text || coalesce(after::text, '')) like '%Anna Berg%'`.execute(db)
    expect(trail.rows).toEqual([])

    // One who is taken off by mistake is forgotten as long after that.
    const wrong = await addSeatPerson(
      app,
      das,
      seatId,
      personOf({ name: 'Bo Carlsen', validFrom: '2024-01-01', validTo: '2024-06-01' }),
    )
    await removeSeatPerson(app, { bodyId: das, seatId, id: wrong, version: 1 })
    const named = async () =>
      (
        await sql`select from audit_entry where record_id = ${wrong} and coalesce(before, after) ->> 'name' = 'Bo Carlsen'`.execute(
          db,
        )
      ).rows.length
    await runRetention(db, '2026-02-02')
    expect(await named()).toBe(2)
    await sql`update audit_entry set at = '2025-02-01' where record_id = ${wrong}`.execute(db)
    await runRetention(db, '2026-02-02')
    expect(await named()).toBe(0)
  })

  test('are no more than it has places for, and within its time', async ({ database, people }) => {
    const app = as(database, people.secretariat)
    const seat = seatOf({ role: 'Borgmester', seats: 2, validTo: '2026-01-01' })
    const seatId = await addSeat(app, das, seat)
    const put = (more: object) => addSeatPerson(app, das, seatId, personOf({ validTo: '2026-01-01', ...more }))
    const anna = await put({ name: 'Anna' })
    await put({ name: 'Bo', validTo: '2025-01-01' })
    await expect(put({ name: 'Carl', validFrom: '2024-12-31' })).rejects.toMatchObject({ code: 'bodies.seatFull' })
    await put({ name: 'Carl', validFrom: '2025-01-01' })
    await expect(put({ name: 'anna', validFrom: '2025-03-01' })).rejects.toMatchObject({ code: 'bodies.seatFull' })
    await expect(put({ name: 'Dorte', validTo: '2027-01-01' })).rejects.toMatchObject({ code: 'bodies.personTime' })
    await expect(put({ name: 'Dorte', validTo: '' })).rejects.toMatchObject({ code: 'bodies.personTime' })
    for (const change of [{ seats: 1 }, { validTo: '2025-06-01' }]) {
      await expect(changeSeat(app, das, seatId, { ...seat, ...change, version: 1 })).rejects.toMatchObject({
        code: 'bodies.peopleFirst',
      })
    }
    const key = { bodyId: das, seatId, id: anna }
    await expect(removeSeatPerson(app, { ...key, version: 7 })).rejects.toMatchObject({ code: 'bodies.stale' })
    await removeSeatPerson(app, { ...key, version: 1 })
    await expect(getSeatPersonToEdit(app, das, seatId, anna)).rejects.toMatchObject({ code: 'bodies.noSuchPerson' })
    await expect(put({ name: 'Carl', validFrom: '2025-02-01' })).rejects.toMatchObject({ code: 'bodies.personOverlap' })
    await expect(put({ userId: '00000000-0000-4000-b000-00000000ffff' })).rejects.toMatchObject({
      code: 'bodies.choose',
    })
  })

  test('are chosen by those who keep the body alone, and never two at once', async ({ database, people }) => {
    const seatId = await addSeat(as(database, people.secretariat), das, seatOf({ role: 'Sundhedsdirektør' }))
    for (const userId of [people.elsewhere, people.member, people.reporter]) {
      const app = as(database, userId)
      await expect(addSeatPerson(app, das, seatId, personOf({ name: 'Anna' }))).rejects.toThrow('bodies.notKeeper')
      await expect(
        asActor(app, (tx) =>
          sql`insert into seat_person (body_id, seat_id, user_id, valid_from)
            values (${das}, ${seatId}, ${userId}, '2024-01-01')`.execute(tx),
        ),
      ).rejects.toThrow(/row-level security/)
    }
    const add = (name: string) => addSeatPerson(as(database, people.secretariat), das, seatId, personOf({ name }))
    const both = await Promise.allSettled([add('Anna'), add('Bo')])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])

    const seat = seatOf({ role: 'Kulturdirektør', seats: 2 })
    const wide = await addSeat(as(database, people.secretariat), das, seat)
    const put = (name: string) => addSeatPerson(as(database, people.secretariat), das, wide, personOf({ name }))
    await put('Anna')
    const narrow = { ...seat, seats: 1, version: 1 }
    const meanwhile = await Promise.allSettled([
      put('Bo'),
      changeSeat(as(database, people.secretariat), das, wide, narrow),
    ])
    expect(meanwhile.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })
})

test('a form says what is wrong with the person', () => {
  const faults = (more: object) =>
    NewSeatPerson.safeParse({ validFrom: '2024-01-01', ...more }).error?.issues.map(({ message }) => message)
  expect(faults({ userId: '', name: ' ' })).toEqual(['bodies.noPerson'])
  expect(faults({ userId: '00000000-0000-4000-b000-000000000001', name: 'Anna' })).toEqual(['bodies.onePerson'])
  expect(faults({ userId: 'x' })).toEqual(['bodies.choose'])
  expect(faults({ name: 'Anna', validTo: '2023-01-01' })).toEqual(['bodies.period'])
})
