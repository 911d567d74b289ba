import { constants } from 'node:fs'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type PostgresServer, startPostgres } from '../../src/testing/postgres-server.ts'
import { startServer } from './server.ts'

const folderVariable = 'E2E_DEMO_FOLDER'
const serverVariable = 'E2E_DEMO_SERVER'

/**
 * Before the first test: the program loads the demo content once into a folder and once into a PostgreSQL, and every
 * server of the tests starts on a copy. Loading costs some seconds of two processors, copying a fraction of one.
 */
export default async function makeTemplates(): Promise<() => Promise<void>> {
  const [folder, elsewhere] = await Promise.all([newFolder(), newFolder()])
  const [postgres] = await Promise.all([loadServer(elsewhere), loadDemo({}, folder)])
  process.env[folderVariable] = folder
  process.env[serverVariable] = postgres.url('postgres')
  return async () => {
    await postgres.stop()
    for (const made of [folder, elsewhere]) await rm(made, { recursive: true, force: true })
  }
}

const newFolder = () => mkdtemp(path.join(tmpdir(), 'rammevaerk-demo-'))

async function loadServer(dataFolder: string): Promise<PostgresServer> {
  const postgres = await startPostgres()
  await postgres.create('demo')
  await loadDemo({ DATABASE_URL: postgres.url('demo') }, dataFolder)
  await postgres.freeze('demo')
  return postgres
}

async function loadDemo(env: Record<string, string>, dataFolder: string): Promise<void> {
  const server = await startServer({ dataFolder, env: { RAMMEVAERK_DEMO: '1', ...env } })
  await server.end()
}

/** A folder of its own whose embedded database holds the demo content. */
export async function demoFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'rammevaerk-e2e-'))
  await cp(given(folderVariable), folder, { recursive: true, mode: constants.COPYFILE_FICLONE })
  return folder
}

/** Owner's address of the PostgreSQL whose frozen database `demo` holds the demo content. */
export function demoServer(): string {
  return given(serverVariable)
}

function given(variable: string): string {
  const value = process.env[variable]
  if (!value) throw new Error(`${variable} is not set: it is set by the global setup of playwright.config.ts`)
  return value
}
