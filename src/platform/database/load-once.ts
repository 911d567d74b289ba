import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import type { Db, Tx } from './database.ts'

declare module '#platform/database/schema.ts' {
  interface Database {
    loaded_data: { name: string; sha256: string }
  }
}

/**
 * Does `work` unless it was done before from the same files: the data itself and the code that loads it.
 * Only the owner of the database reaches the record.
 *
 * @param files - patterns of absolute paths, e.g. "/…/data/reference/*.csv"
 * @returns true when the work was done now
 */
export async function loadOnce(tx: Tx, name: string, files: string[], work: () => Promise<void>): Promise<boolean> {
  const hash = createHash('sha256')
  for (const file of globSync(files).sort()) hash.update(readFileSync(file))
  const sha256 = hash.digest('hex')

  const before = await tx.selectFrom('loaded_data').select('sha256').where('name', '=', name).executeTakeFirst()
  if (before?.sha256 === sha256) return false
  await work()
  await tx
    .insertInto('loaded_data')
    .values({ name, sha256 })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ sha256 }))
    .execute()
  return true
}

/**
 * Does `work`, which opens transactions of its own, unless it was completed before. A crash half way through
 * means that it is begun again, so each of its steps must bear that.
 */
export async function completeOnce(db: Db, name: string, work: () => Promise<void>): Promise<void> {
  const before = await db.selectFrom('loaded_data').select('name').where('name', '=', name).executeTakeFirst()
  if (before) return
  await work()
  await db
    .insertInto('loaded_data')
    .values({ name, sha256: '' })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
