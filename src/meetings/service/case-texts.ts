import type { Tx } from '#platform/database/database.ts'
import { AppError } from '#platform/errors.ts'
import { type CaseContent, caseSections } from '../model.ts'
import { withReferences } from '../rules/references.ts'
import { referring } from './agenda.ts'

/**
 * What a case says as it is stored: each "{punkt 7}" of its texts and clauses is a live reference to the agenda at hand.
 *
 * @param meetingId - of that agenda; null: the case stands on none, and nobody can say which item is meant
 * @throws invalid `meetings.referenceUnknown`, `meetings.referenceTooEarly`
 */
export async function referringContent(tx: Tx, meetingId: string | null, content: CaseContent): Promise<CaseContent> {
  const stored = async (text: string, field: string) => {
    if (meetingId !== null) return referring(tx, meetingId, text, field)
    const { unknown: number } = withReferences(text, () => undefined)
    if (number !== null) throw new AppError('invalid', 'meetings.referenceTooEarly', { field, params: { number } })
    return text
  }
  const result = { ...content, clauses: [...content.clauses] }
  for (const section of caseSections) {
    const text = content[section]
    if (text !== null) result[section] = await stored(text, section)
  }
  for (const [n, clause] of content.clauses.entries()) {
    result.clauses[n] = { ...clause, text: await stored(clause.text, `clauses[${n}].text`) }
  }
  return result
}
