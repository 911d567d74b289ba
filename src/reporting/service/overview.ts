import type { App } from '#platform/app.ts'
import { asActor } from '#platform/database/actor.ts'
import type { Tx } from '#platform/database/database.ts'
import { organisationNames } from '#registry/index.ts'
import { listReportingNewsRows, listRoundEvents, type ReportingNews, type RoundEvent } from '../store/overview.ts'
import { requireUser } from './access.ts'

type Named<T> = T & { organisationName: string | null }

/** What happens soon (sker snart) in the rounds, from now and before an instant; the next first. */
export async function listComingStages(app: App, before: string): Promise<Named<RoundEvent>[]> {
  return asActor(app, async (tx) => named(app, tx, await listRoundEvents(tx, app.now, before)))
}

/**
 * What others did to rounds and submissions since an instant (ændret siden), the latest first; at most `most`.
 * @throws unauthenticated `reporting.logIn`
 */
export async function listReportingNews(app: App, since: string, most: number): Promise<Named<ReportingNews>[]> {
  const userId = requireUser(app)
  return asActor(app, async (tx) => named(app, tx, await listReportingNewsRows(tx, { since, userId, most })))
}

/** An organisation is named as it is called today: it may stand in rounds of several years. */
async function named<T extends { organisationId: string | null }>(app: App, tx: Tx, rows: T[]): Promise<Named<T>[]> {
  const ids = [...new Set(rows.flatMap(({ organisationId }) => organisationId ?? []))]
  const names = await organisationNames(tx, ids, app.today)
  return rows.map((row) => ({ ...row, organisationName: names.get(row.organisationId ?? '') ?? row.organisationId }))
}
