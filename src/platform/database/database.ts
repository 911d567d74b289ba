import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist'
import { Kysely, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'
import { type ConstructorOptions, fromPglite } from 'pg-boss'
import { type Control, lockFolder } from './folder-lock.ts'
import { Mutex } from './mutex.ts'
import { EmbeddedDialect } from './pglite-dialect.ts'
import type { Database } from './schema.ts'
import { valueParsers } from './values.ts'

export type Db = Kysely<Database>
export type Tx = Transaction<Database>
/** A store function takes either; it never opens a transaction of its own. */
export type Reader = Db | Tx

/** Runs one or several statements as the owner of the database, outside row policies. Migrations, jobs and backup only. */
export type ExecuteSql = (text: string, values?: unknown[]) => Promise<{ rows: unknown[] }>

export type OpenDatabase = {
  db: Db
  kind: 'embedded' | 'server'
  executeSql: ExecuteSql
  /** Runs `work` in one transaction of the owner, with statements that may hold several commands. */
  ownerTransaction<T>(work: (exec: ExecuteSql) => Promise<T>): Promise<T>
  /** How the background jobs reach the same database, with the plain value types they expect. */
  jobsConnection: ConstructorOptions
  /** Tells other processes where the running server is (embedded folder only). */
  announce(address: string, control?: Control): void
  close(): Promise<void>
}

export type DatabaseSource = { databaseUrl?: string | undefined; dataFolder: string }

/**
 * Opens the embedded database in `dataFolder`, or the server at `databaseUrl` when that is set.
 * @throws FolderInUse when another process holds the folder
 */
export async function openDatabase(source: DatabaseSource): Promise<OpenDatabase> {
  return source.databaseUrl ? openServer(source.databaseUrl) : openFolder(source.dataFolder)
}

async function openFolder(folder: string): Promise<OpenDatabase> {
  const lock = lockFolder(folder)
  try {
    const path = join(folder, 'database')
    mkdirSync(path, { recursive: true, mode: 0o700 })
    const opened = await openEmbedded(await PGlite.create({ dataDir: path, ...embeddedOptions }))
    return {
      ...opened,
      announce: lock.announce,
      close: async () => {
        await opened.close()
        lock.release()
      },
    }
  } catch (error) {
    lock.release()
    throw error
  }
}

export const embeddedOptions = { extensions: { btree_gist }, parsers: valueParsers }

/** Wraps an existing PGlite instance (tests clone one migrated instance per file). */
export async function openEmbedded(pglite: PGlite): Promise<OpenDatabase> {
  const mutex = new Mutex()
  const db = new Kysely<Database>({ dialect: new EmbeddedDialect(pglite, mutex) })
  const raw = fromPglite({
    query: (text, values) => pglite.query(text, values),
    exec: (text) => pglite.exec(text),
  })
  const execute: ExecuteSql = (text, values) => raw.executeSql(text, values)
  await pglite.exec("set timezone to 'UTC'")

  return {
    db,
    kind: 'embedded',
    executeSql: (text, values) => mutex.run(() => execute(text, values)),
    ownerTransaction: (work) => mutex.run(() => inOwnerTransaction(execute, work)),
    jobsConnection: { db: jobsDatabase(pglite, mutex), backend: 'pglite' },
    announce: () => {},
    // Kysely closes only what it has used, so the instance is closed here.
    close: () => mutex.run(() => pglite.close()),
  }
}

/** The jobs read instants as Date, unlike the program, which keeps them as text. */
function jobsDatabase(pglite: PGlite, mutex: Mutex): ReturnType<typeof fromPglite> {
  const parsers = { 1184: (text: string) => new Date(text) }
  const plain = fromPglite({
    query: (text, values) => pglite.query(text, values, { parsers }),
    exec: (text) => pglite.exec(text, { parsers }),
  })
  return { executeSql: (text, values) => mutex.run(() => plain.executeSql(text, values)) }
}

async function openServer(connectionString: string): Promise<OpenDatabase> {
  const types = {
    getTypeParser: (oid: number, format?: string) =>
      valueParsers[oid] ?? pg.types.getTypeParser(oid, (format ?? 'text') as 'text'),
  } as pg.CustomTypesConfig
  const pool = new pg.Pool({
    connectionString,
    max: 10,
    types,
    options: '-c timezone=UTC',
    connectionTimeoutMillis: 5000,
  })
  // An idle connection that breaks (server restart) must not end the process; the next query reconnects.
  pool.on('error', () => {})
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) })

  return {
    db,
    kind: 'server',
    executeSql: async (text, values) => flatten(await pool.query(text, values)),
    ownerTransaction: async (work) => {
      const client = await pool.connect()
      try {
        return await inOwnerTransaction(async (text, values) => flatten(await client.query(text, values)), work)
      } finally {
        client.release()
      }
    },
    jobsConnection: { connectionString, max: 3 },
    announce: () => {},
    close: () => pool.end(),
  }
}

async function inOwnerTransaction<T>(execute: ExecuteSql, work: (exec: ExecuteSql) => Promise<T>): Promise<T> {
  await execute('begin')
  try {
    const result = await work(execute)
    await execute('commit')
    return result
  } catch (error) {
    await execute('rollback')
    throw error
  }
}

/** node-postgres answers a text of several statements with a list of results. */
function flatten(result: pg.QueryResult | pg.QueryResult[]): { rows: unknown[] } {
  return { rows: (Array.isArray(result) ? result : [result]).flatMap((one) => one.rows ?? []) }
}
