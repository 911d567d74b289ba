import { sql } from 'kysely'
import type { Reader, Tx } from '#platform/database/database.ts'
import type { Sheet, Stage } from '../model.ts'
import '../tables.ts'

const columns = [
  'id',
  'offering_id as offeringId',
  'operator_id as operatorId',
  'owner_id as ownerId',
  'year',
  'number',
  'submission_id as submissionId',
  'source_id as sourceId',
  'kind',
  'figures',
  'texts',
  'basis',
  'per_day as perDay',
  'rule_id as ruleId',
  'facility_name as facilityName',
  'unit_name as unitName',
  'operator_name as operatorName',
  'host_municipality_id as hostMunicipalityId',
  'legal_basis as legalBasis',
  'target_group as targetGroup',
  'stage',
  'delegated',
  'provisional',
  'valid_from as validFrom',
  'valid_to as validTo',
  'admitted_before as admittedBefore',
  'approved_on as approvedOn',
  'approved_by_body as approvedByBody',
  'approval_reference as approvalReference',
  'version',
] as const

function sheets(db: Reader) {
  return db.selectFrom('tariff_sheet').select(columns).$narrowType<{
    figures: Record<string, string>
    texts: Record<string, string>
  }>()
}

export type NewSheet = Omit<
  Sheet,
  | 'stage'
  | 'delegated'
  | 'provisional'
  | 'admittedBefore'
  | 'validFrom'
  | 'validTo'
  | 'approvedOn'
  | 'approvedByBody'
  | 'approvalReference'
  | 'version'
> &
  Partial<Pick<Sheet, 'stage' | 'validFrom' | 'validTo' | 'approvedOn' | 'approvedByBody' | 'approvalReference'>>

/** Writes calculations (takstskemaer) as they were reported; in one statement, however many. */
export async function insertSheets(tx: Tx, rows: readonly NewSheet[]): Promise<void> {
  if (rows.length === 0) return
  await tx
    .insertInto('tariff_sheet')
    .values(
      rows.map((row) => ({
        id: row.id,
        offering_id: row.offeringId,
        operator_id: row.operatorId,
        owner_id: row.ownerId,
        year: row.year,
        number: row.number,
        submission_id: row.submissionId,
        source_id: row.sourceId,
        kind: row.kind,
        figures: JSON.stringify(row.figures),
        texts: JSON.stringify(row.texts),
        basis: row.basis,
        per_day: row.perDay,
        rule_id: row.ruleId,
        facility_name: row.facilityName,
        unit_name: row.unitName,
        operator_name: row.operatorName,
        host_municipality_id: row.hostMunicipalityId,
        legal_basis: row.legalBasis,
        target_group: row.targetGroup,
        stage: row.stage ?? 'reported',
        valid_from: row.validFrom ?? null,
        valid_to: row.validTo ?? null,
        approved_on: row.approvedOn ?? null,
        approved_by_body: row.approvedByBody ?? null,
        approval_reference: row.approvalReference ?? null,
      })),
    )
    .execute()
}

export type SheetFilter = {
  ids?: readonly string[]
  offeringIds?: readonly string[]
  years?: readonly number[]
  ownerId?: string
  stages?: readonly Stage[]
}

/** Sheets (takstskemaer) the user may read, by year, name and version. */
export async function listSheets(
  db: Reader,
  { ids, offeringIds, years, ownerId, stages }: SheetFilter,
): Promise<Sheet[]> {
  if ([ids, offeringIds, years, stages].some((list) => list?.length === 0)) return []
  return sheets(db)
    .$if(ids !== undefined, (query) => query.where('id', 'in', ids as string[]))
    .$if(offeringIds !== undefined, (query) => query.where('offering_id', 'in', offeringIds as string[]))
    .$if(years !== undefined, (query) => query.where('year', 'in', years as number[]))
    .$if(ownerId !== undefined, (query) => query.where('owner_id', '=', ownerId as string))
    .$if(stages !== undefined, (query) => query.where('stage', 'in', stages as Stage[]))
    .orderBy('year')
    .orderBy('facility_name')
    .orderBy('offering_id')
    .orderBy('number')
    .execute()
}

/** Sheets held until the transaction ends, so that two who decide wait for one another. */
export async function lockSheets(tx: Tx, ids: readonly string[]): Promise<Sheet[]> {
  if (ids.length === 0) return []
  return sheets(tx).where('id', 'in', ids).orderBy('id').forUpdate().execute()
}

/** One sheet the user may read, or undefined. */
export async function findSheet(db: Reader, id: string): Promise<Sheet | undefined> {
  return sheets(db).where('id', '=', id).executeTakeFirst()
}

export type SheetDecision = Partial<
  Pick<
    Sheet,
    | 'stage'
    | 'delegated'
    | 'provisional'
    | 'validFrom'
    | 'validTo'
    | 'admittedBefore'
    | 'approvedOn'
    | 'approvedByBody'
    | 'approvalReference'
  >
>

/** Writes what was decided about sheets the caller holds (afgørelse); the version counts up. @returns how many */
export async function decideSheets(tx: Tx, ids: readonly string[], decision: SheetDecision): Promise<number> {
  if (ids.length === 0) return 0
  const changed = await tx
    .updateTable('tariff_sheet')
    .set((eb) => ({
      ...(decision.stage === undefined ? {} : { stage: decision.stage }),
      ...(decision.delegated === undefined ? {} : { delegated: decision.delegated }),
      ...(decision.provisional === undefined ? {} : { provisional: decision.provisional }),
      ...(decision.validFrom === undefined ? {} : { valid_from: decision.validFrom }),
      ...(decision.validTo === undefined ? {} : { valid_to: decision.validTo }),
      ...(decision.admittedBefore === undefined ? {} : { admitted_before: decision.admittedBefore }),
      ...(decision.approvedOn === undefined ? {} : { approved_on: decision.approvedOn }),
      ...(decision.approvedByBody === undefined ? {} : { approved_by_body: decision.approvedByBody }),
      ...(decision.approvalReference === undefined ? {} : { approval_reference: decision.approvalReference }),
      version: eb('version', '+', 1),
    }))
    .where('id', 'in', ids)
    .executeTakeFirst()
  return Number(changed.numUpdatedRows)
}

export type Computed = { id: string; basis: string; perDay: string; ruleId: string }

/** Writes recomputed tariffs (genberegnede takster) in one statement; only those given. */
export async function rewriteComputed(tx: Tx, rows: readonly Computed[]): Promise<void> {
  if (rows.length === 0) return
  await sql`update tariff_sheet s set basis = c.basis, per_day = c.per_day, rule_id = c.rule_id
    from jsonb_to_recordset(${JSON.stringify(
      rows.map(({ id, basis, perDay, ruleId }) => ({ id, basis, per_day: perDay, rule_id: ruleId })),
    )}::jsonb) as c(id uuid, basis numeric, per_day numeric, rule_id text)
    where s.id = c.id`.execute(tx)
}

export type Stored = {
  id: string
  figures: Record<string, string>
  year: number
  basis: string
  perDay: string
  isApproved: boolean
}

/** What is needed to recompute sheets (genberegning), a batch at a time by id. */
export async function listForRecompute(db: Reader, after: string, limit: number): Promise<Stored[]> {
  return db
    .selectFrom('tariff_sheet')
    .select(['id', 'figures', 'year', 'basis', 'per_day as perDay'])
    .select(sql<boolean>`approved_on is not null`.as('isApproved'))
    .$narrowType<{ figures: Record<string, string> }>()
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute()
}
