/** Where a command reads and writes; tests hand in their own. */
export type Io = {
  stdin(): string
  out(text: string): void
  err(text: string): void
  env: Record<string, string | undefined>
}

/** Returns the exit code: 0 done, 1 refused, 2 the words or the input were wrong. */
export type Command = (args: string[], io: Io) => Promise<number>
