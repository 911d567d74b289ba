import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import { asActor, asSystem } from '#platform/database/actor.ts'
import type { OpenDatabase } from '#platform/database/database.ts'
import { testApp } from '#testing/app.ts'
import { databaseTest as base } from '#testing/database.ts'
import { type ActorName, ids, seedPeopleAndRound } from '#testing/isolation.ts'
import { type ProcedureResult, procedureDraft } from './model.ts'
import { remindDue } from './reminders.ts'
import { latestAnswer } from './rules.ts'
import {
  answerProcedure,
  changeDraft,
  closeProcedure,
  getProcedure,
  getStopToHear,
  listProcedures,
  moveDeadline,
  openProcedure,
  planProcedure,
  remindMissing,
} from './service.ts'

const address = 'https://rammevaerk.example'
const today = '2025-03-17'
const deadline = '2025-03-20'

// DAS has two members: one of the house, and "reader", whose deputy is "approver".
const test = base.extend('ready', { scope: 'file' }, async ({ db }) => {
  await seedPeopleAndRound(db)
  await asSystem(db, 'test', async (tx) => {
    await sql`insert into area (id, name, secretariat_id) values ('nordjylland', 'Nordjylland', 'sekretariat-nordjylland')`.execute(
      tx,
    )
    await sql`update body set area = 'nordjylland' where id = 'das'`.execute(tx)
    await sql`with added as (
        insert into membership (user_id, role, body_id, valid_from) values (${ids.reader}, 'body-member', 'das', '2020-01-01') returning id)
      insert into deputy (membership_id, deputy_user_id, valid_from, valid_to)
      select id, ${ids.approver}, app_today() - 10, app_today() + 10 from added`.execute(tx)
  })
  return true
})

const as = (database: OpenDatabase, name: ActorName, day = today) =>
  testApp(database, { today: day, ...(ids[name] ? { userId: ids[name] } : {}) }).app

let serial = 0

/** A closed case with two clauses and a planned stop at DAS. */
async function plannedStop({ db }: OpenDatabase): Promise<string> {
  serial += 1
  return asSystem(db, 'test', async (tx) => {
    const { rows } = await sql<{ id: string }>`
      with added as (
        insert into meeting_case (area, number, title, closed, closed_reason, resume)
        values ('nordjylland', ${`2025-${serial}`}, 'Ny takst', true, 'Forhandling i gang', 'Kort sagt') returning id),
      clauses as (
        insert into recommendation_clause (case_id, position, verb, text, options)
        select id, n, 'approve', 'godkender ' || n, case when n = 2 then array['A', 'B'] else '{}' end
        from added, generate_series(1, 2) n)
      insert into case_stop (case_id, body_id, role, step) select id, 'das', 'decision', 1 from added returning id`.execute(
      tx,
    )
    return rows[0]?.id ?? ''
  })
}

async function openOne(database: OpenDatabase): Promise<string> {
  const stopId = await plannedStop(database)
  const id = await planProcedure(as(database, 'secretariat'), { stopId, text: null, deadline })
  await openProcedure(as(database, 'secretariat'), { id, version: 1 })
  return id
}

/** A decision with an outcome for each clause. */
async function decisionOn(
  database: OpenDatabase,
  id: string,
  outcomes: ('adopted' | 'option')[],
): Promise<ProcedureResult> {
  const { clauses } = await getProcedure(as(database, 'secretariat'), id)
  return {
    text: 'Vedtaget',
    followUps: [{ what: 'Send tallene', responsible: 'Sekretariatet', organisationId: null, dueOn: '2025-04-01' }],
    outcomes: outcomes.map((outcome, at) => ({
      clauseId: clauses[at]?.id ?? '',
      outcome,
      optionNumber: outcome === 'option' ? 2 : null,
      change: null,
    })),
  }
}

async function mailsAbout({ db }: OpenDatabase, id: string) {
  return asSystem(db, 'test', (tx) =>
    tx
      .selectFrom('mail_message')
      .select(['to_address', 'body'])
      .where('dedupe_key', 'like', `procedure.${id}.%`)
      .execute(),
  )
}

