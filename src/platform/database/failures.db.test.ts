import { sql } from 'kysely'
import { expect } from 'vitest'
import { asSystem } from '#platform/database/actor.ts'
import { databaseTest as test } from '#testing/database.ts'

test.for([
  ["'99999999999999'::int", 'platform.outOfRange'],
  ["'2026-13-01'::date", 'platform.outOfRange'],
  ["'1'::timestamptz", 'platform.outOfRange'],
  ["'x'::uuid", 'platform.noRecord'],
] as const)('%s is refused in words, and is no fault of the program', async ([value, code], { db }) => {
  const asked = asSystem(db, 'test', (tx) => sql`select ${sql.raw(value)}`.execute(tx))
  await expect(asked).rejects.toMatchObject({ code })
})
