import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import { asActor, asSystem } from '#platform/database/actor.ts'
import type { OpenDatabase } from '#platform/database/database.ts'
import { demoUsers, loadDemoUsers, loadRegistry } from '#registry/index.ts'
import { testApp } from '../testing/app.ts'
import { databaseTest as test } from '../testing/database.ts'
import { nordjylland } from './allocation-fixture.ts'
import { figureIds } from './figures.ts'
import { allocationCitations, loadDemoAllocations } from './index.ts'
import type { AllocationRequest } from './model.ts'
import { canonicalJson } from './rules/canonical.ts'
import {
  changeAllocation,
  createAllocation,
  getAllocation,
  getChoices,
  listAllocations,
  previewAllocation,
  publishAllocation,
  runAgain,
} from './service.ts'

type Who =
  | 'sekretariat@rammeaftale-nordjylland'
  | 'indberetter@region-nordjylland'
  | 'godkender@region-syddanmark'
  | 'laeser@region-nordjylland'
  | 'administrator@rammevaerk'

async function as(database: OpenDatabase, who?: Who) {
  const { rows } = await sql`select from organisation limit 1`.execute(database.db)
  if (rows.length === 0) {
    await loadRegistry(database.db)
    await loadDemoUsers(database.db)
  }
  const user = demoUsers.find(({ email }) => email === `${who}.example`)
  return testApp(database, user ? { userId: user.id } : {}).app
}

const request = (change: Partial<AllocationRequest> = {}): AllocationRequest => ({
  title: 'Scenarie 1',
  amount: '4275000',
  unit: 'kr.',
  priceLevel: '2021-priser',
  decimals: 0,
  remainder: 'none',
  combination: { kind: 'plain' },
  key: { kind: 'population', ageGroup: 'total', referenceDate: '2021-04-01', area: 'region:1081' },
  ...change,
})
const listKey = (names: string[], change: Partial<AllocationRequest['key']> = {}): AllocationRequest['key'] => ({
  kind: 'population',
  ageGroup: '0-17',
  referenceDate: '2021-04-01',
  area: 'list',
  parties: names.map((party) => ({ party })),
  ...change,
})
const faults = async (work: Promise<unknown>) =>
  work.then(
    () => 'accepted',
    (error) => (error.details?.fields ?? [{ path: error.details?.field ?? '', code: error.code }]) as unknown,
  )

