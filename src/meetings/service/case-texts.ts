import type { Tx } from '#platform/database/database.ts'
import { AppError } from '#platform/errors.ts'
import { type CaseContent, caseSections, type NewClause } from '../model.ts'
import { withReferences } from '../rules/references.ts'
import { referring } from './agenda.ts'

/**
 * What a case says as it is stored: each "{punkt 7}" of its texts and clauses is a live reference to the agenda at hand.
 *
 * @param meetingId - of that agenda; null: the case stands on none, and nobody can say which item is meant
 * @throws invalid `meetings.referenceUnknown`, `meetings.referenceTooEarly`
 */
export async function referringContent(tx: Tx, meetingId: string | null, content: CaseContent): Promise<CaseContent> {
  const result = { ...content, clauses: await referringClauses(tx, meetingId, content.clauses) }
  for (const section of caseSections) {
    const text = content[section]
    if (text !== null) result[section] = await stored(tx, meetingId, text, section)
  }
  return result
}

/** The clauses of a recommendation as they are stored, with the same references. @throws as `referringContent` */
export async function referringClauses(
  tx: Tx,
  meetingId: string | null,
  clauses: readonly NewClause[],
): Promise<NewClause[]> {
  const result: NewClause[] = []
  for (const [n, clause] of clauses.entries()) {
    result.push({ ...clause, text: await stored(tx, meetingId, clause.text, `clauses[${n}].text`) })
  }
  return result
}

async function stored(tx: Tx, meetingId: string | null, text: string, field: string): Promise<string> {
  if (meetingId !== null) return referring(tx, meetingId, text, field)
  const { unknown: number } = withReferences(text, () => undefined)
  if (number !== null) throw new AppError('invalid', 'meetings.referenceTooEarly', { field, params: { number } })
  return text
}
