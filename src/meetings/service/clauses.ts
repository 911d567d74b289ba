import type { Tx } from '#platform/database/database.ts'
import { AppError } from '#platform/errors.ts'
import type { AgendaItem, Clause, NewClause } from '../model.ts'
import { isUnchanged } from '../rules/clauses.ts'
import { listClauses } from '../store/cases.ts'
import { decidedClauses } from '../store/minutes.ts'

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

/**
 * Refuses a recommendation of a case or an item that leaves out or alters a clause something was decided on: it was decided
 * on its words. Others may be put beside it, in any order; one that was only postponed may be written anew.
 * @throws conflict `meetings.clauseDecided` with the words
 */
export async function keepDecided(
  tx: Tx,
  owner: { caseIds: readonly string[] } | { itemIds: readonly string[] },
  given: readonly NewClause[],
): Promise<void> {
  const standing = await listClauses(tx, owner)
  const changed = standing.filter((clause) => !isUnchanged(clause, given))
  const decided = await decidedClauses(
    tx,
    changed.map(({ id }) => id),
  )
  const first = changed.find(({ id }) => decided.has(id))
  if (first)
    throw new AppError('conflict', 'meetings.clauseDecided', { field: 'clauses', params: { text: first.text } })
}
