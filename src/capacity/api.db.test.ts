import { Hono } from 'hono'
import { describe, expect } from 'vitest'
import type { OpenDatabase } from '#platform/database/database.ts'
import { apiProblem } from '#platform/http/api-errors.ts'
import { createLog } from '#platform/log.ts'
import { testApp } from '../testing/app.ts'
import { databaseTest as test } from '../testing/database.ts'
import { capacityApi } from './api.ts'
import { people, smallRegister } from './capacity-fixture.ts'

function asking(database: OpenDatabase, who?: keyof typeof people) {
  const { app } = testApp(database, who ? { userId: people[who] } : {})
  const server = new Hono()
  server.route(
    '/',
    capacityApi(() => app),
  )
  server.onError((error, c) => apiProblem(error, c, (code) => code, createLog('error')))
  return async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const init = { method, headers: { 'content-type': 'application/json', ...headers } }
    const answer = await server.request(path, body === undefined ? init : { ...init, body: JSON.stringify(body) })
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
  }
}

const row = { offeringId: 'a-1', places: '10', from: '2024-01-01' }

describe('the API of capacity', () => {
  test('stores dated places, lists them by page, and refuses a stale correction', async ({ database }) => {
    await smallRegister(database)
    const ask = asking(database, 'reporter')
    const first = await ask('POST', '/place-periods', row)
    expect(first).toMatchObject({ status: 201, body: { places: '10', to: null, version: 1 } })
    await ask('POST', '/place-periods', { ...row, from: '2025-01-01', places: '12.5' })

    const page = await ask('GET', '/place-periods?offering=a-1&limit=1')
    expect(page.body).toMatchObject({ items: [{ to: '2025-01-01' }], next: first.body.id })
    const next = await ask('GET', `/place-periods?offering=a-1&limit=1&cursor=${first.body.id}`)
    expect(next.body).toMatchObject({ items: [{ places: '12.5' }], next: null })

    const path = `/place-periods/${first.body.id}`
    const change = { ...row, to: '2025-01-01', places: '11' }
    expect(await ask('PATCH', path, change)).toMatchObject({ status: 400 })
    expect(await ask('PATCH', path, change, { 'if-match': '"1"' })).toMatchObject({ status: 412, body: { version: 2 } })
    expect(await ask('PATCH', path, change, { 'if-match': '"2"' })).toMatchObject({
      status: 200,
      body: { places: '11' },
    })
  })

  test('says where a body is wrong and stores nothing', async ({ database }) => {
    await smallRegister(database)
    const ask = asking(database, 'reporter')
    const wrong = await ask('POST', '/place-periods', { ...row, offeringId: 'a-2', places: '7,5', from: '31. april' })
    expect(wrong.status).toBe(400)
    expect(wrong.body.errors).toMatchObject([
      { path: 'places', code: 'capacity.placesWrong' },
      { path: 'from', code: 'capacity.dayMissing' },
    ])
    expect((await ask('GET', '/place-periods?offering=a-2')).body).toMatchObject({ items: [] })
  })

  test('lets nobody else write', async ({ database }) => {
    await smallRegister(database)
    const body = { ...row, from: '2030-01-01' }
    expect(await asking(database)('POST', '/place-periods', body)).toMatchObject({ status: 401 })
    expect(await asking(database, 'otherReporter')('POST', '/place-periods', body)).toMatchObject({ status: 403 })
  })

  test('shows anybody the watch list that a secretariat writes', async ({ database }) => {
    await smallRegister(database)
    const entry = { offeringId: 'a-1', bodyId: 'das-nordjylland', from: '2025-03-17', reason: 'Lav belægning' }
    expect(await asking(database, 'secretariat')('POST', '/watch-entries', entry)).toMatchObject({ status: 201 })
    expect(await asking(database, 'reporter')('POST', '/watch-entries', entry)).toMatchObject({ status: 403 })
    const unknown = { ...entry, offeringId: 'findes-ikke' }
    expect(await asking(database, 'secretariat')('POST', '/watch-entries', unknown)).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'offeringId', code: 'capacity.offeringMissing' }] },
    })
    const noRule = { ...entry, from: '2025-04-01', proposedBy: ['findes-ikke'] }
    expect(await asking(database, 'secretariat')('POST', '/watch-entries', noRule)).toMatchObject({ status: 400 })
    expect((await asking(database)('GET', '/watch-entries')).body).toMatchObject({ items: [{ offeringId: 'a-1' }] })
  })
})
