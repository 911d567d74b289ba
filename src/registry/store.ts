import { sql } from 'kysely'
import type { Reader } from '#platform/database/database.ts'
import type { Municipality, OfferingSummary, Organisation, OrganisationKind } from './model.ts'

const danish = new Intl.Collator('da')

/** Orders by Danish alphabet: æ, ø, å last, aa as å. */
export function byName<T>(nameOf: (item: T) => string): (a: T, b: T) => number {
  return (a, b) => danish.compare(nameOf(a), nameOf(b))
}

/** Organisations (myndigheder og driftsherrer) that exist on a day, with their name of that day, in Danish order. */
export async function listOrganisations(
  db: Reader,
  { kind, onDate }: { kind?: OrganisationKind; onDate: string },
): Promise<Organisation[]> {
  const rows = await db
    .selectFrom('organisation as o')
    .innerJoin('organisation_name as n', 'n.organisation_id', 'o.id')
    .select(['o.id', 'o.kind', 'o.code', 'n.name', 'n.short_name as shortName', 'o.cvr', 'o.ean', 'o.version'])
    .select(['o.valid_from as validFrom', 'o.valid_to as validTo'])
    .where(inForce('o', onDate))
    .where(inForce('n', onDate))
    .$if(kind !== undefined, (query) => query.where('o.kind', '=', kind as OrganisationKind))
    .execute()
  return rows.sort(byName((row) => row.name))
}

/**
 * Names of organisations on a day, by id. An organisation without a name that day (not begun, or ended) is not in the
 * map. `ids` undefined means all.
 */
export async function organisationNames(
  db: Reader,
  ids: readonly string[] | undefined,
  onDate: string,
): Promise<Map<string, string>> {
  if (ids?.length === 0) return new Map()
  const rows = await db
    .selectFrom('organisation_name as n')
    .select(['n.organisation_id as id', 'n.name'])
    .where(inForce('n', onDate))
    .$if(ids !== undefined, (query) => query.where('n.organisation_id', 'in', ids as string[]))
    .execute()
  return new Map(rows.map((row) => [row.id, row.name]))
}

/** The municipalities (kommuner) of a day, each with its region of that day and its tile, in Danish order of names. */
export async function municipalitiesOn(db: Reader, onDate: string): Promise<Municipality[]> {
  const rows = await db
    .selectFrom('organisation as o')
    .innerJoin('organisation_name as n', 'n.organisation_id', 'o.id')
    .innerJoin('municipality_region as m', 'm.municipality_id', 'o.id')
    .innerJoin('organisation_name as r', 'r.organisation_id', 'm.region_id')
    .innerJoin('municipality_tile as t', 't.municipality_id', 'o.id')
    .select((eb) => [
      'o.id',
      'm.region_id as regionId',
      'r.name as regionName',
      't.col',
      't.row',
      eb.fn.coalesce('o.code', 'o.id').as('code'),
      eb.fn.coalesce('n.short_name', 'n.name').as('name'),
    ])
    .where('o.kind', '=', 'municipality')
    .where(inForce('o', onDate))
    .where(inForce('n', onDate))
    .where(inForce('m', onDate))
    .where(inForce('r', onDate))
    .execute()
  return rows.sort(byName((row) => row.name))
}

/**
 * Offerings (ydelser) in force on a day, sorted by facility name in Danish and then by id. Name, operator and terms
 * are those of that day; an offering without terms or operator that day is left out, never given the nearest.
 */
export async function findOfferings(
  db: Reader,
  { ids, facilityId, operatorId, onDate }: { ids?: string[]; facilityId?: string; operatorId?: string; onDate: string },
): Promise<OfferingSummary[]> {
  if (ids?.length === 0) return []
  const rows = await offeringsOn(db, onDate)
    .$if(ids !== undefined, (query) => query.where('o.id', 'in', ids as string[]))
    .$if(facilityId !== undefined, (query) => query.where('o.facility_id', '=', facilityId as string))
    .$if(operatorId !== undefined, (query) => query.where('p.operator_id', '=', operatorId as string))
    .execute()
  const byFacility = byName<OfferingSummary>((row) => row.facilityName)
  return rows.sort((a, b) => byFacility(a, b) || (a.id < b.id ? -1 : 1))
}

/**
 * Which state the register (registret) is in as far as a day: another text when an offering, its terms, a facility, its
 * name or operator, or the name of an organisation up to that day has changed. What lies after the day does not count.
 */
export async function registerVersion(db: Reader, untilDate: string): Promise<string> {
  const endsWithin = sql`case when valid_to <= ${untilDate}::date then valid_to end`
  const { rows } = await sql<{ version: string }>`
    select md5(coalesce(string_agg(line, '|' order by line), '')) as version from (
      select concat_ws(' ', 'offering', id, facility_id, unit_id, target_group_text, legal_basis_text, valid_from, ${endsWithin}) as line
        from offering where valid_from <= ${untilDate}::date
      union all select concat_ws(' ', 'term', offering_id, financing, coverage, covered_text, valid_from, ${endsWithin})
        from offering_term where valid_from <= ${untilDate}::date
      union all select concat_ws(' ', 'facility', facility_id, name, valid_from, ${endsWithin})
        from facility_name where valid_from <= ${untilDate}::date
      union all select concat_ws(' ', 'operator', facility_id, operator_id, valid_from, ${endsWithin})
        from facility_operator where valid_from <= ${untilDate}::date
      union all select concat_ws(' ', 'organisation', organisation_id, name, short_name, valid_from, ${endsWithin})
        from organisation_name where valid_from <= ${untilDate}::date) lines`.execute(db)
  return rows[0]?.version ?? ''
}

