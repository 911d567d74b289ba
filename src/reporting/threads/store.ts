import { sql } from 'kysely'
import type { Reader } from '#platform/database/database.ts'

/** A person to write to about a thread. */
export type ThreadPerson = { id: string; name: string; email: string; language: 'da' | 'en' }

/** Those who report for a respondent; empty for all but who approves or follows it. */
export async function listReporters(db: Reader, respondentId: string): Promise<ThreadPerson[]> {
  const { rows } = await sql<ThreadPerson>`
    select id, name, email, language from app_respondent_reporters(${respondentId}::uuid) order by email`.execute(db)
  return rows
}

/** Who began a thread; empty for all but who reports for its respondent. */
export async function listAskers(db: Reader, threadId: string): Promise<ThreadPerson[]> {
  const { rows } = await sql<ThreadPerson>`
    select id, name, email, language from app_thread_asker(${threadId}::uuid)`.execute(db)
  return rows
}
