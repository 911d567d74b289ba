import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'

/** Version of the file itself. A reader refuses a higher one. */
export const formatVersion = 1

export type Column = { name: string; type: string }
export type MigrationMark = { name: string; sha256: string }
export type Header = { 'rammevaerk-backup': number; created: string; migrations: MigrationMark[] }

/** The backup cannot be made or used; the message is one line that says why. */
export class BackupError extends Error {
  override name = 'BackupError'
}

/**
 * What stands in a file, in order. The file is gzip'd JSON lines: a header, then for each table its head,
 * one array of texts a row and a foot with row count and SHA-256 of the rows; last a line with the number
 * of tables and the SHA-256 of every line before it, so that a changed or cut file is always noticed.
 */
export type Part =
  | { kind: 'header'; header: Header }
  | { kind: 'table'; table: string; columns: Column[] }
  | { kind: 'row'; line: string }
  | { kind: 'foot'; table: string; rows: number; sha256: string }

/** Lines of a backup while it is written; keeps the sums. */
export class LineWriter {
  readonly #all = createHash('sha256')
  #table = createHash('sha256')
  #rows = 0
  #tables = 0

  header(header: Header): string {
    return this.#line(JSON.stringify(header))
  }

  table(table: string, columns: Column[]): string {
    this.#table = createHash('sha256')
    this.#rows = 0
    return this.#line(JSON.stringify({ table, columns }))
  }

  rows(lines: string[]): string {
    for (const line of lines) this.#table.update(`${line}\n`)
    this.#rows += lines.length
    return lines.length === 0 ? '' : this.#line(lines.join('\n'))
  }

  foot(): string {
    this.#tables += 1
    return this.#line(JSON.stringify({ rows: this.#rows, sha256: this.#table.digest('hex') }))
  }

  end(): string {
    return `${JSON.stringify({ end: true, tables: this.#tables, sha256: this.#all.digest('hex') })}\n`
  }

  #line(text: string): string {
    this.#all.update(`${text}\n`)
    return `${text}\n`
  }
}

/**
 * Reads a backup part by part and checks every sum on the way; memory holds one line.
 * @throws BackupError when the file is no backup, is damaged or cut short, or has a newer format
 */
export async function* readBackup(file: string): AsyncGenerator<Part> {
  const all = createHash('sha256')
  let table: { name: string; rows: number; hash: ReturnType<typeof createHash> } | undefined
  let tables = 0
  let started = false
  let ended = false

  for await (const line of linesOf(file)) {
    if (ended) throw damaged(file, 'efter slutlinjen')
    if (started && table && line.startsWith('[')) {
      all.update(`${line}\n`)
      table.hash.update(`${line}\n`)
      table.rows += 1
      yield { kind: 'row', line }
      continue
    }
    const value = parse(file, line)
    if (!started) {
      started = true
      yield { kind: 'header', header: checkedHeader(file, value) }
    } else if (typeof value.table === 'string' && !table) {
      table = { name: value.table, rows: 0, hash: createHash('sha256') }
      yield { kind: 'table', table: value.table, columns: value.columns as Column[] }
    } else if (typeof value.rows === 'number' && table) {
      const sha256 = table.hash.digest('hex')
      if (value.rows !== table.rows || value.sha256 !== sha256) throw damaged(file, `i tabellen ${table.name}`)
      yield { kind: 'foot', table: table.name, rows: table.rows, sha256 }
      tables += 1
      table = undefined
    } else if (value.end === true && !table) {
      if (value.tables !== tables || value.sha256 !== all.digest('hex')) throw damaged(file, 'i hoved eller slutlinje')
      ended = true
      continue
    } else {
      throw damaged(file, `i tabellen ${table?.name ?? '(ukendt)'}`)
    }
    all.update(`${line}\n`)
  }
  if (!ended) throw damaged(file, 'den er ikke skrevet færdig')
}

function checkedHeader(file: string, value: Record<string, unknown>): Header {
  const version = value['rammevaerk-backup']
  if (typeof version !== 'number') throw new BackupError(`${file} er ikke en sikkerhedskopi fra Rammeværk.`)
  if (version > formatVersion) {
    throw new BackupError(`${file} er skrevet i et nyere format (${version}). Brug en nyere udgave af programmet.`)
  }
  return value as unknown as Header
}

function parse(file: string, line: string): Record<string, unknown> {
  try {
    return JSON.parse(line) as Record<string, unknown>
  } catch {
    throw damaged(file, 'en linje kan ikke læses')
  }
}

function damaged(file: string, where: string): BackupError {
  return new BackupError(`Sikkerhedskopien ${file} er beskadiget (${where}). Intet er ændret.`)
}

async function* linesOf(file: string): AsyncGenerator<string> {
  const text = createGunzip().setEncoding('utf8')
  pipeline(createReadStream(file), text, () => {})
  let rest = ''
  try {
    for await (const chunk of text as AsyncIterable<string>) {
      const lines = (rest + chunk).split('\n')
      rest = lines.pop() ?? ''
      yield* lines
    }
  } catch (error) {
    const code = String((error as NodeJS.ErrnoException).code ?? '')
    if (code === 'ENOENT' || code === 'EACCES' || code === 'EISDIR') {
      throw new BackupError(`Filen ${file} kan ikke læses.`, { cause: error })
    }
    if (!code.startsWith('Z_') && !(error instanceof TypeError)) throw error
    throw damaged(file, 'den kan ikke pakkes ud')
  }
  if (rest !== '') throw damaged(file, 'den er ikke skrevet færdig')
}
