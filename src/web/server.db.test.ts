import type { ServerBuild } from 'react-router'
import { expect } from 'vitest'
import type { OpenDatabase } from '#platform/database/database.ts'
import { createLog } from '#platform/log.ts'
import { databaseTest as test } from '#testing/database.ts'
import { readConfig } from '../platform/config.ts'
import { createServer } from './server.ts'

function serverOn(database: OpenDatabase) {
  const jobs = { async send() {}, ready: () => true }
  // No page is asked for: what is tested here answers before one.
  return createServer({ config: readConfig({}), database, jobs, log: createLog('error'), build: {} as ServerBuild })
}

test('the API refuses in problem details also before a request reaches it', async ({ database }) => {
  const server = serverOn(database)
  const refusals: [status: number, init: RequestInit][] = [
    [401, { headers: { authorization: 'Bearer rv_findes-ikke' } }],
    [403, { method: 'POST', headers: { origin: 'https://et-andet-sted.example' } }],
  ]
  for (const [status, init] of refusals) {
    const answer = await server.request('/api/v1/reports', init)
    expect(answer.status).toBe(status)
    expect(answer.headers.get('content-type')).toContain('application/problem+json')
    expect(await answer.json()).toMatchObject({ status, type: expect.stringContaining('/metode/fejl#') })
  }
})

test('a page that another site sends a form to answers in words', async ({ database }) => {
  const init = { method: 'POST', headers: { origin: 'https://et-andet-sted.example' } }
  const answer = await serverOn(database).request('/min-profil', init)
  expect(answer.status).toBe(403)
  expect(await answer.text()).toContain('<h1>Du har ikke adgang til siden</h1>')
})