describe('a written procedure', () => {
  test('is made by the secretariat of the area for a stop that is only planned', async ({ database, ready }) => {
    expect(ready).toBe(true)
    const stopId = await plannedStop(database)
    const input = { stopId, text: 'Haster', deadline }
    for (const name of ['secretariat elsewhere', 'member', 'visitor'] as const) {
      await expect(planProcedure(as(database, name), input)).rejects.toMatchObject({
        code:
          name === 'member' || name === 'visitor' || name === 'secretariat elsewhere' ? 'procedures.stopUnknown' : '',
      })
    }
    const late = planProcedure(as(database, 'secretariat'), { ...input, deadline: today })
    await expect(late).rejects.toMatchObject({ code: 'procedures.deadlinePast', details: { field: 'deadline' } })
    expect(await getStopToHear(as(database, 'secretariat'), stopId)).toMatchObject({ bodyId: 'das', state: 'planned' })

    await planProcedure(as(database, 'secretariat'), input)
    await expect(planProcedure(as(database, 'secretariat'), input)).rejects.toMatchObject({
      kind: 'conflict',
      code: 'procedures.stopTaken',
    })
  })

  test('is a secret of the secretariat until it is sent, and then of the body', async ({ database }) => {
    const stopId = await plannedStop(database)
    const id = await planProcedure(as(database, 'secretariat'), { stopId, text: null, deadline })
    await expect(getProcedure(as(database, 'member'), id)).rejects.toMatchObject({ code: 'procedures.unknown' })

    await openProcedure(as(database, 'secretariat'), { id, version: 1 })
    const seen = await getProcedure(as(database, 'member'), id)
    expect(seen).toMatchObject({
      sections: [{ name: 'resume', text: 'Kort sagt' }],
      tally: { asked: 2, missing: 2 },
      may: { answer: true, serve: false },
    })
    expect(seen.clauses.map(({ text }) => text)).toEqual(['godkender 1', 'godkender 2'])
    expect(JSON.stringify(seen)).not.toContain('@example.dk')
    for (const name of ['visitor', 'own reporter', 'analyst', 'administrator', 'secretariat elsewhere'] as const) {
      await expect(getProcedure(as(database, name), id)).rejects.toMatchObject({ code: 'procedures.unknown' })
      expect((await listProcedures(as(database, name))).map((row) => row.id)).not.toContain(id)
    }
  })

  test('asks each member by one mail that does not tell the title of a closed case', async ({ database }) => {
    const id = await openOne(database)
    const mails = await mailsAbout(database, id)
    expect(mails.map(({ to_address }) => to_address).sort()).toEqual(['member@example.dk', 'reader@example.dk'])
    expect(mails.every(({ body }) => body.includes(`${address}/moeder/hoeringer/${id}`))).toBe(true)
    expect(mails.some(({ body }) => body.includes('Ny takst'))).toBe(false)
    const again = openProcedure(as(database, 'secretariat'), { id, version: 2 })
    await expect(again).rejects.toMatchObject({ code: 'procedures.notDraft' })
  })
})

describe('a draft', () => {
  test('is changed by its secretariat until it is sent; of two who change it the later is told', async ({
    database,
  }) => {
    const app = as(database, 'secretariat')
    const stopId = await plannedStop(database)
    const id = await planProcedure(app, { stopId, text: 'Haster', deadline })
    const draft = procedureDraft.parse({ text: 'Svar gerne hurtigt', deadline: '2025-03-24' })
    await changeDraft(app, { id, version: 1, draft })
    expect((await getProcedure(app, id)).procedure).toMatchObject({ ...draft, version: 2, state: 'draft' })

    const other = changeDraft(app, { id, version: 1, draft: { ...draft, text: 'En anden tekst' } })
    await expect(other).rejects.toMatchObject({ kind: 'stale', details: { data: { version: 2 } } })
    const past = changeDraft(app, { id, version: 2, draft: { ...draft, deadline: today } })
    await expect(past).rejects.toMatchObject({ code: 'procedures.deadlinePast', details: { field: 'deadline' } })
    for (const name of ['member', 'visitor', 'secretariat elsewhere'] as const) {
      await expect(changeDraft(as(database, name), { id, version: 2, draft })).rejects.toMatchObject({
        code: 'procedures.unknown',
      })
    }
    expect((await getProcedure(app, id)).procedure).toMatchObject({ ...draft, version: 2 })

    await changeDraft(app, { id, version: 2, draft: { ...draft, text: null } })
    await openProcedure(app, { id, version: 3 })
    await expect(changeDraft(app, { id, version: 4, draft })).rejects.toMatchObject({ code: 'procedures.notDraft' })
    expect((await getProcedure(as(database, 'member'), id)).procedure).toMatchObject({ text: null })
  })
})

