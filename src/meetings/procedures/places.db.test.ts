import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import { asActor, asSystem } from '#platform/database/actor.ts'
import { databaseTest } from '#testing/database.ts'
import { contentOf, meetingWorld, refusal, type Who } from '../meetings-fixture.ts'
import { caseNumbering, newStop } from '../model.ts'
import { createCase, planStop } from '../service/cases.ts'
import { remindDue } from './reminders.ts'
import { latestAnswer } from './rules.ts'
import {
  answerProcedure,
  closeProcedure,
  getProcedure,
  listProcedures,
  openProcedure,
  planProcedure,
} from './service.ts'

// Whom a procedure asks while seats are empty, shared and change hands. Each test has a body of its own, without members
// by a role, and its people on seats of it.

const test = databaseTest.extend('world', { scope: 'file' }, async ({ database }) => meetingWorld(database))
type World = Awaited<ReturnType<typeof meetingWorld>>

const adopt = { answer: 'adopt', remark: null } as const
const reject = { answer: 'reject', remark: 'For dyrt' } as const
let serial = 0

/** A body of the area, with what is done to its seats and a procedure in it. */
async function bodyOf({ as, database }: World) {
  serial += 1
  const body = `forum-${serial}`
  const run = (text: string) => asSystem(database.db, 'test', (tx) => sql.raw(text).execute(tx))
  await run(
    `insert into body (id, name, level, area) values ('${body}', 'Forum ${serial}', 'administrative', 'nordjylland')`,
  )
  const userId = (who: Who) => as(who).actor.userId
  return {
    body,
    run,
    /** A seat; `deputyFor` names the one it stands in for. */
    seat: (name: string, { deputyFor, kind = 'member' }: { deputyFor?: string; kind?: string } = {}) =>
      run(`insert into body_seat (id, body_id, function, deputy_for, role, seats, valid_from) values ('${body}-${name}', '${body}',
        '${deputyFor ? 'deputy' : kind}', ${deputyFor ? `'${body}-${deputyFor}'` : 'null'}, 'Plads ${name}', 3, '2020-01-01')`),
    sits: (seat: string, who: Who, from = '2025-01-01') =>
      run(`insert into seat_person (body_id, seat_id, user_id, valid_from)
        values ('${body}', '${body}-${seat}', '${userId(who)}', '${from}')`),
    named: (seat: string, name: string) =>
      run(
        `insert into seat_person (body_id, seat_id, name, valid_from) values ('${body}', '${body}-${seat}', '${name}', '2025-01-01')`,
      ),
    leaves: (seat: string, who: Who) =>
      run(
        `update seat_person set valid_to = '2025-03-16' where seat_id = '${body}-${seat}' and user_id = '${userId(who)}'`,
      ),
    role: (who: Who) =>
      run(
        `insert into membership (user_id, role, body_id, valid_from) values ('${userId(who)}', 'body-member', '${body}', '2020-01-01')`,
      ),
    async drafted() {
      const secretary = as('secretary')
      const caseId = await createCase(secretary, { content: contentOf(), numbering: caseNumbering.parse({}) })
      const stop = newStop.parse({ bodyId: body, role: 'decision', step: 1 })
      const stopId = await planStop(secretary, { caseId, stop })
      return planProcedure(secretary, { stopId, text: null, deadline: '2025-03-24' })
    },
    async sent() {
      const id = await this.drafted()
      await openProcedure(as('secretary'), { id, version: 1 })
      return id
    },
    answers: (who: Who, id: string, answer: typeof adopt | typeof reject = adopt) =>
      answerProcedure(as(who), id, answer),
    /** Each place: who it was, what was answered, by whom and as what. */
    async places(id: string) {
      const { asked } = await getProcedure(as('secretary'), id)
      return asked.map(({ name, answer, answeredBy, answeredAs }) => [name, answer, answeredBy, answeredAs])
    },
    async close(id: string) {
      const app = as('secretary')
      const { procedure, clauses } = await getProcedure(app, id)
      const outcomes = clauses.map(({ id }) => ({
        clauseId: id,
        outcome: 'adopted' as const,
        optionNumber: null,
        change: null,
      }))
      await closeProcedure(app, {
        id,
        version: procedure.version,
        decision: { text: 'Vedtaget', outcomes, followUps: [] },
      })
    },
    async mails(id: string) {
      const { rows } = await database.executeSql(
        `select to_address from mail_message where dedupe_key like 'procedure.${id}.%' order by to_address`,
      )
      return (rows as { to_address: string }[]).map(({ to_address }) => to_address.replace('@test.example', ''))
    },
  }
}

