import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import type { TestProject } from 'vitest/node'
import { embeddedOptions, openEmbedded } from '#platform/database/database.ts'
import { migrate } from '#platform/database/migrate.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Archive of one migrated embedded database, loaded anew by each test file. */
    embeddedTemplate: string
  }
}

/** Migrates one embedded database and keeps it as an archive for the test files. */
export default async function setup({ provide }: TestProject) {
  const folder = await mkdtemp(path.join(tmpdir(), 'rammevaerk-pglite-'))
  const archive = path.join(folder, 'template.tar')
  const pglite = await PGlite.create({ ...embeddedOptions, initDbStartParams: ['--wal-segsize=1'] })
  const database = await openEmbedded(pglite)
  await migrate(database)
  await leaveOut(pglite, ['template0', 'template1'])
  await writeFile(archive, Buffer.from(await (await pglite.dumpDataDir('none')).arrayBuffer()))
  if (!pglite.closed) await pglite.close()
  provide('embeddedTemplate', archive)

  return () => rm(folder, { recursive: true, force: true })
}

/** What every copy would bring along unused: with the short log it is almost half of the archive. */
async function leaveOut(pglite: PGlite, databases: string[]): Promise<void> {
  await pglite.exec('update pg_database set datistemplate = false')
  for (const name of databases) await pglite.exec(`drop database ${name}`)
  await pglite.exec('checkpoint')
}