describe('a key out of the register', () => {
  test('splits by the population of the eleven, to the krone of the printed table', async ({ database }) => {
    const { result, input } = await previewAllocation(await as(database), request())
    expect(result).toMatchObject({ sum: '4274999', difference: '-1' })
    const amounts = new Map(result.parties.map(({ name, amount }) => [name, amount]))
    expect(amounts.get('Aalborg')).toBe('1590106')
    expect(amounts.get('Læsø')).toBe('12861')
    const expected = new Map(nordjylland.map(([id, , population]) => [id, String(population)]))
    for (const { id, weight } of input.key.parties) expect(weight).toBe(expected.get(id))
    expect(input.key).toMatchObject({
      label: 'Folketal i alt pr. 1. april 2021',
      area: 'Kommunerne i Region Nordjylland',
    })
  })

  test('takes the supervision key of 2022 from a list with Silkeborg', async ({ database }) => {
    const names = [
      'Silkeborg',
      'Brønderslev',
      '813',
      'jammerbugt',
      'Læsø',
      'Mariagerfjord',
      'Morsø',
      'Rebild',
      'Thisted',
      'Vesthimmerland',
      'Aalborg',
    ]
    const given = request({ amount: '18745427', combination: { kind: 'supervision', year: 2022 }, key: listKey(names) })
    const { result } = await previewAllocation(await as(database), given)
    expect(result.parties.map(({ amount }) => amount)).toContain('6135144')
    expect(result).toMatchObject({ sum: '18745428', difference: '1' })
  })

  test('is over all 98 and over the municipalities behind an offering', async ({ database }) => {
    const app = await as(database)
    const day = { referenceDate: '2024-01-01' }
    const all = await previewAllocation(
      app,
      request({ remainder: 'largest-remainder', key: { ...request().key, ...day, area: 'all' } }),
    )
    expect(all.result.parties).toHaveLength(98)
    expect(all.result.sum).toBe('4275000')
    const { offerings } = await getChoices(app)
    const area = `offering:${offerings.find(({ id }) => id.startsWith('aalborgskolen'))?.id}`
    const covered = await previewAllocation(app, request({ key: { ...request().key, ...day, area } }))
    expect(covered.result.parties.length).toBeGreaterThan(11)
    expect(covered.result.parties.length).toBeLessThan(98)
  })

  test('is refused at its place for what is not in the register', async ({ database }) => {
    const app = await as(database)
    const refusal = (change: Partial<AllocationRequest>) => faults(previewAllocation(app, request(change)))
    expect(await refusal({ key: listKey(['Aalborg', 'Ålbrog']) })).toMatchObject([
      { path: 'key.parties', code: 'allocation.unknownParty', params: { line: 2, found: 'Ålbrog' } },
    ])
    expect(await refusal({ key: listKey(['Aalborg', '851']) })).toMatchObject([
      { path: 'key.parties', code: 'allocation.duplicate', params: { name: 'Aalborg' } },
    ])
    expect(await refusal({ key: listKey(['Aalborg', 'Hjørring']) })).toMatchObject([
      { path: 'key.referenceDate', code: 'allocation.populationMissing', params: { names: 'Hjørring' } },
    ])
    expect(await refusal({ key: { ...request().key, area: 'region:9999' } })).toMatchObject([
      { path: 'key.area', code: 'allocation.areaUnknown' },
    ])
    const typed = (weights: (string | null)[]) => ({
      kind: 'use' as const,
      area: 'list',
      parties: weights.map((weight, index) => ({ party: nordjylland[index]?.[0] ?? '', weight })),
    })
    expect(await refusal({ key: typed(['0', '0']) })).toMatchObject([
      { path: 'key.parties', code: 'allocation.keyZero' },
    ])
    expect(await refusal({ key: typed(['1', '-1']) })).toMatchObject([
      { path: 'key.parties', code: 'allocation.negativeWeight' },
    ])
    expect(await refusal({ key: typed(['1', null]) })).toMatchObject([{ code: 'allocation.numberMissing' }])
    expect(await refusal({ remainder: { to: 'Odense' } })).toMatchObject([
      { path: 'remainder', code: 'allocation.remainderUnknown' },
    ])
  })
})

