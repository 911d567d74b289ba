import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { serve } from '@hono/node-server'
import type { ServerBuild } from 'react-router'
import { ConfigError, readConfig } from '#platform/config.ts'
import { openDatabase } from '#platform/database/database.ts'
import { FolderInUse } from '#platform/database/folder-lock.ts'
import { MigrationError, migrate } from '#platform/database/migrate.ts'
import { createLog } from '#platform/log.ts'
import { createServer } from './web/server.ts'

try {
  await start()
} catch (error) {
  const expected = error instanceof ConfigError || error instanceof FolderInUse || error instanceof MigrationError
  process.stderr.write(`${expected ? error.message : error instanceof Error ? error.stack : String(error)}\n`)
  process.exit(1)
}

async function start() {
  const config = readConfig(process.env)
  const log = createLog(config.logLevel)
  const database = await openDatabase(config)
  for (const name of await migrate(database)) log.info('migrated', { name })

  const build: ServerBuild = await import(pathToFileURL(join(import.meta.dirname, '../build/server/index.js')).href)
  const jobs = { send: async () => {}, ready: () => true }
  const server = serve(
    { fetch: createServer({ config, database, jobs, log, build }).fetch, port: config.port },
    ({ port }) => {
      const address = config.baseUrl ?? `http://localhost:${port}`
      database.announce(address)
      process.stdout.write(`Rammeværk kører på ${address}\n`)
    },
  )

  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      server.close()
      database.close().finally(() => process.exit(0))
    })
  }
}
