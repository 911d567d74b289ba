import type { Tx } from '#platform/database/database.ts'
import '../tables.ts'

/** The source that made-up tariffs name (demotal), so that nobody takes them for printed ones. */
export async function ensureDemoSource(tx: Tx, source: { id: string; title: string }): Promise<void> {
  await tx
    .insertInto('source')
    .values({ ...source, publisher: 'Rammeværk', published_on: null, url: null, note: 'Opdigtede tal til demoen.' })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
