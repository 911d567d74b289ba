import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist'
import pg from 'pg'
import { type PostgresServer, startPostgres } from '../../src/testing/postgres-server.ts'
import { type RunningServer, startServer } from './server.ts'

/** A database that outlives the program: it can be killed and started on it again, and be looked into while it is down. */
export type Keeping = {
  /** Starts the program with the demo content, as often as one likes. */
  start(env?: Record<string, string>): Promise<RunningServer>
  /** Asks the database itself. The embedded one only while the program is down. */
  query<Row>(sql: string): Promise<Row[]>
  postgres?: PostgresServer
  dataFolder: string
  remove(): Promise<void>
}

export const kinds = ['embedded', 'server'] as const

/** A new database, embedded in a folder or on a PostgreSQL server. */
export async function keepDatabase(kind: (typeof kinds)[number]): Promise<Keeping> {
  const dataFolder = await mkdtemp(path.join(tmpdir(), 'rammevaerk-fault-'))
  if (kind === 'embedded') {
    return {
      dataFolder,
      start: (env) => startServer({ dataFolder, env: { RAMMEVAERK_DEMO: '1', ...env } }),
      query: (sql) => askFolder(path.join(dataFolder, 'database'), sql),
      remove: () => rm(dataFolder, { recursive: true, force: true }),
    }
  }
  const postgres = await startPostgres()
  await postgres.create('rammevaerk')
  const DATABASE_URL = postgres.url('rammevaerk')
  return {
    dataFolder,
    postgres,
    start: (env) => startServer({ dataFolder, env: { RAMMEVAERK_DEMO: '1', DATABASE_URL, ...env } }),
    query: (sql) => askServer(DATABASE_URL, sql),
    remove: async () => {
      await postgres.stop()
      await rm(dataFolder, { recursive: true, force: true })
    },
  }
}

async function askFolder<Row>(folder: string, sql: string): Promise<Row[]> {
  const database = await PGlite.create({ dataDir: folder, extensions: { btree_gist } })
  try {
    return (await database.query<Row>(sql)).rows
  } finally {
    await database.close()
  }
}

async function askServer<Row>(connectionString: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    return (await client.query(sql)).rows as Row[]
  } finally {
    await client.end()
  }
}
