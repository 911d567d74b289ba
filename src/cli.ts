import { readFileSync } from 'node:fs'
import type { Command, Io } from './cli/io.ts'

/** Commands are loaded when they are asked for: `calc` needs no database and starts at once. */
const commands: Record<string, () => Promise<Command>> = {
  calc: async () => (await import('./cli/calc.ts')).calcCommand,
  migrate: async () => (await import('./cli/database.ts')).migrateCommand,
}

const usage = `Brug: npm run -s cli -- <kommando>

  calc NAVN [--in FIL]           regner på ét JSON-objekt (uden --in læses fra standard input)
  migrate                        fører databasen frem til programmets udgave
`

/** Runs one command line; returns the exit code. */
export async function main(args: string[], io: Io): Promise<number> {
  const [name, ...rest] = args
  const load = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined
  if (load) {
    try {
      return await (await load())(rest, io)
    } catch (error) {
      if (!isUsageError(error)) throw error
      io.err(`${error.message}\n\n${usage}`)
      return 2
    }
  }
  io.err(usage)
  return name === undefined || name === 'help' || name === '--help' ? 0 : 2
}

/** `parseArgs` refuses unknown options with these codes. */
function isUsageError(error: unknown): error is Error {
  return error instanceof TypeError && String((error as NodeJS.ErrnoException).code).startsWith('ERR_PARSE_ARGS')
}

if (import.meta.main) {
  process.exitCode = await main(process.argv.slice(2), {
    stdin: () => readFileSync(0, 'utf8'),
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    env: process.env,
  })
}
