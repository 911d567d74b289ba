import { type Generated, sql } from 'kysely'
import { copenhagenDay } from './app.ts'
import { asSystem } from './database/actor.ts'
import type { Db, Reader, Tx } from './database/database.ts'
import type { JobKind } from './jobs.ts'
import type { Log } from './log.ts'

declare module '#platform/database/schema.ts' {
  interface Database {
    retention_run: { id: Generated<number>; kind: string; day: string; at: Generated<string>; affected: number }
  }
}

/** How long one kind of data is kept (opbevaringsfrist), from which day on. A changed period is a new row. */
export type RetentionPeriod = {
  kind: RetentionKind
  validFrom: string
  validTo: string | null
  keep: { days: number } | { months: number }
}

/**
 * Storage limitation: personal data no longer than needed for its purpose (GDPR article 5(1)(e)). The law
 * names no number; these are the program's own, each with its reason in the texts of the page.
 * Not listed, and so never deleted: whatever is registered, handed in, approved or published.
 */
export const retentionPeriods: RetentionPeriod[] = [
  { kind: 'sessions', validFrom: '2018-05-25', validTo: null, keep: { days: 1 } },
  { kind: 'loginAttempts', validFrom: '2018-05-25', validTo: null, keep: { days: 90 } },
  { kind: 'oneTimeLinks', validFrom: '2018-05-25', validTo: null, keep: { days: 30 } },
  { kind: 'apiTokens', validFrom: '2018-05-25', validTo: null, keep: { months: 12 } },
  { kind: 'sentMails', validFrom: '2018-05-25', validTo: null, keep: { months: 12 } },
  { kind: 'tasks', validFrom: '2018-05-25', validTo: null, keep: { days: 90 } },
  { kind: 'workFiles', validFrom: '2018-05-25', validTo: null, keep: { days: 30 } },
  { kind: 'waitingImports', validFrom: '2018-05-25', validTo: null, keep: { months: 12 } },
  { kind: 'seatPeople', validFrom: '2018-05-25', validTo: null, keep: { months: 12 } },
  { kind: 'disabledUsers', validFrom: '2018-05-25', validTo: null, keep: { months: 24 } },
  { kind: 'auditEntries', validFrom: '2018-05-25', validTo: null, keep: { months: 120 } },
]

/** Name of a person whose personal data is no longer kept. */
export const formerUser = 'Tidligere bruger'

/** Purposes of files that are made to be fetched once and can be made again. */
const workFiles = ['archive', 'pack']

/** What is done with each kind; `before` is the day everything older than which goes. Returns how many rows. */
const actions = {
  sessions: (tx, before) => remove(tx, 'user_session', sql`seen_at < ${before}`),
  loginAttempts: (tx, before) => remove(tx, 'login_attempt', sql`at < ${before}`),
  oneTimeLinks: (tx, before) => remove(tx, 'one_time_link', sql`expires_at < ${before}`),
  apiTokens: (tx, before) => remove(tx, 'api_token', sql`coalesce(revoked_at, expires_at) < ${before}`),
  sentMails: (tx, before) => remove(tx, 'mail_message', sql`sent_at < ${before}`),
  tasks: (tx, before) => remove(tx, 'background_task', sql`finished_at < ${before}`),
  workFiles: (tx, before) =>
    remove(tx, 'stored_file', sql`created_at < ${before} and (purpose = any (${workFiles}) or not complete)`),
  // With its file; what has been saved keeps the file as its source.
  waitingImports: (tx, before) => remove(tx, 'minutes_import', sql`made_at < ${before} and state = 'review'`),
  seatPeople: forgetSeatPeople,
  disabledUsers: anonymiseUsers,
  auditEntries: (tx, before) => remove(tx, 'audit_entry', sql`at < ${before}`),
} satisfies Record<string, (tx: Tx, before: string) => Promise<number>>

export type RetentionKind =
  | 'sessions'
  | 'loginAttempts'
  | 'oneTimeLinks'
  | 'apiTokens'
  | 'sentMails'
  | 'tasks'
  | 'workFiles'
  | 'waitingImports'
  | 'seatPeople'
  | 'disabledUsers'
  | 'auditEntries'

/** The periods in force on a day. */
export function periodsOn(day: string, periods = retentionPeriods): RetentionPeriod[] {
  return periods.filter(({ validFrom, validTo }) => validFrom <= day && (validTo === null || day < validTo))
}

