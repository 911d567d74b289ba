import type { OpenDatabase } from '#platform/database/database.ts'

/** Where a command reads and writes; tests hand in their own. */
export type Io = {
  /** The whole of standard input, the same text each time. */
  stdin(): string
  out(text: string): void
  err(text: string): void
  env: Record<string, string | undefined>
  /** The words of the whole command line: what is handed on when a running server holds the database. */
  args?: string[]
  /** Open already: the command runs inside a running server. */
  database?: OpenDatabase
}

/** Returns the exit code: 0 done, 1 refused, 2 the words or the input were wrong. */
export type Command = (args: string[], io: Io) => Promise<number>
