import { withDatabase } from './database.ts'
import type { Command } from './io.ts'

/** `cli demo load`: reference data, demo accounts, an open round and a published report. Loading again changes nothing. */
export const demoCommand: Command = async (args, io) => {
  if (args.length !== 1 || args[0] !== 'load') {
    io.err('Brug: cli demo load\n')
    return 2
  }
  const { loadDemo, loadReference } = await import('../web/load.ts')
  return withDatabase(io, async ({ db }) => {
    await loadReference(db)
    await loadDemo(db)
    io.out('Demoindholdet er indlæst.\n')
    return 0
  })
}
