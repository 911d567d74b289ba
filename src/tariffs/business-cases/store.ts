import { sql } from 'kysely'
import type { Reader, Tx } from '#platform/database/database.ts'
import type { BusinessCasePlan } from './model.ts'
import './tables.ts'

/** A version as it is stored. */
export type BusinessCaseRow = {
  id: string
  ownerId: string
  /** Of the business case: its newest version. */
  version: number
  number: number
  title: string
  plan: BusinessCasePlan
  hash: string
  madeAt: string
  publishedAt: string | null
}

/** The newest visible version of each business case (forretningsplan), newest first, a page at a time. */
export async function listBusinessCaseRows(
  db: Reader,
  { after, limit }: { after?: { madeAt: string; id: string }; limit: number },
): Promise<BusinessCaseRow[]> {
  const newest = versions(db).distinctOn('c.id').orderBy('c.id').orderBy('v.number', 'desc')
  return db
    .selectFrom(newest.as('n'))
    .select(['n.id', 'n.ownerId', 'n.version', 'n.number', 'n.title', 'n.plan', 'n.hash', 'n.madeAt', 'n.publishedAt'])
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(n."madeAt", n.id) < (${after?.madeAt ?? ''}::timestamptz, ${after?.id ?? ''}::uuid)`),
    )
    .orderBy('n.madeAt', 'desc')
    .orderBy('n.id', 'desc')
    .limit(limit)
    .execute()
}

/** All visible versions of a business case, newest first; empty when the reader may see none. */
export async function listBusinessCaseVersions(db: Reader, id: string): Promise<BusinessCaseRow[]> {
  return versions(db).where('c.id', '=', id).orderBy('v.number', 'desc').execute()
}

function versions(db: Reader) {
  return db
    .selectFrom('business_case as c')
    .innerJoin('business_case_version as v', 'v.business_case_id', 'c.id')
    .select(['c.id', 'c.owner_id as ownerId', 'c.version', 'v.number', 'v.title', 'v.hash'])
    .select(['v.made_at as madeAt', 'v.published_at as publishedAt'])
    .select((eb) => [eb.ref('v.input').$castTo<BusinessCasePlan>().as('plan')])
}

/** A new business case without versions yet. @returns its id */
export async function insertBusinessCase(tx: Tx, ownerId: string, secretariatId: string | null): Promise<string> {
  const id = crypto.randomUUID()
  await tx.insertInto('business_case').values({ id, owner_id: ownerId, secretariat_id: secretariatId }).execute()
  return id
}

/** Adds a version (ny version); the ones before stay as they are. */
export async function insertBusinessCaseVersion(
  tx: Tx,
  row: {
    id: string
    number: number
    title: string
    plan: BusinessCasePlan
    hash: string
    madeBy: string
    madeAt: string
  },
): Promise<void> {
  await tx
    .insertInto('business_case_version')
    .values({
      business_case_id: row.id,
      number: row.number,
      title: row.title,
      input: JSON.stringify(row.plan),
      hash: row.hash,
      made_by: row.madeBy,
      made_at: row.madeAt,
    })
    .execute()
}

/** Counts a business case up by one version if it still has the one the user saw. @returns whether it had */
export async function countUpBusinessCase(tx: Tx, id: string, version: number): Promise<boolean> {
  const changed = await tx
    .updateTable('business_case')
    .set({ version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('id')
    .executeTakeFirst()
  return changed !== undefined
}

/** Publishes the newest version (offentliggør) if it is still the one the user saw. @returns whether it was */
export async function markBusinessCasePublished(
  tx: Tx,
  row: { id: string; version: number; by: string; at: string },
): Promise<boolean> {
  const published = await tx
    .updateTable('business_case_version')
    .set({ published_by: row.by, published_at: row.at })
    .where('business_case_id', '=', row.id)
    .where('number', '=', row.version)
    .where('published_at', 'is', null)
    .where((eb) =>
      eb('business_case_id', 'in', eb.selectFrom('business_case').select('id').where('version', '=', row.version)),
    )
    .returning('number')
    .executeTakeFirst()
  if (published === undefined) return false
  await tx.updateTable('business_case').set({ published_number: row.version }).where('id', '=', row.id).execute()
  return true
}