describe('an allocation', () => {
  test('is saved in versions that are never overwritten, and published', async ({ database }) => {
    const app = await as(database, 'sekretariat@rammeaftale-nordjylland')
    const id = await createAllocation(app, request())
    await changeAllocation(app, { id, version: 1, request: request({ title: 'Scenarie 2', amount: '5370000' }) })
    expect((await getAllocation(app, id, 1)).allocation).toMatchObject({
      title: 'Scenarie 1',
      latest: 2,
      result: { total: '4275000' },
    })
    await publishAllocation(app, { id, version: 2 })
    const visitor = await as(database)
    const seen = await getAllocation(visitor, id)
    expect(seen).toMatchObject({
      allocation: { title: 'Scenarie 2', ownerName: 'Sekretariat for Nordjysk Socialaftale' },
      mayChange: false,
    })
    expect(seen.versions).toHaveLength(1)
    await expect(getAllocation(visitor, id, 1)).rejects.toMatchObject({ code: 'allocation.unknown' })
    await changeAllocation(app, { id, version: 2, request: request({ title: 'Scenarie 3' }) })
    expect((await getAllocation(visitor, id)).allocation).toMatchObject({ title: 'Scenarie 2', number: 2, latest: 2 })
    await expect(publishAllocation(app, { id, version: 2 })).rejects.toMatchObject({ kind: 'stale' })
    await publishAllocation(app, { id, version: 3 })
    await expect(publishAllocation(app, { id, version: 3 })).rejects.toMatchObject({
      code: 'allocation.alreadyPublished',
    })
  })

  test('refuses a stale version with what stands now, and stores nothing of a wrong one', async ({ database }) => {
    const app = await as(database, 'indberetter@region-nordjylland')
    const id = await createAllocation(app, request())
    await changeAllocation(app, { id, version: 1, request: request({ title: 'Den anden' }) })
    const stale = changeAllocation(app, { id, version: 1, request: request({ title: 'Min' }) })
    await expect(stale).rejects.toMatchObject({ kind: 'stale', details: { data: { version: 2, title: 'Den anden' } } })
    const wrong = changeAllocation(app, { id, version: 2, request: request({ key: listKey(['Ingenby']) }) })
    await expect(wrong).rejects.toMatchObject({ kind: 'invalid' })
    expect((await getAllocation(app, id)).versions).toHaveLength(2)
  })

  test('is a draft for its own organisation and the secretariat of the area alone', async ({ database }) => {
    const id = await createAllocation(
      await as(database, 'indberetter@region-nordjylland'),
      request({ title: 'Regionens kladde' }),
    )
    const readers: Who[] = ['laeser@region-nordjylland', 'sekretariat@rammeaftale-nordjylland']
    for (const who of readers)
      expect((await getAllocation(await as(database, who), id)).allocation.title).toBe('Regionens kladde')
    for (const who of [undefined, 'godkender@region-syddanmark'] as const) {
      await expect(getAllocation(await as(database, who), id)).rejects.toMatchObject({ code: 'allocation.unknown' })
    }
    const change = { id, version: 1, request: request() }
    for (const who of readers) {
      await expect(changeAllocation(await as(database, who), change)).rejects.toMatchObject({
        code: 'allocation.notAllowed',
      })
      await expect(publishAllocation(await as(database, who), change)).rejects.toMatchObject({
        code: 'allocation.notAllowed',
      })
    }
    await expect(createAllocation(await as(database), request())).rejects.toMatchObject({ kind: 'unauthenticated' })
    await expect(createAllocation(await as(database, 'administrator@rammevaerk'), request())).rejects.toMatchObject({
      kind: 'forbidden',
    })
    const other = createAllocation(await as(database, 'godkender@region-syddanmark'), request(), '1081')
    await expect(other).rejects.toMatchObject({ code: 'allocation.notAllowed' })
  })

  test('cannot be changed or published by others in SQL either, and a version never', async ({ database }) => {
    const own = await as(database, 'indberetter@region-nordjylland')
    const id = await createAllocation(own, request())
    const content = asActor(own, (tx) =>
      sql`update allocation_version set title = 'Andet' where allocation_id = ${id}`.execute(tx),
    )
    await expect(content).rejects.toThrow(/permission denied/)
    const other = await as(database, 'godkender@region-syddanmark')
    const hits = await asActor(other, (tx) =>
      sql`update allocation_version set published_by = ${other.actor.userId}, published_at = now() where allocation_id = ${id}`.execute(
        tx,
      ),
    )
    expect(hits.numAffectedRows).toBe(0n)
    const { rows } = await asSystem(database.db, 'test', (tx) =>
      sql<{
        n: number
      }>`select count(*)::int as n from audit_entry where table_name = 'allocation_version' and record_id like ${`${id}%`}`.execute(
        tx,
      ),
    )
    expect(rows[0]?.n).toBe(1)
  })

  test('is listed newest first, a page at a time, drafts of others left out', async ({ database }) => {
    const app = await as(database, 'sekretariat@rammeaftale-nordjylland')
    const { items: allocations } = await listAllocations(app, { limit: 100 })
    const paged: string[] = []
    for (let after: { madeAt: string; id: string } | undefined; ; ) {
      const page = await listAllocations(app, { ...(after ? { after } : {}), limit: 2 })
      if (page.items.length === 0) break
      paged.push(...page.items.map(({ id }) => id))
      after = page.items.at(-1)
    }
    expect(paged).toEqual(allocations.map(({ id }) => id))
    const open = await listAllocations(await as(database), { limit: 100 })
    expect(open.mayMake).toBe(false)
    expect(open.items.every(({ publishedAt }) => publishedAt !== null)).toBe(true)
    expect(open.items.length).toBeLessThan(allocations.length)
  })
})

