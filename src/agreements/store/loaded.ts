import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'

/** Records of a table that somebody has deleted, by the audit trail: shipped rows among them are not brought back. */
export async function deletedRecords(tx: Tx, table: string): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select distinct record_id as id from audit_entry where table_name = ${table} and action = 'delete'`.execute(tx)
  return new Set(rows.map(({ id }) => id))
}
