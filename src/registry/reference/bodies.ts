import type { Tx } from '#platform/database/database.ts'
import { type CsvRow, column, optional, readReference } from './files.ts'
import { reform2007 } from './organisations.ts'
import { upsert } from './upsert.ts'

/** Areas, bodies, their seats and mandates. What people have changed since is left as they wrote it. */
export async function loadBodies(tx: Tx): Promise<void> {
  const areas = readReference('areas.csv').map((row) => ({
    ...take(row, 'name secretariat_id'),
    id: column(row, 'area_id'),
  }))
  await upsert(tx, 'area', areas, { key: ['id'], columns: ['id', 'name', 'secretariat_id'] })
  await upsert(tx, 'body', bodyRows(), {
    key: ['id'],
    columns: [
      'id',
      'name',
      'short_name',
      'level',
      'area',
      'parent_id',
      'chair',
      'secretariat_id',
      'purpose',
      'cadence',
      'competence',
      'competence_text',
      'valid_from',
      'valid_to',
      'source_id',
      'source_place',
      'version',
    ],
    untilEdited: true,
  })
  await upsert(tx, 'body_seat', seatRows(), {
    key: ['id'],
    columns: [
      'id',
      'body_id',
      'function',
      'deputy_for',
      'organisation_id',
      'holder_body_id',
      'role',
      'seats',
      'valid_from',
      'valid_to',
      'source_id',
      'source_place',
      'version',
    ],
    untilEdited: true,
  })
  await upsert(tx, 'body_mandate', mandateRows(), {
    key: ['body_id', 'number'],
    columns: [
      'body_id',
      'number',
      'state',
      'background',
      'purpose',
      'success_criterion',
      'tasks',
      'members',
      'time_plan',
      'approved_by_body_id',
      'approved_on',
      'ended_on',
      'end_reason',
      'source_id',
      'source_place',
      'version',
    ],
    untilEdited: true,
  })
}

function bodyRows() {
  return readReference('bodies.csv').map((row) => ({
    ...take(row, 'name level competence'),
    ...take(row, 'short_name area parent_id chair secretariat_id purpose cadence competence_text valid_to', true),
    ...take(row, 'source_id source_place', true),
    id: column(row, 'body_id'),
    valid_from: optional(row, 'valid_from') ?? reform2007,
    version: 1,
  }))
}

function seatRows() {
  return readReference('body-seats.csv').map((row) => ({
    ...take(row, 'body_id function seats valid_from'),
    ...take(row, 'deputy_for organisation_id holder_body_id role valid_to source_id source_place', true),
    id: column(row, 'seat_id'),
    version: 1,
  }))
}

function mandateRows() {
  return readReference('body-mandates.csv').map((row) => ({
    ...take(row, 'body_id number state'),
    ...take(row, 'background purpose success_criterion tasks members time_plan', true),
    ...take(row, 'approved_by_body_id approved_on ended_on end_reason source_id source_place', true),
    version: 1,
  }))
}

/** Columns that keep their name; an empty field is null where it may be. */
function take(row: CsvRow, names: string, mayBeEmpty = false): Record<string, string | null> {
  return Object.fromEntries(
    names.split(' ').map((name) => [name, mayBeEmpty ? optional(row, name) : column(row, name)]),
  )
}
