import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import { asSystem } from '#platform/database/actor.ts'
import type { OpenDatabase } from '#platform/database/database.ts'
import { testApp } from '#testing/app.ts'
import { databaseTest as test } from '#testing/database.ts'
import { people, tariffPeople } from '../people-fixture.ts'
import { loadOverhead } from './load.ts'
import { newOverhead } from './model.ts'
import { getOverheadHistory, getOverheads, recordOverhead } from './service.ts'

const as = (database: OpenDatabase, who?: keyof typeof people) =>
  testApp(database, who ? { userId: people[who] } : {}).app

async function ready(database: OpenDatabase) {
  await tariffPeople(database)
  await asSystem(database.db, 'test', async (tx) => {
    await sql`insert into source (id, title) values ('das-2024-01-22', 'Referat 22. januar 2024') on conflict do nothing`.execute(
      tx,
    )
    await sql`delete from loaded_data where name = 'overhead'`.execute(tx)
    await sql`delete from operator_overhead`.execute(tx)
  })
}

const report = (change: object = {}) =>
  newOverhead.parse({
    operatorId: '1081',
    year: '2025',
    percent: '4,8',
    definition: 'Central administration',
    ...change,
  })

describe('the overhead register', () => {
  test('holds the printed rows of 2024 with their mean by the rule, traceable, for everybody', async ({ database }) => {
    await ready(database)
    await loadOverhead(database.db)
    await loadOverhead(database.db)
    const register = await getOverheads(as(database))
    expect(register).toMatchObject({ year: 2024, n: 11, nWeighted: 0, spread: { low: '4.1', high: '17.3' }, own: [] })
    expect(register.rows).toHaveLength(13)
    const mean = register.figures['overhead.mean.2024']
    expect(mean).toMatchObject({ text: '6,87', n: 11 })
    expect(mean?.inputs).toHaveLength(11)
    expect(register.figures[mean?.inputs[0] ?? '']?.sources).toEqual([
      { kind: 'document', label: 'Referat 22. januar 2024' },
    ])
  })

  test('keeps a correction beside what was reported first', async ({ database }) => {
    await ready(database)
    const app = as(database, 'reporter')
    await recordOverhead(app, report({ basis: '8.000.000' }))
    await recordOverhead(app, report({ percent: '5,1', version: 1 }))
    const { rows, figures } = await getOverheads(as(database), 2025)
    expect(rows).toMatchObject([{ operatorId: '1081', number: 2, percent: { state: 'exact', value: '5.1' } }])
    expect(figures['overhead.1081.2025']?.sources[0]?.label).toContain('version 2')
    const history = await getOverheadHistory(as(database), '1081')
    expect(history.map(({ number, percent }) => [number, percent])).toEqual([
      [2, { state: 'exact', value: '5.1' }],
      [1, { state: 'exact', value: '4.8' }],
    ])
  })

  test('refuses a report on an older version with the current one', async ({ database }) => {
    await ready(database)
    const app = as(database, 'reporter')
    await recordOverhead(app, report())
    await expect(recordOverhead(app, report({ percent: '6' }))).rejects.toMatchObject({
      kind: 'stale',
      details: { data: { version: 1 } },
    })
    expect((await getOverheadHistory(app, '1081')).length).toBe(1)
  })

  test('is reported by the operator’s own reporters only', async ({ database }) => {
    await ready(database)
    await expect(recordOverhead(as(database), report())).rejects.toMatchObject({ kind: 'unauthenticated' })
    for (const who of ['otherReporter', 'secretariat'] as const) {
      await expect(recordOverhead(as(database, who), report())).rejects.toMatchObject({ kind: 'forbidden' })
    }
    expect((await getOverheads(as(database), 2025)).rows).toEqual([])
  })

  test('knows no history of who never reported', async ({ database }) => {
    await ready(database)
    await expect(getOverheadHistory(as(database), 'findes-ikke')).rejects.toMatchObject({ kind: 'notFound' })
  })
})

test('what is typed is read as Danes write it, or refused at its field', () => {
  expect(report({ percent: '12,3-17,3' }).percent).toEqual({ state: 'interval', low: '12.3', high: '17.3' })
  expect(report({ percent: '' }).percent).toEqual({ state: 'notReported' })
  const faults = (change: object) =>
    newOverhead
      .safeParse({ operatorId: '1081', year: '2025', percent: '5', definition: 'xxx', ...change })
      .error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
  expect(faults({ percent: 'fem' })).toEqual(['percent: overheads.percentWrong'])
  expect(faults({ percent: '101' })).toEqual(['percent: overheads.percentHigh'])
  expect(faults({ basis: '0' })).toEqual(['basis: overheads.basisWrong'])
  expect(faults({ definition: '' })).toEqual(['definition: overheads.definitionMissing'])
  expect(faults({ year: '1999' })).toEqual(['year: overheads.yearWrong'])
})
