import { type RawBuilder, sql } from 'kysely'
import type { Reader } from '#platform/database/database.ts'
import { type Found, type Gap, type Hit, type HitCursor, nothing, type SearchQuery } from './model.ts'
import { fragmentRuns, type SearchTerm, withoutReferences } from './rules.ts'

type Row = Omit<Hit, 'fragment'> & { fragment: string }

/**
 * One page of what is found, as far as the reader may see it; the function of the database filters by itself, before it
 * counts, ranks or shows.
 *
 * @param page - `skip`: hits before it; or `after`: `next` of the page before
 */
export async function findHits(
  db: Reader,
  terms: SearchTerm[],
  { kind, body, year, verb, outcome, targetGroup, facility }: Omit<SearchQuery, 'q'>,
  page: { size: number; skip?: number; after?: HitCursor },
): Promise<Found> {
  const links = [targetGroup && `target-group:${targetGroup}`, facility && `facility:${facility}`].filter(Boolean)
  const filter = JSON.stringify({ kind, body, year, verb, outcome, ...(links.length > 0 ? { links } : {}) })
  const { rows } = await sql<{ found: Omit<Found, 'rows'> & { rows: Row[] } }>`
    select app_search(${expression(terms)}, ${filter}::jsonb, ${JSON.stringify(page)}::jsonb) as found`.execute(db)
  const found = rows[0]?.found
  return found === undefined
    ? nothing
    : {
        ...found,
        rows: found.rows.map((row) => ({
          ...row,
          title: withoutReferences(row.title),
          fragment: fragmentRuns(row.fragment),
        })),
      }
}

/** Attachments the reader sees whose text is not searched or not all of it, the newest first. */
export async function listGaps(db: Reader, most: number): Promise<Gap[]> {
  const { rows } = await sql<Gap>`
    select title, case_id as "caseId", meeting_id as "meetingId", file_id as "fileId", reason
    from app_search_gaps(${most})`.execute(db)
  return rows
}

/** The bodies that have met, by name. */
export async function listBodiesThatMet(db: Reader): Promise<{ id: string; name: string }[]> {
  return db
    .selectFrom('body')
    .select(['id', 'name'])
    .where('id', 'in', db.selectFrom('meeting').select('body_id'))
    .orderBy(sql`danish_sort_key(name) collate "C"`)
    .execute()
}

/**
 * Bodies, target groups and facilities that a search can be narrowed to, by name, and the years of meetings. The facilities
 * are those that some case the reader may see concerns.
 */
export async function listFilterValues(db: Reader) {
  const bodies = await listBodiesThatMet(db)
  const groups = await db.selectFrom('target_group').select(['id', 'name']).orderBy('name').execute()
  const years = await db
    .selectFrom('meeting')
    .select(sql<number>`extract(year from held_on)::integer`.as('year'))
    .distinct()
    .orderBy('year', 'desc')
    .execute()
  const { rows: facilities } = await sql<{ id: string; name: string }>`
    select r.record_id as id, r.label as name from app_linkable() r where r.kind = 'facility' and r.record_id in (
      select coalesce(o.facility_id, l.record_id) from case_link l
      left join offering o on l.kind = 'offering' and o.id = l.record_id where l.kind in ('facility', 'offering'))
    order by danish_sort_key(r.label) collate "C", r.record_id`.execute(db)
  return { bodies, facilities, targetGroups: groups, years: years.map(({ year }) => year) }
}

/** The terms as one full-text query; every value is bound. */
function expression(terms: SearchTerm[]): RawBuilder<unknown> {
  const parts = terms.map(({ text, prefix, excluded }) => {
    const term = prefix ? sql`to_tsquery('danish', ${`'${text}':*`})` : sql`phraseto_tsquery('danish', ${text})`
    return excluded ? sql`!! ${term}` : term
  })
  return parts.length === 0 ? sql`''::tsquery` : sql.join(parts, sql` && `)
}
