import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import { asActor, asSystem } from '#platform/database/actor.ts'
import { databaseTest as base } from '#testing/database.ts'
import { contentOf, meetingWorld, refusal } from '../meetings-fixture.ts'
import { caseNumbering, newStop } from '../model.ts'
import { createCase, planStop } from '../service/cases.ts'
import { bodyAnswer, sending } from './model.ts'
import { remindOfAnswers } from './reminders.ts'
import { answerForBody, getMatrix, sendToBodies } from './service.ts'

// Eleven councils of the area, and one of them with a member in the house.
const test = base.extend('world', { scope: 'file' }, async ({ database }) => {
  const world = await meetingWorld(database)
  await asSystem(database.db, 'test', async (tx) => {
    await sql`insert into body (id, name, level, area) select 'raad-' || n, 'Byråd ' || lpad(n::text, 2, '0'), 'political', 'nordjylland'
      from generate_series(1, 11) n`.execute(tx)
    await sql`update membership set body_id = 'raad-1' where body_id = 'kdk'`.execute(tx)
  })
  return world
})

const adopted = bodyAnswer.parse({ answerKind: 'adopted', answer: '' })

async function caseToCouncils({ as }: Awaited<ReturnType<typeof meetingWorld>>): Promise<string> {
  const app = as('secretary')
  const id = await createCase(app, { content: contentOf(), numbering: caseNumbering.parse({}) })
  for (let n = 1; n <= 11; n += 1) {
    await planStop(app, { caseId: id, stop: newStop.parse({ bodyId: `raad-${n}`, role: 'decision', step: '2' }) })
  }
  return id
}

describe('a case to eleven municipalities', () => {
  test('is sent to all at once, and then seen by their members', async ({ world }) => {
    const { as } = world
    const id = await caseToCouncils(world)
    expect(await refusal(getMatrix(as('kdkMember'), id))).toBe('notFound meetings.caseNotFound')
    const late = sendToBodies(as('secretary'), id, sending.parse({ step: '2', dueOn: '2025-03-17' }))
    expect(await refusal(late)).toBe('invalid answers.dayPast')

    const sent = await sendToBodies(as('secretary'), id, sending.parse({ step: '2', dueOn: '2025-04-01' }))
    expect(sent).toMatchObject({ sent: 11, told: 1, bodies: { length: 11 } })
    expect(sent.bodies.filter(({ told }) => told > 0).map(({ bodyId }) => bodyId)).toEqual(['raad-1'])
    const { rows } = await world.database.executeSql(
      `select to_address, body from mail_message where body like '%${id}%'`,
    )
    expect(rows).toMatchObject([{ to_address: 'kdkmember@test.example' }])
    expect(JSON.stringify(rows)).toContain('tirsdag den 1. april 2025')
    expect(await refusal(sendToBodies(as('secretary'), id, sending.parse({ step: '2' })))).toBe(
      'conflict answers.nothingToSend',
    )
    const { steps } = await getMatrix(as('kdkMember'), id)
    expect(steps).toMatchObject([{ step: 2, tally: { asked: 11, waiting: 11, answered: 0, planned: 0 } }])
    expect(steps[0]?.bodies.filter(({ mayAnswer }) => mayAnswer).map(({ bodyId }) => bodyId)).toEqual(['raad-1'])
    expect((await getMatrix(as('secretary', '2025-04-02T10:00:00Z'), id)).steps[0]?.tally.overdue).toBe(11)
  })

  test('is answered by the members of each body and by its secretariat, which corrects', async ({ world }) => {
    const { as } = world
    const id = await caseToCouncils(world)
    await sendToBodies(as('secretary'), id, sending.parse({ step: '2' }))
    const [own, other] = (await getMatrix(as('kdkMember'), id)).steps[0]?.bodies ?? []
    const give = (who: 'kdkMember' | 'secretary' | 'elsewhere', stop: typeof own, answer = adopted) =>
      answerForBody(as(who), { caseId: id, stopId: stop?.stopId ?? '', version: stop?.version ?? 0, answer })

    await give('kdkMember', own)
    expect(await refusal(give('kdkMember', own))).toBe('conflict answers.notSent')
    expect(await refusal(give('kdkMember', other))).toBe('forbidden answers.notYours')
    expect(await refusal(give('elsewhere', other))).toBe('notFound meetings.caseNotFound')
    await give('secretary', other, bodyAnswer.parse({ answerKind: 'rejected', answer: 'For dyrt' }))
    expect(await refusal(give('secretary', other))).toBe('stale meetings.stale')

    const { steps } = await getMatrix(as('secretary'), id)
    expect(steps[0]?.tally).toMatchObject({ answered: 2, waiting: 9 })
    expect(steps[0]?.bodies.slice(0, 2)).toMatchObject([
      { answerKind: 'adopted', answeredOn: '2025-03-17' },
      { answerKind: 'rejected', answer: 'For dyrt' },
    ])
    const corrected = steps[0]?.bodies[1]
    await give('secretary', corrected)
    expect((await getMatrix(as('secretary'), id)).steps[0]?.bodies[1]?.answerKind).toBe('adopted')
  })

  test('cannot be answered for another body past the service', async ({ world, db }) => {
    const { as } = world
    const id = await caseToCouncils(world)
    await sendToBodies(as('secretary'), id, sending.parse({ step: '2' }))
    await asActor(as('kdkMember'), (tx) =>
      tx.updateTable('case_stop').set({ answer: 'forfalsket' }).where('case_id', '=', id).execute(),
    )
    const touched = await asSystem(db, 'test', (tx) =>
      tx
        .selectFrom('case_stop')
        .select('body_id')
        .where('case_id', '=', id)
        .where('answer', '=', 'forfalsket')
        .execute(),
    )
    expect(touched).toEqual([{ body_id: 'raad-1' }])
  })
})

