import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import { asSystem } from '#platform/database/actor.ts'
import type { OpenDatabase } from '#platform/database/database.ts'
import { testApp } from '#testing/app.ts'
import { databaseTest as test } from '#testing/database.ts'
import { people, tariffPeople } from '../people-fixture.ts'
import { loadDemoScenarios } from './demo.ts'
import { newComparison, newScenario } from './model.ts'
import { scenario } from './scenario-fixture.ts'
import {
  addScenario,
  changeScenario,
  createComparison,
  getComparison,
  getComparisons,
  recommendScenario,
  removeScenario,
} from './service.ts'

const as = (database: OpenDatabase, who?: keyof typeof people) =>
  testApp(database, who ? { userId: people[who] } : {}).app

async function ready(database: OpenDatabase) {
  await tariffPeople(database)
  await asSystem(database.db, 'test', async (tx) => {
    for (const table of ['tariff_comparison', 'tariff_sheet', 'offering', 'facility']) {
      await sql`delete from ${sql.table(table)}`.execute(tx)
    }
  })
}

const begun = (change: object = {}) =>
  newComparison.parse({ organisationId: '1081', title: 'Takst 2024', year: 2024, currentTariff: '3197', ...change })
const named = (name: string, change: object = {}) => newScenario.parse({ name, input: { ...scenario, ...change } })

describe('comparisons of scenarios', () => {
  test('stand side by side with one recommended', async ({ database }) => {
    await ready(database)
    const app = as(database, 'reporter')
    const id = await createComparison(app, begun())
    const first = await addScenario(app, id, named('85 %'))
    const second = await addScenario(app, id, named('90 %', { occupancyPercent: '90' }))
    await recommendScenario(app, id, first)
    await recommendScenario(app, id, second)
    const { scenarios, mayChange } = await getComparison(app, id)
    expect(mayChange).toBe(true)
    expect(scenarios.map(({ name, recommended }) => [name, recommended])).toEqual([
      ['85 %', false],
      ['90 %', true],
    ])
    expect(scenarios.map(({ result }) => result.ok && result.value.tariff.perDayText)).toEqual(['3354.63', '3168.26'])
    expect((await getComparisons(app)).items).toMatchObject([{ scenarios: 2, recommended: '90 %' }])
  })

  test('are changed on the version that was seen', async ({ database }) => {
    await ready(database)
    const app = as(database, 'reporter')
    const id = await createComparison(app, begun())
    const key = { comparisonId: id, id: await addScenario(app, id, named('A')), version: 1 }
    await changeScenario(app, key, named('A', { places: '14' }))
    const stale = changeScenario(app, key, named('A', { places: '16' }))
    await expect(stale).rejects.toMatchObject({ kind: 'stale', details: { data: { version: 2 } } })
    expect((await getComparison(app, id)).scenarios[0]?.input.places).toBe('14')
  })

  test('have distinct names, at most six, and are removed one by one', async ({ database }) => {
    await ready(database)
    const app = as(database, 'reporter')
    const id = await createComparison(app, begun())
    const first = await addScenario(app, id, named('1'))
    await expect(addScenario(app, id, named('1'))).rejects.toMatchObject({ code: 'scenarios.nameTaken' })
    for (const name of ['2', '3', '4', '5', '6']) await addScenario(app, id, named(name))
    await expect(addScenario(app, id, named('7'))).rejects.toMatchObject({ code: 'scenarios.tooMany' })
    await removeScenario(app, id, first)
    await addScenario(app, id, named('7'))
    expect((await getComparison(app, id)).scenarios.map(({ name }) => name)).toEqual(['2', '3', '4', '5', '6', '7'])
  })

  test('begin from a sheet of one’s own, and from no other', async ({ database }) => {
    await ready(database)
    const app = as(database, 'reporter')
    const sheetId = '00000000-0000-4000-8000-00000000aaaa'
    await asSystem(database.db, 'test', async (tx) => {
      await sql`insert into source (id, title) values ('s', 'S') on conflict do nothing`.execute(tx)
      await sql`insert into facility (id, valid_from) values ('h', '2007-01-01')`.execute(tx)
      await sql`insert into offering (id, facility_id, legal_basis_text, valid_from) values ('h-1', 'h', 'SEL § 107', '2007-01-01')`.execute(
        tx,
      )
      await sql`insert into facility_operator (facility_id, operator_id, valid_from) values ('h', '1081', '2007-01-01')`.execute(
        tx,
      )
      const figures = JSON.stringify({ places: '12', occupancy: '95', cost_staff: '8000000' })
      await sql`insert into tariff_sheet (id, offering_id, operator_id, owner_id, year, number, source_id, kind, figures,
          basis, per_day, rule_id, facility_name, operator_name)
        values (${sheetId}, 'h-1', '1081', 'sekretariat-nordjylland', 2024, 1, 's', 'yearly', ${figures}::jsonb,
          8000000, 1922.61, 'r', 'Huset', 'Region')`.execute(tx)
    })
    expect((await getComparisons(app)).sheets).toMatchObject([{ id: sheetId, name: 'Huset' }])
    const id = await createComparison(app, begun({ sheetId }))
    const [first] = (await getComparison(app, id)).scenarios
    expect(first?.result.ok && first.result.value.tariff.perDayText).toBe('1922.61')
    const other = createComparison(as(database, 'otherReporter'), begun({ organisationId: '851', sheetId }))
    await expect(other).rejects.toMatchObject({ kind: 'invalid', code: 'scenarios.sheetUnknown' })
  })

  test('are seen by the own organisation only and changed by its reporters', async ({ database }) => {
    await ready(database)
    const id = await createComparison(as(database, 'reporter'), begun())
    expect((await getComparison(as(database, 'reader'), id)).mayChange).toBe(false)
    await expect(addScenario(as(database, 'reader'), id, named('A'))).rejects.toMatchObject({ kind: 'forbidden' })
    for (const who of ['otherReporter', 'secretariat'] as const) {
      await expect(getComparison(as(database, who), id)).rejects.toMatchObject({ kind: 'notFound' })
      expect((await getComparisons(as(database, who))).items).toEqual([])
    }
    await expect(getComparisons(as(database))).rejects.toMatchObject({ kind: 'unauthenticated' })
    await expect(createComparison(as(database, 'otherReporter'), begun())).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(getComparison(as(database, 'reporter'), 'ikke-en-id')).rejects.toMatchObject({ kind: 'notFound' })
  })

  test('come with the demo content once', async ({ database }) => {
    await ready(database)
    await loadDemoScenarios(database.db, people.reporter)
    await loadDemoScenarios(database.db, people.reporter)
    const { items } = await getComparisons(as(database, 'reporter'))
    expect(items).toMatchObject([{ scenarios: 3, recommended: '12 pladser, 85 %' }])
  })
})