export type OfferingName = {
  facilityName: string
  unitName: string | null
  targetGroupText: string | null
  legalBasisText: string | null
}

/** What offerings (ydelser) are called on a day, by id: what a list of them shows, without operator and terms. */
export async function offeringNames(
  db: Reader,
  ids: readonly string[],
  onDate: string,
): Promise<Map<string, OfferingName>> {
  const rows = await db
    .selectFrom('offering as o')
    .innerJoin('facility_name as fn', 'fn.facility_id', 'o.facility_id')
    .leftJoin('unit as u', 'u.id', 'o.unit_id')
    .select(['o.id', 'fn.name as facilityName', 'u.name as unitName'])
    .select(['o.target_group_text as targetGroupText', 'o.legal_basis_text as legalBasisText'])
    // One parameter however many ids: a statement takes at most 65,535 of them.
    .where(sql<boolean>`o.id = any (${[...ids]}::text[])`)
    .where(inForce('o', onDate))
    .where(inForce('fn', onDate))
    .execute()
  return new Map(rows.map(({ id, ...name }) => [id, name]))
}

export type NamedOrganisation = { id: string; name: string; regionId: string | null }

/** All organisations of a day with the region (region) a municipality lies in; null for all others. */
export async function organisationsOn(db: Reader, onDate: string): Promise<NamedOrganisation[]> {
  return db
    .selectFrom('organisation_name as n')
    .leftJoin('municipality_region as m', (join) =>
      join.onRef('m.municipality_id', '=', 'n.organisation_id').on(inForce('m', onDate)),
    )
    .select(['n.organisation_id as id', 'n.name', 'm.region_id as regionId'])
    .where(inForce('n', onDate))
    .execute()
}

function offeringsOn(db: Reader, onDate: string) {
  return db
    .selectFrom('offering as o')
    .innerJoin('facility as f', 'f.id', 'o.facility_id')
    .innerJoin('facility_name as fn', 'fn.facility_id', 'f.id')
    .innerJoin('facility_operator as p', 'p.facility_id', 'f.id')
    .innerJoin('organisation as op', 'op.id', 'p.operator_id')
    .innerJoin('organisation_name as pn', 'pn.organisation_id', 'p.operator_id')
    .innerJoin('offering_term as t', 't.offering_id', 'o.id')
    .leftJoin('unit as u', 'u.id', 'o.unit_id')
    .leftJoin('municipality_region as m', (join) =>
      join
        .on(sql<boolean>`m.municipality_id = coalesce(f.host_municipality_id, p.operator_id)`)
        .on(inForce('m', onDate)),
    )
    .select(['o.id', 'f.id as facilityId', 'fn.name as facilityName', 'u.name as unitName'])
    .select(['p.operator_id as operatorId', 'pn.name as operatorName'])
    .select(['f.host_municipality_id as hostMunicipalityId'])
    .select(sql<string | null>`coalesce(m.region_id, case when op.kind = 'region' then op.id end)`.as('regionId'))
    .select(['o.target_group_text as targetGroupText', 'o.legal_basis_text as legalBasisText'])
    .select(['t.financing', 't.financing_basis as financingBasis', 't.financing_evidence as financingEvidence'])
    .select(['t.coverage', 't.covered_text as coveredText'])
    .select(['o.valid_from as validFrom', 'o.valid_to as validTo'])
    .where(inForce('o', onDate))
    .where(inForce('fn', onDate))
    .where(inForce('p', onDate))
    .where(inForce('pn', onDate))
    .where(inForce('t', onDate))
}

/**
 * The municipalities that may use each offering on a day (dækningsområde), ids in order of code. An offering without
 * a printed list is not in the map: nothing is known, which is not the same as nobody.
 */
export async function coveredMunicipalities(
  db: Reader,
  offeringIds: readonly string[],
  onDate: string,
): Promise<Map<string, string[]>> {
  const lists = new Map<string, string[]>()
  if (offeringIds.length === 0) return lists
  const rows = await db
    .selectFrom('offering_coverage as c')
    .select(['c.offering_id', 'c.municipality_id'])
    .where('c.offering_id', 'in', [...offeringIds])
    .where(inForce('c', onDate))
    .orderBy('c.offering_id')
    .orderBy('c.municipality_id')
    .execute()
  for (const row of rows) {
    const list = lists.get(row.offering_id)
    if (list) list.push(row.municipality_id)
    else lists.set(row.offering_id, [row.municipality_id])
  }
  return lists
}

/** The row of a dated table is in force: [valid_from, valid_to) holds the day. */
export function inForce(alias: string, onDate: string) {
  const from = sql.ref(`${alias}.valid_from`)
  const to = sql.ref(`${alias}.valid_to`)
  return sql<boolean>`(${from} <= ${onDate}::date and (${to} is null or ${to} > ${onDate}::date))`
}
