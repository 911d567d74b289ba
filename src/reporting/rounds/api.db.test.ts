import type { OpenAPIHono } from '@hono/zod-openapi'
import { describe, expect } from 'vitest'
import { isAppError } from '#platform/errors.ts'
import { databaseTest } from '#testing/database.ts'
import { openDemoRound } from '../round-fixture.ts'
import { roundsApi } from './api.ts'

const test = databaseTest.extend('world', async ({ emptyDatabase }) => {
  const world = await openDemoRound(emptyDatabase)
  const apiOf = (who: Parameters<typeof world.as>[0]): OpenAPIHono => {
    const api = roundsApi(() => world.as(who))
    api.onError((error, c) => {
      if (!isAppError(error)) throw error
      return c.json({ code: error.code, fields: error.details.fields ?? [] }, error.status as 400)
    })
    return api
  }
  return { ...world, apiOf }
})

const write = (method: string, body: unknown, headers = {}) => ({
  method,
  body: JSON.stringify(body),
  headers: { 'content-type': 'application/json', ...headers },
})

describe('the API of a round', () => {
  test('reads a calendar, sets it at its version, and points out a deadline on a holiday', async ({ world }) => {
    const path = `/rounds/${world.roundId}/calendar`
    const read = await world.apiOf('secretary').request(path)
    const { calendar } = (await read.json()) as { calendar: { deadlines: { date: string; time: string }[] } }
    expect(calendar.deadlines).toEqual([{ name: '', date: '2026-02-06', time: '12.00' }])
    const changed = { ...calendar, deadlines: [{ name: 'Endelig', date: '2026-04-03', time: '12.00' }] }
    const version = { 'if-match': read.headers.get('etag') ?? '' }
    const set = await world.apiOf('secretary').request(path, write('PUT', changed, version))
    expect(await set.json()).toMatchObject({ closedDays: [{ day: { da: 'langfredag' }, next: '2026-04-07' }] })
    const again = await world.apiOf('secretary').request(path, write('PUT', changed, version))
    expect(again.status).toBe(412)
  })

  test('refuses a calendar that cannot be read at its place, and one who may not', async ({ world }) => {
    const path = `/rounds/${world.roundId}/calendar`
    const { calendar } = (await (await world.apiOf('secretary').request(path)).json()) as { calendar: object }
    const wrong = { ...calendar, opens: { date: '2026-02-30', time: '12.00' } }
    const refused = await world.apiOf('secretary').request(path, write('PUT', wrong, { 'if-match': '"1"' }))
    expect([refused.status, await refused.json()]).toMatchObject([400, { fields: [{ path: 'opens.date' }] }])
    const other = await world.apiOf('reporterA').request(path, write('PUT', calendar, { 'if-match': '"1"' }))
    expect(other.status).toBe(403)
  })

  test('closes and reopens, reminds, and says who would get a message', async ({ world }) => {
    const post = (noun: string, body: object = {}) =>
      world.apiOf('secretary').request(`/rounds/${world.roundId}/${noun}`, write('POST', body))
    expect((await post('closing')).status).toBe(200)
    expect((await post('closing')).status).toBe(409)
    expect((await post('reopening')).status).toBe(200)
    expect(await (await post('reminders', { respondentIds: [world.b] })).json()).toEqual({ people: 1 })
    const receivers = await world.apiOf('secretary').request(`/rounds/${world.roundId}/messages/receivers?to=missing`)
    expect(await receivers.json()).toMatchObject({ people: 4 })
    const unseen = { to: 'missing', subject: 'Emne', body: 'Tekst', messageId: crypto.randomUUID(), people: 3 }
    expect((await post('messages', unseen)).status).toBe(409)
    expect((await post('messages', { ...unseen, people: 4 })).status).toBe(202)
  })

  test('gives and takes terms, and lets all answers out as JSON and CSV', async ({ world }) => {
    const put = (noun: string, body: object) =>
      world.apiOf('secretary').request(`/respondents/${world.b}/${noun}`, write('PUT', body))
    expect((await put('extension', { date: '2026-02-13', time: '12.00', reason: 'Sygdom' })).status).toBe(200)
    const joint = { reportedById: 'op-a', from: '2026-01-01', to: null, reason: 'Fælles administration' }
    expect((await put('joint-reporter', joint)).status).toBe(200)
    expect((await put('joint-reporter', { ...joint, reason: '' })).status).toBe(400)
    expect((await put('exemption', { reason: 'Lukket' })).status).toBe(200)
    // Each exception goes out with its date and its reason.
    const exempt = await world.apiOf('secretary').request(`/rounds/${world.roundId}/answers`)
    const extended = { extendedUntil: '2026-02-13T11:00:00.000Z', extensionReason: 'Sygdom' }
    expect(((await exempt.json()) as { answers: object[] }).answers[1]).toMatchObject({
      ...extended,
      exemptedAt: '2026-01-10T09:00:00.000Z',
      exemptionReason: 'Lukket',
    })
    const gone = await world.apiOf('secretary').request(`/respondents/${world.b}/exemption`, { method: 'DELETE' })
    expect(gone.status).toBe(200)
    const answers = await world.apiOf('secretary').request(`/rounds/${world.roundId}/answers`)
    expect(await answers.json()).toMatchObject({
      answers: [{ organisationId: 'op-a' }, { organisationId: 'op-b', reportedById: 'op-a', state: 'notStarted' }],
    })
    const csv = await world.apiOf('secretary').request(`/rounds/${world.roundId}/answers.csv`)
    expect(csv.headers.get('content-type')).toContain('text/csv')
    expect((await csv.text()).split('\r\n')).toHaveLength(4)
  })
})
