import { sql } from 'kysely'
import { expect } from 'vitest'
import { isAppError } from '#platform/errors.ts'
import { loadRegistry } from '#registry/index.ts'
import { testApp } from '#testing/app.ts'
import { databaseTest } from '#testing/database.ts'
import { agreementsApi } from './api.ts'
import { loadAgreements } from './load.ts'

const current = 'nordjysk-socialaftale-2025-2026'

const test = databaseTest.extend('api', { scope: 'file' }, async ({ database, db }) => {
  await loadRegistry(db)
  await loadAgreements(db)
  const { rows } = await sql<{ id: string }>`
    insert into app_user (email, name) values ('s@test.example', 'Sekretariat') returning id`.execute(db)
  await sql`insert into membership (user_id, role, organisation_id, valid_from)
    values (${rows[0]?.id}, 'secretariat', 'sekretariat-nordjylland', '2020-01-01')`.execute(db)
  const server = agreementsApi((c) => testApp(database, c.req.header('x-user') ? { userId: rows[0]?.id } : {}).app)
  server.onError((error, c) =>
    isAppError(error)
      ? c.json({ code: error.code, ...(error.details.data as object) }, error.status as 400)
      : c.text(String(error.stack), 500),
  )
  return server
})

const write = (method: string, body: object, version?: number, user = true) => ({
  method,
  headers: {
    'content-type': 'application/json',
    ...(user ? { 'x-user': 'yes' } : {}),
    ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
  },
  body: JSON.stringify(body),
})

test('anybody reads the agreements and where an initiative stands', async ({ api }) => {
  const list = (await (await api.request('/agreements')).json()) as { items: { id: string }[] }
  expect(list.items[0]?.id).toBe(current)
  const one = await api.request(`/agreements/${current}`)
  expect(one.headers.get('etag')).toBe('"1"')
  expect(await one.json()).toMatchObject({ focusAreas: [{ number: 1 }, { number: 2 }, { number: 3 }] })
  const initiative = await (await api.request(`/agreements/${current}/initiatives/${current}-3b`)).json()
  expect(initiative).toMatchObject({ state: 'running', notes: [{ notedOn: '2025-01-09' }, { notedOn: '2024-01-22' }] })
  expect((await api.request('/agreements/findes-ikke')).status).toBe(404)
})

test('a status needs an account, the version and a day that can be', async ({ api }) => {
  const path = `/agreements/${current}/initiatives/${current}-1a/notes`
  const note = { state: 'running', notedOn: '2025-03-01', text: 'Første møde er holdt.' }
  expect((await api.request(path, write('POST', note, 1, false))).status).toBe(401)
  expect((await api.request(path, write('POST', note))).status).toBe(400)
  expect((await api.request(path, write('POST', { ...note, notedOn: '2025-13-01' }, 1))).status).toBe(400)
  const written = await api.request(path, write('POST', note, 1))
  expect([written.status, written.headers.get('etag')]).toEqual([201, '"2"'])
  const late = await api.request(path, write('POST', note, 1))
  expect([late.status, await late.json()]).toEqual([412, { code: 'agreements.stale', version: 2 }])
})

test('an initiative, an approval and the agreement itself are changed over HTTP', async ({ api }) => {
  const initiative = { focusId: `${current}-1`, letter: 'D', title: 'Nyt', owner: 'organisation:1081' }
  const made = await api.request(`/agreements/${current}/initiatives`, write('POST', initiative))
  const { id } = (await made.json()) as { id: string }
  expect(made.status).toBe(201)
  const changed = await api.request(
    `/agreements/${current}/initiatives/${id}`,
    write('PUT', { ...initiative, title: 'Ændret' }, 1),
  )
  expect(await changed.json()).toMatchObject({ title: 'Ændret', ownerOrganisationId: '1081', version: 2 })
  const approved = await api.request(
    `/agreements/${current}/approvals/1081`,
    write('PUT', { approvedOn: '2024-11-26' }, 1),
  )
  const { parties } = (await approved.json()) as { parties: { organisationId: string; approvedOn: string | null }[] }
  expect(parties.find(({ organisationId }) => organisationId === '1081')?.approvedOn).toBe('2024-11-26')
  const agreement = { title: 'Nordjysk Socialaftale 2025–2026', validFrom: '2025-01-01', validTo: '2027-01-01' }
  const put = await api.request(`/agreements/${current}`, write('PUT', { ...agreement, vision: 'Ny' }, 1))
  expect(await put.json()).toMatchObject({ vision: 'Ny', version: 2 })
})

test('focus areas, steps and ties are written over HTTP by those who keep the agreement', async ({ api }) => {
  const own = `/agreements/${current}`
  const focus = { number: 9, title: 'Nyt fokus' }
  const step = { phase: 'Opfølgning', title: 'Midtvejsmøde', fromOn: '2026-02-01', who: 'body:das-nordjylland' }
  const initiative = `${own}/initiatives/${current}-1a`
  const tie = { href: '/rapporter', label: 'Rapporter' }
  for (const [path, body] of [
    [`${own}/focus-areas`, focus],
    [`${own}/steps`, step],
    [`${initiative}/links`, tie],
  ] as const) {
    expect((await api.request(path, write('POST', body, undefined, false))).status).toBe(401)
  }
  const { id: focusId } = (await (await api.request(`${own}/focus-areas`, write('POST', focus))).json()) as {
    id: string
  }
  const renamed = { ...focus, title: 'Omdøbt' }
  const refocused = await api.request(`${own}/focus-areas/${focusId}`, write('PUT', renamed, 1))
  expect(((await refocused.json()) as { focusAreas: object[] }).focusAreas).toContainEqual(
    expect.objectContaining({ id: focusId, title: 'Omdøbt', version: 2 }),
  )
  expect((await api.request(`${own}/focus-areas/${focusId}`, write('PUT', renamed, 1))).status).toBe(412)

  const { id: stepId } = (await (await api.request(`${own}/steps`, write('POST', step))).json()) as { id: string }
  const held = { ...step, outcome: 'Mødet er holdt.' }
  const changed = await api.request(`${own}/steps/${stepId}`, write('PUT', held, 1))
  expect(((await changed.json()) as { steps: object[] }).steps).toContainEqual(
    expect.objectContaining({ id: stepId, outcome: 'Mødet er holdt.', bodyId: 'das-nordjylland' }),
  )
  expect((await api.request(`${own}/steps/${stepId}`, write('DELETE', {}, 1))).status).toBe(412)
  expect((await api.request(`${own}/steps/${stepId}`, write('DELETE', {}, 2))).status).toBe(200)

  const tied = await api.request(`${initiative}/links`, write('POST', tie))
  const { links } = (await tied.json()) as { links: { id: string; href: string }[] }
  const link = links.find(({ href }) => href === '/rapporter')
  expect(tied.status).toBe(201)
  expect((await api.request(`${initiative}/links/${link?.id}`, write('DELETE', {}))).status).toBe(200)
  expect((await api.request(`${initiative}/links/${link?.id}`, write('DELETE', {}))).status).toBe(404)
})
