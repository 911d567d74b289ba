import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { runCalculation } from '#web/calculations.ts'
import type { Command, Io } from './io.ts'

/** `cli calc NAME [--in FILE]`: one JSON object in, one out; bad input exits 2 with one error object on standard error. */
export const calcCommand: Command = async (args, io) => {
  const { values, positionals } = parseArgs({ args, options: { in: { type: 'string' } }, allowPositionals: true })
  const input = readInput(values.in, io)
  const answer = input.ok ? runCalculation(positionals[0] ?? '', input.value) : input
  if (answer.ok) {
    io.out(`${JSON.stringify(answer.output, null, 2)}\n`)
    return 0
  }
  io.err(`${JSON.stringify({ error: answer.error })}\n`)
  return 2
}

type Read = { ok: true; value: unknown } | { ok: false; error: { code: string; path: string; message: string } }

function readInput(file: string | undefined, io: Io): Read {
  let text: string
  try {
    text = file === undefined ? io.stdin() : readFileSync(file, 'utf8')
  } catch {
    return refused('unreadable-file', `Filen ${file ?? '(standard input)'} kan ikke læses.`)
  }
  try {
    return { ok: true, value: JSON.parse(text) }
  } catch {
    return refused('invalid-json', 'Input er ikke gyldig JSON. Forventet: ét JSON-objekt.')
  }
}

function refused(code: string, message: string): Read {
  return { ok: false, error: { code, path: '', message } }
}