describe('a seat that nobody with an account holds', () => {
  test('is asked by its deputy, who answers for it', async ({ world }) => {
    const { as } = world
    const at = await bodyOf(world)
    await at.seat('a')
    await at.seat('a-deputy', { deputyFor: 'a' })
    await at.seat('b')
    await at.seat('b-deputy', { deputyFor: 'b' })
    await at.seat('c')
    await at.named('a', 'Anna Berg')
    await at.named('c', 'Carl Dam')
    await at.sits('a-deputy', 'kdkMember')
    await at.sits('b-deputy', 'reporter')
    const id = await at.drafted()
    expect((await getProcedure(as('secretary'), id)).asked.map(({ name, standIns }) => [name, standIns])).toEqual([
      ['Anna Berg', 'kdkMember'],
      ['Plads b', 'reporter'],
    ])
    expect((await getProcedure(as('secretary'), id)).unasked).toEqual(['Carl Dam'])
    await openProcedure(as('secretary'), { id, version: 1 })
    expect(await at.mails(id)).toEqual(['kdkmember', 'reporter'])
    expect((await listProcedures(as('kdkMember'))).find((row) => row.id === id)).toMatchObject({ mayAnswer: true })
    expect((await getProcedure(as('kdkMember'), id)).own).toEqual([{ name: 'Anna Berg', standsAs: 'deputy' }])
    await at.answers('kdkMember', id)
    const { tally } = await getProcedure(as('secretary'), id)
    expect(tally).toMatchObject({ asked: 2, adopt: 1, missing: 1 })
    expect(await at.places(id)).toEqual([
      ['Anna Berg', 'adopt', 'kdkMember', 'deputy'],
      ['Plads b', null, null, null],
    ])
  })

  test('asks nobody when its deputy is asked already, and observers never are', async ({ world }) => {
    const at = await bodyOf(world)
    await at.seat('a')
    await at.seat('b')
    await at.seat('b-deputy', { deputyFor: 'b' })
    await at.seat('o', { kind: 'observer' })
    await at.sits('a', 'reporter')
    await at.sits('b-deputy', 'reporter')
    await at.sits('o', 'kdkMember')
    const id = await at.drafted()
    expect((await getProcedure(world.as('secretary'), id)).unasked).toEqual(['Plads b'])
    await openProcedure(world.as('secretary'), { id, version: 1 })
    await at.answers('reporter', id)
    expect(await at.places(id)).toEqual([['reporter', 'adopt', 'reporter', 'holder']])
  })

  test('and a body without anybody to ask sends nothing', async ({ world }) => {
    const at = await bodyOf(world)
    await at.seat('a')
    await at.named('a', 'Anna Berg')
    const id = await at.drafted()
    const sent = openProcedure(world.as('secretary'), { id, version: 1 })
    expect(await refusal(sent)).toBe('conflict procedures.noMembers')
    expect((await getProcedure(world.as('secretary'), id)).procedure).toMatchObject({ state: 'draft', version: 1 })
  })
})

describe('a deputy of somebody with an account', () => {
  test('answers as long as they have not, but not for others when asked themselves', async ({ world }) => {
    const at = await bodyOf(world)
    for (const name of ['a', 'b']) await at.seat(name)
    await at.seat('a-deputy', { deputyFor: 'a' })
    await at.seat('b-deputy', { deputyFor: 'b' })
    await at.sits('a', 'dasMember')
    await at.sits('b', 'reporter')
    await at.sits('a-deputy', 'kdkMember')
    // Who holds one seat and stands in for the other is heard for their own alone.
    await at.sits('b-deputy', 'dasMember')
    const id = await at.sent()
    expect(await at.mails(id)).toEqual(['dasmember', 'reporter'])
    await at.answers('kdkMember', id)
    expect(await at.places(id)).toEqual([
      ['dasMember', 'adopt', 'kdkMember', 'deputy'],
      ['reporter', null, null, null],
    ])
    await at.answers('dasMember', id, reject)
    await at.answers('kdkMember', id)
    expect(await at.places(id)).toEqual([
      ['dasMember', 'reject', 'dasMember', 'holder'],
      ['reporter', null, null, null],
    ])
  })
})

