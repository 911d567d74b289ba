import { createHash } from 'node:crypto'
import { expect } from 'vitest'
import { databaseTest as test } from '#testing/database.ts'
import { isMigrated, type Migration, MigrationError, migrate, readMigrations } from './migrate.ts'

function migration(name: string, sql: string): Migration {
  return { name, sql, sha256: createHash('sha256').update(sql).digest('hex') }
}

test('a migrated database needs nothing more, and says so', async ({ emptyDatabase: database }) => {
  expect(await migrate(database)).toEqual([])
  expect(await isMigrated(database.executeSql)).toBe(true)
})

test('a new file is applied once, in order, also when two instances start at once', async ({
  emptyDatabase: database,
}) => {
  const more = [
    ...readMigrations(),
    migration('9001_a.sql', 'create table a (n int); insert into a values (1);'),
    migration('9002_b.sql', 'insert into a values (2)'),
  ]
  const both = await Promise.all([migrate(database, more), migrate(database, more)])
  expect(both.flat().sort()).toEqual(['9001_a.sql', '9002_b.sql'])
  expect((await database.executeSql('select n from a order by n')).rows).toEqual([{ n: 1 }, { n: 2 }])
})

test('a file that fails leaves nothing behind, and the next start tries it again', async ({
  emptyDatabase: database,
}) => {
  const broken = migration('9001_a.sql', 'create table half (n int); select * from nothing_there;')
  await expect(migrate(database, [...readMigrations(), broken])).rejects.toThrow('nothing_there')
  expect((await database.executeSql("select to_regclass('half') as found")).rows).toEqual([{ found: null }])
  expect(await migrate(database, [...readMigrations(), migration('9001_a.sql', 'create table half (n int)')])).toEqual([
    '9001_a.sql',
  ])
})

test('a database newer than the program stops the start and names what is newer', async ({
  emptyDatabase: database,
}) => {
  await migrate(database, [...readMigrations(), migration('9999_future.sql', 'select 1')])
  const start = migrate(database)
  await expect(start).rejects.toThrow(MigrationError)
  await expect(start).rejects.toThrow('Databasen er nyere end programmet (den kender 9999_future.sql)')
})

test('an applied file that has changed since is refused', async ({ emptyDatabase: database }) => {
  const [first, ...rest] = readMigrations()
  if (!first) throw new Error('no migrations')
  await expect(migrate(database, [{ ...first, sha256: 'other' }, ...rest])).rejects.toThrow(
    `Migreringen ${first.name} er ændret`,
  )
})
