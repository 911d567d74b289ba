import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect } from 'vitest'
import { asSystem } from '#platform/database/actor.ts'
import { isAppError } from '#platform/errors.ts'
import { testApp } from '#testing/app.ts'
import { databaseTest as base } from '#testing/database.ts'
import { ids, seedPeopleAndRound } from '#testing/isolation.ts'
import { minutesApi } from './api.ts'

const example = readFileSync(join(import.meta.dirname, 'examples/missing-first-pages.txt'))

const test = base.extend('api', { scope: 'file' }, async ({ database, db }) => {
  await seedPeopleAndRound(db)
  await asSystem(db, 'test', async (tx) => {
    await sql`insert into area (id, name, secretariat_id)
      values ('nordjylland', 'Nordjylland', 'sekretariat-nordjylland')`.execute(tx)
    await sql`update body set area = 'nordjylland', name = 'KKS Social' where id = 'das'`.execute(tx)
  })
  const api = minutesApi((c) => {
    const userId = c.req.header('x-as') === 'member' ? ids.member : ids.secretariat
    return testApp(database, { today: '2026-11-24', ...(userId ? { userId } : {}) }).app
  })
  api.onError((error, c) =>
    isAppError(error) ? c.json({ code: error.code }, error.status as 400) : c.text(String(error.stack), 500),
  )
  return api
})

const json = { 'content-type': 'application/json' }
const upload = { method: 'POST', headers: { 'content-type': 'text/plain' }, body: example }

test('a file is read, looked at and saved over HTTP, once', async ({ api }) => {
  const made = await api.request('/minutes-imports?fileName=referat.txt', upload)
  expect(made.status).toBe(201)
  const { id } = (await made.json()) as { id: string }
  const again = await api.request('/minutes-imports', upload)
  expect([again.status, await again.json()]).toEqual([200, { id }])

  const read = await api.request(`/minutes-imports/${id}`)
  expect(read.headers.get('etag')).toBe('"1"')
  expect(await read.json()).toMatchObject({ id, state: 'review', bodies: ['das'], found: { coverage: { lines: 105 } } })

  const choice = { meetings: [{ place: 0, bodyId: 'das' }], closed: ['0.1'], followUps: [], approved: true }
  const body = JSON.stringify(choice)
  expect((await api.request(`/minutes-imports/${id}/saving`, { method: 'POST', headers: json, body })).status).toBe(400)
  const saving = (version: number) =>
    api.request(`/minutes-imports/${id}/saving`, {
      method: 'POST',
      headers: { ...json, 'if-match': `"${version}"` },
      body,
    })
  expect((await saving(4)).status).toBe(412)
  const saved = await saving(1)
  expect(saved.status).toBe(200)
  const answer = await saved.json()
  expect(answer).toMatchObject({ meetings: [{ place: 0, bodyId: 'das', date: '2022-09-14', outcome: 'added' }] })
  expect(await (await saving(1)).json()).toEqual(answer)
})

test('what is no file of minutes, unknown or somebody else’s is refused', async ({ api }) => {
  const pdf = { method: 'POST', headers: { 'content-type': 'application/pdf' }, body: 'no pdf' }
  expect(await (await api.request('/minutes-imports', pdf)).json()).toEqual({
    code: 'meetings.minutes.file.unreadable',
  })
  expect((await api.request('/minutes-imports/nonsense')).status).toBe(404)
  const asMember = { ...upload, headers: { ...upload.headers, 'x-as': 'member' } }
  expect((await api.request('/minutes-imports', asMember)).status).toBe(403)
})
