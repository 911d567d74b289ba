import { recomputeTariffs } from '#tariffs/index.ts'
import { withDatabase } from './database.ts'
import type { Command } from './io.ts'

/**
 * `cli tariffs recompute`: every stored tariff computed again by the rules of this version of the program. Those not yet
 * approved are written; approved ones stay as they were approved, and the ids of those that would differ are printed.
 */
export const tariffsCommand: Command = async (args, io) => {
  if (args.length !== 1 || args[0] !== 'recompute') {
    io.err('Brug: cli tariffs recompute\n')
    return 2
  }
  return withDatabase(io, async ({ db }) => {
    io.out(`${JSON.stringify(await recomputeTariffs(db))}\n`)
    return 0
  })
}
