import { readFileSync, statSync } from 'node:fs'
import { extname } from 'node:path'
import { parseArgs } from 'node:util'
import { readMinutesFile } from '#meetings/index.ts'
import { defaultLimits, type ExtractFormat, mediaTypes } from '#platform/extract/model.ts'
import { sentencesIn } from '../web/sentences.ts'
import type { Command, Io } from './io.ts'

/**
 * `cli import minutes FILE [--format text|pdf|docx]`: what was found in old minutes, as JSON. Bad input exits 2 with
 * one error object on standard error and nothing on standard output.
 */
export const importCommand: Command = async (args, io) => {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { format: { type: 'string' } },
  })
  const [what, file, ...more] = positionals
  if (what !== 'minutes' || file === undefined || more.length > 0) {
    return refused(io, 'unknown-import', 'Brug: import minutes FIL [--format text|pdf|docx]')
  }
  const format = values.format ?? formatOf(file)
  if (!isFormat(format)) {
    return refused(io, 'unknown-format', `Formatet ${format} kendes ikke. Forventet: text, pdf eller docx.`)
  }
  const bytes = readBytes(file)
  if (typeof bytes === 'string') return refused(io, bytes, unreadable[bytes](file))
  const read = await readMinutesFile(bytes, mediaTypes[format])
  if (!read.ok) return refused(io, kebab(read.fault), sentencesIn('da')(`meetings.minutes.file.${read.fault}`))
  io.out(`${JSON.stringify(read.minutes.found, null, 2)}\n`)
  return 0
}

const unreadable = {
  'unreadable-file': (file: string) => `Filen ${file} kan ikke læses.`,
  'too-large': (file: string) => `Filen ${file} er for stor. Den må højst fylde 100 MB.`,
}

function readBytes(file: string): Uint8Array | keyof typeof unreadable {
  try {
    if (statSync(file).size > defaultLimits.bytes) return 'too-large'
    return readFileSync(file)
  } catch {
    return 'unreadable-file'
  }
}

function formatOf(file: string): string {
  const ending = extname(file).slice(1).toLowerCase()
  return ending === 'pdf' || ending === 'docx' ? ending : 'text'
}

const isFormat = (text: string): text is ExtractFormat => Object.hasOwn(mediaTypes, text)

const kebab = (code: string) => code.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

function refused(io: Io, code: string, message: string): number {
  io.err(`${JSON.stringify({ error: { code, path: '', message } })}\n`)
  return 2
}