describe('a seat that changes hands while the procedure is open', () => {
  test('is answered for by who came after, who is asked the next morning', async ({ world, db }) => {
    const { as } = world
    const at = await bodyOf(world)
    for (const name of ['a', 'b']) await at.seat(name)
    await at.sits('a', 'dasMember')
    await at.sits('b', 'reporter')
    const id = await at.sent()
    await at.leaves('a', 'dasMember')
    expect(await refusal(at.answers('dasMember', id))).toBe('notFound procedures.unknown')
    expect((await getProcedure(as('secretary'), id)).asked[0]).toMatchObject({ name: 'dasMember', isEmpty: true })

    await at.sits('a', 'kdkMember', '2025-03-17')
    expect((await getProcedure(as('secretary'), id)).asked[0]).toMatchObject({
      name: 'dasMember',
      holder: 'kdkMember',
      isEmpty: false,
    })
    for (const _twice of [1, 2]) await remindDue(db, '2025-03-18', 'https://rammevaerk.example')
    expect(await at.mails(id)).toEqual(['dasmember', 'kdkmember', 'reporter'])
    await at.answers('kdkMember', id)
    expect(await at.places(id)).toEqual([
      ['dasMember', 'adopt', 'kdkMember', 'successor'],
      ['reporter', null, null, null],
    ])
  })

  test('keeps the answer it has, until who came after changes it', async ({ world }) => {
    const { as } = world
    const at = await bodyOf(world)
    await at.seat('a')
    await at.sits('a', 'dasMember')
    const id = await at.sent()
    await at.answers('dasMember', id, reject)
    await at.leaves('a', 'dasMember')
    await at.sits('a', 'kdkMember', '2025-03-17')
    expect(await at.places(id)).toEqual([['dasMember', 'reject', 'dasMember', 'holder']])
    expect((await getProcedure(as('kdkMember'), id)).own).toEqual([{ name: 'dasMember', standsAs: 'successor' }])
    await at.answers('kdkMember', id)
    expect(await at.places(id)).toEqual([['dasMember', 'adopt', 'kdkMember', 'successor']])
  })

  test('is one of several that are alike: those who stay keep theirs', async ({ world }) => {
    const at = await bodyOf(world)
    await at.seat('a')
    for (const who of ['dasMember', 'reporter'] as const) await at.sits('a', who)
    const id = await at.sent()
    await at.answers('reporter', id)
    await at.leaves('a', 'dasMember')
    await at.sits('a', 'kdkMember', '2025-03-17')
    await at.sits('a', 'fuMember', '2025-03-18')
    await at.answers('kdkMember', id)
    expect(await at.places(id)).toEqual([
      ['dasMember', 'adopt', 'kdkMember', 'successor'],
      ['reporter', 'adopt', 'reporter', 'holder'],
    ])
    expect(await refusal(at.answers('fuMember', id))).toBe('forbidden procedures.cameLater')
  })

  test('is the same place for a member who gets a seat of it, or another seat', async ({ world }) => {
    const at = await bodyOf(world)
    for (const name of ['a', 'b']) await at.seat(name)
    await at.role('dasMember')
    await at.sits('a', 'reporter')
    const id = await at.sent()
    await at.run(`update membership set valid_to = '2025-03-16' where body_id = '${at.body}'`)
    await at.sits('b', 'dasMember')
    await at.leaves('a', 'reporter')
    await at.sits('b', 'reporter', '2025-03-17')
    await at.answers('dasMember', id)
    await at.answers('reporter', id)
    expect(await at.places(id)).toEqual([
      ['dasMember', 'adopt', 'dasMember', 'holder'],
      ['reporter', 'adopt', 'reporter', 'holder'],
    ])
  })

  test('asks nobody who comes to the body later', async ({ world }) => {
    const { as } = world
    const at = await bodyOf(world)
    await at.role('dasMember')
    const id = await at.sent()
    await at.role('kdkMember')
    const { may, cameLater, tally } = await getProcedure(as('kdkMember'), id)
    expect([may.answer, cameLater, tally.asked]).toEqual([false, true, 1])
    expect((await listProcedures(as('kdkMember'))).find((row) => row.id === id)).toMatchObject({ mayAnswer: false })
    expect(await refusal(at.answers('kdkMember', id))).toBe('forbidden procedures.cameLater')
    const past = asActor(as('kdkMember'), (tx) =>
      tx
        .insertInto('procedure_answer')
        .values({ procedure_id: id, user_id: as('kdkMember').actor.userId ?? '', answer: 'adopt', remark: null })
        .execute(),
    )
    await expect(past).rejects.toThrow(/row-level security/)
  })
})

