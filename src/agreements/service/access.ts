import type { App } from '#platform/app.ts'
import type { Tx } from '#platform/database/database.ts'
import { AppError } from '#platform/errors.ts'
import { keepsArea } from '#registry/index.ts'
import { findAgreement } from '../store/agreements.ts'

/**
 * Refuses everybody but administrators and the secretariat of the area.
 *
 * @throws AppError unauthenticated agreements.logIn, forbidden agreements.notKeeper
 */
export async function requireKeeper(app: App, tx: Tx, area: string): Promise<void> {
  if (app.actor.userId === null) throw new AppError('unauthenticated', 'agreements.logIn')
  if (!(await keepsArea(tx, area))) throw new AppError('forbidden', 'agreements.notKeeper')
}

/** An agreement, or the refusal that there is none. @throws AppError notFound agreements.unknown */
export async function agreementHead(tx: Tx, id: string) {
  const agreement = await findAgreement(tx, id)
  if (!agreement) throw new AppError('notFound', 'agreements.unknown', { params: { id } })
  return agreement
}

/** The agreement, for those who keep it. @throws AppError notFound, unauthenticated, forbidden */
export async function keptAgreement(app: App, tx: Tx, id: string) {
  const agreement = await agreementHead(tx, id)
  await requireKeeper(app, tx, agreement.area)
  return agreement
}

/** The refusal of a write on an older version; the answer carries the current one. */
export function stale(version: number): AppError {
  return new AppError('stale', 'agreements.stale', { data: { version } })
}
