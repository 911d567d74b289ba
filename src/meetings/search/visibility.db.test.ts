import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import { asSystem } from '#platform/database/actor.ts'
import type { Db, Tx } from '#platform/database/database.ts'
import { databaseTest } from '#testing/database.ts'
import { asReader, id, type Reader, readers, run, seedReaders } from './search-fixture.ts'

// What search finds must be exactly what the row policies let each reader read, whatever happened to meetings, cases
// and their stops. A world is made and changed at random, and the two are compared for everybody after each stretch.

const test = databaseTest.extend('seeded', { scope: 'file' }, async ({ db }) => {
  await seedReaders(db)
  return true
})

/** Everything a reader may read by row policies, as "kind:id". */
const readable = sql<{ key: string }>`
  select 'case:' || id as key from meeting_case
  union all select 'item:' || id from agenda_item i where title is not null or text is not null
    or exists (select from recommendation_clause r where r.stop_id = i.stop_id)
  union all select 'attachment:' || id from attachment where detached_at is null
  union all select 'decision:' || id from decision
  union all select 'minutes:' || item_id from minutes_text
  union all select 'follow-up:' || id from follow_up order by key`

async function found(tx: Tx): Promise<{ keys: string[]; hits: number; kinds: Record<string, number> }> {
  type Answer = { hits: number; kinds: Record<string, number>; rows: { kind: string; recordId: string }[] }
  const keys: string[] = []
  for (let skip = 0; ; skip += 50) {
    const { rows } = await sql<{
      f: Answer
    }>`select app_search(to_tsquery('danish', 'zebra'), '{}', ${JSON.stringify({ skip, size: 50 })}::jsonb) as f`.execute(
      tx,
    )
    const answer = rows[0]?.f as Answer
    keys.push(...answer.rows.map(({ kind, recordId }) => `${kind}:${recordId}`))
    if (answer.rows.length < 50) return { keys: keys.sort(), hits: answer.hits, kinds: answer.kinds }
  }
}

async function compare(db: Db, name: Reader, when: string) {
  const [allowed, search] = await asReader(db, name, async (tx) => [
    (await readable.execute(tx)).rows.map(({ key }) => key).sort(),
    await found(tx),
  ])
  expect({ name, when, found: search.keys }).toEqual({ name, when, found: allowed })
  expect(search.hits).toBe(allowed.length)
  expect(Object.values(search.kinds).reduce((sum, n) => sum + n, 0)).toBe(allowed.length)
  return allowed.length
}

describe('search finds exactly what the row policies let through', () => {
  test.for([23, 47, 91])('in a world made from %d', async (seed, { db, seeded }) => {
    expect(seeded).toBe(true)
    const world = new World(db, seed)
    await world.begin()
    const seen = new Set<number>()
    for (let stretch = 0; stretch < 4; stretch += 1) {
      for (const name of Object.keys(readers) as Reader[])
        seen.add(await compare(db, name, `seed ${seed}, stretch ${stretch}`))
      for (let step = 0; step < 14; step += 1) await world.step()
    }
    for (const name of Object.keys(readers) as Reader[]) await compare(db, name, `seed ${seed}, at the end`)
    await world.cancel()
    for (const name of Object.keys(readers) as Reader[])
      await compare(db, name, `seed ${seed}, with cancelled meetings`)
    // The world is one in which people see different things.
    expect(seen.size).toBeGreaterThan(3)
    await world.end()
  })
})

class World {
  private readonly db: Db
  private readonly seed: number
  private state: number

  constructor(db: Db, seed: number) {
    this.db = db
    this.seed = seed
    this.state = seed
  }

  async begin(): Promise<void> {
    for (let n = 0; n < 6; n += 1) {
      await this.write(
        `insert into meeting (id, body_id, held_on, state) values ('${this.id(1, n)}', '${this.body()}', '${1900 + this.seed}-0${n + 1}-01', '${this.meetingState()}')`,
      )
      await this.write(`insert into meeting_case (id, area, number, title, closed, closed_reason) values
        ('${this.id(2, n)}', '${this.one(['nordjylland', 'syddanmark'])}', '${this.seed}-${n}', 'Zebra ${n}', ${this.closed()})`)
    }
    for (let n = 0; n < 12; n += 1) {
      await this.write(`insert into case_stop (id, case_id, body_id, role, step, state) values
        ('${this.id(3, n)}', '${this.id(2, this.number(6))}', '${this.body()}', 'hearing', 1, '${this.stopState()}')`)
      const isCase = this.number(3) > 0
      await this.write(`insert into agenda_item (id, meeting_id, position, kind, case_id, parent_id, title, closed, closed_reason) values
        ('${this.id(4, n)}', '${this.id(1, this.number(6))}', ${n + 1}, '${isCase ? 'case' : 'other'}', ${isCase ? `'${this.id(2, this.number(6))}'` : 'null'},
        ${n > 3 && this.number(3) === 0 ? `'${this.id(4, this.number(4))}'` : 'null'}, ${this.number(2) ? "'Zebra punkt'" : isCase ? 'null' : "'Zebra andet'"}, ${this.closed()})`)
      await this.write(`insert into attachment (id, ${n % 2 ? 'case_id' : 'item_id'}, position, title, closed, extracted_text) values
        ('${this.id(5, n)}', '${n % 2 ? this.id(2, this.number(6)) : this.id(4, n)}', 1, 'Bilag', ${this.number(4) === 0}, 'zebra på side')`)
      await this.write(`insert into minutes_text (item_id, text) values ('${this.id(4, n)}', 'Zebra blev drøftet')`)
      if (isCase && n % 2) {
        await this.write(`update agenda_item set stop_id = '${this.id(3, n)}' where id = '${this.id(4, n)}'`)
        await this.write(
          `insert into recommendation_clause (stop_id, position, verb, text) values ('${this.id(3, n)}', 1, 'discuss', 'drøfter zebraer')`,
        )
      }
      await this.write(`insert into written_procedure (id, stop_id, body_id, case_id, deadline, state)
        select '${this.id(6, n)}', id, body_id, case_id, '2025-05-05', '${this.one(['draft', 'open', 'closed'])}' from case_stop where id = '${this.id(3, n)}'`)
      await this.write(
        `insert into decision (id, ${n % 3 ? 'item_id' : 'procedure_id'}, text) values ('${this.id(7, n)}', '${this.id(n % 3 ? 4 : 6, n)}', 'Zebra tiltrådt')`,
      )
      await this.write(`insert into follow_up (id, body_id, decision_id, what, responsible, organisation_id, is_proposal) values
        ('${this.id(8, n)}', '${this.body()}', ${this.number(4) ? `'${this.id(7, n)}'` : 'null'}, 'Tæl zebraer: zebra', 'Sekretariatet', ${this.number(2) ? "'860'" : 'null'}, ${this.number(4) === 0})`)
    }
  }

