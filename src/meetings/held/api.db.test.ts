import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import type { App } from '#platform/app.ts'
import { asSystem } from '#platform/database/actor.ts'
import { isAppError } from '#platform/errors.ts'
import { databaseTest } from '#testing/database.ts'
import { meetingsApi } from '../api.ts'
import { contentOf, meetingOf, meetingWorld, put, step, type Who } from '../meetings-fixture.ts'
import { caseNumbering, newStop } from '../model.ts'
import { proceduresApi } from '../procedures/api.ts'
import { createCase, planStop } from '../service/cases.ts'
import { planMeeting, sendAgenda, startMeeting } from '../service/meetings.ts'
import { getMeeting } from '../service/view.ts'
import { stopsApi } from '../stops/api.ts'
import { heldApi } from './api.ts'

const test = databaseTest.extend('world', async ({ emptyDatabase }) => {
  const world = await meetingWorld(emptyDatabase)
  const apis = [heldApi, meetingsApi, proceduresApi, stopsApi]
  const ask = async (who: Who, method: string, path: string, body?: unknown, version?: number) => {
    for (const make of apis) {
      const api = make(() => world.as(who))
      api.onError((error, c) =>
        isAppError(error)
          ? c.json({ code: error.code, ...(error.details.data as object) }, error.status as 400)
          : c.text(String(error.stack), 500),
      )
      const raw = body instanceof Uint8Array
      const answer = await api.request(`http://rammevaerk.example${path}`, {
        method,
        headers: {
          'content-type': raw ? 'application/pdf' : 'application/json',
          ...(version !== undefined && { 'if-match': `"${version}"` }),
        },
        ...(body !== undefined && { body: raw ? (body as BodyInit) : JSON.stringify(body) }),
      })
      const text = await answer.text()
      if (answer.status === 404 && !text.startsWith('{')) continue
      return { status: answer.status, body: text.startsWith('{') ? JSON.parse(text) : text }
    }
    throw new Error(`no operation ${method} ${path}`)
  }
  return { ...world, ask, secretary: world.as('secretary') }
})

const outsiders = ['dasMember', 'fuMember', 'elsewhere', 'administrator', 'reporter'] as const

type World = Pick<Awaited<ReturnType<typeof meetingWorld>>, 'as'> & { secretary: App }

/** A meeting of DAS that has begun, with a closed case on it. */
async function heldMeeting({ secretary }: World) {
  const content = contentOf({ title: 'Hemmelig sag', closed: true, closedReason: 'Personforhold' })
  const caseId = await createCase(secretary, { content, numbering: caseNumbering.parse({}) })
  const meetingId = await planMeeting(secretary, meetingOf('das', '2025-03-17'))
  const itemId = await put(secretary, meetingId, { caseId })
  await step(secretary, meetingId, sendAgenda)
  await step(secretary, meetingId, startMeeting)
  const item = (await getMeeting(secretary, meetingId)).items.find(({ id }) => id === itemId)
  return { meetingId, itemId, caseId, clauseId: item?.clauses[0]?.id }
}

