import { sql } from 'kysely'
import type { Reader, Tx } from '#platform/database/database.ts'
import type { AllocationInput, AllocationResult } from './model.ts'

/** A version as it is stored; `latest` is the newest version the reader may see. */
export type AllocationRow = {
  id: string
  ownerId: string
  number: number
  version: number
  title: string
  input: AllocationInput
  result: AllocationResult
  hash: string
  madeAt: string
  publishedAt: string | null
}

function versions(db: Reader) {
  return db
    .selectFrom('allocation as a')
    .innerJoin('allocation_version as v', 'v.allocation_id', 'a.id')
    .select(['a.id', 'a.owner_id as ownerId', 'a.version', 'v.number', 'v.title', 'v.hash'])
    .select(['v.made_at as madeAt', 'v.published_at as publishedAt'])
    .select((eb) => [eb.ref('v.input').$castTo<AllocationInput>().as('input')])
    .select((eb) => [eb.ref('v.result').$castTo<AllocationResult>().as('result')])
}

/** The newest visible version of each allocation (fordeling), newest first, a page at a time. */
export async function listAllocationRows(
  db: Reader,
  { after, limit }: { after?: { madeAt: string; id: string }; limit: number },
): Promise<Omit<AllocationRow, 'input' | 'result'>[]> {
  const newest = db
    .selectFrom('allocation as a')
    .innerJoin('allocation_version as v', 'v.allocation_id', 'a.id')
    .distinctOn('a.id')
    .select(['a.id', 'a.owner_id as ownerId', 'a.version', 'v.number', 'v.title', 'v.hash'])
    .select(['v.made_at as madeAt', 'v.published_at as publishedAt'])
    .orderBy('a.id')
    .orderBy('v.number', 'desc')
  return db
    .selectFrom(newest.as('n'))
    .select(['n.id', 'n.ownerId', 'n.version', 'n.number', 'n.title', 'n.hash', 'n.madeAt', 'n.publishedAt'])
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(n."madeAt", n.id) < (${after?.madeAt ?? ''}::timestamptz, ${after?.id ?? ''}::uuid)`),
    )
    .orderBy('n.madeAt', 'desc')
    .orderBy('n.id', 'desc')
    .limit(limit)
    .execute()
}

/** All visible versions of an allocation (fordeling), newest first; empty when the reader may see none. */
export async function listVersionsOf(db: Reader, id: string): Promise<AllocationRow[]> {
  return versions(db).where('a.id', '=', id).orderBy('v.number', 'desc').execute()
}

/** The newest visible version whose input has the hash (kontrolkode). */
export async function findByHash(db: Reader, hash: string): Promise<AllocationRow | undefined> {
  return versions(db).where('v.hash', '=', hash).orderBy('v.made_at', 'desc').limit(1).executeTakeFirst()
}

/** A new allocation (fordeling) without versions yet. @returns its id */
export async function insertAllocation(tx: Tx, ownerId: string, secretariatId: string | null): Promise<string> {
  const id = crypto.randomUUID()
  await tx.insertInto('allocation').values({ id, owner_id: ownerId, secretariat_id: secretariatId }).execute()
  return id
}

type NewVersion = {
  id: string
  number: number
  title: string
  input: AllocationInput
  result: AllocationResult
  hash: string
  madeBy: string
  madeAt: string
}

/** Adds a version (ny version); the ones before stay as they are. */
export async function insertVersion(tx: Tx, version: NewVersion): Promise<void> {
  await tx
    .insertInto('allocation_version')
    .values({
      allocation_id: version.id,
      number: version.number,
      title: version.title,
      input: JSON.stringify(version.input),
      result: JSON.stringify(version.result),
      hash: version.hash,
      made_by: version.madeBy,
      made_at: version.madeAt,
    })
    .execute()
}

/** Counts the allocation up by one version if it still has the one the user saw. @returns whether it had */
export async function countUp(tx: Tx, id: string, version: number): Promise<boolean> {
  const changed = await tx
    .updateTable('allocation')
    .set({ version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('id')
    .executeTakeFirst()
  return changed !== undefined
}

/** Publishes the newest version (offentliggør) if it is still the one the user saw. @returns whether it was */
export async function markPublished(
  tx: Tx,
  row: { id: string; version: number; by: string; at: string },
): Promise<boolean> {
  const { id, version, by, at } = row
  const published = await tx
    .updateTable('allocation_version')
    .set({ published_by: by, published_at: at })
    .where('allocation_id', '=', id)
    .where('number', '=', version)
    .where('published_at', 'is', null)
    .where((eb) => eb('allocation_id', 'in', eb.selectFrom('allocation').select('id').where('version', '=', version)))
    .returning('number')
    .executeTakeFirst()
  if (published === undefined) return false
  await tx.updateTable('allocation').set({ published_number: version }).where('id', '=', id).execute()
  return true
}

/** Organisations for which the one who asks may make allocations (fordelinger) today, secretariats first. */
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
