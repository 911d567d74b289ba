import { resolve } from 'node:path'
import { z } from 'zod'
import type { Control } from '#platform/database/folder-lock.ts'
import type { Io } from './io.ts'

const ForwardedAnswer = z.object({ code: z.number().int(), stdout: z.string(), stderr: z.string() })

/**
 * Lets the running server of an embedded folder do a command, and prints what it answers. Files are read
 * and written by the server, on the same machine: their names go as absolute paths.
 */
export async function forward({ port, token }: Control, io: Io): Promise<number> {
  const args = absolutePaths(io.args ?? [])
  const stdin = args.some((word) => word.endsWith('-stdin')) ? io.stdin() : ''
  let answer: Response
  try {
    answer = await fetch(`http://127.0.0.1:${port}/internal/cli`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ args, stdin }),
    })
  } catch {
    io.err(`Programmet, der bruger mappen, svarer ikke på port ${port}. Prøv igen, eller stop det først.\n`)
    return 1
  }
  const parsed = answer.ok ? ForwardedAnswer.safeParse(await answer.json()) : undefined
  if (!parsed?.success) {
    io.err(`Programmet, der bruger mappen, afviste kommandoen (${answer.status}). Stop det, og prøv igen.\n`)
    return 1
  }
  io.out(parsed.data.stdout)
  io.err(parsed.data.stderr)
  return parsed.data.code
}

/** `--out FILE` and `--in FILE` from the folder the command was given in. */
export function absolutePaths(args: string[], from = process.cwd()): string[] {
  return args.map((word, index) => {
    const joined = /^(--(?:out|in))=(.+)$/.exec(word)
    if (joined) return `${joined[1]}=${resolve(from, joined[2] ?? '')}`
    return ['--out', '--in'].includes(args[index - 1] ?? '') ? resolve(from, word) : word
  })
}
