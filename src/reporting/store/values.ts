import { sql } from 'kysely'
import { exact, interval, notReported, unknown } from '#figures/quantity.ts'
import type { Reader, Tx } from '#platform/database/database.ts'
import type { Acceptance, ApprovedValue, CellValue } from '../model.ts'
import '../tables.ts'

export type StoredCell = {
  lineId: string
  field: string
  value: CellValue
  version: number
  confirmedAt: string
  changedBy: string | null
  changedByName: string | null
  changedAt: string
}

type CellColumns = {
  state: 'exact' | 'interval' | 'unknown' | 'not-reported' | 'text'
  low: string | null
  high: string | null
  text: string | null
}

/** Every cell (celle) of a submission. */
export async function listCells(db: Reader, submissionId: string): Promise<StoredCell[]> {
  const rows = await db
    .selectFrom('submission_value')
    .select(['line_id', 'field', 'state', 'low', 'high', 'text', 'version', 'confirmed_at', 'changed_by', 'changed_at'])
    .where('submission_id', '=', submissionId)
    .execute()
  const names = await personNames(db, new Set(rows.map((row) => row.changed_by)))
  return rows.map((row) => ({
    lineId: row.line_id,
    field: row.field,
    value: fromColumns(row),
    version: row.version,
    confirmedAt: row.confirmed_at,
    changedBy: row.changed_by,
    changedByName: names.get(row.changed_by) ?? null,
    changedAt: row.changed_at,
  }))
}

/** A cell to write; `isThere`: it was written before, so it counts its version up. */
type CellToWrite = { lineId: string; field: string; value: CellValue; isThere?: boolean }

/**
 * Writes cells of a submission whose row the caller holds: nobody else writes meanwhile, so what is there is changed and
 * the rest added, and no row is asked for a conflict.
 */
export async function writeCells(
  tx: Tx,
  submissionId: string,
  cells: readonly CellToWrite[],
  by: { userId: string | null; now: string },
): Promise<void> {
  const there = cells.filter(({ isThere }) => isThere)
  const added = cells.filter(({ isThere }) => !isThere)
  if (added.length > 0) {
    await sql`insert into submission_value
        (submission_id, line_id, field, state, low, high, text, confirmed_at, changed_by, changed_at)
      select ${submissionId}::uuid, line_id, field, state, low::numeric, high::numeric, text,
        ${by.now}::timestamptz, ${by.userId}::uuid, ${by.now}::timestamptz
      from ${cellTable(added)}`.execute(tx)
  }
  if (there.length > 0) {
    await sql`update submission_value v set state = cell.state, low = cell.low::numeric, high = cell.high::numeric,
        text = cell.text, confirmed_at = ${by.now}::timestamptz, changed_by = ${by.userId}::uuid,
        changed_at = ${by.now}::timestamptz, version = v.version + 1
      from ${cellTable(there)}
      where v.submission_id = ${submissionId}::uuid and v.line_id = cell.line_id and v.field = cell.field`.execute(tx)
  }
}

/**
 * One text a column, however many cells: a statement takes at most 65,535 parameters, and arrays and JSON take longer to
 * write and to read. Only what people wrote can hold the mark between two, and goes as an array.
 */
function cellTable(cells: readonly CellToWrite[]) {
  const values = cells.map(({ value }) => toColumns(value))
  const column = (texts: (string | null)[]) => sql`string_to_array(${texts.join(unitSeparator)}, ${unitSeparator}, '')`
  return sql`unnest(${column(cells.map(({ lineId }) => lineId))}, ${column(cells.map(({ field }) => field))},
    ${column(values.map(({ state }) => state))}, ${column(values.map(({ low }) => low))},
    ${column(values.map(({ high }) => high))}, ${values.map(({ text }) => text)}::text[])
    as cell(line_id, field, state, low, high, text)`
}

const unitSeparator = '\u001f'