describe('an answer', () => {
  test('is given by members and deputies until the last day, and can be changed', async ({ database }) => {
    const id = await openOne(database)
    await answerProcedure(as(database, 'member'), id, { answer: 'reject', remark: 'Nej' })
    await answerProcedure(as(database, 'member', deadline), id, { answer: 'adopt', remark: null })
    await answerProcedure(as(database, 'approver'), id, { answer: 'adopt-with-remark', remark: 'Husk tallene' })

    const seen = await getProcedure(as(database, 'secretariat'), id)
    expect(seen.tally).toEqual({ asked: 2, adopt: 1, adoptWithRemark: 1, reject: 0, missing: 0 })
    expect(seen.proposed).toBe('adopted-with-remark')
    expect(seen.asked.find(({ name }) => name === 'reader')).toMatchObject({
      remark: 'Husk tallene',
      answeredBy: 'approver',
      answeredAs: 'deputy',
    })
    // The member's own answer goes before the deputy's.
    await answerProcedure(as(database, 'reader'), id, { answer: 'adopt', remark: null })
    expect((await getProcedure(as(database, 'secretariat'), id)).tally).toMatchObject({ adopt: 2, adoptWithRemark: 0 })
  })

  test('is refused from others, and after the last day until there is a new one', async ({ database }) => {
    const id = await openOne(database)
    const adopt = { answer: 'adopt', remark: null } as const
    await expect(answerProcedure(as(database, 'secretariat'), id, adopt)).rejects.toMatchObject({
      code: 'procedures.membersOnly',
    })
    await expect(answerProcedure(as(database, 'own reporter'), id, adopt)).rejects.toMatchObject({
      code: 'procedures.unknown',
    })
    await expect(answerProcedure(as(database, 'member', '2025-03-21'), id, adopt)).rejects.toMatchObject({
      code: 'procedures.noMoreAnswers',
    })
    await moveDeadline(as(database, 'secretariat'), { id, version: 2, deadline: '2025-03-25' })
    await answerProcedure(as(database, 'member', '2025-03-21'), id, adopt)
    const stale = moveDeadline(as(database, 'secretariat'), { id, version: 2, deadline: '2025-03-26' })
    await expect(stale).rejects.toMatchObject({ kind: 'stale', details: { data: { version: 3 } } })
  })

  test('cannot be written in another name past the service', async ({ database }) => {
    const id = await openOne(database)
    const forged = asActor(as(database, 'member'), (tx) =>
      tx
        .insertInto('procedure_answer')
        .values({ procedure_id: id, user_id: ids.reader ?? '', answer: 'adopt', remark: null })
        .execute(),
    )
    await expect(forged).rejects.toThrow(/row-level security/)
  })
})

describe('reminders', () => {
  test('go to the members who are missing, once a day by hand and once before each last day', async ({ database }) => {
    const id = await openOne(database)
    await answerProcedure(as(database, 'member'), id, { answer: 'adopt', remark: null })
    expect(await remindMissing(as(database, 'secretariat'), id)).toBe(1)
    await remindMissing(as(database, 'secretariat'), id)
    expect(await mailsAbout(database, id)).toHaveLength(3)

    await remindDue(database.db, '2025-03-17', address)
    expect(await mailsAbout(database, id)).toHaveLength(3)
    await Promise.all([remindDue(database.db, '2025-03-18', address), remindDue(database.db, '2025-03-18', address)])
    await remindDue(database.db, '2025-03-19', address)
    const mails = await mailsAbout(database, id)
    expect(mails).toHaveLength(4)
    expect(mails.filter(({ to_address }) => to_address === 'reader@example.dk')).toHaveLength(3)
  })
})

describe('the result', () => {
  test('waits for the last answer, then becomes the decision of the body and the answer of the stop', async ({
    database,
  }) => {
    const id = await openOne(database)
    const decision = await decisionOn(database, id, ['adopted', 'option'])
    const app = as(database, 'secretariat')
    await expect(closeProcedure(app, { id, version: 2, decision })).rejects.toMatchObject({
      code: 'procedures.tooEarly',
    })
    await answerProcedure(as(database, 'member'), id, { answer: 'adopt', remark: null })
    await answerProcedure(as(database, 'reader'), id, { answer: 'adopt', remark: null })

    const half = await decisionOn(database, id, ['adopted'])
    await expect(closeProcedure(app, { id, version: 2, decision: half })).rejects.toMatchObject({
      code: 'procedures.outcomeMissing',
    })
    expect((await getProcedure(app, id)).procedure.state).toBe('open')

    await closeProcedure(app, { id, version: 2, decision })
    const { procedure, result, may } = await getProcedure(as(database, 'member'), id)
    expect(procedure.state).toBe('closed')
    expect(may).toEqual({ serve: false, answer: false, close: false })
    expect(result?.outcomes).toMatchObject([
      { clause: 'godkender 1', outcome: 'adopted' },
      { clause: 'godkender 2', outcome: 'option', optionNumber: 2 },
    ])
    const followUps = await asSystem(database.db, 'test', (tx) =>
      tx.selectFrom('follow_up').select(['what', 'body_id']).where('what', '=', 'Send tallene').execute(),
    )
    expect(followUps).toEqual([{ what: 'Send tallene', body_id: 'das' }])
    const stop = await asSystem(database.db, 'test', (tx) =>
      tx
        .selectFrom('case_stop')
        .select(['state', 'answer_kind', 'answered_on'])
        .where('id', '=', procedure.stopId)
        .executeTakeFirst(),
    )
    expect(stop).toEqual({ state: 'done', answer_kind: 'adopted', answered_on: today })
  })

  test('may be recorded without the silent ones on the day after the last day', async ({ database }) => {
    const id = await openOne(database)
    const decision = await decisionOn(database, id, ['adopted', 'adopted'])
    await closeProcedure(as(database, 'secretariat', '2025-03-21'), { id, version: 2, decision })
    expect((await getProcedure(as(database, 'secretariat'), id)).tally.missing).toBe(2)
  })
})

