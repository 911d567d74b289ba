import { type RawBuilder, sql } from 'kysely'
import type { Reader, Tx } from '#platform/database/database.ts'

/**
 * The two tables of a kind of work: `allocation` and `allocation_version`, and which jsonb columns of the latter hold
 * its content.
 */
export type Kept<Content> = { table: string; content: readonly (keyof Content & string)[] }

/** A version as it is stored; `version` is the newest one of the work, seen or not. */
export type VersionRow<Content> = Content & {
  id: string
  ownerId: string
  version: number
  number: number
  title: string
  hash: string
  madeAt: string
  publishedAt: string | null
}

export type NewVersion<Content> = { title: string; hash: string } & Content

function names({ table }: { table: string }) {
  return { head: sql.table(table), versions: sql.table(`${table}_version`), headId: sql.ref(`${table}_id`) }
}

function visible(kept: { table: string }, content: readonly string[]): RawBuilder<unknown> {
  const { head, versions, headId } = names(kept)
  const columns = sql.join(
    content.map((name) => sql`, v.${sql.ref(name)}`),
    sql``,
  )
  return sql`select h.id, h.owner_id as "ownerId", h.version, v.number, v.title, v.hash,
    v.made_at as "madeAt", v.published_at as "publishedAt"${columns}
    from ${head} h join ${versions} v on v.${headId} = h.id`
}

/** The newest visible version of each work, newest first, a page at a time, with the content that a list shows. */
export async function listNewest<Content, Listed extends keyof Content & string>(
  db: Reader,
  kept: Kept<Content> & { listed: readonly Listed[] },
  { after, limit }: { after?: { madeAt: string; id: string }; limit: number },
): Promise<VersionRow<Pick<Content, Listed>>[]> {
  const from = after ? sql`where (n."madeAt", n.id) < (${after.madeAt}::timestamptz, ${after.id}::uuid)` : sql``
  const { rows } = await sql<VersionRow<Pick<Content, Listed>>>`
    select n.* from (select distinct on (a.id) a.* from (${visible(kept, kept.listed)}) a order by a.id, a.number desc) n
    ${from} order by n."madeAt" desc, n.id desc limit ${limit}`.execute(db)
  return rows
}

/** All visible versions of a work, newest first; empty when the reader may see none. */
export async function listVersions<Content>(
  db: Reader,
  kept: Kept<Content>,
  id: string,
): Promise<VersionRow<Content>[]> {
  const { rows } = await sql<VersionRow<Content>>`
    ${visible(kept, kept.content)} where h.id = ${id} order by v.number desc`.execute(db)
  return rows
}

/** The newest visible version with the hash (kontrolkode). */
export async function findByHash<Content>(
  db: Reader,
  kept: Kept<Content>,
  hash: string,
): Promise<VersionRow<Content> | undefined> {
  const { rows } = await sql<VersionRow<Content>>`
    ${visible(kept, kept.content)} where v.hash = ${hash} order by v.made_at desc limit 1`.execute(db)
  return rows[0]
}

/** A new work without versions yet. @returns its id */
export async function insertWork(
  tx: Tx,
  kept: { table: string },
  { ownerId, secretariatId }: { ownerId: string; secretariatId: string | null },
): Promise<string> {
  const id = crypto.randomUUID()
  await sql`insert into ${names(kept).head} (id, owner_id, secretariat_id)
    values (${id}, ${ownerId}, ${secretariatId})`.execute(tx)
  return id
}

/** Adds a version (ny version); the ones before stay as they are. */
export async function insertVersion<Content>(
  tx: Tx,
  kept: Kept<Content>,
  row: NewVersion<Content> & { id: string; number: number; madeBy: string; madeAt: string },
): Promise<void> {
  const { versions, headId } = names(kept)
  const { id, number, title, hash, madeBy, madeAt } = row
  const columns = sql.join(kept.content.map((name) => sql.ref(name)))
  const content = sql.join(kept.content.map((name) => sql`${JSON.stringify(row[name])}::jsonb`))
  await sql`insert into ${versions} (${headId}, number, title, hash, made_by, made_at, ${columns})
    values (${id}, ${number}, ${title}, ${hash}, ${madeBy}, ${madeAt}, ${content})`.execute(tx)
}

/** Counts a work up by one version if it still has the one the user saw. @returns whether it had */
export async function countUp(tx: Tx, kept: { table: string }, id: string, version: number): Promise<boolean> {
  const { rows } = await sql`update ${names(kept).head} set version = ${version + 1}
    where id = ${id} and version = ${version} returning id`.execute(tx)
  return rows.length > 0
}

/** Publishes the newest version (offentliggør) if it is still the one the user saw. @returns whether it was */
export async function markPublished(
  tx: Tx,
  kept: { table: string },
  { id, version, by, at }: { id: string; version: number; by: string; at: string },
): Promise<boolean> {
  const { head, versions, headId } = names(kept)
  const { rows } = await sql`update ${versions} set published_by = ${by}, published_at = ${at}
    where ${headId} = ${id} and number = ${version} and published_at is null
      and ${headId} in (select h.id from ${head} h where h.version = ${version}) returning number`.execute(tx)
  if (rows.length === 0) return false
  await sql`update ${head} set published_number = ${version} where id = ${id}`.execute(tx)
  return true
}

/** Organisations the one who asks may make and change work for today, secretariats first (egne organisationer). */
export async function listOwners(db: Reader): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select o.id from organisation o where o.id in (select app_organisations('reporter', 'approver', 'secretariat'))
    order by o.kind = 'secretariat' desc, o.id`.execute(db)
  return rows.map(({ id }) => id)
}

/** The secretariat of the area an organisation lies in, by the short name of its region; null when it lies in none. */
export async function findSecretariatOf(db: Reader, organisationId: string, onDate: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select s.id from organisation s join organisation_name n on n.organisation_id = s.id
    where s.kind = 'secretariat' and (s.id = ${organisationId} or n.short_name in (
      select r.short_name from organisation_name r
      where r.organisation_id = ${organisationId} or r.organisation_id in (
        select m.region_id from municipality_region m
        where m.municipality_id = ${organisationId} and m.valid_from <= ${onDate}::date
          and (m.valid_to is null or m.valid_to > ${onDate}::date))))
    order by s.id = ${organisationId} desc, s.id limit 1`.execute(db)
  return rows[0]?.id ?? null
}
