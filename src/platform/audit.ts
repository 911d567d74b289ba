import type { Generated } from 'kysely'
import type { Reader } from './database/database.ts'

declare module '#platform/database/schema.ts' {
  interface Database {
    audit_entry: {
      id: Generated<number>
      at: Generated<string>
      user_id: string | null
      system: string | null
      request_id: string | null
      table_name: string
      record_id: string
      organisation_id: string | null
      action: 'insert' | 'update' | 'delete'
      before: Record<string, unknown> | null
      after: Record<string, unknown> | null
    }
  }
}

export type FieldChange = { field: string; from: unknown; to: unknown }

/** One change of one record: when, by whom, and which fields went from what to what. */
export type AuditEntry = {
  id: number
  at: string
  /** The person, or null with `system` when the program itself did it. */
  userId: string | null
  userName: string | null
  system: string | null
  table: string
  record: string
  /** What people call the record: its name or title when it has one. */
  label: string | null
  action: 'insert' | 'update' | 'delete'
  changes: FieldChange[]
}

export type AuditQuery = {
  table?: string
  record?: string
  userId?: string
  /** Days in Copenhagen, both included. */
  from?: string
  to?: string
  /** Entries older than this one: the `next` of the page before. */
  before?: number
  limit?: number
}

export type AuditPage = { entries: AuditEntry[]; next: number | null }

/**
 * The audit trail, newest first, as far as the row policies let the reader see it. One query, whatever the
 * number of entries; pages go on from `next`, so that entries written meanwhile move nothing.
 */
export async function listAudit(db: Reader, query: AuditQuery): Promise<AuditPage> {
  const limit = Math.min(query.limit ?? 50, 200)
  const rows = await auditRows(db, query)
    .limit(limit + 1)
    .execute()
  const shown = rows.slice(0, limit)
  return {
    entries: shown.map(({ before, after, ...entry }) => ({
      ...entry,
      label: labelOf(after ?? before),
      changes: changedFields(before, after),
    })),
    next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
  }
}

function labelOf(row: Record<string, unknown> | null): string | null {
  const said = ['name', 'title', 'label'].map((field) => row?.[field])
  return (said.find((text) => typeof text === 'string' && text !== '') as string | undefined) ?? null
}

function auditRows(db: Reader, { table, record, userId, from, to, before }: AuditQuery) {
  return db
    .selectFrom('audit_entry as a')
    .leftJoin('app_user as u', 'u.id', 'a.user_id')
    .select([
      'a.id',
      'a.at',
      'a.user_id as userId',
      'u.name as userName',
      'a.system',
      'a.table_name as table',
      'a.record_id as record',
      'a.action',
      'a.before',
      'a.after',
    ])
    .$if(table !== undefined, (q) => q.where('a.table_name', '=', table ?? ''))
    .$if(record !== undefined, (q) => q.where('a.record_id', '=', record ?? ''))
    .$if(userId !== undefined, (q) => q.where('a.user_id', '=', userId ?? ''))
    .$if(from !== undefined, (q) => q.where('a.at', '>=', midnight(from ?? '')))
    .$if(to !== undefined, (q) => q.where('a.at', '<', midnight(dayAfter(to ?? ''))))
    .$if(before !== undefined, (q) => q.where('a.id', '<', before ?? 0))
    .orderBy('a.id', 'desc')
}

/** Which fields differ, in the order of the row; a new record has every field that is filled, a deleted one likewise. */
export function changedFields(
  before: Record<string, unknown> | null,
  after: Record<string, unknown> | null,
): FieldChange[] {
  const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])]
  return fields
    .map((field) => ({ field, from: before?.[field] ?? null, to: after?.[field] ?? null }))
    .filter(({ from, to }) => JSON.stringify(from) !== JSON.stringify(to))
}

/** Tables that the reader finds entries of, by name. */
export async function listAuditTables(db: Reader): Promise<string[]> {
  const rows = await db.selectFrom('audit_entry').select('table_name').distinct().orderBy('table_name').execute()
  return rows.map(({ table_name }) => table_name)
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
}

/** The instant a day begins in Copenhagen, daylight saving or not. */
function midnight(day: string): string {
  const utc = Date.parse(`${day}T00:00:00Z`)
  const there = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Europe/Copenhagen',
    dateStyle: 'short',
    timeStyle: 'medium',
  })
  const ahead = Date.parse(`${there.format(new Date(utc - 7_200_000)).replace(' ', 'T')}Z`) - (utc - 7_200_000)
  return new Date(utc - ahead).toISOString()
}
