import { sql } from 'kysely'
import type { Reader } from '#platform/database/database.ts'
import type { CaseSections, Clause } from '../model.ts'
import type { CaseVersion } from './model.ts'

const columns = [
  'case_version.number as number',
  'case_version.title as title',
  'case_version.closed as closed',
  'sections',
  'clauses',
  'replaced_at as replacedAt',
  sql<string | null>`app_person_name(replaced_by)`.as('replacedByName'),
] as const

/** The versions of a case the reader may see (versioner), the latest first, without their text. */
export async function listVersions(
  db: Reader,
  caseId: string,
): Promise<Pick<CaseVersion, 'number' | 'replacedAt' | 'replacedByName'>[]> {
  return db
    .selectFrom('case_version')
    .select([
      'number',
      'replaced_at as replacedAt',
      sql<string | null>`app_person_name(replaced_by)`.as('replacedByName'),
    ])
    .where('case_id', '=', caseId)
    .orderBy('number', 'desc')
    .execute()
}

/** One version with its text; undefined when there is none or the reader may not see it. */
export async function findVersion(db: Reader, caseId: string, number: number): Promise<CaseVersion | undefined> {
  const row = await db
    .selectFrom('case_version')
    .select(columns)
    .where('case_id', '=', caseId)
    .where('number', '=', number)
    .executeTakeFirst()
  return row && { ...row, sections: row.sections as CaseSections, clauses: row.clauses as Clause[] }
}

/** When the versions that stops were sent with were replaced, by "case number"; the reader's own only. */
export async function replacedSince(
  db: Reader,
  caseIds: readonly string[],
): Promise<Map<string, { number: number; replacedAt: string }>> {
  if (caseIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('case_version')
    .select(['case_id as caseId', 'number', 'replaced_at as replacedAt'])
    .where('case_id', 'in', [...caseIds])
    .where('replaced_at', 'is not', null)
    .execute()
  return new Map(
    rows.map(({ caseId, number, replacedAt }) => [`${caseId} ${number}`, { number, replacedAt: replacedAt ?? '' }]),
  )
}
