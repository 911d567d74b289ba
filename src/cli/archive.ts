import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { withDatabase } from './database.ts'
import type { Command } from './io.ts'

/** `cli archive --out FILE.zip`: closed rounds and published editions as files with an index. */
export const archiveCommand: Command = async (args, io) => {
  const { out } = parseArgs({ args, options: { out: { type: 'string' } } }).values
  if (!out) {
    io.err('Angiv --out FIL.zip.\n')
    return 2
  }
  const { exportArchive } = await import('../web/operations/archive.ts')
  return withDatabase(io, async ({ db }) => {
    const files = await exportArchive(db, resolve(out), new Date().toISOString(), async () => {})
    io.out(`Skrevet: ${out} (${files.length} filer)\n`)
    return 0
  })
}
