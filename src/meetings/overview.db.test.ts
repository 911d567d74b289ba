import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import { asSystem } from '#platform/database/actor.ts'
import { databaseTest } from '#testing/database.ts'
import { contentOf, meetingOf, meetingWorld, put, step, type Who } from './meetings-fixture.ts'
import { caseNumbering, newStop } from './model.ts'
import { cancelMeeting } from './moves/service.ts'
import { createCase, planStop } from './service/cases.ts'
import { planMeeting, sendAgenda } from './service/meetings.ts'
import { listComingEvents, listMeetingNews } from './service/overview.ts'

const test = databaseTest.extend('world', async ({ emptyDatabase }) => meetingWorld(emptyDatabase))
type World = Awaited<ReturnType<typeof meetingWorld>>

// The day of the world is 17 March 2025.
const soon = (world: World, who: Who, until = '2025-05-01') =>
  listComingEvents(world.as(who), until).then((events) =>
    events.map(({ kind, on, bodyName }) => `${on} ${kind} ${bodyName}`).sort(),
  )

describe('what happens soon', () => {
  test('is the meetings for everybody, and the deadlines for those who keep them', async ({ world }) => {
    const secretary = world.as('secretary')
    await planMeeting(secretary, meetingOf('das', '2025-04-24'))
    await planMeeting(secretary, meetingOf('fu', '2025-06-30'))
    const meeting = '2025-04-24 meeting DAS'
    // A week before is Maundy Thursday, so the agenda is due the day before.
    expect(await soon(world, 'secretary')).toEqual(['2025-04-03 cases-due DAS', '2025-04-16 agenda-due DAS', meeting])
    expect(await soon(world, 'dasMember')).toEqual(['2025-04-03 cases-due DAS', meeting])
    for (const who of ['visitor', 'reporter', 'fuMember', 'elsewhere'] as const) {
      expect(await soon(world, who)).toEqual([meeting])
    }
    expect(await soon(world, 'visitor', '2025-04-23')).toEqual([])
  })

  test('tells the practice of the body from the usual one, and no deadline that has passed', async ({ world }) => {
    await asSystem(world.database.db, 'test', async (tx) => {
      await sql`insert into meeting_practice (body_id, submission_days, agenda_days) values ('das', 40, 5)`.execute(tx)
    })
    await planMeeting(world.as('secretary'), meetingOf('das', '2025-04-23'))
    expect(await soon(world, 'secretary')).toEqual(['2025-04-16 agenda-due DAS', '2025-04-23 meeting DAS'])
  })

  test('is no meeting that was cancelled, nor its deadlines', async ({ world }) => {
    const secretary = world.as('secretary')
    const [planned, sent] = [
      await planMeeting(secretary, meetingOf('das', '2025-04-24')),
      await planMeeting(secretary, meetingOf('das', '2025-04-30')),
    ]
    await step(secretary, sent, sendAgenda)
    expect(await soon(world, 'secretary')).toHaveLength(4)
    for (const id of [planned, sent]) {
      await step(secretary, id, (app, meeting) => cancelMeeting(app, { ...meeting, reason: 'Sygdom' }))
    }
    for (const who of ['secretary', 'dasMember', 'visitor'] as const) expect(await soon(world, who)).toEqual([])
  })

  test('has the last day for answers and remarks, for the body alone', async ({ world }) => {
    await asSystem(world.database.db, 'test', async (tx) => {
      await sql`insert into meeting (body_id, held_on, state, hearing_until) values ('das', '2025-03-10', 'minutes-in-hearing', '2025-03-20')`.execute(
        tx,
      )
      await sql`with c as (insert into meeting_case (area, number, title) values ('nordjylland', '2025-1', 'Faste læger') returning id),
        s as (insert into case_stop (case_id, body_id, role, step, state) select id, 'das', 'decision', 1, 'sent' from c returning id, case_id)
        insert into written_procedure (stop_id, body_id, case_id, deadline, state) select id, 'das', case_id, '2025-03-25', 'open' from s`.execute(
        tx,
      )
    })
    const both = ['2025-03-20 remarks-due DAS', '2025-03-25 answers-due DAS']
    expect(await soon(world, 'secretary')).toEqual(both)
    expect(await soon(world, 'dasMember')).toEqual(both)
    for (const who of ['visitor', 'reporter', 'kdkMember'] as const) expect(await soon(world, who)).toEqual([])
  })
})

describe('what has changed', () => {
  test('is what was sent after the instant, the latest first, and no more than asked for', async ({ world }) => {
    const secretary = world.as('secretary')
    const before = '2025-03-17T00:00:00.000Z'
    for (const [day, sentOn] of [
      ['2025-04-24', '2025-03-18'],
      ['2025-05-22', '2025-03-19'],
    ] as const) {
      const id = await planMeeting(secretary, meetingOf('das', day))
      const caseId = await createCase(secretary, {
        area: 'nordjylland',
        numbering: caseNumbering.parse({}),
        content: contentOf({ title: `Sag til ${day}` }),
      })
      const stopId = await planStop(secretary, {
        caseId,
        stop: newStop.parse({ bodyId: 'das', role: 'decision', step: 1 }),
      })
      await put(secretary, id, { caseId, stopId })
      await step(world.as('secretary', `${sentOn}T09:00:00.000Z`), id, sendAgenda)
    }
    const news = await listMeetingNews(world.as('visitor'), before, 8)
    expect(news.map(({ kind, heldOn, bodyName }) => `${kind} ${bodyName} ${heldOn}`)).toEqual([
      'agenda-sent DAS 2025-05-22',
      'agenda-sent DAS 2025-04-24',
    ])
    expect(await listMeetingNews(world.as('visitor'), before, 1)).toEqual(news.slice(0, 1))
    expect(await listMeetingNews(world.as('visitor'), news[0]?.at ?? '', 8)).toEqual([])
  })

  test('names no closed matter, no draft and no old minutes', async ({ world }) => {
    await asSystem(world.database.db, 'test', async (tx) => {
      await sql`insert into meeting (body_id, held_on, state, minutes_approved_at) values
        ('das', current_date - 20, 'minutes-approved', now()), ('das', '2019-09-12', 'minutes-approved', now())`.execute(
        tx,
      )
      for (const [number, state] of [
        ['1', 'draft'],
        ['2', 'open'],
      ]) {
        await sql`with c as (insert into meeting_case (area, number, title, closed, closed_reason)
            values ('nordjylland', ${number}, ${`Lukket ${state}`}, true, 'Forhandling') returning id),
          s as (insert into case_stop (case_id, body_id, role, step) select id, 'das', 'decision', 1 from c returning id, case_id)
          insert into written_procedure (stop_id, body_id, case_id, deadline, state, sent_at)
          select id, 'das', case_id, '2025-03-25', ${state}, now() from s`.execute(tx)
      }
      await sql`update case_stop set state = 'sent'`.execute(tx)
    })
    const told = async (who: Who) =>
      (await listMeetingNews(world.as(who), '2020-01-01T00:00:00Z', 8)).map(({ kind, title }) => title ?? kind).sort()
    expect(await told('dasMember')).toEqual(['Lukket open', 'minutes-approved'])
    for (const who of ['visitor', 'kdkMember', 'reporter', 'elsewhere'] as const) {
      expect(await told(who)).toEqual(['minutes-approved'])
    }
  })
})
