import { Hono } from 'hono'
import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import type { OpenDatabase } from '#platform/database/database.ts'
import { apiProblem } from '#platform/http/api-errors.ts'
import { createLog } from '#platform/log.ts'
import { demoUsers, loadDemoUsers, loadRegistry } from '#registry/index.ts'
import { testApp } from '../testing/app.ts'
import { databaseTest as test } from '../testing/database.ts'
import { allocationApi } from './api.ts'

async function asking(database: OpenDatabase, email?: string) {
  const { rows } = await sql`select from organisation limit 1`.execute(database.db)
  if (rows.length === 0) {
    await loadRegistry(database.db)
    await loadDemoUsers(database.db)
  }
  const user = demoUsers.find((one) => one.email === email)
  const { app } = testApp(database, user ? { userId: user.id } : {})
  const server = new Hono()
  server.route(
    '/',
    allocationApi(() => app),
  )
  server.onError((error, c) => apiProblem(error, c, (code) => code, createLog('error')))
  return async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const init = { method, headers: { 'content-type': 'application/json', ...headers } }
    const answer = await server.request(path, body === undefined ? init : { ...init, body: JSON.stringify(body) })
    return {
      status: answer.status,
      etag: answer.headers.get('etag'),
      body: (await answer.json()) as Record<string, unknown>,
    }
  }
}

const secretariat = 'sekretariat@rammeaftale-nordjylland.example'
const given = {
  title: 'Scenarie 1',
  amount: '4275000',
  priceLevel: '2021-priser',
  key: { kind: 'population', ageGroup: 'total', referenceDate: '2021-04-01', area: 'region:1081' },
}

describe('the API of allocation', () => {
  test('stores, versions, publishes with If-Match, and refuses what is stale', async ({ database }) => {
    const ask = await asking(database, secretariat)
    const made = await ask('POST', '/allocations', given)
    expect(made).toMatchObject({
      status: 201,
      etag: '"1"',
      body: { number: 1, result: { sum: '4275000', difference: '0' } },
    })
    const path = `/allocations/${made.body.id}`
    expect(await ask('POST', `${path}/versions`, given)).toMatchObject({ status: 400 })
    const changed = await ask('POST', `${path}/versions`, { ...given, remainder: 'none' }, { 'if-match': '"1"' })
    expect(changed).toMatchObject({ status: 201, etag: '"2"', body: { result: { sum: '4274999', difference: '-1' } } })
    const stale = await ask('POST', `${path}/publication`, undefined, { 'if-match': '"1"' })
    expect(stale).toMatchObject({ status: 412, body: { version: 2 } })
    expect(await ask('POST', `${path}/publication`, undefined, { 'if-match': '"2"' })).toMatchObject({ status: 201 })

    const visitor = await asking(database)
    const read = await visitor('GET', path)
    expect(read).toMatchObject({ status: 200, body: { number: 2, hash: changed.body.hash } })
    expect(Object.values(read.body.figures as object)).toContainEqual(
      expect.objectContaining({ label: 'Andel, Aalborg', text: '1.590.106' }),
    )
    expect(await visitor('GET', `${path}?number=1`)).toMatchObject({ status: 404 })
    expect(await visitor('POST', '/allocations', given)).toMatchObject({ status: 401 })
    const list = await visitor('GET', '/allocations?limit=1')
    expect(list.body).toMatchObject({ items: [{ id: made.body.id, number: 2 }], next: null })
    expect(await visitor('GET', '/allocations?cursor=nonsense')).toMatchObject({ status: 400 })
  })

  test('runs an allocation again from its hash or its input', async ({ database }) => {
    const ask = await asking(database, secretariat)
    const made = await ask('POST', '/allocations', { ...given, amount: '5370000' })
    const { hash, input, result } = made.body
    for (const body of [{ hash }, { input }]) {
      const again = await ask('POST', '/allocation-runs', body)
      expect(again).toMatchObject({ status: 200, body: { hash, result, stored: { id: made.body.id, same: true } } })
    }
    expect(await ask('POST', '/allocation-runs', {})).toMatchObject({
      status: 400,
      body: { errors: [{ code: 'allocation.againEmpty' }] },
    })
  })

  test.for([
    [{ title: 'x' }, 'title', 'allocation.titleMissing'],
    [{ amount: '4.275.000' }, 'amount', 'allocation.amountWrong'],
    [{ amount: '1000000000000001' }, 'amount', 'allocation.amountTooLarge'],
    [{ amount: undefined }, 'amount', 'allocation.amountMissing'],
    [{ remainder: 'fair' }, 'remainder', 'allocation.remainderWrong'],
    [
      { combination: { kind: 'region-municipality', percent: '101', party: '1081' } },
      'combination.percent',
      'allocation.percentWrong',
    ],
    [{ combination: { kind: 'part-objective', percent: '10' } }, 'useKey.parties', 'allocation.useMissing'],
    [{ combination: { kind: 'supervision', year: 2022 } }, 'key.referenceDate', 'allocation.supervisionKey'],
    [{ key: { ...given.key, referenceDate: '2021-02-29' } }, 'key.referenceDate', 'allocation.dayMissing'],
    [
      { key: { kind: 'use', parties: [{ party: 'Aalborg', weight: 'mange' }] } },
      'key.parties[0].weight',
      'allocation.weightWrong',
    ],
    [{ key: { kind: 'use', parties: [{ party: 'Ingenby', weight: '1' }] } }, 'key.parties', 'allocation.unknownParty'],
  ] as const)('refuses %j at %s', async ([change, path, code], { database }) => {
    const ask = await asking(database, secretariat)
    const before = (await ask('GET', '/allocations')).body.items as unknown[]
    const refused = await ask('POST', '/allocations', { ...given, ...change })
    expect(refused.status).toBe(400)
    expect(refused.body.errors).toContainEqual(expect.objectContaining({ path, code }))
    expect((await ask('GET', '/allocations')).body.items).toHaveLength(before.length)
  })
})
