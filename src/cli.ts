import { readFileSync } from 'node:fs'
import type { Command, Io } from './cli/io.ts'
import type { OpenDatabase } from './platform/database/database.ts'

/** Commands are loaded when they are asked for: `calc` needs no database and starts at once. */
const commands: Record<string, () => Promise<Command>> = {
  archive: async () => (await import('./cli/archive.ts')).archiveCommand,
  backup: async () => (await import('./cli/backup.ts')).backupCommand,
  calc: async () => (await import('./cli/calc.ts')).calcCommand,
  import: async () => (await import('./cli/import.ts')).importCommand,
  migrate: async () => (await import('./cli/database.ts')).migrateCommand,
  report: async () => (await import('./cli/report.ts')).reportCommand,
  tariffs: async () => (await import('./cli/tariffs.ts')).tariffsCommand,
  token: async () => (await import('./cli/users.ts')).tokenCommand,
  user: async () => (await import('./cli/users.ts')).userCommand,
  demo: async () => (await import('./cli/demo.ts')).demoCommand,
  restore: async () => (await import('./cli/backup.ts')).restoreCommand,
}

const usage = `Brug: npm run -s cli -- <kommando>

  calc NAVN [--in FIL]           regner på ét JSON-objekt (uden --in læses fra standard input)
  migrate                        fører databasen frem til programmets udgave
  archive --out FIL.zip          skriver lukkede runder og udgivne rapporter til én fil
  backup --out FIL               skriver hele databasen til én fil, også mens programmet kører
  import minutes FIL [--format text|pdf|docx] [--save]
                                 læser gamle referater og skriver det fundne som JSON (--save gemmer det)
  report capacity --year ÅR --format html|pdf|docx|xlsx --out FIL [--draft]
                                 skriver den udgivne rapport, med --draft som den ser ud nu
  tariffs recompute              regner gemte takster igen efter reglerne i denne udgave; godkendte bliver stående
  user add --email E --name N --role R --organisation KODE [--password-stdin]
  user list | user disable --email E
                                 opretter, viser og lukker brugere
  token create --email E --scope read|write
                                 laver en API-nøgle, der vises én gang
  demo load                      lægger eksempelkonti og en åben runde i databasen
  restore --in FIL [--force-empty]
                                 gendanner filen i en tom database (--force-empty sletter først alt i den)
`

/** Runs one command line; returns the exit code. */
export async function main(args: string[], io: Io): Promise<number> {
  const [name, ...rest] = args
  const load = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined
  if (load) {
    try {
      return await (await load())(rest, { ...io, args, stdin: once(io.stdin) })
    } catch (error) {
      if (isUsageError(error)) {
        io.err(`${error.message}\n\n${usage}`)
        return 2
      }
      const { operatorLine } = await import('./platform/operator-line.ts')
      const line = operatorLine(error)
      if (line === undefined) throw error
      io.err(`${line}\n`)
      return 1
    }
  }
  io.err(usage)
  return name === undefined || name === 'help' || name === '--help' ? 0 : 2
}

/** Runs a command line that another process handed to this server; what it prints is the answer. */
export async function runInside(database: OpenDatabase, args: string[], stdin: string) {
  const answer = { code: 0, stdout: '', stderr: '' }
  answer.code = await main(args, {
    stdin: () => stdin,
    out: (text) => {
      answer.stdout += text
    },
    err: (text) => {
      answer.stderr += text
    },
    env: process.env,
    database,
  })
  return answer
}

function once(read: () => string): () => string {
  let text: string | undefined
  return () => {
    text ??= read()
    return text
  }
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
