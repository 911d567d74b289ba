import type { TestProject } from 'vitest/node'
import { openDatabase } from '#platform/database/database.ts'
import { migrate } from '#platform/database/migrate.ts'
import { startPostgres } from './postgres-server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Owner's address on the test server; the database `template` there is migrated, test files copy it. */
    postgresUrl: string
  }
}

/** Starts one PostgreSQL server for the whole run and migrates the template that each test file copies. */
export default async function setup({ provide }: TestProject) {
  const server = await startPostgres()
  await server.create('template')
  const database = await openDatabase({ databaseUrl: server.url('template'), dataFolder: '' })
  await migrate(database)
  await database.close()
  await server.freeze('template')
  provide('postgresUrl', server.url('postgres'))

  return () => server.stop()
}
