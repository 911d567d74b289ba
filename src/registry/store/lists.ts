import type { Reader } from '#platform/database/database.ts'
import type { NamedId } from '../model.ts'
import { byName, inForce } from '../store.ts'

type Page = { after?: string; limit: number }

/** Operators (driftsherrer) with a facility on the day, in Danish order: the choices of a filter. */
export async function operatorsOn(db: Reader, onDate: string): Promise<NamedId[]> {
  const rows = await db
    .selectFrom('facility_operator as p')
    .innerJoin('organisation_name as n', 'n.organisation_id', 'p.operator_id')
    .select(['n.organisation_id as id', 'n.name'])
    .distinct()
    .where(inForce('p', onDate))
    .where(inForce('n', onDate))
    .execute()
  return rows.sort(byName((row) => row.name))
}

/** Acts and sections that offerings rest on: the choices of a filter, by act and then by number. */
export async function usedLegalBases(db: Reader): Promise<NamedId[]> {
  const rows = await db
    .selectFrom('legal_basis as b')
    .select(['b.id', 'b.act', 'b.section'])
    .where((eb) => eb('b.id', 'in', eb.selectFrom('offering_legal_basis as l').select('l.legal_basis_id').distinct()))
    .execute()
  const numbered = new Intl.Collator('da', { numeric: true })
  return rows
    .map((row) => ({ id: row.id, name: `${row.act} ${row.section}`.trim() }))
    .sort((a, b) => numbered.compare(a.name, b.name))
}

/** Target groups (målgrupper) that offerings are classified with: the choices of a filter. */
export async function usedTargetGroups(db: Reader): Promise<NamedId[]> {
  const rows = await db
    .selectFrom('target_group as g')
    .select(['g.id', 'g.name'])
    .where((eb) => eb('g.id', 'in', eb.selectFrom('offering_target_group as l').select('l.target_group_id').distinct()))
    .execute()
  return rows.sort(byName((row) => row.name))
}

/** Target groups by id, a page at a time; `classification` is "natko", "agreement" or another list. */
export async function listTargetGroups(
  db: Reader,
  { after, limit, classification }: Page & { classification?: string },
) {
  return db
    .selectFrom('target_group')
    .select(['id', 'classification', 'number', 'name', 'valid_from as validFrom', 'valid_to as validTo', 'note'])
    .$if(after !== undefined, (query) => query.where('id', '>', after as string))
    .$if(classification !== undefined, (query) => query.where('classification', '=', classification as string))
    .orderBy('id')
    .limit(limit)
    .execute()
}

/** Legal bases (lovgrundlag) by id, a page at a time, with the one that replaced each. */
export async function listLegalBases(db: Reader, { after, limit }: Page) {
  return db
    .selectFrom('legal_basis')
    .select(['id', 'act', 'section', 'name', 'valid_from as validFrom', 'valid_to as validTo'])
    .select(['successor_id as successorId', 'note'])
    .$if(after !== undefined, (query) => query.where('id', '>', after as string))
    .orderBy('id')
    .limit(limit)
    .execute()
}

/** Ids of offerings in force on the day, a page at a time. */
export async function listOfferingIds(db: Reader, { after, limit }: Page, onDate: string): Promise<string[]> {
  const rows = await db
    .selectFrom('offering as o')
    .select('o.id')
    .where(inForce('o', onDate))
    .$if(after !== undefined, (query) => query.where('o.id', '>', after as string))
    .orderBy('o.id')
    .limit(limit)
    .execute()
  return rows.map((row) => row.id)
}

type PopulationKey = { municipalityId: string; referenceDate: string; ageGroup: string }

/** Population (folketal) in order of date, municipality and age group, a page at a time. */
export async function listPopulation(
  db: Reader,
  where: { after?: PopulationKey; limit: number; municipalityId?: string; referenceDate?: string; ageGroup?: string },
) {
  const { after } = where
  return db
    .selectFrom('population')
    .select(['municipality_id as municipalityId', 'reference_date as referenceDate', 'age_group as ageGroup'])
    .select(['population', 'source_id as sourceId'])
    .$if(where.municipalityId !== undefined, (query) => query.where('municipality_id', '=', where.municipalityId ?? ''))
    .$if(where.referenceDate !== undefined, (query) => query.where('reference_date', '=', where.referenceDate ?? ''))
    .$if(where.ageGroup !== undefined, (query) => query.where('age_group', '=', where.ageGroup ?? ''))
    .$if(after !== undefined, (query) =>
      query.where((eb) =>
        eb(
          eb.refTuple('reference_date', 'municipality_id', 'age_group'),
          '>',
          eb.tuple(after?.referenceDate ?? '', after?.municipalityId ?? '', after?.ageGroup ?? ''),
        ),
      ),
    )
    .orderBy('reference_date')
    .orderBy('municipality_id')
    .orderBy('age_group')
    .limit(where.limit)
    .execute()
}

/** Population (folketal) of municipalities on a reference date in one age group; who has no figure is not in the map. */
export async function populationOn(
  db: Reader,
  where: { municipalityIds: readonly string[]; referenceDate: string; ageGroup: string },
): Promise<Map<string, { population: number; sourceTitle: string }>> {
  if (where.municipalityIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('population as p')
    .innerJoin('source as s', 's.id', 'p.source_id')
    .select(['p.municipality_id as id', 'p.population', 's.title'])
    .where('p.municipality_id', 'in', [...where.municipalityIds])
    .where('p.reference_date', '=', where.referenceDate)
    .where('p.age_group', '=', where.ageGroup)
    .execute()
  return new Map(rows.map(({ id, population, title }) => [id, { population, sourceTitle: title }]))
}

/** Reference dates of the population (folketal) with their age groups and how many municipalities have a figure, newest first. */
export async function populationVintages(
  db: Reader,
): Promise<{ referenceDate: string; ageGroup: string; municipalities: number }[]> {
  return db
    .selectFrom('population')
    .select((eb) => [
      'reference_date as referenceDate',
      'age_group as ageGroup',
      eb.cast<number>(eb.fn.countAll(), 'integer').as('municipalities'),
    ])
    .groupBy(['reference_date', 'age_group'])
    .orderBy('reference_date', 'desc')
    .orderBy('age_group')
    .execute()
}

/** Titles of sources (kilder) by id; figures loaded from print name them. */
export async function sourceTitles(db: Reader, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('source').select(['id', 'title']).where('id', 'in', ids).execute()
  return new Map(rows.map(({ id, title }) => [id, title]))
}

/** What each of these organisations is (region, municipality …), by id. */
export async function organisationKinds(db: Reader, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('organisation')
    .select(['id', 'kind'])
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map(({ id, kind }) => [id, kind]))
}
