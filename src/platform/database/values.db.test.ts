import { sql } from 'kysely'
import { expect } from 'vitest'
import { databaseTest as test } from '#testing/database.ts'

test('values arrive alike from both databases', async ({ db }) => {
  const { rows } =
    await sql`select 6.40::numeric as decimal, 1200::numeric as whole, -0.50::numeric as negative, 5::int8 as big,
    date '2024-02-29' as day, timestamptz '2025-03-17 12:00:00.5+01' as instant, '{"a":[1]}'::jsonb as json, null::numeric as nothing`.execute(
      db,
    )
  expect(rows).toEqual([
    {
      decimal: '6.4',
      whole: '1200',
      negative: '-0.5',
      big: 5,
      day: '2024-02-29',
      instant: '2025-03-17T11:00:00.500Z',
      json: { a: [1] },
      nothing: null,
    },
  ])
})

test('an int8 beyond the exact range of a number is refused rather than rounded', async ({ db }) => {
  await expect(sql`select 9007199254740993::int8 as big`.execute(db)).rejects.toThrow('int8 beyond the safe range')
})