describe('a case to bodies of another area', () => {
  /** A council of Syddanmark with a member who reads English, and one where nobody has an account. */
  async function caseAcross({ as, database }: Awaited<ReturnType<typeof meetingWorld>>): Promise<string> {
    await asSystem(database.db, 'test', async (tx) => {
      await sql`insert into body (id, name, level, area) values ('syd-raad', 'Byråd Syd', 'political', 'syddanmark'),
        ('syd-tom', 'Byråd Tom', 'political', 'syddanmark') on conflict do nothing`.execute(tx)
      await sql`update membership set body_id = 'syd-raad' where body_id = 'fu'`.execute(tx)
      await sql`update app_user set language = 'en' where name = 'fuMember'`.execute(tx)
    })
    const id = await createCase(as('secretary'), { content: contentOf(), numbering: caseNumbering.parse({}) })
    for (const bodyId of ['raad-1', 'syd-raad', 'syd-tom']) {
      await planStop(as('secretary'), { caseId: id, stop: newStop.parse({ bodyId, role: 'hearing', step: '1' }) })
    }
    return id
  }

  test('writes once to the people there, and says of each body how many were asked', async ({ world, db }) => {
    const { as, database } = world
    const id = await caseAcross(world)
    const { sent, told, bodies } = await sendToBodies(as('secretary'), id, sending.parse({ step: '1' }))
    expect([sent, told, bodies.map(({ bodyId, told }) => [bodyId, told])]).toEqual([
      3,
      2,
      [
        ['raad-1', 1],
        ['syd-raad', 1],
        ['syd-tom', 0],
      ],
    ])
    const mails = async () => {
      const { rows } = await database.executeSql(
        `select to_address, subject, body from mail_message where body like '%${id}%' order by 1`,
      )
      return rows as { to_address: string; subject: string; body: string }[]
    }
    const [english, danish, ...others] = await mails()
    expect(others).toEqual([])
    expect(english).toMatchObject({ to_address: 'fumember@test.example' })
    expect(english?.body).toContain('fuMember')
    expect(english?.subject).toContain('Byråd Syd')
    expect(danish?.body).toContain('Kære kdkMember')
    // Once more by hand, past the service: nobody gets a second mail.
    const stop = bodies.find(({ bodyId }) => bodyId === 'syd-raad')?.stopId ?? ''
    const letters = JSON.stringify({ da: { subject: 'Igen', body: 'Igen' }, en: { subject: 'Again', body: 'Again' } })
    const again = (who: 'secretary' | 'elsewhere' | 'fuMember', stopId: string) =>
      asActor(as(who), (tx) => sql`select app_tell_stop(${stopId}::uuid, ${letters}::jsonb)`.execute(tx))
    await again('secretary', stop)
    expect(await mails()).toHaveLength(2)
    // Nobody else makes the program write to a body, and nobody writes about a stop that was not sent.
    await expect(again('elsewhere', stop)).rejects.toThrow(/no stop that the user has sent/)
    await expect(again('fuMember', stop)).rejects.toThrow(/no stop that the user has sent/)
    const planned = await planStop(as('secretary'), {
      caseId: id,
      stop: newStop.parse({ bodyId: 'syd-raad', role: 'decision', step: '2' }),
    })
    await expect(again('secretary', planned)).rejects.toThrow(/no stop that the user has sent/)
    // The people of a body elsewhere stay unreadable to the one who asks.
    const read = await asActor(as('secretary'), (tx) => sql`select * from app_body_people('syd-raad')`.execute(tx))
    expect(read.rows).toEqual([])
    expect(await db.selectFrom('case_stop').select('people_told').where('id', '=', planned).execute()).toEqual([
      { people_told: null },
    ])
  })

  test('is answered there, and by who asked where nobody has an account; the numbers are for them alone', async ({
    world,
  }) => {
    const { as } = world
    const id = await caseAcross(world)
    await sendToBodies(as('secretary'), id, sending.parse({ step: '1' }))
    const seen = async (who: 'secretary' | 'fuMember' | 'elsewhere' | 'kdkMember') =>
      (await getMatrix(as(who), id)).steps[0]?.bodies.map(({ peopleTold, mayAnswer }) => [peopleTold, mayAnswer])
    expect(await seen('secretary')).toEqual([
      [1, true],
      [1, false],
      [0, true],
    ])
    expect(await seen('fuMember')).toEqual([
      [null, false],
      [null, true],
      [null, false],
    ])
    expect(await seen('elsewhere')).toEqual([
      [null, false],
      [1, true],
      [0, true],
    ])
    const [, other, silent] = (await getMatrix(as('secretary'), id)).steps[0]?.bodies ?? []
    const give = (stop: typeof other) =>
      answerForBody(as('secretary'), {
        caseId: id,
        stopId: stop?.stopId ?? '',
        version: stop?.version ?? 0,
        answer: adopted,
      })
    expect(await refusal(give(other))).toBe('forbidden answers.notYours')
    await give(silent)
    expect((await getMatrix(as('secretary'), id)).steps[0]?.tally).toMatchObject({ answered: 1, waiting: 2 })
  })

  test('is sent by one of two who send it at once', async ({ world }) => {
    const { as } = world
    const id = await caseAcross(world)
    const both = await Promise.allSettled(
      (['secretary', 'second'] as const).map((who) => sendToBodies(as(who), id, sending.parse({ step: '1' }))),
    )
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  })
})

