import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type { ExecuteSql, OpenDatabase } from '../database/database.ts'
import { formatVersion, LineWriter, type MigrationMark } from './format.ts'
import { rowsQuery, tableShapes } from './tables.ts'

/** Pieces of files are large: few rows at a time keep memory bounded. */
const rowsAtATime = 40

export type BackupSummary = { tables: number; rows: number }

/**
 * Writes every table of the database to one file: one consistent moment, also while others work (on the
 * embedded database they wait). The file appears under its name when it is complete, readable by its owner.
 *
 * Left out: the queue of background jobs, which belongs to the library that keeps it. Mail that waits and
 * tasks are tables of ours and are in.
 *
 * @param now - instant (ISO) written into the file
 */
export async function writeBackup(database: OpenDatabase, file: string, now: string): Promise<BackupSummary> {
  const unfinished = `${file}.unfinished`
  const summary = { tables: 0, rows: 0 }
  try {
    await database.ownerTransaction(async (exec) => {
      await exec('set transaction isolation level repeatable read, read only')
      await pipeline(
        Readable.from(backupLines(exec, now, summary)),
        createGzip(),
        createWriteStream(unfinished, { mode: 0o600 }),
      )
    })
    await rename(unfinished, file)
    return summary
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
}

async function* backupLines(exec: ExecuteSql, now: string, summary: BackupSummary): AsyncGenerator<string> {
  const writer = new LineWriter()
  const { rows } = await exec('select name, sha256 from schema_migration order by name')
  yield writer.header({ 'rammevaerk-backup': formatVersion, created: now, migrations: rows as MigrationMark[] })
  for (const shape of await tableShapes(exec)) {
    yield writer.table(shape.name, shape.columns)
    await exec(`declare backup_rows no scroll cursor for ${rowsQuery(shape)}`)
    for (;;) {
      const lines = ((await exec(`fetch ${rowsAtATime} from backup_rows`)).rows as { line: string }[]).map(
        ({ line }) => line,
      )
      if (lines.length === 0) break
      summary.rows += lines.length
      yield writer.rows(lines)
    }
    await exec('close backup_rows')
    summary.tables += 1
    yield writer.foot()
  }
  yield writer.end()
}