/** Copies all cells and written reasons of one submission to another; who wrote them and when stays with them. */
export async function copyCells(tx: Tx, fromId: string, toId: string): Promise<void> {
  await sql`insert into submission_value
      (submission_id, line_id, field, state, low, high, text, confirmed_at, changed_by, changed_at)
    select ${toId}::uuid, line_id, field, state, low, high, text, confirmed_at, changed_by, changed_at
    from submission_value where submission_id = ${fromId}::uuid`.execute(tx)
  await sql`insert into finding_acceptance (submission_id, rule_id, line_id, field, found, reason, accepted_by, accepted_at)
    select ${toId}::uuid, rule_id, line_id, field, found, reason, accepted_by, accepted_at
    from finding_acceptance where submission_id = ${fromId}::uuid`.execute(tx)
}

/** Written reasons (begrundelser) of a submission with the names of who gave them. */
export async function listAcceptances(db: Reader, submissionId: string): Promise<Acceptance[]> {
  return db
    .selectFrom('finding_acceptance')
    .select(['rule_id as ruleId', 'line_id as lineId', 'field', 'found', 'reason', 'accepted_at as acceptedAt'])
    .select(sql<string | null>`app_person_name(accepted_by)`.as('acceptedBy'))
    .where('submission_id', '=', submissionId)
    .execute()
}

/** Written reasons of several submissions, by rule and line, as far as one may read them. */
export async function reasonsOf(
  db: Reader,
  submissionIds: readonly string[],
): Promise<(Pick<Acceptance, 'ruleId' | 'lineId' | 'reason'> & { submissionId: string })[]> {
  if (submissionIds.length === 0) return []
  return db
    .selectFrom('finding_acceptance')
    .select(['submission_id as submissionId', 'rule_id as ruleId', 'line_id as lineId', 'reason'])
    .where('submission_id', 'in', submissionIds)
    .orderBy('rule_id')
    .execute() as Promise<(Pick<Acceptance, 'ruleId' | 'lineId' | 'reason'> & { submissionId: string })[]>
}

/** Keeps the reason for one warning; a later reason at the same place replaces the former. */
export async function writeAcceptance(
  tx: Tx,
  submissionId: string,
  acceptance: Pick<Acceptance, 'ruleId' | 'lineId' | 'field' | 'found' | 'reason'>,
  by: { userId: string | null; now: string },
): Promise<void> {
  const row = { found: acceptance.found, reason: acceptance.reason, accepted_by: by.userId, accepted_at: by.now }
  await tx
    .insertInto('finding_acceptance')
    .values({
      submission_id: submissionId,
      rule_id: acceptance.ruleId,
      line_id: acceptance.lineId,
      field: acceptance.field,
      ...row,
    })
    .onConflict((conflict) => conflict.columns(['submission_id', 'rule_id', 'line_id', 'field']).doUpdateSet(row))
    .execute()
}

export type ApprovedQuery = { templateId: string; years?: readonly number[]; lineIds?: readonly string[] }

/**
 * Values of approved (godkendte) submissions, oldest year first: of each respondent the newest version the user may
 * read. After a correction that is the new one for those inside, and for the public the former until an edition
 * carries the new one.
 */