  /** Meetings are cancelled before they are held; what was sent of them has come to their members. */
  async cancel(): Promise<void> {
    await this.write(`update meeting set state = 'agenda-sent' where id = '${this.id(1, this.number(6))}'`)
    await this.write(
      `update meeting set cancelled_at = now() where id::text like '${this.id(1, 0).slice(0, 26)}%' and state in ('planned', 'agenda-sent')`,
    )
  }

  /** One change of the kinds that move who sees what. */
  async step(): Promise<void> {
    const n = this.number(12)
    const few = n % 6
    await this.write(
      this.one([
        `update meeting set state = '${this.meetingState()}' where id = '${this.id(1, few)}'`,
        `update meeting set body_id = '${this.body()}' where id = '${this.id(1, few)}'`,
        `update meeting_case set closed = not closed, closed_reason = 'Fordi' where id = '${this.id(2, few)}'`,
        `update meeting_case set area = '${this.one(['nordjylland', 'syddanmark'])}' where id = '${this.id(2, few)}'`,
        `update case_stop set state = '${this.stopState()}' where id = '${this.id(3, n)}'`,
        `update case_stop set body_id = '${this.body()}', case_id = '${this.id(2, this.number(6))}' where id = '${this.id(3, n)}'`,
        `update agenda_item set closed = not closed, closed_reason = 'Fordi' where id = '${this.id(4, n)}'`,
        `update agenda_item set meeting_id = '${this.id(1, this.number(6))}' where id = '${this.id(4, n)}'`,
        `update agenda_item set case_id = '${this.id(2, this.number(6))}' where id = '${this.id(4, n)}' and case_id is not null`,
        `update agenda_item set parent_id = null where id = '${this.id(4, n)}'`,
        `update attachment set closed = not closed where id = '${this.id(5, n)}'`,
        `update attachment set detached_at = case when detached_at is null then now() end where id = '${this.id(5, n)}'`,
        `update recommendation_clause set text = text || ', zebra' where stop_id = '${this.id(3, n)}'`,
        `delete from recommendation_clause where stop_id = '${this.id(3, n)}'`,
        `update written_procedure set state = '${this.one(['draft', 'open', 'closed'])}' where id = '${this.id(6, n)}'`,
        `update follow_up set is_proposal = not is_proposal where id = '${this.id(8, n)}'`,
        `update follow_up set organisation_id = case when organisation_id is null then '860' end where id = '${this.id(8, n)}'`,
        `update follow_up set decision_id = '${this.id(7, this.number(12))}' where id = '${this.id(8, n)}' and exists (select from decision where id = '${this.id(7, n)}')`,
        `delete from minutes_text where item_id = '${this.id(4, n)}'`,
        `delete from decision where id = '${this.id(7, n)}'`,
        `delete from attachment where id = '${this.id(5, n)}'`,
        `update body set area = '${this.one(['nordjylland', 'syddanmark'])}' where id = '${this.body()}'`,
      ]),
    )
  }

  async end(): Promise<void> {
    for (const table of [
      'follow_up',
      'decision',
      'written_procedure',
      'agenda_item',
      'attachment',
      'case_stop',
      'meeting_case',
      'meeting',
    ]) {
      await this.write(`delete from ${table}`)
    }
    const left = await sql<{ n: number }>`select count(*)::int as n from search_source where kind <> 'report'`.execute(
      this.db,
    )
    expect(left.rows[0]?.n).toBe(0)
  }

  private write(statement: string): Promise<unknown> {
    return asSystem(this.db, 'test', (tx) => run(tx, statement)).catch((error) => {
      // A decision that is gone cannot be followed up; all else is a mistake of the test.
      if ((error as { code?: string }).code !== '23503') throw error
    })
  }

  private id(kind: number, n: number): string {
    return id(kind, n + this.seed * 100)
  }

  /** mulberry32: the same world for the same seed. */
  private number(below: number): number {
    this.state = (this.state + 0x6d2b79f5) | 0
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) % below
  }

  private one<T>(list: T[]): T {
    return list[this.number(list.length)] as T
  }

  private body = () => this.one(['das', 'fu', 'syd'])
  private meetingState = () => this.one(['planned', 'agenda-sent', 'held', 'minutes-in-hearing', 'minutes-approved'])
  private stopState = () => this.one(['planned', 'on-agenda', 'sent', 'done', 'cancelled'])
  private closed = () => (this.number(3) === 0 ? "true, 'Fordi'" : 'false, null')
}