describe('a reminder', () => {
  const remind = ({ database }: Awaited<ReturnType<typeof meetingWorld>>, day: string) =>
    remindOfAnswers(database.db, day, 'https://rammevaerk.example')

  const mailsOf = async ({ database }: Awaited<ReturnType<typeof meetingWorld>>, id: string) => {
    const { rows } = await database.executeSql(
      `select to_address, subject, body from mail_message where body like '%${id}%' and dedupe_key like 'answer.%' order by created_at, subject`,
    )
    return rows as { to_address: string; subject: string; body: string }[]
  }

  test('comes before and after the last day to the people of each body that has not answered, once each', async ({
    world,
  }) => {
    const { as } = world
    const id = await caseToCouncils(world)
    await remind(world, '2025-05-01')
    await sendToBodies(as('secretary'), id, sending.parse({ step: '2', dueOn: '2025-05-08' }))
    await remind(world, '2025-04-30')
    expect(await mailsOf(world, id)).toEqual([])
    // Several instances in the same minute, and again the day after, which makes up for one that did not run.
    await Promise.all([remind(world, '2025-05-01'), remind(world, '2025-05-01'), remind(world, '2025-05-01')])
    await remind(world, '2025-05-02')
    const [before, ...none] = await mailsOf(world, id)
    expect(none).toEqual([])
    expect(before).toMatchObject({ to_address: 'kdkmember@test.example' })
    expect(before?.subject).toContain('venter på svar fra Byråd 01: frist torsdag den 8. maj 2025')
    expect(before?.body).toContain(`https://rammevaerk.example/sager/${id}/svar`)
    expect(before?.body).not.toContain(contentOf().title)

    await Promise.all([remind(world, '2025-05-09'), remind(world, '2025-05-10')])
    expect((await mailsOf(world, id)).map(({ subject }) => subject.includes('fristen var'))).toEqual([false, true])

    const own = (await getMatrix(as('kdkMember'), id)).steps[0]?.bodies[0]
    const input = { caseId: id, stopId: own?.stopId ?? '', version: own?.version ?? 0, answer: adopted }
    await answerForBody(as('kdkMember', '2025-05-12T10:00:00Z'), input)
    await remind(world, '2025-05-22')
    expect(await mailsOf(world, id)).toHaveLength(2)
  })

  test('keeps to the days of the body, and comes to none of a stop that waits for a meeting or has no day', async ({
    world,
    db,
  }) => {
    const { as } = world
    const id = await caseToCouncils(world)
    await sendToBodies(as('secretary'), id, sending.parse({ step: '2', dueOn: '2025-06-12' }))
    await asSystem(db, 'test', async (tx) => {
      await sql`insert into meeting_practice (body_id, remind_before, remind_after) values ('raad-1', '{3}', '{}')`.execute(
        tx,
      )
    })
    await remind(world, '2025-06-05')
    expect(await mailsOf(world, id)).toEqual([])
    await remind(world, '2025-06-09')
    await remind(world, '2025-06-13')
    expect(await mailsOf(world, id)).toHaveLength(1)
    const free = await caseToCouncils(world)
    await sendToBodies(as('secretary'), free, sending.parse({ step: '2' }))
    await remind(world, '2025-06-09')
    expect(await mailsOf(world, free)).toEqual([])
  })
})

describe('an answer', () => {
  test('other than adopted or noted says why', () => {
    expect(bodyAnswer.safeParse({ answerKind: 'rejected', answer: ' ' }).success).toBe(false)
    expect(bodyAnswer.safeParse({ answerKind: 'noted', answer: '' }).success).toBe(true)
    expect(bodyAnswer.safeParse({ answerKind: 'ja' }).success).toBe(false)
  })
})