describe('the API of what a meeting came to', () => {
  test('records decisions and minutes, each with the version seen, for the secretariat alone', async ({ world }) => {
    const { ask } = world
    const { meetingId, itemId, clauseId } = await heldMeeting(world)
    const decision = { text: 'Hemmelig beslutning', outcomes: [{ clauseId, outcome: 'adopted' }] }
    const own = `/meetings/${meetingId}/items/${itemId}`
    for (const who of outsiders) {
      expect((await ask(who, 'PUT', `${own}/decision`, decision, 0)).status, who).toBe(403)
      expect((await ask(who, 'PUT', `${own}/minutes`, { text: 'x' }, 0)).status, who).toBe(403)
      for (const method of ['GET', 'PUT'] as const) {
        expect((await ask(who, method, `/meetings/${meetingId}/minutes/writer`)).status, who).toBe(403)
      }
    }
    expect((await ask('visitor', 'PUT', `${own}/decision`, decision, 0)).status).toBe(401)
    expect(await ask('secretary', 'PUT', `${own}/decision`, decision)).toMatchObject({
      status: 400,
      body: { code: 'web.ifMatch' },
    })
    expect((await ask('secretary', 'PUT', `${own}/decision`, decision, 0)).status).toBe(200)
    expect(await ask('secretary', 'PUT', `${own}/decision`, decision, 0)).toMatchObject({
      status: 412,
      body: { code: 'meetings.stale', version: 1 },
    })
    expect(await ask('secretary', 'PUT', `${own}/minutes`, { text: 'Hemmeligt referat' }, 0)).toMatchObject({
      status: 200,
      body: { version: 1 },
    })
    expect(await ask('secretary', 'PUT', `${own}/minutes`, { text: 'Et andet' }, 0)).toMatchObject({
      status: 412,
      body: { code: 'meetings.minutesStale', version: 1, text: 'Hemmeligt referat' },
    })
    const second = await ask('second', 'PUT', `${own}/minutes`, { text: 'Kollegaens' }, 1)
    expect(second).toMatchObject({ status: 409, body: { code: 'meetings.otherWrites' } })
    expect((await ask('second', 'PUT', `/meetings/${meetingId}/minutes/writer`)).status).toBe(204)
    const seen = (await ask('secretary', 'GET', `/meetings/${meetingId}/minutes/writer`)).body
    expect(seen.writer).toMatchObject({ name: 'second', isMe: false, isThere: true })
    expect((await ask('second', 'PUT', `${own}/minutes`, { text: 'Kollegaens' }, 1)).status).toBe(200)

    const shown = await ask('secretary', 'GET', `/meetings/${meetingId}`)
    expect(JSON.stringify(shown.body)).toContain('Hemmelig beslutning')
    for (const who of ['visitor', 'fuMember', 'elsewhere', 'administrator'] as const) {
      expect(JSON.stringify((await ask(who, 'GET', `/meetings/${meetingId}`)).body).toLowerCase()).not.toContain(
        'hemmelig',
      )
    }
  })

  test('writes who was there and takes remarks while the minutes are heard', async ({ world }) => {
    const { ask } = world
    const { meetingId } = await heldMeeting(world)
    const person = { kind: 'member', name: 'Medlem fra en kommune' }
    expect((await ask('dasMember', 'POST', `/meetings/${meetingId}/attendance`, person)).status).toBe(403)
    const { body } = await ask('secretary', 'POST', `/meetings/${meetingId}/attendance`, person)
    const there = `/meetings/${meetingId}/attendance/${body.id}`
    expect((await ask('secretary', 'DELETE', there)).status).toBe(204)
    expect((await ask('secretary', 'DELETE', there)).status).toBe(404)
    const early = await ask('dasMember', 'POST', `/meetings/${meetingId}/remarks`, { text: 'Husk tallene' })
    expect(early).toMatchObject({ status: 409, body: { code: 'meetings.noHearing' } })
    expect((await ask('fuMember', 'POST', `/meetings/${meetingId}/remarks`, { text: 'Husk' })).status).toBe(403)
  })

  test('sends a written procedure to the members, moves its day and reminds them', async ({ world }) => {
    const { ask, secretary } = world
    const caseId = await createCase(secretary, { content: contentOf(), numbering: caseNumbering.parse({}) })
    const stopId = await planStop(secretary, {
      caseId,
      stop: newStop.parse({ bodyId: 'das', role: 'decision', step: 1 }),
    })
    const made = await ask('secretary', 'POST', '/procedures', { stopId, deadline: '2025-04-01' })
    expect(made.status).toBe(201)
    const own = `/procedures/${made.body.id}`
    for (const who of ['fuMember', 'elsewhere', 'administrator'] as const) {
      expect((await ask(who, 'POST', `${own}/sending`, undefined, 1)).status, who).toBe(404)
    }
    expect((await ask('secretary', 'POST', `${own}/sending`, undefined, 9)).status).toBe(412)
    expect((await ask('secretary', 'POST', `${own}/sending`, undefined, 1)).status).toBe(204)
    expect((await ask('dasMember', 'POST', `${own}/sending`, undefined, 2)).status).toBe(403)
    expect((await ask('secretary', 'PUT', `${own}/deadline`, { deadline: '2025-04-08' }, 2)).status).toBe(204)
    expect((await ask('secretary', 'POST', `${own}/reminders`)).body).toEqual({ missing: 1 })
    const mails = await asSystem(world.database.db, 'test', async (tx) =>
      (await sql<{ body: string }>`select body from mail_message`.execute(tx)).rows.map(({ body }) => body),
    )
    expect(mails).toHaveLength(2)
    expect(mails.every((body) => body.includes(`https://rammevaerk.example/moeder/hoeringer/${made.body.id}`))).toBe(
      true,
    )
  })
})

test('an attachment is sent as it is, by the secretariat of the case, and taken off again', async ({ world }) => {
  const { ask, secretary } = world
  const caseId = await createCase(secretary, { content: contentOf(), numbering: caseNumbering.parse({}) })
  const pdf = new TextEncoder().encode('%PDF-1.7 et bilag')
  const path = `/cases/${caseId}/attachments`
  for (const who of outsiders) expect((await ask(who, 'POST', `${path}?fileName=a.pdf`, pdf)).status).toBe(404)
  const { status, body } = await ask('secretary', 'POST', `${path}?fileName=a.pdf&title=Et%20bilag`, pdf)
  expect(status).toBe(201)
  const shown = await ask('secretary', 'GET', `/cases/${caseId}`)
  expect(shown.body.attachments).toMatchObject([{ id: body.id, title: 'Et bilag', closed: false }])
  const false_ = await ask('secretary', 'POST', `${path}?fileName=b.pdf`, new TextEncoder().encode('ikke en pdf'))
  expect(false_).toMatchObject({ status: 400, body: { code: 'files.notItsType' } })
  expect((await ask('secretary', 'DELETE', `${path}/${body.id}`)).status).toBe(200)
  expect((await ask('secretary', 'DELETE', `${path}/${body.id}`)).status).toBe(404)
})

test('cases come page by page, each once, the newest first', async ({ world }) => {
  const { ask, secretary } = world
  for (const n of [1, 2, 3, 4, 5]) {
    await createCase(secretary, {
      content: contentOf({ title: `Sag nummer ${n}` }),
      numbering: caseNumbering.parse({}),
    })
  }
  const titles: string[] = []
  let cursor = ''
  for (let page = 0; page < 3; page += 1) {
    const { body } = await ask('secretary', 'GET', `/cases?limit=2${cursor && `&cursor=${cursor}`}`)
    titles.push(...body.items.map(({ title }: { title: string }) => title))
    cursor = body.next
  }
  expect(titles).toEqual([5, 4, 3, 2, 1].map((n) => `Sag nummer ${n}`))
  expect(cursor).toBeNull()
  expect(await ask('secretary', 'GET', '/cases?cursor=x')).toMatchObject({ status: 400, body: { code: 'web.cursor' } })
  expect((await ask('secretary', 'GET', '/cases?about=ukendt:1')).status).toBe(400)
})
