import { Hono } from 'hono'
import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import { asSystem } from '#platform/database/actor.ts'
import type { OpenDatabase } from '#platform/database/database.ts'
import { apiProblem } from '#platform/http/api-errors.ts'
import { createLog } from '#platform/log.ts'
import { testApp } from '#testing/app.ts'
import { databaseTest as test } from '#testing/database.ts'
import { people, tariffPeople } from '../people-fixture.ts'
import { scenariosApi } from '../scenarios/api.ts'
import { scenario } from '../scenarios/scenario-fixture.ts'
import { overheadApi } from './api.ts'

async function asking(database: OpenDatabase, who?: keyof typeof people) {
  await tariffPeople(database)
  await asSystem(database.db, 'test', async (tx) => {
    await sql`delete from operator_overhead`.execute(tx)
    await sql`delete from tariff_comparison`.execute(tx)
  })
  const { app } = testApp(database, who ? { userId: people[who] } : {})
  const server = new Hono()
  server.route(
    '/',
    overheadApi(() => app),
  )
  server.route(
    '/',
    scenariosApi(() => app),
  )
  server.onError((error, c) => apiProblem(error, c, (code) => code, createLog('error')))
  return async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const init = { method, headers: { 'content-type': 'application/json', ...headers } }
    const answer = await server.request(path, body === undefined ? init : { ...init, body: JSON.stringify(body) })
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
  }
}

const report = { operatorId: '1081', year: 2025, percent: '4,8', definition: 'Central administration' }

describe('the API of overhead', () => {
  test('takes a report, refuses a stale one, and shows the register to everybody', async ({ database }) => {
    const ask = await asking(database, 'reporter')
    expect(await ask('POST', '/overheads', report)).toMatchObject({ status: 400 })
    expect(await ask('POST', '/overheads', report, { 'if-match': '"0"' })).toMatchObject({
      status: 201,
      body: { version: 1 },
    })
    expect(await ask('POST', '/overheads', report, { 'if-match': '"0"' })).toMatchObject({
      status: 412,
      body: { version: 1 },
    })
    const register = await ask('GET', '/overheads?year=2025')
    expect(register.body).toMatchObject({
      mean: '4,80',
      n: 1,
      items: [{ operatorId: '1081', percent: '4,8', version: 1 }],
    })
  })

  test('says at its field what cannot be read', async ({ database }) => {
    const ask = await asking(database, 'reporter')
    const answer = await ask('POST', '/overheads', { ...report, percent: 'fem' }, { 'if-match': '"0"' })
    expect(answer).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'percent', code: 'overheads.percentWrong' }] },
    })
  })

  test('takes nothing from a visitor', async ({ database }) => {
    const ask = await asking(database)
    expect(await ask('POST', '/overheads', report, { 'if-match': '"0"' })).toMatchObject({ status: 401 })
  })
})

describe('the API of scenarios', () => {
  test('begins a comparison, computes its scenarios and recommends one', async ({ database }) => {
    const ask = await asking(database, 'reporter')
    const begun = { organisationId: '1081', title: 'Takst 2024', year: 2024, currentTariff: '3197' }
    const { body } = await ask('POST', '/tariff-comparisons', begun)
    const path = `/tariff-comparisons/${body.id}`
    const added = await ask('POST', `${path}/scenarios`, { name: 'A', input: scenario })
    expect(added.status).toBe(201)
    const change = { name: 'B', input: { ...scenario, occupancyPercent: '90' } }
    const one = `${path}/scenarios/${added.body.id}`
    expect(await ask('PUT', one, change, { 'if-match': '"1"' })).toMatchObject({ status: 200 })
    expect(await ask('PUT', one, change, { 'if-match': '"1"' })).toMatchObject({ status: 412, body: { version: 2 } })
    expect(await ask('POST', `${one}/recommendation`)).toMatchObject({ status: 200 })
    const read = await ask('GET', path)
    expect(read.body.scenarios).toMatchObject([
      { name: 'B', recommended: true, tariff: '3168.26', difference: '-28.74', breakEvenPercent: '89.12' },
    ])
    const wrong = await ask('POST', `${path}/scenarios`, { name: 'C', input: { ...scenario, places: '0' } })
    expect(wrong).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'input.places', code: 'scenarios.placesWrong' }] },
    })
  })

  test('shows nothing to others', async ({ database }) => {
    const ask = await asking(database)
    expect(await ask('GET', '/tariff-comparisons')).toMatchObject({ status: 401 })
  })
})
