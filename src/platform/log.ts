import type { Config } from './config.ts'

const order = { error: 0, warn: 1, info: 2, debug: 3 } as const

export type Log = Record<keyof typeof order, (message: string, fields?: Record<string, unknown>) => void>

/** Logs one JSON object a line to standard error. Callers pass ids and codes, never typed text, passwords or tokens. */
export function createLog(level: Config['logLevel'], write = (line: string) => process.stderr.write(line)): Log {
  const at =
    (name: keyof typeof order) =>
    (message: string, fields: Record<string, unknown> = {}) => {
      if (order[name] > order[level]) return
      write(`${JSON.stringify({ time: new Date().toISOString(), level: name, message, ...fields })}\n`)
    }
  return { error: at('error'), warn: at('warn'), info: at('info'), debug: at('debug') }
}
