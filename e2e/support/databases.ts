import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist'
import pg from 'pg'
import { createDatabase, dropDatabase, type PostgresServer, startPostgres } from '../../src/testing/postgres-server.ts'
import { type RunningServer, startServer } from './server.ts'
import { demoFolder, demoServer } from './template.ts'

/** A database that outlives the program: it can be killed and started on it again, and be looked into while it is down. */
export type Keeping = {
  /** Starts the program with the demo content, as often as one likes; on a port of its own, unless a page waits on one. */
  start(env?: Record<string, string>, port?: number): Promise<RunningServer>
  /** Asks the database itself. The embedded one only while the program is down. */
  query<Row>(sql: string): Promise<Row[]>
  dataFolder: string
  remove(): Promise<void>
}

export const kinds = ['embedded', 'server'] as const

/** A database with the demo content, embedded in a folder or on the PostgreSQL the tests share. */
export async function keepDatabase(kind: (typeof kinds)[number]): Promise<Keeping> {
  if (kind === 'embedded') {
    const dataFolder = await demoFolder()
    return {
      dataFolder,
      start: (env, port) => startServer({ dataFolder, port, env: { RAMMEVAERK_DEMO: '1', ...env } }),
      query: (sql) => askFolder(path.join(dataFolder, 'database'), sql),
      remove: () => rm(dataFolder, { recursive: true, force: true }),
    }
  }
  const name = `demo_${randomBytes(6).toString('hex')}`
  await createDatabase(demoServer(), name, 'demo')
  const address = new URL(demoServer())
  address.pathname = `/${name}`
  return onServer(address.href, () => dropDatabase(demoServer(), name))
}

/** A database on a PostgreSQL server of its own, which can be brought down. */
export async function keepOwnServer(): Promise<Keeping & { postgres: PostgresServer }> {
  const postgres = await startPostgres()
  await postgres.create('rammevaerk')
  return { ...(await onServer(postgres.url('rammevaerk'), postgres.stop)), postgres }
}

async function onServer(DATABASE_URL: string, drop: () => Promise<void>): Promise<Keeping> {
  const dataFolder = await mkdtemp(path.join(tmpdir(), 'rammevaerk-fault-'))
  return {
    dataFolder,
    start: (env, port) => startServer({ dataFolder, port, env: { RAMMEVAERK_DEMO: '1', DATABASE_URL, ...env } }),
    query: (sql) => askServer(DATABASE_URL, sql),
    remove: async () => {
      await drop()
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
