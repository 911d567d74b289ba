import { join } from 'node:path'
import { asSystem } from '#platform/database/actor.ts'
import type { Db, Tx } from '#platform/database/database.ts'
import { loadOnce } from '#platform/database/load-once.ts'
import { type CsvRow, column, optional, readReference, referenceFolder, upsert } from '#registry/index.ts'
import { deletedRecords } from './store/loaded.ts'

const file = (name: string) => join(referenceFolder, name)

/**
 * Loads the framework agreements shipped with the program; the register must be loaded first. Loading again changes
 * nothing, and what people have changed since (version above 1) is left as they wrote it.
 */
export async function loadAgreements(db: Db): Promise<void> {
  await asSystem(db, 'reference-data', (tx) =>
    loadOnce(
      tx,
      'agreements',
      [file('agreement*.csv'), file('initiative*.csv'), join(import.meta.dirname, 'load.ts')],
      () => loadAll(tx),
    ),
  )
}

async function loadAll(tx: Tx) {
  const sourced = ['source_id', 'source_place'] as const
  await upsert(tx, 'agreement', rows('agreements.csv', 'agreement_id'), {
    key: ['id'],
    columns: [
      'id',
      'area',
      'title',
      'vision',
      'summary',
      'valid_from',
      'valid_to',
      'approval_deadline',
      ...sourced,
      'version',
    ],
    untilEdited: true,
  })
  await upsert(tx, 'agreement_focus', rows('agreement-focus.csv', 'focus_id'), {
    key: ['id'],
    columns: ['id', 'agreement_id', 'number', 'title', 'note', ...sourced, 'version'],
    untilEdited: true,
  })
  await upsert(tx, 'initiative', rows('initiatives.csv', 'initiative_id'), {
    key: ['id'],
    columns: [
      ...(['id', 'focus_id', 'letter', 'title', 'description', 'state'] as const),
      ...(['owner_body_id', 'owner_organisation_id'] as const),
      ...sourced,
      'version',
    ],
    untilEdited: true,
  })
  await loadNotesAndSteps(tx)
}

async function loadNotesAndSteps(tx: Tx) {
  const sourced = ['source_id', 'source_place'] as const
  const written_at = { written_at: '2025-03-17T12:00:00Z' }
  const notes = rows('initiative-notes.csv', 'note_id').map((row) => ({ ...row, ...written_at }))
  await upsert(tx, 'initiative_note', notes, {
    key: ['id'],
    columns: [
      'id',
      'initiative_id',
      'state',
      'noted_on',
      'text',
      'organisation_id',
      'body_id',
      ...sourced,
      'written_at',
    ],
    keep: true,
  })
  await upsert(tx, 'initiative_link', await kept(tx, 'initiative_link', rows('initiative-links.csv', 'link_id')), {
    key: ['id'],
    columns: ['id', 'initiative_id', 'body_id', 'facility_id', 'href', 'label'],
    keep: true,
  })
  await upsert(tx, 'agreement_step', await kept(tx, 'agreement_step', rows('agreement-steps.csv', 'step_id')), {
    key: ['id'],
    columns: [
      ...(['id', 'agreement_id', 'phase', 'title', 'from_on', 'until_on', 'date_text'] as const),
      ...(['body_id', 'organisation_id', 'outcome'] as const),
      ...sourced,
      'version',
    ],
    untilEdited: true,
  })
  await upsert(tx, 'agreement_party', rows('agreement-parties.csv'), {
    key: ['agreement_id', 'organisation_id'],
    columns: ['agreement_id', 'organisation_id', 'approved_on', 'note', 'version'],
    untilEdited: true,
  })
}

async function kept<Row extends object>(tx: Tx, table: string, shipped: Row[]): Promise<Row[]> {
  const deleted = await deletedRecords(tx, table)
  return shipped.filter((row) => !deleted.has(String((row as { id?: string }).id)))
}

/** Rows of a reference file; `idColumn` becomes the id, an empty field null. */
function rows(name: string, idColumn?: string) {
  return readReference(name).map((row: CsvRow) => ({
    ...Object.fromEntries(Object.keys(row).map((key) => [key, optional(row, key)])),
    ...(idColumn ? { id: column(row, idColumn) } : {}),
    version: 1,
  }))
}
