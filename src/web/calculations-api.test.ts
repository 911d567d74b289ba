import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { apiProblem } from '#platform/http/api-errors.ts'
import { createLog } from '#platform/log.ts'
import { calculationsApi } from './calculations-api.ts'

function calculator() {
  const server = new Hono()
  server.route('/', calculationsApi())
  server.onError((error, c) => apiProblem(error, c, (code) => code, createLog('error')))
  return (name: string, body: unknown) =>
    server.request(`/calc/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
}

describe('calculations over HTTP', () => {
  it('answer as the command does, without login', async () => {
    const answer = await calculator()('occupancy', { places: 6, used: 6.4 })
    expect(answer.status).toBe(200)
    expect(await answer.json()).toMatchObject({ result: { percent: '107', exact: '106.666667' }, warnings: [] })
  })

  it('are refused with the path of what is wrong', async () => {
    const answer = await calculator()('occupancy', { places: 0, used: 6.4 })
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({ errors: [{ path: 'places', code: 'not-positive' }] })
  })

  it('are not found when there is none of that name', async () => {
    expect((await calculator()('findes-ikke', {})).status).toBe(404)
  })
})
