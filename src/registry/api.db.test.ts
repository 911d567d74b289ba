import { sql } from 'kysely'
import { expect } from 'vitest'
import { isAppError } from '#platform/errors.ts'
import { testApp } from '#testing/app.ts'
import { databaseTest as test } from '#testing/database.ts'
import { registryApi } from './api.ts'
import { loadRegistry } from './reference/load.ts'

const api = test.extend('api', { scope: 'file' }, async ({ database, db }) => {
  await loadRegistry(db)
  const { rows } = await sql<{ id: string }>`
    insert into app_user (email, name) values ('secretariat@test.example', 'Sekretariat') returning id`.execute(db)
  const userId = rows[0]?.id
  await sql`insert into membership (user_id, role, organisation_id, valid_from)
    values (${userId}, 'secretariat', 'sekretariat-nordjylland', '2020-01-01')`.execute(db)
  const server = registryApi((c) => testApp(database, c.req.header('x-user') ? { userId } : {}).app)
  server.onError((error, c) =>
    isAppError(error)
      ? c.json({ code: error.code, ...(error.details.data as object) }, error.status as 400)
      : c.text(String(error.stack), 500),
  )
  return server
})

api('a list is paged by cursor without losing or repeating a row', async ({ api }) => {
  const seen: string[] = []
  let cursor = ''
  do {
    const response = await api.request(`/offerings?limit=20${cursor}`)
    expect(response.status).toBe(200)
    const { items, next } = (await response.json()) as { items: { id: string }[]; next: string | null }
    seen.push(...items.map((item) => item.id))
    cursor = next ? `&cursor=${next}` : ''
  } while (cursor)
  expect(seen).toHaveLength(46)
  expect(new Set(seen).size).toBe(46)
})

api('population pages through every row', async ({ api }) => {
  let count = 0
  let cursor = ''
  do {
    const page = (await (await api.request(`/population?limit=500${cursor}`)).json()) as {
      items: []
      next: string | null
    }
    count += page.items.length
    cursor = page.next ? `&cursor=${page.next}` : ''
  } while (cursor)
  expect(count).toBe(4552)
  const aalborg = await (await api.request('/population?municipality=851&date=2024-01-01&ageGroup=total')).json()
  expect(aalborg).toMatchObject({ items: [{ municipalityId: '851', sourceId: expect.stringMatching(/^dst-/) }] })
})

api('lists answer for a day', async ({ api }) => {
  const regions = async (day: string) =>
    ((await (await api.request(`/organisations?kind=region&on=${day}`)).json()) as { items: unknown[] }).items.length
  expect(await regions('2026-12-31')).toBe(5)
  expect(await regions('2027-01-01')).toBe(4)
  for (const path of [
    '/municipalities?on=2027-01-01',
    '/target-groups?classification=natko',
    '/legal-bases',
    '/facilities',
  ]) {
    const { items } = (await (await api.request(path)).json()) as { items: unknown[] }
    expect(items.length, path).toBeGreaterThan(15)
  }
})

api('a wrong day, limit or cursor is refused with its place', async ({ api }) => {
  for (const path of ['/municipalities?on=2027-02-30', '/offerings?limit=0', '/offerings?cursor=%20']) {
    expect((await api.request(path)).status, path).toBe(400)
  }
})

api('a facility is changed with its version, and a stale version is told the current one', async ({ api }) => {
  const path = '/facilities/kompasset'
  const seen = await api.request(path)
  expect(seen.headers.get('etag')).toBe('"1"')
  const patch = (headers: Record<string, string>, body: object) =>
    api.request(path, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })
  const pNumber = '1003388394'
  expect((await patch({ 'if-match': '"1"' }, { pNumber })).status).toBe(401)
  expect((await patch({ 'x-user': '1' }, { pNumber })).status).toBe(400)
  expect((await patch({ 'x-user': '1', 'if-match': '"1"' }, { pNumber: '12' })).status).toBe(400)
  const changed = await patch({ 'x-user': '1', 'if-match': '"1"' }, { pNumber: '10 03 38 83 94' })
  expect(changed.status).toBe(200)
  expect(changed.headers.get('etag')).toBe('"2"')
  expect(await changed.json()).toMatchObject({ pNumber, version: 2 })
  const stale = await patch({ 'x-user': '1', 'if-match': '"1"' }, { pNumber: null })
  expect(stale.status).toBe(412)
  expect(await stale.json()).toMatchObject({ version: 2 })
  expect((await patch({ 'x-user': '1', 'if-match': '"0"' }, { pNumber: null })).status).toBe(412)
  const kept = await patch({ 'x-user': '1', 'if-match': '"2"' }, { tilbudsportalenId: '815' })
  expect(await kept.json()).toMatchObject({ pNumber, tilbudsportalenId: '815', version: 3 })
})

api('the description names every resource', ({ api }) => {
  const { paths } = api.getOpenAPI31Document({ openapi: '3.1.0', info: { title: 'test', version: '1' } })
  expect(Object.keys(paths ?? {})).toEqual(
    expect.arrayContaining(['/organisations', '/facilities', '/facilities/{id}', '/offerings', '/population']),
  )
})
