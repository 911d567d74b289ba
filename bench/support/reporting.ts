import pg from 'pg'
import { loadCapacity } from '../../src/capacity/index.ts'
import { openDatabase } from '../../src/platform/database/database.ts'
import { migrate } from '../../src/platform/database/migrate.ts'
import { demoUsers, loadDemoUsers, loadRegistry } from '../../src/registry/index.ts'
import { loadTemplates } from '../../src/reporting/index.ts'
import { testApp } from '../../src/testing/app.ts'
import { startPostgres } from '../../src/testing/postgres-server.ts'

export const now = '2026-01-10T09:00:00.000Z'
export const secretariat = 'sekretariat-nordjylland'

/** The register, the published years and the demo accounts on a PostgreSQL of our own; `client` is its owner, without policies. */
export async function withReporting(
  work: (world: {
    as: (email: string) => ReturnType<typeof testApp>['app']
    client: pg.Client
    url: string
  }) => Promise<void>,
): Promise<void> {
  const server = await startPostgres()
  try {
    await server.create('bench')
    const database = await openDatabase({ databaseUrl: server.url('bench'), dataFolder: '' })
    await migrate(database)
    await loadRegistry(database.db)
    await loadCapacity(database.db)
    await loadTemplates(database.db)
    await loadDemoUsers(database.db)
    const client = new pg.Client({ connectionString: server.url('bench') })
    client.on('error', () => {}) // the server is stopped below, also after a failure
    await client.connect()
    const as = (email: string) => {
      const userId = demoUsers.find((user) => user.email === email)?.id
      return testApp(database, { userId, now, today: now.slice(0, 10) }).app
    }
    await work({ as, client, url: server.url('bench') })
    await client.end()
    await database.close()
  } finally {
    await server.stop()
  }
}
