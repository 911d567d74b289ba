import { sql } from 'kysely'
import type { Reader } from '#platform/database/database.ts'
import { type AnnexQuery, annexSorts, type Sheet } from '../model.ts'
import '../tables.ts'

export type AnnexRow = Pick<
  Sheet,
  | 'id'
  | 'offeringId'
  | 'operatorId'
  | 'year'
  | 'number'
  | 'kind'
  | 'facilityName'
  | 'unitName'
  | 'operatorName'
  | 'hostMunicipalityId'
  | 'legalBasis'
  | 'targetGroup'
  | 'perDay'
  | 'figures'
  | 'provisional'
  | 'validFrom'
  | 'validTo'
  | 'submissionId'
  | 'sourceId'
  | 'approvedOn'
  | 'approvedByBody'
  | 'approvalReference'
>

const rowColumns = [
  'id',
  'offering_id as offeringId',
  'operator_id as operatorId',
  'year',
  'number',
  'kind',
  'facility_name as facilityName',
  'unit_name as unitName',
  'operator_name as operatorName',
  'host_municipality_id as hostMunicipalityId',
  'legal_basis as legalBasis',
  'target_group as targetGroup',
  'per_day as perDay',
  'figures',
  'provisional',
  'valid_from as validFrom',
  'valid_to as validTo',
  'submission_id as submissionId',
  'source_id as sourceId',
  'approved_on as approvedOn',
  'approved_by_body as approvedByBody',
  'approval_reference as approvalReference',
] as const

function askedWords(q: string | undefined): string[] {
  return (q ?? '').split(/\s+/).filter(Boolean).slice(0, 12)
}

function found(db: Reader, year: number, { q, operator, legalBasis, targetGroup, municipality }: Partial<AnnexQuery>) {
  return db
    .selectFrom('tariff_sheet')
    .where('year', '=', year)
    .where('stage', '=', 'approved')
    .$if(askedWords(q).length > 0, (query) =>
      // Spelled as what is stored: "É" finds "e".
      query.where(
        sql<boolean>`words like all(array(select danish_lower(word) from unnest(${askedWords(q).map(like)}::text[]) as word))`,
      ),
    )
    .$if(Boolean(operator), (query) => query.where('operator_id', '=', operator ?? ''))
    .$if(Boolean(legalBasis), (query) => query.where('legal_basis', '=', legalBasis ?? ''))
    .$if(Boolean(targetGroup), (query) => query.where('target_group', '=', targetGroup ?? ''))
    .$if(Boolean(municipality), (query) => query.where('host_municipality_id', '=', municipality ?? ''))
}

// The keys are made to be compared sign by sign, and the index tariff_sheet_annex holds them so.
const orders = { tilbud: 'name_key', driftsherre: 'operator_key', takst: 'per_day' } as const

/** Approved tariffs of a year (takstbilag) that match, a page at a time in the order asked for, and how many in all. */
export async function pageOfAnnex(
  db: Reader,
  year: number,
  query: Partial<AnnexQuery>,
  { limit, offset }: { limit: number; offset: number },
): Promise<{ rows: AnnexRow[]; total: number }> {
  const { sort = annexSorts[0] } = query
  const order = orders[sort.replace('-', '') as keyof typeof orders]
  const rows = await found(db, year, query)
    .select(rowColumns)
    .$narrowType<{ figures: Record<string, string> }>()
    .orderBy(order, sort.startsWith('-') ? 'desc' : 'asc')
    .orderBy('name_key')
    .orderBy('offering_id')
    .orderBy('valid_from')
    .limit(limit)
    .offset(offset)
    .execute()
  const { total } = await found(db, year, query)
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return { rows, total }
}

/** Approved tariffs after a key of the last one, for lists that page by cursor. */
export async function annexAfter(
  db: Reader,
  { year, after, limit }: { year?: number; after: string; limit: number },
): Promise<AnnexRow[]> {
  return db
    .selectFrom('tariff_sheet')
    .select(rowColumns)
    .$narrowType<{ figures: Record<string, string> }>()
    .where('stage', '=', 'approved')
    .$if(year !== undefined, (query) => query.where('year', '=', year as number))
    .$if(after !== '', (query) => query.where('id', '>', after))
    .orderBy('id')
    .limit(limit)
    .execute()
}

/** What can be chosen in the filters of a year: only what is there. */
export async function annexChoices(db: Reader, year: number) {
  const rows = await db
    .selectFrom('tariff_sheet')
    .select(['operator_id', 'operator_name', 'legal_basis', 'target_group', 'host_municipality_id'])
    .distinct()
    .where('year', '=', year)
    .where('stage', '=', 'approved')
    .execute()
  const distinct = (values: (string | null)[]) => [...new Set(values.filter((value) => value !== null))]
  return {
    operators: new Map(rows.map((row) => [row.operator_id, row.operator_name])),
    legalBases: distinct(rows.map((row) => row.legal_basis)),
    targetGroups: distinct(rows.map((row) => row.target_group)),
    municipalities: distinct(rows.map((row) => row.host_municipality_id)),
  }
}

/** Years with approved tariffs the user may read, newest first; each year is looked up by itself, not found among all tariffs. */
export async function annexYears(db: Reader): Promise<number[]> {
  const { rows } = await sql<{ year: number }>`
    select year from generate_series(2007, 2100) as year
    where exists (select from tariff_sheet where tariff_sheet.year = year.year and approved_on is not null)
    order by year desc`.execute(db)
  return rows.map(({ year }) => year)
}

/** Which version of which approved tariff a year's annex is made of. */
export async function annexVersions(db: Reader, year: number): Promise<{ id: string; version: number }[]> {
  return db
    .selectFrom('tariff_sheet')
    .select(['id', 'version'])
    .where('year', '=', year)
    .where('stage', '=', 'approved')
    .orderBy('id')
    .execute()
}

function like(words: string): string {
  return `%${words.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`
}

/** The years with approved tariffs and whose rounds they are of. */
export async function annexOwners(db: Reader): Promise<{ year: number; ownerId: string }[]> {
  return db
    .selectFrom('tariff_sheet')
    .select(['year', 'owner_id as ownerId'])
    .distinct()
    .where('stage', '=', 'approved')
    .orderBy('year')
    .execute()
}
