import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import { asActor, asSystem } from '#platform/database/actor.ts'
import { isAppError } from '#platform/errors.ts'
import { databaseTest } from '#testing/database.ts'
import { meetingsApi } from '../api.ts'
import { adoptAll, decisionOf, meetingOf, meetingWorld, put, refusal, step, type Who } from '../meetings-fixture.ts'
import { recordDecision } from '../service/decisions.ts'
import { planMeeting, sendAgenda, sendMinutes, startMeeting } from '../service/meetings.ts'
import { getMeeting } from '../service/view.ts'
import { acceptProposal, changeFollowUp, discardProposal } from './changes.service.ts'
import { getFollowUpWork } from './responsible.service.ts'
import { getFollowUps } from './service.ts'

const test = databaseTest.extend('world', async ({ emptyDatabase }) => {
  const world = await meetingWorld(emptyDatabase)
  await asSystem(world.database.db, 'test', (tx) =>
    sql`insert into organisation_name (organisation_id, name, short_name, valid_from)
      values ('851', 'Aalborg Kommune', 'Aalborg', '2007-01-01')`.execute(tx),
  )
  const secretary = world.as('secretary')
  const proposed = async (what: string) =>
    asSystem(world.database.db, 'test', async (tx) => {
      const { rows } = await sql<{ id: string }>`insert into follow_up (body_id, what, responsible, is_proposal)
        values ('das', ${what}, 'Kommunen', true) returning id`.execute(tx)
      return rows[0]?.id ?? ''
    })
  const ask = async (who: Who, method: string, path: string, version: number, body?: object) => {
    const api = meetingsApi(() => world.as(who))
    api.onError((error, c) =>
      isAppError(error) ? c.json({ code: error.code }, error.status as 400) : c.text(String(error.stack), 500),
    )
    const answer = await api.request(`http://rammevaerk.example/follow-ups/${path}`, {
      method,
      headers: { 'content-type': 'application/json', 'if-match': `"${version}"` },
      ...(body && { body: JSON.stringify(body) }),
    })
    return { status: answer.status, body: await answer.json() }
  }
  return { ...world, secretary, proposed, ask }
})

/** An approved meeting with one follow-up. */
async function approved({ secretary }: { secretary: Parameters<typeof getMeeting>[0] }) {
  const meetingId = await planMeeting(secretary, meetingOf('das', '2025-03-17'))
  const itemId = await put(secretary, meetingId, { kind: 'other', title: 'Status' })
  await step(secretary, meetingId, sendAgenda)
  await step(secretary, meetingId, startMeeting)
  const followUps = [{ what: 'Send tal', responsible: 'FU', dueOn: '2025-05-01' }]
  const decision = decisionOf({ text: 'Tallene sendes.', followUps })
  await recordDecision(secretary, { meetingId, itemId, version: 0, decision })
  await adoptAll(secretary, meetingId)
  await step(secretary, meetingId, sendMinutes)
  const later = await planMeeting(secretary, meetingOf('das', '2025-04-10'))
  await step(secretary, later, sendAgenda)
  await step(secretary, later, startMeeting)
  await adoptAll(secretary, later)
  const { items } = await getFollowUps(secretary)
  return { meetingId, itemId, followUp: items[0] as (typeof items)[number] }
}

describe('a follow-up', () => {
  test('gets another responsible and day after the minutes are approved, which stay as they are', async ({ world }) => {
    const { as, secretary } = world
    const { meetingId, itemId, followUp } = await approved(world)
    const later = as('secretary', '2025-04-20T10:00:00.000Z')
    const terms = { responsible: 'Aalborg', dueOn: '2025-06-01' }
    const key = { id: followUp.id, version: followUp.version }
    for (const who of ['dasMember', 'elsewhere', 'reporter', 'administrator'] as const) {
      expect(await refusal(changeFollowUp(as(who), { ...key, terms })), who).toMatch(/forbidden|notFound/)
    }
    expect(await changeFollowUp(later, { ...key, terms })).toBe(1)
    expect(await refusal(changeFollowUp(later, { ...key, terms }))).toBe('stale meetings.stale')
    const [now] = (await getFollowUps(secretary)).items
    expect(now).toMatchObject({ responsible: 'Aalborg', organisationId: '851', dueOn: '2025-06-01', what: 'Send tal' })
    expect(now?.changes).toEqual([
      {
        at: '2025-04-20T10:00:00.000Z',
        responsible: { from: 'FU', to: 'Aalborg' },
        dueOn: { from: '2025-05-01', to: '2025-06-01' },
      },
    ])
    const item = (await getMeeting(as('visitor'), meetingId)).items.find(({ id }) => id === itemId)
    expect(item?.decision?.text).toBe('Tallene sendes.')
    expect(item?.followUps).toMatchObject([{ responsible: 'FU', dueOn: '2025-05-01' }])
    const trail = await asActor(secretary, (tx) =>
      tx
        .selectFrom('audit_entry')
        .select('after')
        .where('record_id', '=', followUp.id)
        .where('action', '=', 'update')
        .execute(),
    )
    expect(trail.map(({ after }) => after?.due_on)).toEqual(['2025-06-01'])
    // What is said again is no change.
    await changeFollowUp(later, { ...key, version: 2, terms })
    expect((await getFollowUps(secretary)).items[0]?.changes).toHaveLength(1)
  })

  test('for several becomes one each', async ({ world }) => {
    const { secretary } = world
    const { meetingId, itemId, followUp } = await approved(world)
    await asSystem(world.database.db, 'test', async (tx) => {
      await sql`insert into organisation (id, kind, valid_from) values ('860', 'municipality', '2007-01-01')`.execute(
        tx,
      )
      await sql`insert into organisation_name (organisation_id, name, valid_from) values ('860', 'Hjørring Kommune', '2007-01-01')`.execute(
        tx,
      )
    })
    const terms = { responsible: 'Aalborg og Hjørring', dueOn: null }
    const later = world.as('secretary', '2025-04-20T10:00:00.000Z')
    expect(await changeFollowUp(later, { id: followUp.id, version: 1, terms })).toBe(2)
    const item = (await getMeeting(secretary, meetingId)).items.find(({ id }) => id === itemId)
    expect(item?.followUps.map(({ responsible }) => responsible)).toEqual(['FU'])
    const { items } = await getFollowUps(secretary)
    expect(items.map(({ responsible, decisionId }) => [responsible, decisionId]).toSorted()).toEqual([
      ['Aalborg Kommune', followUp.decisionId],
      ['Hjørring Kommune', followUp.decisionId],
    ])
  })
})

