import { sql } from 'kysely'
import type { Reader } from '#platform/database/database.ts'
import type { FacilityHead, Source } from '../model.ts'
import { inForce } from '../store.ts'

/** A facility (tilbud) with name and operator of the day; undefined when it is unknown or had neither that day. */
export async function findFacility(db: Reader, id: string, onDate: string): Promise<FacilityHead | undefined> {
  return facilitiesOn(db, onDate).where('f.id', '=', id).executeTakeFirst()
}

/** Facilities with name and operator of the day by id, a page at a time: those after the id `after`. */
export async function listFacilities(
  db: Reader,
  { after = '', limit }: { after?: string; limit: number },
  onDate: string,
): Promise<FacilityHead[]> {
  return facilitiesOn(db, onDate).where('f.id', '>', after).orderBy('f.id').limit(limit).execute()
}

/**
 * Facilities of the day whose name, operator, host municipality or number holds a text, in Danish order of names.
 * @param page - which of the pages, from 1, and how many a page holds
 */
export async function facilitiesNamed(
  db: Reader,
  text: string,
  { onDate, page, size }: { onDate: string; page: number; size: number },
): Promise<{ found: number; rows: FacilityHead[] }> {
  const matches = sql<boolean>`position(danish_lower(${text}) in danish_lower(concat_ws(' ', fn.name, pn.name, hn.name, f.p_number,
    f.tilbudsportalen_id))) > 0`
  const all = facilitiesOn(db, onDate).$if(text !== '', (query) => query.where(matches))
  const { found } = await db
    .selectFrom(all.as('all'))
    .select(sql<number>`count(*)::int`.as('found'))
    .executeTakeFirstOrThrow()
  const rows = await all
    .orderBy(sql`danish_sort_key(fn.name) collate "C"`)
    .orderBy('f.id')
    .limit(size)
    .offset((page - 1) * size)
    .execute()
  return { found, rows }
}

function facilitiesOn(db: Reader, onDate: string) {
  return db
    .selectFrom('facility as f')
    .innerJoin('facility_name as fn', 'fn.facility_id', 'f.id')
    .innerJoin('facility_operator as p', 'p.facility_id', 'f.id')
    .innerJoin('organisation_name as pn', 'pn.organisation_id', 'p.operator_id')
    .leftJoin('organisation_name as hn', (join) =>
      join.onRef('hn.organisation_id', '=', 'f.host_municipality_id').on(inForce('hn', onDate)),
    )
    .select(['f.id', 'fn.name', 'p.operator_id as operatorId', 'pn.name as operatorName'])
    .select(['f.host_municipality_id as hostMunicipalityId', 'hn.name as hostMunicipalityName'])
    .select(['f.p_number as pNumber', 'f.tilbudsportalen_id as tilbudsportalenId', 'f.version'])
    .select(['f.valid_from as validFrom', 'f.valid_to as validTo'])
    .where(inForce('f', onDate))
    .where(inForce('fn', onDate))
    .where(inForce('p', onDate))
    .where(inForce('pn', onDate))
}

/** Other spellings of a facility's name, as printed in the sources. */
export async function facilityAliases(db: Reader, id: string): Promise<string[]> {
  const rows = await db
    .selectFrom('alias')
    .select('text')
    .where('kind', '=', 'facility')
    .where('record_id', '=', id)
    .orderBy('text')
    .execute()
  return rows.map((row) => row.text)
}

/** Where the register has a facility and its offerings from. */
export async function facilitySources(db: Reader, id: string): Promise<Source[]> {
  const known = sql<string>`source_id`.as('source_id')
  return db
    .selectFrom('source')
    .select(['id', 'title', 'publisher', 'published_on as publishedOn', 'url'])
    .where((eb) =>
      eb.or([
        eb('id', 'in', eb.selectFrom('facility as f').select(known).where('f.id', '=', id)),
        eb('id', 'in', eb.selectFrom('offering as o').select(known).where('o.facility_id', '=', id)),
      ]),
    )
    .orderBy('title')
    .execute()
}

/** What the source leaves open about each offering of a facility, by offering; most have no note. */
export async function offeringNotes(db: Reader, facilityId: string): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('offering')
    .select(['id', 'note'])
    .where('facility_id', '=', facilityId)
    .where('note', 'is not', null)
    .execute()
  return new Map(rows.map((row) => [row.id, row.note ?? '']))
}

type FacilityChange = { pNumber: string | null; tilbudsportalenId: string | null; hostMunicipalityId: string | null }

/**
 * Writes the identifiers of a facility if it still has the version the writer saw.
 *
 * @returns the new version, undefined when no row of that version may be changed
 */
export async function updateFacility(
  db: Reader,
  id: string,
  version: number,
  change: FacilityChange,
): Promise<number | undefined> {
  const row = await db
    .updateTable('facility')
    .set((eb) => ({
      p_number: change.pNumber,
      tilbudsportalen_id: change.tilbudsportalenId,
      host_municipality_id: change.hostMunicipalityId,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('version')
    .executeTakeFirst()
  return row?.version
}

/** Writes CVR and EAN of an organisation if it still has the version the writer saw. */
export async function updateOrganisation(
  db: Reader,
  id: string,
  version: number,
  change: { cvr: string | null; ean: string | null },
): Promise<number | undefined> {
  const row = await db
    .updateTable('organisation')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('version')
    .executeTakeFirst()
  return row?.version
}

/** Brings the search texts of a facility's offerings up to date in the same transaction. */
export async function refreshSearch(db: Reader, facilityId: string): Promise<void> {
  await sql`select refresh_offering_search(${facilityId})`.execute(db)
}

/** Whether the one who asks may change the register: administrators and secretariats. */
export async function mayChangeRegister(db: Reader): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`select app_has_role('administrator', 'secretariat') as may`.execute(db)
  return rows[0]?.may ?? false
}
