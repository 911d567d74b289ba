import { sql } from 'kysely'
import { expect } from 'vitest'
import { databaseTest as test } from './database.ts'

test('a test file gets a migrated database', async ({ db }) => {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from schema_migration`.execute(db)
  expect(rows[0]?.n).toBeGreaterThan(0)
})

test('tests of one file share its database, another database shares nothing', async ({ database, emptyDatabase }) => {
  await database.executeSql('create table only_here (id int)')
  const found = "select to_regclass('only_here') is not null as found"
  expect((await database.executeSql(found)).rows).toEqual([{ found: true }])
  expect((await emptyDatabase.executeSql(found)).rows).toEqual([{ found: false }])
})
