import { sql } from 'kysely'
import { expect } from 'vitest'
import { databaseTest as test } from '#testing/database.ts'
import { loadRegistry } from './reference/load.ts'

test.beforeAll(async ({ db }) => {
  await loadRegistry(db)
})

test('loading again changes nothing and leaves no trace in the audit trail', async ({ db }) => {
  const count = async () =>
    (
      await sql<{
        n: number
        people: number
      }>`select (select count(*) from audit_entry) as n, (select sum(population) from population) as people`.execute(db)
    ).rows[0]
  const before = await count()
  await loadRegistry(db)
  expect(await count()).toEqual(before)
  expect(before?.n).toBeGreaterThan(1000)
})
