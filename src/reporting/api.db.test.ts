import type { OpenAPIHono } from '@hono/zod-openapi'
import { describe, expect } from 'vitest'
import { exact } from '#figures/quantity.ts'
import { isAppError } from '#platform/errors.ts'
import { databaseTest } from '#testing/database.ts'
import { reportingApi } from './api.ts'
import { openDemoRound } from './round-fixture.ts'
import { saveValues } from './service/save.ts'

const test = databaseTest.extend('world', async ({ emptyDatabase }) => {
  const world = await openDemoRound(emptyDatabase)
  const apiOf = (who: Parameters<typeof world.as>[0]): OpenAPIHono => {
    const api = reportingApi(() => world.as(who))
    api.onError((error, c) => {
      if (!isAppError(error)) throw error
      return c.json({ code: error.code, fields: error.details.fields ?? [] }, error.status as 400)
    })
    return api
  }
  const { submissionId, submissionVersion } = await saveValues(world.as('reporterA'), {
    respondentId: world.a,
    cells: [{ lineId: 'line-a1', field: 'places', value: exact('6') }],
  })
  return { ...world, apiOf, submissionId, submissionVersion }
})

function write(method: string, body: unknown, version: number | string) {
  return {
    method,
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', 'if-match': `"${version}"` },
  }
}

const values = [
  { lineId: 'line-a1', field: 'used', value: 5.5 },
  { lineId: 'line-a2', field: 'places', value: '10' },
  { lineId: 'line-a2', field: 'used', value: '8-10' },
]

describe('the API', () => {
  test('carries a submission from values to approval', async ({ world }) => {
    const { apiOf, submissionId, submissionVersion } = world
    const path = `/submissions/${submissionId}`
    const saved = await apiOf('reporterA').request(`${path}/values`, write('PUT', { values }, submissionVersion))
    expect(await saved.json()).toEqual({ version: submissionVersion + 1, filled: 2 })
    const sent = await apiOf('reporterA').request(`${path}/submission`, write('POST', {}, submissionVersion + 1))
    expect(await sent.json()).toMatchObject({ number: 1, version: submissionVersion + 2 })
    const approved = await apiOf('approverA').request(`${path}/approval`, write('POST', {}, submissionVersion + 2))
    expect(approved.status).toBe(200)
    const read = await apiOf('readerA').request(path)
    expect(read.headers.get('etag')).toBe(`"${submissionVersion + 3}"`)
    expect(await read.json()).toMatchObject({
      state: 'approved',
      lines: [{ values: { places: '6', used: '5.5' } }, { values: { used: '8-10' } }],
    })
  })

  test('another organisation is told that the draft does not exist', async ({ world }) => {
    const { apiOf, submissionId } = world
    const path = `/submissions/${submissionId}`
    const other = apiOf('reporterB')
    const answers = await Promise.all([
      other.request(path),
      other.request(`${path}/values`, write('PUT', { values }, 1)),
      other.request(`${path}/submission`, write('POST', {}, 1)),
      other.request(`${path}/return`, write('POST', { reason: 'Nej tak' }, 1)),
    ])
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404])
    expect((await apiOf(null).request(path)).status).toBe(401)
    const seen = await other.request(`/rounds/${world.roundId}/respondents`)
    expect(
      ((await seen.json()) as { respondents: { organisationId: string }[] }).respondents.map(
        (row) => row.organisationId,
      ),
    ).toEqual(['op-b'])
  })

  test('refuses a stale version, and stores nothing when one value cannot be read', async ({ world }) => {
    const { apiOf, submissionId, submissionVersion } = world
    const path = `/submissions/${submissionId}/values`
    const stale = await apiOf('reporterA').request(path, write('PUT', { values }, submissionVersion - 1))
    expect(stale.status).toBe(412)
    const bad = [
      ...values,
      { lineId: 'line-a1', field: 'places', value: '6,4' },
      { lineId: 'line-a1', field: 'rooms', value: 1 },
    ]
    const refused = await apiOf('reporterA').request(path, write('PUT', { values: bad }, submissionVersion))
    expect(refused.status).toBe(400)
    expect(await refused.json()).toMatchObject({ fields: [{ path: 'values[3].value' }, { path: 'values[4].field' }] })
    const read = await apiOf('reporterA').request(`/submissions/${submissionId}`)
    expect(await read.json()).toMatchObject({
      lines: [
        { values: { places: '6' }, confirmed: { places: { by: 'reporterA' } } },
        { values: {}, confirmed: {} },
      ],
    })
  })

  test('lists every finding that keeps it from being sent', async ({ world }) => {
    const { apiOf, submissionId, submissionVersion } = world
    const sent = await apiOf('reporterA').request(
      `/submissions/${submissionId}/submission`,
      write('POST', {}, submissionVersion),
    )
    expect(sent.status).toBe(409)
    expect(((await sent.json()) as { fields: unknown[] }).fields).toHaveLength(3)
  })

  test('says that lines are unchanged, asks about a field, answers and closes', async ({ world }) => {
    const { apiOf, submissionId, submissionVersion } = world
    const path = `/submissions/${submissionId}`
    const same = write('POST', { lineIds: ['line-a1'] }, submissionVersion)
    const confirmed = await apiOf('reporterA').request(`${path}/unchanged`, same)
    expect(await confirmed.json()).toEqual({ version: submissionVersion + 1, filled: 1, confirmed: 1 })
    await apiOf('reporterA').request(`${path}/values`, write('PUT', { values }, submissionVersion + 1))
    await apiOf('reporterA').request(`${path}/submission`, write('POST', {}, submissionVersion + 2))

    const question = { lineId: 'line-a1', field: 'used', text: 'Hele året?', answerDueOn: '2026-01-20' }
    expect((await apiOf('reporterA').request(`${path}/threads`, write('POST', question, 0))).status).toBe(403)
    const asked = await apiOf('secretary').request(`${path}/threads`, write('POST', question, 0))
    const { id } = (await asked.json()) as { id: string }
    const said = await apiOf('reporterA').request(`${path}/threads/${id}/answers`, write('POST', { text: 'Ja.' }, 0))
    expect([asked.status, said.status]).toEqual([201, 201])
    expect((await apiOf('secretary').request(`${path}/threads/${id}/closure`, { method: 'POST' })).status).toBe(200)
    const read = await apiOf('readerA').request(`${path}/threads`)
    expect(await read.json()).toMatchObject({
      threads: [{ lineId: 'line-a1', field: 'used', state: 'closed', overdue: false, entries: { length: 3 } }],
    })
    expect((await apiOf('reporterB').request(`${path}/threads`)).status).toBe(404)
  })
})