test('minutes name a follow-up once when it was split and who had it is named second', async ({ world }) => {
  const { meetingId, itemId, followUp } = await approved(world)
  await asSystem(world.database.db, 'test', async (tx) => {
    await sql`insert into organisation (id, kind, valid_from) values ('860', 'municipality', '2007-01-01')`.execute(tx)
    await sql`insert into organisation_name (organisation_id, name, valid_from) values ('860', 'Hjørring Kommune', '2007-01-01')`.execute(
      tx,
    )
    await sql`update follow_up set responsible = 'Hjørring Kommune', organisation_id = '860'`.execute(tx)
  })
  const later = world.as('secretary', '2025-04-20T10:00:00.000Z')
  const { version } = (await getFollowUps(world.secretary)).items[0] ?? followUp
  const terms = { responsible: 'Aalborg og Hjørring', dueOn: followUp.dueOn }
  expect(await changeFollowUp(later, { id: followUp.id, version, terms })).toBe(2)
  const item = (await getMeeting(world.secretary, meetingId)).items.find(({ id }) => id === itemId)
  expect(item?.followUps.map(({ responsible }) => responsible)).toEqual(['Hjørring Kommune'])
})

describe('a proposal of old minutes', () => {
  test('is listed apart for the secretariat alone, and becomes a follow-up when it is accepted', async ({ world }) => {
    const { as, secretary, proposed } = world
    const id = await proposed('Skriv til alle')
    expect((await getFollowUps(secretary, { show: 'open' })).items).toEqual([])
    expect(await getFollowUps(secretary, { show: 'proposal' })).toMatchObject({
      count: 1,
      items: [{ id, mayFinish: false }],
    })
    expect((await getFollowUpWork(secretary, [])).proposals).toBe(1)
    expect((await getFollowUps(as('dasMember'), { show: 'proposal' })).count).toBe(0)
    const terms = { responsible: 'Aalborg Kommune', dueOn: '2025-05-01' }
    expect(await refusal(acceptProposal(as('dasMember'), { id, version: 1, terms }))).toBe(
      'notFound meetings.followUpUnknown',
    )
    expect(await refusal(acceptProposal(as('elsewhere'), { id, version: 1, terms }))).toBe(
      'notFound meetings.followUpUnknown',
    )
    expect(await refusal(changeFollowUp(secretary, { id, version: 1, terms }))).toBe('conflict todo.isProposal')
    expect(await acceptProposal(secretary, { id, version: 1, terms })).toBe(1)
    expect(await refusal(acceptProposal(secretary, { id, version: 2, terms }))).toBe('conflict todo.noProposal')
    const [seen] = (await getFollowUps(as('reporter'), { show: 'open' })).items
    expect(seen).toMatchObject({ id, organisationId: '851', isProposal: false, changes: [] })
  })

  test('is discarded', async ({ world }) => {
    const { as, secretary, proposed } = world
    const id = await proposed('Skriv til alle')
    expect(await refusal(discardProposal(as('elsewhere'), { id, version: 1 }))).toBe(
      'notFound meetings.followUpUnknown',
    )
    expect(await refusal(discardProposal(secretary, { id, version: 3 }))).toBe('stale meetings.stale')
    await discardProposal(secretary, { id, version: 1 })
    expect((await getFollowUps(secretary)).items).toEqual([])
  })

  test('is accepted, changed and discarded by the API', async ({ world }) => {
    const { proposed, ask } = world
    const [first, second] = [await proposed('Skriv til alle'), await proposed('Ring til alle')]
    const terms = { responsible: 'Aalborg', dueOn: '2025-05-01' }
    expect((await ask('dasMember', 'POST', `${first}/acceptance`, 1, terms)).status).toBe(404)
    expect((await ask('secretary', 'POST', `${first}/acceptance`, 1, { dueOn: 'i morgen' })).status).toBe(400)
    expect(await ask('secretary', 'POST', `${first}/acceptance`, 1, terms)).toEqual({
      status: 200,
      body: { id: first, followUps: 1 },
    })
    expect((await ask('secretary', 'PUT', first, 1, terms)).status).toBe(412)
    expect((await ask('dasMember', 'PUT', first, 2, terms)).status).toBe(403)
    expect((await ask('secretary', 'PUT', first, 2, { ...terms, dueOn: null })).status).toBe(200)
    expect(await ask('secretary', 'DELETE', first, 3)).toMatchObject({ status: 409, body: { code: 'todo.noProposal' } })
    expect((await ask('secretary', 'DELETE', second, 1)).status).toBe(200)
  })
})
