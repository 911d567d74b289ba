import { Hono } from 'hono'
import { expect } from 'vitest'
import { apiProblem } from '#platform/http/api-errors.ts'
import { databaseTest as test } from '#testing/database.ts'
import { publishingApi } from './api.ts'
import { as, input, secretariat, smallReport, world } from './publishing-fixture.ts'

test.beforeAll(async ({ database }) => {
  Object.assign(world, { value: '33', inputs: [input('1')] })
  await smallReport(database, 'rapport', 2024)
})

function apiFor(app: ReturnType<typeof as>) {
  const api = new Hono()
  api.route(
    '/',
    publishingApi(() => app),
  )
  api.onError((error, c) => apiProblem(error, c, (code) => code, app.log))
  return api
}

test('a report is published by its secretariat and then read by everybody, figure by figure', async ({ database }) => {
  const [visitor, owner] = [apiFor(as(database)), apiFor(as(database, secretariat))]
  expect((await visitor.request('/reports/rapport')).status).toBe(404)

  const { sha256 } = await (await owner.request('/reports/rapport/draft')).json()
  const body = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ sha256 }) }
  expect((await visitor.request('/reports/rapport/editions', body)).status).toBe(404)
  const published = await owner.request('/reports/rapport/editions', body)
  expect([published.status, await published.json()]).toEqual([201, { number: 1 }])
  expect((await owner.request('/reports/rapport/editions', body)).status).toBe(409)

  expect(await (await visitor.request('/reports')).json()).toMatchObject({
    items: [{ id: 'rapport', year: 2024, edition: 1 }],
    next: null,
  })
  const edition = await (await visitor.request('/reports/rapport/editions/1')).json()
  expect(edition).toMatchObject({ edition: { number: 1, sha256 }, moved: false, figures: { x: { text: '33' } } })
  const figure = await visitor.request('/reports/rapport/editions/1/figures/x')
  expect(await figure.json()).toMatchObject({ figure: { id: 'x', text: '33' }, inputs: [] })
})

test('what does not exist is named as such', async ({ database }) => {
  const api = apiFor(as(database, secretariat))
  for (const path of [
    '/reports/andet',
    '/reports/rapport/editions/99',
    '/reports/rapport/editions/1/figures/toString',
  ]) {
    const answer = await api.request(path)
    expect(answer.status, path).toBe(404)
    expect(answer.headers.get('content-type')).toContain('application/problem+json')
  }
  expect((await api.request('/reports/rapport/editions/0')).status).toBe(400)
})
