import { readConfig } from '#platform/config.ts'
import { type OpenDatabase, openDatabase } from '#platform/database/database.ts'
import { FolderInUse } from '#platform/database/folder-lock.ts'
import { migrate } from '#platform/database/migrate.ts'
import { forward } from './forward.ts'
import type { Command, Io } from './io.ts'

/**
 * Opens the database of the configuration, migrated, for one command. When a running server holds the embedded
 * folder, the server does the same command in its open database and this process prints the answer.
 */
export async function withDatabase(
  io: Io,
  work: (database: OpenDatabase, applied: string[]) => Promise<number>,
): Promise<number> {
  if (io.database) return work(io.database, [])
  let database: OpenDatabase | undefined
  try {
    database = await openDatabase(readConfig(io.env))
    const applied = await migrate(database)
    return await work(database, applied)
  } catch (error) {
    if (error instanceof FolderInUse && error.control) return forward(error.control, io)
    throw error
  } finally {
    await database?.close()
  }
}

/** `cli migrate`: brings the database up to this version of the program. */
export const migrateCommand: Command = async (_args, io) =>
  withDatabase(io, async (_database, applied) => {
    io.out(applied.length === 0 ? 'Databasen er allerede opdateret.\n' : `Kørt: ${applied.join(', ')}\n`)
    return 0
  })
