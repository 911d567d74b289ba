import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import type { Database } from '#platform/database/schema.ts'

type UpsertOptions<Table extends keyof Database> = {
  key: (keyof Database[Table] & string)[]
  /** Columns written; those outside `key` are updated when they differ, unless `keep`. */
  columns: (keyof Database[Table] & string)[]
  /** An existing row is left as it is: people may have changed it since. */
  keep?: boolean
  /** An existing row is updated until people have changed it: until its version is more than 1. */
  untilEdited?: boolean
}

/**
 * Writes all rows in one statement. A row that already says the same is not touched, so that loading again leaves
 * no trace in the audit trail.
 */
export async function upsert<Table extends keyof Database & string>(
  tx: Tx,
  table: Table,
  rows: object[],
  { key, columns, keep = false, untilEdited = false }: UpsertOptions<Table>,
): Promise<void> {
  if (rows.length === 0) return
  const list = (names: string[], prefix = '') => sql.join(names.map((name) => sql.raw(`${prefix}"${name}"`)))
  const rest = columns.filter((name) => !key.includes(name))
  const action =
    keep || rest.length === 0
      ? sql`do nothing`
      : sql`do update set ${sql.join(rest.map((name) => sql.raw(`"${name}" = excluded."${name}"`)))}
          where (${list(rest, 't.')}) is distinct from (${list(rest, 'excluded.')})
          ${untilEdited ? sql`and t."version" = 1` : sql``}`

  await sql`
    insert into ${sql.table(table)} as t (${list(columns)})
    select ${list(columns)} from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb)
    on conflict (${list(key)}) ${action}`.execute(tx)
}
