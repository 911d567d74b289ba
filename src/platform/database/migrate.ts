import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ExecuteSql, OpenDatabase } from './database.ts'

export type Migration = { name: string; sql: string; sha256: string }

export const migrationsFolder = join(import.meta.dirname, '../../../db/migrations')

/** Any number that no other program on the same server is likely to use. */
const lockKey = 728_346_511

const recordTable =
  'create table if not exists schema_migration (name text primary key, sha256 text not null, applied_at timestamptz not null default now())'

/** The database cannot be used by this version of the program; the message says why and what to do. */
export class MigrationError extends Error {
  override name = 'MigrationError'
}

/** Migrations of a folder in order of their number. */
export function readMigrations(folder = migrationsFolder): Migration[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => {
      const sql = readFileSync(join(folder, name), 'utf8')
      return { name, sql, sha256: createHash('sha256').update(sql).digest('hex') }
    })
}

/**
 * Applies what is missing, each file in a transaction of its own together with its record.
 * An advisory lock lets several instances start at once: the first migrates, the others wait.
 *
 * @returns names of the files applied now
 * @throws MigrationError when the database is newer than the program, or an applied file has changed
 */
export async function migrate(database: OpenDatabase, migrations = readMigrations()): Promise<string[]> {
  await database.ownerTransaction(async (exec) => {
    await exec(`select pg_advisory_xact_lock(${lockKey})`)
    await exec(recordTable)
  })

  const applied: string[] = []
  for (const migration of migrations) {
    const done = await database.ownerTransaction((exec) => applyOne(exec, migration, migrations))
    if (done) applied.push(migration.name)
  }
  return applied
}

async function applyOne(exec: ExecuteSql, migration: Migration, all: Migration[]): Promise<boolean> {
  await exec(`select pg_advisory_xact_lock(${lockKey})`)
  const { rows } = await exec('select name, sha256 from schema_migration order by name')
  const recorded = new Map((rows as { name: string; sha256: string }[]).map((row) => [row.name, row.sha256]))
  refuseNewer([...recorded.keys()], all)

  const known = recorded.get(migration.name)
  if (known === migration.sha256) return false
  if (known !== undefined) {
    throw new MigrationError(
      `Migreringen ${migration.name} er ændret, efter at den blev kørt. Brug den udgave, som databasen kender.`,
    )
  }
  await exec('insert into schema_migration (name, sha256) values ($1, $2)', [migration.name, migration.sha256])
  await exec(migration.sql)
  return true
}

/** Applies what is missing of `migrations` in the caller's transaction: a restore makes the tables of its file with it. */
export async function applyInside(exec: ExecuteSql, migrations: Migration[]): Promise<void> {
  await exec(recordTable)
  const { rows } = await exec('select name from schema_migration')
  const done = new Set((rows as { name: string }[]).map(({ name }) => name))
  for (const { name, sha256, sql } of migrations) {
    if (done.has(name)) continue
    await exec('insert into schema_migration (name, sha256) values ($1, $2)', [name, sha256])
    await exec(sql)
  }
}

function refuseNewer(recorded: string[], all: Migration[]) {
  const known = new Set(all.map(({ name }) => name))
  const newer = recorded.filter((name) => !known.has(name))
  if (newer.length === 0) return
  throw new MigrationError(
    `Databasen er nyere end programmet (den kender ${newer.join(', ')}). Start en nyere udgave af programmet, eller gendan en sikkerhedskopi.`,
  )
}

/** True when every migration of the program has been applied. */
export async function isMigrated(executeSql: ExecuteSql, migrations = readMigrations()): Promise<boolean> {
  const { rows } = await executeSql('select name from schema_migration')
  const names = new Set((rows as { name: string }[]).map(({ name }) => name))
  return migrations.every(({ name }) => names.has(name))
}
