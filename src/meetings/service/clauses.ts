import type { Tx } from '#platform/database/database.ts'
import type { AgendaItem, Clause } from '../model.ts'
import { listClauses } from '../store/cases.ts'

/**
 * The recommendation (indstilling) that holds at each item: that of its stop, else of its case, else its own.
 */
export async function clausesOf(
  tx: Tx,
  items: readonly Pick<AgendaItem, 'id' | 'caseId' | 'stopId'>[],
): Promise<Map<string, Clause[]>> {
  const all = await listClauses(tx, {
    caseIds: [...new Set(items.flatMap(({ caseId }) => caseId ?? []))],
    stopIds: items.flatMap(({ stopId }) => stopId ?? []),
    itemIds: items.map(({ id }) => id),
  })
  return new Map(
    items.map((item) => {
      const own = all.filter(({ stopId }) => stopId !== null && stopId === item.stopId)
      const ofCase = all.filter(({ caseId }) => caseId !== null && caseId === item.caseId)
      const ofItem = all.filter(({ itemId }) => itemId === item.id)
      return [item.id, own.length > 0 ? own : ofCase.length > 0 ? ofCase : ofItem]
    }),
  )
}
