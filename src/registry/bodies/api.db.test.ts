import { expect } from 'vitest'
import { isAppError } from '#platform/errors.ts'
import { testApp } from '#testing/app.ts'
import { databaseTest } from '#testing/database.ts'
import { bodiesApi } from './api.ts'
import { seedKeepers } from './bodies-fixture.ts'

const test = databaseTest.extend('api', { scope: 'file' }, async ({ database, db }) => {
  const people = await seedKeepers(db)
  const server = bodiesApi(
    (c) => testApp(database, { userId: people[c.req.header('x-user') as keyof typeof people] }).app,
  )
  server.onError((error, c) =>
    isAppError(error)
      ? c.json({ code: error.code, ...(error.details.data as object) }, error.status as 400)
      : c.text(String(error.stack), 500),
  )
  return server
})

const write = (method: string, body: object, version?: number) => ({
  method,
  headers: {
    'content-type': 'application/json',
    'x-user': 'secretariat',
    ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
  },
  body: JSON.stringify(body),
})

test('a list is paged by cursor without losing or repeating a body', async ({ api }) => {
  const seen: string[] = []
  let cursor: string | null = ''
  do {
    const response = await api.request(`/bodies?limit=9&cursor=${cursor}`)
    const page = (await response.json()) as { items: { id: string }[]; next: string | null }
    seen.push(...page.items.map(({ id }) => id))
    cursor = page.next
  } while (cursor)
  expect(seen.length).toBeGreaterThan(40)
  expect(new Set(seen).size).toBe(seen.length)
})

test('anybody reads a body; a write needs an account, the right and the version', async ({ api }) => {
  const read = await api.request('/bodies/ekspertpanelet')
  expect(read.headers.get('etag')).toBe('"1"')
  const found = (await read.json()) as { chain: string[]; name: string }
  expect(found.chain.slice(0, 2)).toEqual(['das-nordjylland', 'kdk-nordjylland'])
  const change = {
    name: found.name,
    level: 'administrative',
    area: 'nordjylland',
    competence: 'none-stated',
    validFrom: '2007-01-01',
  }
  expect((await api.request('/bodies/ekspertpanelet', write('PUT', change))).status).toBe(400)
  expect((await api.request('/bodies/ekspertpanelet', write('PUT', change, 1))).status).toBe(200)
  const late = await api.request('/bodies/ekspertpanelet', write('PUT', change, 1))
  expect([late.status, await late.json()]).toEqual([412, { code: 'bodies.stale', version: 2 }])
  const visitor = write('PUT', change, 2)
  delete (visitor.headers as Record<string, string>)['x-user']
  expect((await api.request('/bodies/ekspertpanelet', visitor)).status).toBe(401)
  expect((await api.request('/bodies/findes-ikke')).status).toBe(404)
})

test('a body, its seat and its mandate are made and approved over HTTP', async ({ api }) => {
  const body = {
    name: 'Gruppe over HTTP',
    level: 'working-group',
    area: 'nordjylland',
    competence: 'none-stated',
    validFrom: '2025-01-01',
  }
  const made = await api.request('/bodies', write('POST', body))
  const { id } = (await made.json()) as { id: string }
  expect([made.status, id]).toEqual([201, 'gruppe-over-http'])
  const seat = { function: 'member', organisationId: '851', seats: 2, validFrom: '2025-01-01' }
  const added = (await (await api.request(`/bodies/${id}/seats`, write('POST', seat))).json()) as { id: string }
  const ended = await api.request(
    `/bodies/${id}/seats/${added.id}`,
    write('PUT', { ...seat, validTo: '2025-02-01' }, 1),
  )
  expect(await ended.json()).toMatchObject({ seats: 2, validTo: '2025-02-01', version: 2 })
  expect((await api.request(`/bodies/${id}/seats`, write('POST', { ...seat, validFrom: '2025-01-15' }))).status).toBe(
    409,
  )

  const draft = await api.request(`/bodies/${id}/mandate-draft`, write('PUT', { purpose: 'A', tasks: 'B' }, 0))
  expect(await draft.json()).toMatchObject({ number: 1, state: 'draft', version: 1 })
  const approval = { approvedByBodyId: 'das-nordjylland', approvedOn: '2025-03-01' }
  const approved = await api.request(`/bodies/${id}/mandate-draft/approval`, write('POST', approval, 1))
  expect(await approved.json()).toMatchObject({ mandates: [{ state: 'approved', standing: 'in-force', version: 2 }] })
  const end = await api.request(
    `/bodies/${id}/mandate/end`,
    write('POST', { endedOn: '2025-03-10', endReason: 'Slut' }, 2),
  )
  expect(await end.json()).toMatchObject({ mandates: [{ state: 'ended', endReason: 'Slut' }] })
})