export async function listApprovedValues(db: Reader, asked: ApprovedQuery): Promise<ApprovedValue[]> {
  if (asked.years?.length === 0 || asked.lineIds?.length === 0) return []
  const rows = await db
    .selectFrom('submission_value as v')
    .innerJoin('submission as s', 's.id', 'v.submission_id')
    .innerJoin('respondent as r', 'r.id', 's.respondent_id')
    .innerJoin('round as o', 'o.id', 'r.round_id')
    .select(['o.year', 'v.line_id', 'v.field', 'v.state', 'v.low', 'v.high', 'v.text', 'v.confirmed_at'])
    .select([
      's.id',
      's.number',
      'r.organisation_id',
      's.submitted_at',
      's.approved_at',
      's.source_id',
      's.public_since',
    ])
    .select(['s.submitted_by', 's.approved_by'])
    .where('s.state', 'in', ['approved', 'superseded'])
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('submission as later')
            .select('later.id')
            .whereRef('later.respondent_id', '=', 's.respondent_id')
            .whereRef('later.number', '>', 's.number')
            .where('later.state', 'in', ['approved', 'superseded']),
        ),
      ),
    )
    .where('o.template_id', '=', asked.templateId)
    .$if(asked.years !== undefined, (query) => query.where('o.year', 'in', asked.years as number[]))
    .$if(asked.lineIds !== undefined, (query) => query.where('v.line_id', 'in', asked.lineIds as string[]))
    .orderBy('o.year')
    .orderBy('v.line_id')
    .orderBy('v.field')
    .execute()
  const names = await personNames(db, new Set(rows.flatMap((row) => [row.submitted_by, row.approved_by])))
  return rows.map((row) => {
    const value = fromColumns(row)
    return {
      year: row.year,
      lineId: row.line_id,
      field: row.field,
      quantity: 'text' in value ? null : value,
      text: 'text' in value ? value.text : null,
      submissionId: row.id,
      submissionNumber: row.number,
      organisationId: row.organisation_id,
      submittedAt: row.submitted_at,
      approvedAt: row.approved_at as string,
      submittedByName: names.get(row.submitted_by) ?? null,
      approvedByName: names.get(row.approved_by) ?? null,
      sourceId: row.source_id,
      confirmedAt: row.confirmed_at,
      isPublic: row.public_since !== null,
    }
  })
}

/** Names of people who took part, each asked for once; without names for the public. */
async function personNames(db: Reader, ids: ReadonlySet<string | null>): Promise<Map<string | null, string | null>> {
  const known = [...ids].filter((id) => id !== null)
  if (known.length === 0) return new Map()
  const { rows } = await sql<{ id: string; name: string | null }>`
    select id, app_person_name(id) as name from unnest(${known}::uuid[]) id`.execute(db)
  return new Map(rows.map(({ id, name }) => [id, name]))
}

export type ApprovedVersion = { id: string; respondentId: string; number: number }

/**
 * The approved version of each respondent up to a year, without its values: what a document was made of. One query.
 * A version that has been superseded is not among them even while the public still reads it: so a document made of
 * it is known to be changed since.
 */
export async function listApprovedVersions(
  db: Reader,
  { templateId, untilYear }: { templateId: string; untilYear: number },
): Promise<ApprovedVersion[]> {
  return db
    .selectFrom('submission as s')
    .innerJoin('respondent as r', 'r.id', 's.respondent_id')
    .innerJoin('round as o', 'o.id', 'r.round_id')
    .select(['s.id', 's.respondent_id as respondentId', 's.number'])
    .where('s.state', '=', 'approved')
    .where('o.template_id', '=', templateId)
    .where('o.year', '<=', untilYear)
    .orderBy('s.id')
    .execute()
}

function toColumns(value: CellValue): CellColumns {
  const none = { low: null, high: null, text: null }
  if ('text' in value) {
    return value.text === '' ? { state: 'not-reported', ...none } : { state: 'text', ...none, text: value.text }
  }
  if (value.state === 'exact') return { state: 'exact', low: value.value, high: value.value, text: null }
  if (value.state === 'interval') return { state: 'interval', low: value.low, high: value.high, text: null }
  return { state: value.state === 'unknown' ? 'unknown' : 'not-reported', ...none }
}

function fromColumns({ state, low, high, text }: CellColumns): CellValue {
  if (state === 'text') return { text: text ?? '' }
  if (state === 'exact' && low !== null) return exact(low)
  if (state === 'interval' && low !== null && high !== null) return interval(low, high)
  return state === 'unknown' ? unknown : notReported
}