describe('a closed procedure', () => {
  test('stands as it was, whatever becomes of seats, accounts and members', async ({ world, db }) => {
    const { as } = world
    const at = await bodyOf(world)
    for (const name of ['a', 'b']) await at.seat(name)
    await at.seat('b-deputy', { deputyFor: 'b' })
    await at.sits('a', 'dasMember')
    await at.named('b', 'Anna Berg')
    await at.sits('b-deputy', 'reporter')
    const id = await at.sent()
    await at.answers('dasMember', id)
    await at.answers('reporter', id, reject)
    await at.close(id)
    const before = await getProcedure(as('secretary'), id)
    expect(before.tally).toEqual({ asked: 2, adopt: 1, adoptWithRemark: 0, reject: 1, missing: 0 })

    for (const name of ['a', 'b-deputy'] as const) await at.leaves(name, name === 'a' ? 'dasMember' : 'reporter')
    await at.sits('a', 'kdkMember', '2025-03-17')
    await at.role('fuMember')
    await at.run(`update app_user set name = 'Tidligere bruger' where name = 'reporter'`)
    const after = await getProcedure(as('secretary'), id)
    expect([after.asked, after.tally]).toEqual([before.asked, before.tally])
    expect(await refusal(at.answers('kdkMember', id))).toBe('conflict procedures.noMoreAnswers')
    await at.run(`update app_user set name = 'reporter' where name = 'Tidligere bruger'`)

    // Nor past the service.
    const late = asSystem(db, 'test', (tx) =>
      tx
        .insertInto('procedure_answer')
        .values({ procedure_id: id, user_id: as('kdkMember').actor.userId ?? '', answer: 'reject', remark: 'Nej' })
        .execute(),
    )
    await expect(late).rejects.toMatchObject({ constraint: 'procedure_open' })
    const reopened = asActor(as('secretary'), (tx) =>
      tx.updateTable('written_procedure').set({ state: 'open' }).where('id', '=', id).execute(),
    )
    await expect(reopened).rejects.toMatchObject({ constraint: 'procedure_step' })
  })

  test('was closed by one who had seen the last answer', async ({ world }) => {
    const { as } = world
    const at = await bodyOf(world)
    for (const who of ['dasMember', 'reporter'] as const) await at.role(who)
    const id = await at.sent()
    await at.answers('dasMember', id)
    await at.answers('reporter', id)
    const { procedure, clauses, asked } = await getProcedure(as('secretary'), id)
    const outcomes = clauses.map((clause) => ({
      clauseId: clause.id,
      outcome: 'adopted' as const,
      optionNumber: null,
      change: null,
    }))
    const close = (latestSeen: string | null) =>
      closeProcedure(as('secretary'), {
        id,
        version: procedure.version,
        decision: { latestSeen, text: 'Vedtaget', outcomes, followUps: [] },
      })
    await at.answers('dasMember', id, reject)
    expect(await refusal(close(latestAnswer(asked)))).toBe('stale procedures.answersChanged')
    const now = await getProcedure(as('secretary'), id)
    expect(now).toMatchObject({ procedure: { state: 'open' }, tally: { reject: 1 } })
    await close(latestAnswer(now.asked))
    expect((await getProcedure(as('secretary'), id)).procedure.state).toBe('closed')
  })

  test('is not closed twice, nor before it is sent', async ({ world }) => {
    const at = await bodyOf(world)
    await at.role('dasMember')
    const draft = await at.drafted()
    expect(await refusal(at.close(draft))).toBe('conflict procedures.notOpen')
    await openProcedure(world.as('secretary'), { id: draft, version: 1 })
    expect(await refusal(at.close(draft))).toBe('conflict procedures.tooEarly')
    await at.answers('dasMember', draft)
    await at.close(draft)
    expect(await refusal(at.close(draft))).toBe('conflict procedures.notOpen')
  })
})
