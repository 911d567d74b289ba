import { createHash } from 'node:crypto'
import { asSystem } from '#platform/database/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { reportKind } from '../kinds.ts'
import type { Figures, Report } from '../model.ts'
import { changedFigures, type FigureChange, inputsMoved } from '../rules.ts'
import * as store from '../store.ts'
import { composeNow } from './composing.ts'

const most = 50
const kept = new Map<string, Promise<FigureChange[]>>()

/**
 * The figures of an edition that would change now, for readers who may not see what to (ændret siden): without the
 * newer value. Outside row policies, so nothing else of it may be shown. The report is composed once for each state of
 * its inputs, however many ask: the inputs themselves are a cheap question.
 */
export async function hiddenChanges(
  db: Db,
  report: Report,
  edition: { id: string; figures: Figures },
): Promise<FigureChange[]> {
  const inputs = await asSystem(db, 'changes', async (tx) => {
    const current = await reportKind(report.kind).currentInputs(tx, report)
    return inputsMoved(await store.listEditionInputs(tx, edition.id), current) ? current : null
  })
  if (inputs === null) return []
  const state = inputs.map(({ kind, recordId, version }) => `${kind} ${recordId} ${version}`).sort()
  const key = createHash('sha256')
    .update(JSON.stringify([edition.id, state]))
    .digest('hex')
  const known = kept.get(key)
  if (known) return known
  const asked = asSystem(db, 'changes', async (tx) => (await composeNow(tx, report)).figures).then((newer) =>
    changedFigures(edition.figures, newer).map((change) => ({ ...change, after: null })),
  )
  kept.set(key, asked)
  asked.catch(() => kept.delete(key))
  const [oldest] = kept.keys()
  if (kept.size > most && oldest !== undefined) kept.delete(oldest)
  return asked
}
