import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import { isAppError } from '#platform/errors.ts'
import { bodyLimits, gate } from './body-limits.ts'

const megabyte = 1024 * 1024

function server() {
  const app = new Hono()
  app.onError((error, c) =>
    isAppError(error) ? c.json({ code: error.code, ...error.details.params }, error.status as 413) : c.text('bug', 500),
  )
  app.use(bodyLimits())
  app.post('*', async (c) => c.text(String((await c.req.arrayBuffer()).byteLength)))
  return async (path: string, megabytes: number) => {
    const answer = await app.request(path, {
      method: 'POST',
      body: new Uint8Array(megabytes * megabyte),
      headers: { 'content-length': String(megabytes * megabyte) },
    })
    return answer.status === 200 ? Number(await answer.text()) / megabyte : answer.json()
  }
}

describe('what may be sent', () => {
  test('is the largest file where files are taken, and little elsewhere', async () => {
    const send = server()
    for (const path of [
      '/sager/1/rediger',
      '/moeder/import',
      '/api/v1/minutes-imports',
      '/moeder/1/dagsorden/2',
      '/api/v1/cases/1/attachments',
      '/api/v1/meetings/1/items/2/attachments',
    ]) {
      expect(await send(path, 51)).toBe(51)
      expect(await send(path, 53)).toEqual({ code: 'web.tooLarge', limit: 50 })
    }
    for (const path of [
      '/sager/ny',
      '/sager/1/rediger/x',
      '/moeder/import/1',
      '/moeder/1/dagsorden',
      '/api/v1/cases',
    ]) {
      expect(await send(path, 12)).toBe(12)
      expect(await send(path, 13)).toEqual({ code: 'web.tooLarge', limit: 12 })
    }
  })
})

test('a gate lets two through at a time, the others in their order, also after one that fails', async () => {
  const inTurn = gate(2)
  const seen: string[] = []
  let running = 0
  let most = 0
  const work = (name: string) =>
    inTurn(async () => {
      running += 1
      most = Math.max(most, running)
      await new Promise((resolve) => setTimeout(resolve, 5))
      running -= 1
      seen.push(name)
      if (name === 'b') throw new Error('broken')
    }).catch(() => undefined)
  await Promise.all(['a', 'b', 'c', 'd', 'e'].map(work))
  await work('f')
  expect(seen).toEqual(['a', 'b', 'c', 'd', 'e', 'f'])
  expect(most).toBe(2)
})