/** The day before which data of the period is no longer kept. The end of a shorter month stands in for a missing day. */
export function keptSince(day: string, keep: RetentionPeriod['keep']): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  if ('days' in keep) return new Date(Date.UTC(year, month - 1, date - keep.days)).toISOString().slice(0, 10)
  const lastDate = new Date(Date.UTC(year, month - keep.months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 - keep.months, Math.min(date, lastDate))).toISOString().slice(0, 10)
}

export type RetentionOutcome = { kind: RetentionKind; affected: number }

/** Deletes or anonymises what is past its period on `day`, one transaction a kind, and writes down how much it was. */
export async function runRetention(db: Db, day: string): Promise<RetentionOutcome[]> {
  const outcomes: RetentionOutcome[] = []
  for (const { kind, keep } of periodsOn(day)) {
    const affected = await asSystem(db, 'retention', async (tx) => {
      const rows = await actions[kind](tx, keptSince(day, keep))
      await tx.insertInto('retention_run').values({ kind, day, affected: rows }).execute()
      return rows
    })
    outcomes.push({ kind, affected })
  }
  return outcomes
}

/** Every night, on one of the instances. */
export function retentionJob(db: Db, log: Log): JobKind {
  return {
    name: 'retention.run',
    cron: '30 2 * * *',
    async run() {
      const outcomes = await runRetention(db, copenhagenDay(new Date()))
      log.info('retention', Object.fromEntries(outcomes.map(({ kind, affected }) => [kind, affected])))
    },
  }
}

export type RetentionState = {
  kind: RetentionKind
  keep: RetentionPeriod['keep']
  validFrom: string
  lastRun: { at: string; affected: number } | null
  /** Rows since the first run. */
  total: number
}

/** Each kind with its period in force, its last run, and how many rows it has been in all. */
export async function retentionState(db: Reader, day: string): Promise<RetentionState[]> {
  const { rows } = await sql<{ kind: string; at: string; affected: number; total: number }>`
    select distinct on (kind) kind, at, affected, (sum(affected) over (partition by kind))::int8 as total
    from retention_run order by kind, id desc`.execute(db)
  const runs = new Map(rows.map((row) => [row.kind, row]))
  return periodsOn(day).map(({ kind, keep, validFrom }) => {
    const run = runs.get(kind)
    const lastRun = run ? { at: run.at, affected: run.affected } : null
    return { kind, keep, validFrom, lastRun, total: Number(run?.total ?? 0) }
  })
}

async function remove(tx: Tx, table: string, where: ReturnType<typeof sql>): Promise<number> {
  const { numAffectedRows } = await sql`delete from ${sql.table(table)} where ${where}`.execute(tx)
  return Number(numAffectedRows ?? 0)
}

/**
 * People whose time on a seat in a body is long over; their names go from the trail too, as do those of people who were
 * taken off a seat so long ago. Minutes keep who was there, and written procedures who was asked.
 */
async function forgetSeatPeople(tx: Tx, before: string): Promise<number> {
  const { rows } = await sql<{ id: string }>`delete from seat_person where valid_to < ${before} returning id`.execute(
    tx,
  )
  const ids = rows.map(({ id }) => id)
  await sql`update audit_entry set before = before - 'name', after = after - 'name'
    where table_name = 'seat_person' and (before ? 'name' or after ? 'name') and (record_id = any (${ids}) or exists (
      select from audit_entry gone where gone.table_name = 'seat_person' and gone.record_id = audit_entry.record_id
        and gone.action = 'delete' and gone.at < ${before}))`.execute(tx)
  return ids.length
}

/**
 * People who have been disabled for long: name and address go, also from the trail of the account itself.
 * The account stays without a way in, so that what it did still has one and the same doer.
 */
async function anonymiseUsers(tx: Tx, before: string): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    update app_user set name = ${formerUser}, email = 'tidligere-' || id || '@bruger.invalid',
      password_hash = null, oidc_subject = null
    where disabled_at < ${before} and email not like 'tidligere-%@bruger.invalid'
    returning id`.execute(tx)
  const ids = rows.map(({ id }) => id)
  if (ids.length === 0) return 0
  await sql`update audit_entry set before = before - '{name,email}'::text[], after = after - '{name,email}'::text[]
    where table_name = 'app_user' and record_id = any (${ids})`.execute(tx)
  await sql`delete from user_session where user_id = any (${ids})`.execute(tx)
  await sql`delete from api_token where user_id = any (${ids})`.execute(tx)
  await sql`delete from seat_person where user_id = any (${ids})`.execute(tx)
  return ids.length
}
