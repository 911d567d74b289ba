import type { Reader, Tx } from '#platform/database/database.ts'
import type { TakenFigure } from './rules.ts'

/** The figures in the texts of cases, with the values their readers were given. */
export async function listTaken(db: Reader, caseIds: readonly string[]): Promise<(TakenFigure & { caseId: string })[]> {
  if (caseIds.length === 0) return []
  return db
    .selectFrom('case_figure')
    .select(['case_id as caseId', 'figure_id as ref', 'label', 'value', 'unit', 'value_as_of as asOf'])
    .where('case_id', 'in', [...caseIds])
    .orderBy('label')
    .orderBy('figure_id')
    .execute()
}

/** Keeps these figures with their values as what the readers of the case are given. */
export async function replaceTaken(tx: Tx, caseId: string, figures: readonly TakenFigure[]): Promise<void> {
  await tx.deleteFrom('case_figure').where('case_id', '=', caseId).execute()
  const rows = figures.map(({ ref, label, value, unit, asOf }) => ({
    case_id: caseId,
    figure_id: ref,
    label,
    value,
    unit,
    value_as_of: asOf,
  }))
  if (rows.length > 0) await tx.insertInto('case_figure').values(rows).execute()
}