describe('running again', () => {
  test('from the code or the file gives the same, and the code is SHA-256 of the file', async ({ database }) => {
    const app = await as(database, 'sekretariat@rammeaftale-nordjylland')
    const id = await createAllocation(app, request({ amount: '1000001', title: 'Igen' }))
    await publishAllocation(app, { id, version: 1 })
    const { allocation } = await getAllocation(app, id)
    const file = canonicalJson(allocation.input)
    expect(createHash('sha256').update(file, 'utf8').digest('hex')).toBe(allocation.hash)
    const visitor = await as(database)
    for (const text of [
      allocation.hash,
      ` ${allocation.hash.toUpperCase()}\n`,
      file,
      JSON.stringify(allocation.input, null, 2),
    ]) {
      const again = await runAgain(visitor, text)
      expect(again).toMatchObject({ hash: allocation.hash, stored: { id, same: true }, result: allocation.result })
    }
    const changed = await runAgain(visitor, file.replace('"1000001"', '"1000002"'))
    expect(changed.stored).toBeNull()
    expect(changed.hash).not.toBe(allocation.hash)
  })

  test('says what is wrong with what was pasted', async ({ database }) => {
    const visitor = await as(database)
    for (const [text, code] of [
      [' ', 'allocation.againEmpty'],
      ['abc', 'allocation.againUnreadable'],
      ['{"form":"andet"}', 'allocation.againWrong'],
      ['0'.repeat(64), 'allocation.hashUnknown'],
    ] as const) {
      expect(await faults(runAgain(visitor, text))).toEqual([{ path: 'again', code }])
    }
    const { input } = await previewAllocation(visitor, request())
    const twice = { ...input, key: { ...input.key, parties: [...input.key.parties, ...input.key.parties] } }
    expect(await faults(runAgain(visitor, JSON.stringify(twice)))).toContainEqual(
      expect.objectContaining({ path: 'again', code: 'allocation.duplicate' }),
    )
    const draft = await createAllocation(
      await as(database, 'indberetter@region-nordjylland'),
      request({ amount: '77' }),
    )
    const { allocation } = await getAllocation(await as(database, 'indberetter@region-nordjylland'), draft)
    expect(await faults(runAgain(visitor, allocation.hash))).toEqual([
      { path: 'again', code: 'allocation.hashUnknown' },
    ])
  })
})

test('a case can cite the figures of a published allocation, each with what it was computed from', async ({
  database,
}) => {
  const app = await as(database, 'sekretariat@rammeaftale-nordjylland')
  await loadDemoAllocations(app)
  const { items: allocations } = await listAllocations(app, { limit: 100 })
  const demo = allocations.find(({ title }) => title.startsWith('Opstart af botilbud'))
  const id = demo?.id ?? ''
  const cite = async (...refs: string[]) => asActor(await as(database), (tx) => allocationCitations.find(tx, refs))
  const cited = await cite(`${id}/part.851`, `${id}/sum`, `${id}/part.999`, 'ingen/part.851', '')
  expect([...cited.keys()]).toEqual([`${id}/part.851`, `${id}/sum`])
  expect(cited.get(`${id}/part.851`)).toMatchObject({
    href: `/fordelinger/${id}?version=1`,
    figure: { text: '1.590.106' },
  })
  const { figures } = await getAllocation(await as(database), id)
  const ids = figureIds(demo?.hash ?? '')
  expect(figures[ids.party('851')]).toMatchObject({
    label: 'Andel, Aalborg',
    text: '1.590.106',
    unit: 'kr.',
    formula: { id: 'fordeling', filled: '4.275.000 × 219.573 / 590.322' },
    inputs: [ids.total, ids.weight('key', '851'), ids.weights('key')],
  })
  for (const figure of Object.values(figures)) for (const input of figure.inputs) expect(figures[input]).toBeDefined()
  const draft = allocations.find(({ title }) => title.startsWith('Underskudsgaranti'))
  const hidden = await asActor(app, (tx) => allocationCitations.find(tx, [`${draft?.id}/sum`]))
  expect(hidden.size).toBe(0)
  const { allocation, figures: own } = await getAllocation(app, draft?.id ?? '')
  expect(allocation.result.sum).toBe('900000')
  for (const figure of Object.values(own)) for (const input of figure.inputs) expect(own[input]).toBeDefined()
})
