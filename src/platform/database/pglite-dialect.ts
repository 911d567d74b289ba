import type { PGlite } from '@electric-sql/pglite'
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely'
import type { Mutex } from './mutex.ts'

/**
 * Kysely on the embedded database.
 *
 * PGlite has one session. Kysely's own PGlite driver hands the same connection to everybody, so a
 * query outside a transaction would run inside whichever transaction is open, with its role and its
 * user. Here a connection is held by one caller at a time; the same mutex serves every other user of
 * the instance (jobs, migrations).
 */
export class EmbeddedDialect implements Dialect {
  readonly #pglite: PGlite
  readonly #mutex: Mutex

  constructor(pglite: PGlite, mutex: Mutex) {
    this.#pglite = pglite
    this.#mutex = mutex
  }

  createAdapter = () => new PostgresAdapter()
  createDriver = () => new EmbeddedDriver(this.#pglite, this.#mutex)
  createIntrospector: Dialect['createIntrospector'] = (db) => new PostgresIntrospector(db)
  createQueryCompiler = () => new PostgresQueryCompiler()
}

class EmbeddedConnection implements DatabaseConnection {
  readonly #pglite: PGlite
  readonly release: () => void

  constructor(pglite: PGlite, release: () => void) {
    this.#pglite = pglite
    this.release = release
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const { rows, affectedRows } = await this.#pglite.query<R>(query.sql, query.parameters as unknown[])
    return { rows, numAffectedRows: affectedRows === undefined ? undefined : BigInt(affectedRows) }
  }

  // biome-ignore lint/correctness/useYield: PGlite has no cursors on the wire; callers page by key instead
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('The embedded database cannot stream; page by key instead.')
  }
}

class EmbeddedDriver implements Driver {
  readonly #pglite: PGlite
  readonly #mutex: Mutex

  constructor(pglite: PGlite, mutex: Mutex) {
    this.#pglite = pglite
    this.#mutex = mutex
  }

  async init() {
    await this.#pglite.waitReady
  }

  async acquireConnection(): Promise<EmbeddedConnection> {
    return new EmbeddedConnection(this.#pglite, await this.#mutex.acquire())
  }

  async releaseConnection(connection: EmbeddedConnection) {
    connection.release()
  }

  beginTransaction = async (connection: DatabaseConnection) => {
    await connection.executeQuery(CompiledQuery.raw('begin'))
  }

  commitTransaction = async (connection: DatabaseConnection) => {
    await connection.executeQuery(CompiledQuery.raw('commit'))
  }

  rollbackTransaction = async (connection: DatabaseConnection) => {
    await connection.executeQuery(CompiledQuery.raw('rollback'))
  }

  async destroy() {
    await this.#mutex.run(() => this.#pglite.close())
  }
}
