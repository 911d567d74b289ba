import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import { publishFirstEdition } from '#capacity/index.ts'
import type { OpenDatabase } from '#platform/database/database.ts'
import { getPublishing, publish } from '#publishing/index.ts'
import { demoUsers, loadDemoUsers } from '#registry/index.ts'
import { testApp } from '#testing/app.ts'
import { databaseTest as test } from '#testing/database.ts'
import { loadReference } from './load.ts'
import { createPageCache, togetherWithLater } from './page-cache.ts'

const id = 'kapacitet-og-belaegning-2024'
const path = `/rapporter/${id}`
/** What stands on the page; the cache never looks. */
const world = { value: 'første' }

test.beforeAll(async ({ database }) => {
  await loadReference(database.db)
  await loadDemoUsers(database.db)
  await publishFirstEdition(secretariat(database), 2024)
})

function secretariat(database: OpenDatabase) {
  return testApp(database, { userId: demoUsers.find(({ role }) => role === 'secretariat')?.id }).app
}

async function publishNow(database: OpenDatabase) {
  const { sha256 } = await getPublishing(secretariat(database), id)
  return publish(secretariat(database), id, { sha256, note: '' })
}

/** A reader at the cache; `rendered` counts how often the page had to be made. */
function readerOf(database: OpenDatabase, limit?: number) {
  const answer = createPageCache(limit)
  const counted = { rendered: 0 }
  let visits = 0
  const read = async (address = path, headers: Record<string, string> = {}) => {
    visits += 1
    const marks = { nonce: `nonce+/${visits}==`, requestId: `request-${visits}` }
    const render = async () => {
      counted.rendered += 1
      const html = `<script nonce="${marks.nonce}"></script>æ ${world.value} ${marks.requestId}`
      return new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8' } })
    }
    const request = new Request(`http://localhost${address}`, { headers })
    const response = await answer(request, testApp(database).app, marks, render)
    return { text: await response.text(), headers: response.headers, marks }
  }
  return { read, counted }
}

describe('the page of an edition', () => {
  test('is made once and answered with each reader’s own nonce and request id', async ({ database }) => {
    const { read, counted } = readerOf(database)
    const [one, other] = [await read(), await read()]
    expect(counted.rendered).toBe(1)
    for (const { text, marks, headers } of [one, other]) {
      expect(text).toBe(`<script nonce="${marks.nonce}"></script>æ ${world.value} ${marks.requestId}`)
      expect(headers.get('content-type')).toContain('utf-8')
    }
  })

  test('is new at once after a correction and after a new edition', async ({ database, db }) => {
    const { read, counted } = readerOf(database)
    await read()
    world.value = 'anden'
    await sql`update watch_entry set reason = 'Rettet', version = version + 1 where offering_id = 'refsnaes-fsl20'`.execute(
      db,
    )
    expect((await read()).text).toContain('anden')
    expect(counted.rendered).toBe(2)
    await publishNow(database)
    await read()
    await read()
    expect(counted.rendered).toBe(3)
  })

  test('is made anew for people with a session, a question in the address, or a token', async ({ database }) => {
    const { read, counted } = readerOf(database)
    await read()
    await read(path, { cookie: 'session=abc' })
    await read(`${path}?tal=x`)
    await read(path, { authorization: 'Bearer abc' })
    expect(counted.rendered).toBe(4)
    await read(path, { cookie: 'sprog=da' })
    expect(counted.rendered).toBe(4)
  })

  test('that does not exist is never kept', async ({ database }) => {
    const { read, counted } = readerOf(database)
    await read('/rapporter/findes-ikke')
    await read('/rapporter/findes-ikke')
    expect(counted.rendered).toBe(2)
  })

  test('leaves when the memory for pages is full', async ({ database }) => {
    const { read, counted } = readerOf(database, 60)
    await read()
    await read(`${path}/udgave/1`)
    await read()
    expect(counted.rendered).toBe(3)
  })
})

describe('asking together', () => {
  test('asks again for whoever came after the question began', async () => {
    const asked: ((value: number) => void)[] = []
    const ask = togetherWithLater<void, number>(() => new Promise((resolve) => asked.push(resolve)))
    const first = ask()
    const [second, third] = [ask(), ask()]
    expect(asked).toHaveLength(1)
    asked[0]?.(1)
    expect(await first).toBe(1)
    await Promise.resolve()
    asked[1]?.(2)
    expect(await Promise.all([second, third])).toEqual([2, 2])
    expect(asked).toHaveLength(2)
  })

  test('goes on after a question that failed', async () => {
    let n = 0
    const ask = togetherWithLater<void, number>(async () => {
      n += 1
      if (n === 1) throw new Error('gone')
      return n
    })
    const [first, second] = [ask(), ask()]
    await expect(first).rejects.toThrow('gone')
    expect(await second).toBe(2)
  })
})
