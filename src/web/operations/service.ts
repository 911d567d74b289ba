import { sql } from 'kysely'
import type { App } from '#platform/app.ts'
import { type AuditPage, type AuditQuery, listAudit, listAuditTables } from '#platform/audit.ts'
import { asActor } from '#platform/database/actor.ts'
import type { Tx } from '#platform/database/database.ts'
import { AppError } from '#platform/errors.ts'
import { isRecordId } from '#platform/ids.ts'
import { listMail, sendAgain } from '#platform/mail.ts'
import { type RetentionState, retentionState } from '#platform/retention.ts'
import { findTask, listTasks, startTask, type Task } from '#platform/tasks.ts'

/** What needs an eye, for the start page of the administration. */
export type Attention = { open: number; disabled: number; failingMails: number; failedTasks: number }

/** @throws AppError unauthenticated people.logInFirst, forbidden people.administratorOnly */
export async function getAttention(app: App): Promise<Attention> {
  return administer(app, async (tx) => {
    const { rows } = await sql<Attention>`select
      (select count(*)::int from app_user where disabled_at is null) as open,
      (select count(*)::int from app_user where disabled_at is not null) as disabled,
      (select count(*)::int from mail_message where sent_at is null and attempts > 0) as "failingMails",
      (select count(*)::int from background_task where state = 'failed' and created_at > now() - interval '7 days') as "failedTasks"`.execute(
      tx,
    )
    return rows[0] ?? { open: 0, disabled: 0, failingMails: 0, failedTasks: 0 }
  })
}

/** The outbox (udbakke) with the text of each mail; administrators only. */
export async function getOutbox(app: App) {
  return administer(app, (tx) => listMail(tx))
}

/** Lets an unsent mail go out now. @throws AppError conflict outbox.gone */
export async function retryMail(app: App, id: string): Promise<void> {
  await administer(app, async (tx) => {
    if (!isRecordId(id) || !(await sendAgain(tx, id))) throw new AppError('conflict', 'outbox.gone')
  })
}

/** Each kind of data with its period and last run; administrators only. */
export async function getRetention(app: App): Promise<RetentionState[]> {
  return administer(app, (tx) => retentionState(tx, app.today))
}

/** The audit trail as far as the row policies let the person see it. @throws AppError unauthenticated people.logInFirst */
export async function getHistory(app: App, query: AuditQuery): Promise<AuditPage> {
  requirePerson(app)
  return asActor(app, (tx) => listAudit(tx, query))
}

/** As `getHistory`, with the tables one can choose between. */
export async function searchHistory(app: App, query: AuditQuery): Promise<AuditPage & { tables: string[] }> {
  requirePerson(app)
  return asActor(app, async (tx) => ({ ...(await listAudit(tx, query)), tables: await listAuditTables(tx) }))
}

/** One task of one's own. @throws AppError notFound work.unknown */
export async function getTask(app: App, id: string): Promise<Task> {
  requirePerson(app)
  const task = isRecordId(id) ? await asActor(app, (tx) => findTask(tx, id)) : undefined
  if (!task) throw new AppError('notFound', 'work.unknown')
  return task
}

/** The person's latest tasks. */
export async function getTasks(app: App): Promise<Task[]> {
  requirePerson(app)
  return asActor(app, (tx) => listTasks(tx))
}

/** Starts an archive export in the background; returns the id of its task. */
export async function startArchive(app: App, title: string): Promise<string> {
  return administer(app, (tx) => startTask(app, tx, 'archive', title, {}))
}

/** Refuses all but administrators, before anything is read. */
export async function requireAdministrator(app: App): Promise<void> {
  await administer(app, async () => {})
}

async function administer<T>(app: App, work: (tx: Tx) => Promise<T>): Promise<T> {
  requirePerson(app)
  return asActor(app, async (tx) => {
    const { rows } = await sql<{ may: boolean }>`select app_has_role('administrator') as may`.execute(tx)
    if (!rows[0]?.may) throw new AppError('forbidden', 'people.administratorOnly')
    return work(tx)
  })
}

function requirePerson({ actor }: App): void {
  if (actor.userId === null) throw new AppError('unauthenticated', 'people.logInFirst')
}
