import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { PGlite } from '@electric-sql/pglite'
import { inject, test } from 'vitest'
import { embeddedOptions, type OpenDatabase, openDatabase, openEmbedded } from '#platform/database/database.ts'
import { createDatabase, dropDatabase } from './postgres-server.ts'

/** A migrated database of its own, thrown away by `close`. */
export async function freshDatabase(): Promise<OpenDatabase> {
  const postgresUrl = inject('postgresUrl')
  return postgresUrl ? serverCopy(postgresUrl) : embeddedCopy(inject('embeddedTemplate'))
}

/**
 * Use in place of vitest's `test` in files named `*.db.test.ts`; they run twice, on PGlite and on PostgreSQL.
 *
 * `database` is the open, migrated database of the file (all tests of a file share it) and `db` its Kysely.
 * `emptyDatabase` is another one for a single test.
 */
export const databaseTest = test
  .extend('database', { scope: 'file' }, async ({}, { onCleanup }) => {
    const database = await freshDatabase()
    onCleanup(() => database.close())
    return database
  })
  .extend('db', { scope: 'file' }, ({ database }) => database.db)
  .extend('emptyDatabase', async ({}, { onCleanup }) => {
    const database = await freshDatabase()
    onCleanup(() => database.close())
    return database
  })

async function embeddedCopy(archive: string): Promise<OpenDatabase> {
  const loadDataDir = new Blob([await readFile(archive)])
  return openEmbedded(await PGlite.create({ ...embeddedOptions, ...(await embeddedParts()), loadDataDir }))
}

let parts: Promise<{ pgliteWasmModule: WebAssembly.Module; fsBundle: Blob }> | undefined

/** The compiled database and its files, read once for all databases of a test file: a third of the time of each. */
function embeddedParts() {
  parts ??= readEmbeddedParts()
  return parts
}

async function readEmbeddedParts() {
  const folder = path.dirname(fileURLToPath(import.meta.resolve('@electric-sql/pglite')))
  const wasm = await readFile(path.join(folder, 'pglite.wasm'))
  const files = await readFile(path.join(folder, 'pglite.data'))
  return { pgliteWasmModule: await WebAssembly.compile(wasm), fsBundle: new Blob([files]) }
}

async function serverCopy(adminUrl: string): Promise<OpenDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`
  await createDatabase(adminUrl, name, 'template')
  const address = new URL(adminUrl)
  address.pathname = `/${name}`
  const database = await openDatabase({ databaseUrl: address.href, dataFolder: '' })
  return {
    ...database,
    close: async () => {
      await database.close()
      await dropDatabase(adminUrl, name)
    },
  }
}