describe('an answer in the instant in which the procedure is closed', () => {
  const rounds = 14
  const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))
  const given = { answer: 'adopt-with-remark', remark: 'Husk tallene' } as const

  /**
   * Runs both at once, a little earlier the one or the other. @returns what became of them, and how it stands
   */
  async function atOnce(database: OpenDatabase, round: number, kind: 'changed' | 'first' | 'seen') {
    const id = await openOne(database)
    if (kind !== 'first') await answerProcedure(as(database, 'member'), id, { answer: 'adopt', remark: null })
    await answerProcedure(as(database, 'reader'), id, { answer: 'adopt', remark: null })
    const { asked } = await getProcedure(as(database, 'secretariat'), id)
    const decision = {
      ...(await decisionOn(database, id, ['adopted', 'adopted'])),
      ...(kind === 'seen' && { latestSeen: latestAnswer(asked) }),
    }
    // The first answer of a member comes on the last day, and the secretariat closes a moment after midnight.
    const closer = as(database, 'secretariat', kind === 'first' ? '2025-03-21' : today)
    const ahead = (round - rounds / 2) * 3
    const [closed, answered] = await Promise.allSettled([
      wait(Math.max(0, ahead)).then(() => closeProcedure(closer, { id, version: 2, decision })),
      wait(Math.max(0, -ahead)).then(() => answerProcedure(as(database, 'member', deadline), id, given)),
    ])
    const { procedure, tally, result } = await getProcedure(as(database, 'secretariat'), id)
    const stop = await asSystem(database.db, 'test', (tx) =>
      tx.selectFrom('case_stop').select('answer_kind').where('id', '=', procedure.stopId).executeTakeFirst(),
    )
    const isCounted = tally.adoptWithRemark === 1
    return { closed, answered, procedure, isCounted, isDecided: result !== null, kind: stop?.answer_kind }
  }

  test.for(['changed', 'first'] as const)(
    'is counted in the result or refused, never lost: %s',
    { timeout: 120_000 },
    async (kind, { database }) => {
      const seen = { counted: 0, refused: 0 }
      for (let round = 0; round < rounds; round += 1) {
        const one = await atOnce(database, round, kind)
        expect([one.closed.status, one.procedure.state, one.isDecided]).toEqual(['fulfilled', 'closed', true])
        const isGiven = one.answered.status === 'fulfilled'
        if (one.answered.status === 'rejected') expect(one.answered.reason.code).toBe('procedures.noMoreAnswers')
        expect([one.isCounted, one.kind]).toEqual([isGiven, isGiven ? 'adopted-with-remark' : 'adopted'])
        seen[isGiven ? 'counted' : 'refused'] += 1
      }
      expect(seen.counted > 0 && seen.refused > 0, JSON.stringify(seen)).toBe(true)
    },
  )

  test('sends a decision back that was written before it, or is refused', async ({ database }) => {
    for (let round = 0; round < rounds; round += 1) {
      const one = await atOnce(database, round, 'seen')
      if (one.answered.status === 'fulfilled') {
        expect(one.closed).toMatchObject({ status: 'rejected', reason: { code: 'procedures.answersChanged' } })
        expect([one.procedure.state, one.isCounted, one.isDecided]).toEqual(['open', true, false])
      } else {
        expect(one.answered.reason.code).toBe('procedures.noMoreAnswers')
        expect([one.closed.status, one.procedure.state, one.kind]).toEqual(['fulfilled', 'closed', 'adopted'])
      }
    }
  }, 120_000)
})
