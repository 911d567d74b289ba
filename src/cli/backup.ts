import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { BackupError } from '#platform/backup/format.ts'
import { restoreBackup } from '#platform/backup/restore.ts'
import { writeBackup } from '#platform/backup/write.ts'
import { ConfigError, readConfig } from '#platform/config.ts'
import { openDatabase } from '#platform/database/database.ts'
import { FolderInUse } from '#platform/database/folder-lock.ts'
import { withDatabase } from './database.ts'
import type { Command, Io } from './io.ts'

/** `cli backup --out FILE`: the whole database in one file, also while the server runs. */
export const backupCommand: Command = async (args, io) => {
  const { values } = parseArgs({ args, options: { out: { type: 'string' } } })
  const { out } = values
  if (!out) return missing(io, '--out FIL')
  return withDatabase(io, async (database) => {
    const { tables, rows } = await writeBackup(database, resolve(out), new Date().toISOString())
    io.out(`Skrevet: ${out} (${tables} tabeller, ${rows} rækker)\n`)
    return 0
  })
}

/** `cli restore --in FILE [--force-empty]`: into an empty database; the server must be stopped. */
export const restoreCommand: Command = async (args, io) => {
  const { values } = parseArgs({ args, options: { in: { type: 'string' }, 'force-empty': { type: 'boolean' } } })
  if (!values.in) return missing(io, '--in FIL')
  if (io.database) return refused(io, 'Gendan, mens programmet er stoppet.')
  let database: Awaited<ReturnType<typeof openDatabase>> | undefined
  try {
    // Not migrated here: the restore makes the tables as they were when the file was written.
    database = await openDatabase(readConfig(io.env))
    const replace = values['force-empty'] === true
    const { tables, rows } = await restoreBackup(database, resolve(values.in), { replace })
    io.out(`Gendannet: ${tables} tabeller, ${rows} rækker\n`)
    return 0
  } catch (error) {
    if (error instanceof FolderInUse) return refused(io, `${error.message} Gendan, mens programmet er stoppet.`)
    if (error instanceof BackupError || error instanceof ConfigError) return refused(io, error.message)
    throw error
  } finally {
    await database?.close()
  }
}

function missing(io: Io, option: string): number {
  io.err(`Angiv ${option}.\n`)
  return 2
}

function refused(io: Io, line: string): number {
  io.err(`${line}\n`)
  return 1
}
