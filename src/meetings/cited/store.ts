import { sql } from 'kysely'
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

/** Those of the cases that the user keeps as the secretariat of their area. */
export async function listServed(db: Reader, caseIds: readonly string[]): Promise<string[]> {
  if (caseIds.length === 0) return []
  const rows = await db
    .selectFrom('meeting_case')
    .select('id')
    .where('id', 'in', [...caseIds])
    .where(sql<boolean>`app_serves_case(id, app_reader())`)
    .execute()
  return rows.map(({ id }) => id)
}

/** Keeps the figures with an item as its readers are given them (når punktet sendes). */
export async function keepWithItem(tx: Tx, itemId: string, figures: readonly TakenFigure[]): Promise<void> {
  await tx
    .updateTable('agenda_item')
    .set({ figures: JSON.stringify(figures) })
    .where('id', '=', itemId)
    .execute()
}

/** The figures that the items of a meeting were sent with, by item. */
export async function listKept(db: Reader, meetingId: string): Promise<Map<string, TakenFigure[]>> {
  const rows = await db
    .selectFrom('agenda_item')
    .select(['id', 'figures'])
    .where('meeting_id', '=', meetingId)
    .where('figures', 'is not', null)
    .execute()
  return new Map(rows.map(({ id, figures }) => [id, figures as TakenFigure[]]))
}
