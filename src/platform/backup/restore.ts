import type { ExecuteSql, OpenDatabase } from '../database/database.ts'
import { applyInside, readMigrations } from '../database/migrate.ts'
import { BackupError, type Column, type Header, type MigrationMark, type Part, readBackup } from './format.ts'
import { insertQuery, quoted, tableShapes } from './tables.ts'
import type { BackupSummary } from './write.ts'

/** Rows are inserted together up to this many characters. */
const batchCharacters = 1_000_000

/**
 * Restores a file into an empty database, embedded or server, in one transaction: either all of it is
 * there afterwards or nothing has changed. The tables are made as they were when the file was written,
 * filled, and then brought up to this version of the program by the migrations that came since.
 * Triggers are off meanwhile, so that the audit trail is the one of the file.
 *
 * @param options.replace - throws away what stands in the database now
 * @throws BackupError when the file is damaged or from a newer version, or the database is not empty
 */
export async function restoreBackup(
  database: OpenDatabase,
  file: string,
  options: { replace?: boolean } = {},
): Promise<BackupSummary> {
  const header = await verify(file)
  return database.ownerTransaction(async (exec) => {
    await refuseForeign(exec, options.replace === true)
    await exec('drop schema if exists pgboss cascade; drop schema public cascade; create schema public')
    await applyInside(exec, migrationsUpTo(header.migrations))
    const summary = await fill(exec, file)
    await applyInside(exec, readMigrations())
    return summary
  })
}

/** Reads the whole file once before anything is touched. */
async function verify(file: string): Promise<Header> {
  let header: Header | undefined
  for await (const part of readBackup(file)) if (part.kind === 'header') header = part.header
  if (!header) throw new BackupError(`Sikkerhedskopien ${file} er tom.`)
  migrationsUpTo(header.migrations)
  return header
}

function migrationsUpTo(marks: MigrationMark[]) {
  const known = new Map(readMigrations().map((migration) => [migration.name, migration]))
  return marks.map(({ name, sha256 }) => {
    const migration = known.get(name)
    if (!migration) {
      throw new BackupError(
        `Sikkerhedskopien er lavet af en nyere udgave af programmet (den kender ${name}). Brug den udgave eller en nyere.`,
      )
    }
    if (migration.sha256 !== sha256) {
      throw new BackupError(`Sikkerhedskopien kender en anden udgave af ${name}. Brug programmet, der lavede den.`)
    }
    return migration
  })
}

async function refuseForeign(exec: ExecuteSql, replace: boolean): Promise<void> {
  const found = await exec("select to_regclass('public.schema_migration') is not null as ours")
  const { ours } = found.rows[0] as { ours: boolean }
  const shapes = await tableShapes(exec)
  if (!ours && shapes.length > 0) {
    throw new BackupError('Databasen indeholder tabeller fra et andet program. Vælg en tom database. Intet er ændret.')
  }
  for (const { name } of shapes) {
    const { rows } = await exec(`select exists (select from ${quoted(name)}) as filled`)
    if ((rows[0] as { filled: boolean }).filled && !replace) {
      throw new BackupError(
        'Databasen er ikke tom. Vælg en tom database, eller gentag med --force-empty for at slette alt i den først. Intet er ændret.',
      )
    }
  }
}

async function fill(exec: ExecuteSql, file: string): Promise<BackupSummary> {
  const shapes = await tableShapes(exec)
  const names = new Set(shapes.map(({ name }) => name))
  const references = await dropReferences(exec)
  for (const { name } of shapes) await exec(`alter table ${quoted(name)} disable trigger user`)
  // A migration may have put rows of its own; the file has them too.
  await exec(`truncate ${shapes.map(({ name }) => quoted(name)).join(', ')}`)

  const summary = { tables: 0, rows: 0 }
  let table: Filling | undefined
  for await (const part of readBackup(file)) table = await fillPart(exec, part, table, names, summary)

  for (const { name } of shapes) await exec(`alter table ${quoted(name)} enable trigger user`)
  for (const statement of references) await exec(statement)
  await resetSequences(exec)
  return summary
}

type Filling = { insert: string; lines: string[]; characters: number }

async function fillPart(
  exec: ExecuteSql,
  part: Part,
  table: Filling | undefined,
  names: Set<string>,
  summary: BackupSummary,
): Promise<Filling | undefined> {
  if (part.kind === 'table') {
    if (!names.has(part.table)) throw new BackupError(`Programmet kender ikke tabellen ${part.table}.`)
    return { insert: insertQuery(part.table, part.columns as Column[]), lines: [], characters: 0 }
  }
  if (!table) return undefined
  if (part.kind === 'row') {
    table.lines.push(part.line)
    table.characters += part.line.length
    if (table.characters > batchCharacters) await flush(exec, table)
  } else if (part.kind === 'foot') {
    await flush(exec, table)
    summary.tables += 1
    summary.rows += part.rows
    return undefined
  }
  return table
}

async function flush(exec: ExecuteSql, table: Filling): Promise<void> {
  if (table.lines.length > 0) await exec(table.insert, [`[${table.lines.join(',')}]`])
  table.lines = []
  table.characters = 0
}

/** Takes all foreign keys away, so that tables can be filled in any order; returns what puts them back, checked. */
async function dropReferences(exec: ExecuteSql): Promise<string[]> {
  const { rows } = await exec(`
    select r.relname as table, c.conname as name, pg_get_constraintdef(c.oid) as definition
    from pg_constraint c join pg_class r on r.oid = c.conrelid join pg_namespace n on n.oid = r.relnamespace
    where c.contype = 'f' and c.conparentid = 0 and n.nspname = 'public' order by 1, 2`)
  const references = rows as { table: string; name: string; definition: string }[]
  for (const { table, name } of references) {
    await exec(`alter table ${quoted(table)} drop constraint ${quoted(name)}`)
  }
  return references.map(
    ({ table, name, definition }) => `alter table ${quoted(table)} add constraint ${quoted(name)} ${definition}`,
  )
}

/** Identity columns go on after the highest number of the file. */
async function resetSequences(exec: ExecuteSql): Promise<void> {
  const { rows } = await exec(`
    select c.relname as table, a.attname as column from pg_class c
      join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relkind in ('r', 'p') and not c.relispartition
      and pg_get_serial_sequence(format('%I.%I', n.nspname, c.relname), a.attname) is not null`)
  for (const { table, column } of rows as { table: string; column: string }[]) {
    await exec(
      `select setval(pg_get_serial_sequence('${quoted(table)}', '${column}'), coalesce(max(${quoted(column)}), 0) + 1, false) from ${quoted(table)}`,
    )
  }
}
