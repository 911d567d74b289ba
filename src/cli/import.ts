import { readFileSync, statSync } from 'node:fs'
import { basename, extname, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { readMinutesFile, saveMinutesForOperator } from '#meetings/index.ts'
import { isAppError } from '#platform/errors.ts'
import { defaultLimits, type ExtractFormat, mediaTypes } from '#platform/extract/model.ts'
import type { Command, Io } from './io.ts'

/**
 * `cli import minutes FILE [--format text|pdf|docx] [--save]`: what was found in old minutes, as JSON. Bad input exits 2
 * with one error object on standard error and nothing on standard output. `--save` stores the meetings whose bodies are
 * known; what was stored is told on standard error.
 */
export const importCommand: Command = async (args, io) => {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { format: { type: 'string' }, save: { type: 'boolean', default: false } },
  })
  const [what, file, ...more] = positionals
  if (what !== 'minutes' || file === undefined || more.length > 0) {
    return refused(io, 'unknown-import', 'Brug: import minutes FIL [--format text|pdf|docx] [--save]')
  }
  const format = values.format ?? formatOf(file)
  if (!isFormat(format)) {
    return refused(io, 'unknown-format', `Formatet ${format} kendes ikke. Forventet: text, pdf eller docx.`)
  }
  const bytes = readBytes(file)
  if (typeof bytes === 'string') return refused(io, bytes, unreadable[bytes](file))
  const read = await readMinutesFile(bytes, mediaTypes[format])
  if (!read.ok) return refused(io, kebab(read.fault), await sentence(`meetings.minutes.file.${read.fault}`))
  const print = () => io.out(`${JSON.stringify(read.minutes.found, null, 2)}\n`)
  if (!values.save) {
    print()
    return 0
  }
  const stored = {
    fileName: basename(file),
    mediaType: mediaTypes[format],
    bytes,
    lines: read.lines,
    found: read.minutes,
  }
  // A running server that holds the database reads the file itself: by its absolute name.
  const words = io.args?.map((word) => (word === file ? resolve(file) : word))
  const { withDatabase } = await import('./database.ts')
  return withDatabase({ ...io, ...(words ? { args: words } : {}) }, async ({ db }) => {
    try {
      const { saved, left } = await saveMinutesForOperator({ db, now: new Date().toISOString() }, stored)
      print()
      for (const meeting of saved) io.err(`${told[meeting.outcome]}: ${meeting.bodyId} ${meeting.date}\n`)
      for (const meeting of left)
        io.err(`Ikke gemt: ${meeting.body ?? '(uden forum)'} ${meeting.date ?? '(uden dato)'}\n`)
      return 0
    } catch (error) {
      if (!isAppError(error)) throw error
      return refused(io, 'not-saved', await sentence(error.code, error.details.params))
    }
  })
}

/** The texts of all rooms and the database are loaded when they are needed: reading a file needs neither. */
async function sentence(code: string, params?: Record<string, string | number>): Promise<string> {
  const { sentencesIn } = await import('../web/sentences.ts')
  return sentencesIn('da')(code, params)
}

const told = { added: 'Gemt', 'was-there': 'Fandtes i forvejen' }

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
