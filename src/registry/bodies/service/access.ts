import type { App } from '#platform/app.ts'
import type { Tx } from '#platform/database/database.ts'
import { AppError } from '#platform/errors.ts'
import { keepsArea } from '../store/bodies.ts'

/**
 * Refuses everybody but administrators and the secretariat of the area; national bodies are for administrators.
 *
 * @throws AppError unauthenticated bodies.logIn, forbidden bodies.notKeeper
 */
export async function requireKeeper(app: App, tx: Tx, area: string | null): Promise<void> {
  if (app.actor.userId === null) throw new AppError('unauthenticated', 'bodies.logIn')
  if (!(await keepsArea(tx, area))) throw new AppError('forbidden', 'bodies.notKeeper')
}

/** The refusal of a write on an older version; the answer carries the current one. */
export function stale(version: number): AppError {
  return new AppError('stale', 'bodies.stale', { data: { version } })
}
