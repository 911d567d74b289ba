import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import { asActor, asSystem } from '#platform/database/actor.ts'
import { databaseTest } from '#testing/database.ts'
import { changeItemClauses } from './items/service.ts'
import { contentOf, decisionOf, meetingOf, meetingWorld, put, refusal, step } from './meetings-fixture.ts'
import { caseNumbering, newClause } from './model.ts'
import { changeCase, createCase } from './service/cases.ts'
import { recordDecision } from './service/decisions.ts'
import { planMeeting, sendAgenda, startMeeting } from './service/meetings.ts'
import { getMeeting } from './service/view.ts'
import { decidedClauses } from './store/minutes.ts'

const test = databaseTest.extend('world', async ({ emptyDatabase }) => {
  const { as, database } = await meetingWorld(emptyDatabase)
  const secretary = as('secretary')
  const content = (...texts: string[]) => contentOf({ clauses: texts.map((text) => ({ verb: 'note', text })) })
  const caseId = await createCase(secretary, { content: content('A', 'B'), numbering: caseNumbering.parse({}) })
  const meetingId = await planMeeting(secretary, meetingOf('das', '2025-03-17'))
  const itemId = await put(secretary, meetingId, { caseId })
  const itemOf = async (id = itemId) => (await getMeeting(secretary, meetingId)).items.find((one) => one.id === id)
  const decide = async (text: string, id = itemId, outcome = 'rejected') => {
    const clauseId = (await itemOf(id))?.clauses.find((one) => one.text === text)?.id
    const decision = decisionOf({ outcomes: [{ clauseId, outcome }] })
    await recordDecision(secretary, { meetingId, itemId: id, version: 0, decision })
  }
  const begin = async () => {
    await step(secretary, meetingId, sendAgenda)
    await step(secretary, meetingId, startMeeting)
  }
  const change = (version: number, ...texts: string[]) =>
    changeCase(secretary, { id: caseId, version, content: content(...texts) })
  /** The meeting is one of another area, whose secretariat writes the minutes. */
  const moveAway = () =>
    asSystem(database.db, 'test', async (tx) => {
      await sql`insert into body (id, name, short_name, level, area) values
        ('syd', 'Styregruppen i Syddanmark', 'SYD', 'administrative', 'syddanmark')`.execute(tx)
      await sql`update meeting set body_id = 'syd' where id = ${meetingId}`.execute(tx)
    })
  return { as, secretary, meetingId, itemOf, moveAway, decide, begin, change }
})

describe('a recommendation that something was decided on', () => {
  test('keeps each outcome with its words when another clause is taken out', async ({ world }) => {
    const { itemOf, decide, begin, change } = world
    await begin()
    await decide('B')
    await change(1, 'B', 'C')
    const item = await itemOf()
    const [outcome] = item?.decision?.outcomes ?? []
    expect(item?.clauses.map(({ text }) => text)).toEqual(['B', 'C'])
    expect(item?.clauses.find(({ id }) => id === outcome?.clauseId)?.text).toBe('B')
  })

  test('keeps the clause it was decided on as it is', async ({ world }) => {
    const { begin, decide, change, itemOf } = world
    await begin()
    await decide('A')
    expect(await refusal(change(1, 'B'))).toBe('conflict meetings.clauseDecided')
    expect(await refusal(change(1, 'A og mere', 'B'))).toBe('conflict meetings.clauseDecided')
    await change(1, 'C', 'A')
    expect((await itemOf())?.clauses.map(({ text }) => text)).toEqual(['C', 'A'])
  })

  test('may be written anew when it was postponed, and the minutes keep its words', async ({ world }) => {
    const { begin, decide, change, itemOf } = world
    await begin()
    await decide('A', undefined, 'postponed')
    await change(1, 'A og mere', 'B')
    const item = await itemOf()
    expect(item?.clauses.map(({ text }) => text)).toEqual(['A og mere', 'B'])
    expect(item?.decision?.outcomes.map(({ clause }) => clause)).toEqual(['A'])
  })

  test('is kept while another secretariat still writes the minutes, and others are not told', async ({ world }) => {
    const { as, secretary, begin, decide, change, itemOf, moveAway } = world
    await begin()
    await decide('A')
    const id = (await itemOf())?.clauses[0]?.id ?? ''
    await moveAway()
    const seen = await asActor(secretary, (tx) => tx.selectFrom('decision_outcome').select('outcome').execute())
    expect(seen).toEqual([])
    expect(await refusal(change(1, 'B'))).toBe('conflict meetings.clauseDecided')
    for (const who of ['dasMember', 'elsewhere', 'administrator', 'reporter', 'visitor'] as const) {
      expect(await asActor(as(who), (tx) => decidedClauses(tx, [id])), who).toEqual(new Set())
    }
  })

  test('is kept under an item without a case too', async ({ world }) => {
    const { secretary, meetingId, begin, decide } = world
    const itemId = await put(secretary, meetingId, { kind: 'other', title: 'Status' })
    const clauses = (...texts: string[]) => texts.map((text) => newClause.parse({ verb: 'note', text }))
    const write = (version: number, ...texts: string[]) =>
      changeItemClauses(secretary, { meetingId, itemId, version, clauses: clauses(...texts) })
    await write(1, 'A', 'B')
    await begin()
    await decide('A', itemId)
    expect(await refusal(write(2, 'B'))).toBe('conflict meetings.clauseDecided')
    await write(2, 'A')
  })
})
