import { describe, expect } from 'vitest'
import { asSystem } from '#platform/database/actor.ts'
import { testApp } from '#testing/app.ts'
import { databaseTest } from '#testing/database.ts'
import { meetingsApi } from '../api.ts'
import { id, type Reader, readers, run, seedReaders } from '../search/search-fixture.ts'
import { cursorOf, type FollowUpFilter, followUpAddress, type ShownFollowUp } from './model.ts'
import { getFollowUps, listFollowUpTasks } from './service.ts'

// The day is 17 March 2025. DAS has 120 without a decision: some done, some overdue, some without a day, due in a mixed
// order; FU has 7; and 1,100 that are done belong to a body elsewhere.

const test = databaseTest.extend('seeded', { scope: 'file' }, async ({ db }) => {
  await seedReaders(db)
  await asSystem(db, 'test', (tx) =>
    run(
      tx,
      `insert into follow_up (id, body_id, what, responsible, organisation_id, due_on, done_on)
      select ('00000000-0000-4000-8700-' || lpad(n::text, 12, '0'))::uuid, case when n <= 120 then 'das' when n <= 127 then 'fu' else 'syd' end, 'Opgave ' || n,
        case when n % 5 = 0 then 'Ældreområdet' else 'Sekretariatet' end, case when n = 3 then '860' end,
        case when n % 4 <> 0 then date '2025-03-17' + (n * 7) % 40 - 10 end, case when n % 3 = 0 or n > 127 then date '2025-01-01' + n % 50 end
      from generate_series(1, 1227) n`,
    ),
  )
  return true
})

const as = (database: Parameters<typeof testApp>[0], who: Reader) =>
  testApp(database, { userId: readers[who] ?? undefined, today: '2025-03-17' }).app

/** All pages one after the other. */
async function all(app: ReturnType<typeof as>, filter: FollowUpFilter) {
  const items = []
  let after: string | undefined
  do {
    const page = await getFollowUps(app, filter, { after, limit: 17 })
    items.push(...page.items)
    after = page.next ?? undefined
  } while (after)
  return items
}

const numbers = Array.from({ length: 120 }, (_, n) => n + 1)
const dueOf = (n: number) => (n % 4 === 0 ? null : (n * 7) % 40)

describe('follow-ups over all bodies', () => {
  test('come a page at a time, each once, what is due first and what has no day last', async ({ database, seeded }) => {
    expect(seeded).toBe(true)
    const open = await all(as(database, 'member of das'), { show: 'open' })
    const expected = numbers.filter((n) => n % 3 !== 0).toSorted((a, b) => (dueOf(a) ?? 99) - (dueOf(b) ?? 99) || a - b)
    expect(open.map(({ what }) => what)).toEqual(expected.map((n) => `Opgave ${n}`))
  })

  test('that are done come the latest first', async ({ database, seeded }) => {
    expect(seeded).toBe(true)
    const done = await all(as(database, 'member of das'), { show: 'done' })
    expect(done.length).toBe(40)
    const days = done.map(({ doneOn }) => doneOn as string)
    expect(days).toEqual(days.toSorted().reverse())
  })

  test.for([
    [{ show: 'open' }, 80],
    [{ show: 'overdue' }, numbers.filter((n) => n % 3 !== 0 && (dueOf(n) ?? 99) < 10).length],
    [{}, 120],
    [{ bodyId: 'fu' }, 0],
    [{ bodyId: 'das', responsible: 'ÆLDRE' }, 24],
    [{ responsible: '%' }, 0],
    [{ id: '00000000-0000-4000-8700-000000000003' }, 1],
    [{ id: '00000000-0000-4000-8700-000000000121' }, 0],
  ] as const)('narrowed by %o are counted and listed alike', async ([filter, count], { database, seeded }) => {
    expect(seeded).toBe(true)
    const app = as(database, 'member of das')
    expect(await getFollowUps(app, filter, { limit: 1 })).toMatchObject({ count, atLeast: false })
    expect((await all(app, filter)).length).toBe(count)
  })

  test('are counted up to 1,000, and the page says that there are more', async ({ database, seeded }) => {
    expect(seeded).toBe(true)
    const { count, atLeast, items, next } = await getFollowUps(as(database, 'secretariat elsewhere'), { show: 'done' })
    expect({ count, atLeast, shown: items.length, next }).toEqual({
      count: 1000,
      atLeast: true,
      shown: 50,
      next: cursorOf({ day: items[49]?.doneOn ?? null, id: items[49]?.id ?? '' }),
    })
    expect((await getFollowUps(as(database, 'visitor'))).count).toBe(0)
  })

  test('of the person wait for them, the first ones, each at an address of its own', async ({ database, seeded }) => {
    expect(seeded).toBe(true)
    const tasks = await listFollowUpTasks(as(database, 'member of fu'))
    expect(tasks.map(({ title }) => title).toSorted()).toEqual([121, 122, 124, 125, 127].map((n) => `Opgave ${n}`))
    expect(tasks[0]?.href).toBe(followUpAddress(tasks[0]?.id ?? ''))
    expect(await listFollowUpTasks(as(database, 'member of das'))).toHaveLength(8)
  })

  test.for([
    ['done', 'done_on = null'],
    ['open', "due_on = '2030-01-01'"],
    ['open', 'due_on = null'],
  ] as const)(
    '%s go on where the page ended though its last one was changed to %s',
    async ([show, change], { database, db, seeded }) => {
      expect(seeded).toBe(true)
      const app = as(database, 'member of das')
      const before = await all(app, { show })
      const first = await getFollowUps(app, { show }, { limit: 17 })
      const last = first.items.at(-1) as ShownFollowUp
      const set = (to: string) =>
        asSystem(db, 'test', (tx) => run(tx, `update follow_up set ${to} where id = '${last.id}'`))
      await set(change)
      const second = await getFollowUps(app, { show }, { limit: 17, after: first.next ?? '' })
      await set(
        `due_on = ${last.dueOn ? `'${last.dueOn}'` : 'null'}, done_on = ${last.doneOn ? `'${last.doneOn}'` : 'null'}`,
      )
      expect(second.items.map(({ id }) => id)).toEqual(before.slice(17, 34).map(({ id }) => id))
    },
  )

  test('are paged by the API with the same filters; what is no cursor is refused', async ({ database, seeded }) => {
    expect(seeded).toBe(true)
    const answer = (query: string) => meetingsApi(() => as(database, 'member of das')).request(`/follow-ups?${query}`)
    const ask = async (query: string) => (await answer(query)).json()
    const first = await ask('state=overdue&body=das&limit=5')
    expect(first).toMatchObject({ atLeast: false, items: { length: 5 } })
    const second = await ask(`state=overdue&body=das&limit=5&cursor=${first.next}`)
    expect(second.items[0].id).not.toBe(first.items[4].id)
    // Where somebody else's would stand is no secret, and gives nothing of it away.
    const elsewhere = await getFollowUps(
      as(database, 'member of das'),
      {},
      { after: `2000-01-01.${id(8, 1)}`, limit: 200 },
    )
    expect(elsewhere.items.length).toBe(120)
    for (const cursor of [id(8, 1), `2025-02-30.${id(8, 1)}`, '2025-03-17.x', '..', 'x']) {
      const app = as(database, 'member of das')
      await expect(getFollowUps(app, {}, { after: cursor })).rejects.toMatchObject({ code: 'web.cursor' })
      expect((await answer(`cursor=${cursor}`)).ok).toBe(false)
    }
  })
})
