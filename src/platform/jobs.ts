import { sql } from 'kysely'
import { fromKysely, PgBoss } from 'pg-boss'
import type { Jobs } from './app.ts'
import type { OpenDatabase } from './database/database.ts'
import type { Log } from './log.ts'

/** One kind of background work. `cron` runs it on a clock (Europe/Copenhagen), once over all instances. */
export type JobKind = { name: string; cron?: string; retryLimit?: number; run(data: unknown): Promise<void> }

export type RunningJobs = Jobs & { ready(): boolean; stop(): Promise<void> }

/**
 * Starts the background jobs on the same database, embedded or server. Several instances share the
 * work: each job is claimed by one of them, retried when it fails, and kept when all of them stop.
 */
export async function startJobs(database: OpenDatabase, kinds: JobKind[], log: Log): Promise<RunningJobs> {
  const boss = new PgBoss(database.jobsConnection)
  boss.on('error', (error) => log.error('jobs', { error: String(error) }))
  await boss.start()
  for (const kind of kinds) await begin(boss, kind, log)
  let running = true
  const known = new Set(kinds.map(({ name }) => name))

  return {
    ready: () => running,
    async send(tx, name, data, { onceKey, startAfter } = {}) {
      // The library looks an unknown queue up on a connection of its own, and the embedded database has but
      // this one: it would wait for itself for ever.
      if (!known.has(name)) throw new Error(`No job of kind ${name}`)
      // The job tables belong to the owner of the database; a request runs as the app role.
      const { rows } = await sql<{ role: string }>`select current_setting('role') as role`.execute(tx)
      await sql`select set_config('role', 'none', true)`.execute(tx)
      await boss.send(name, data, { db: fromKysely(tx), singletonKey: onceKey, startAfter })
      await sql`select set_config('role', ${rows[0]?.role ?? 'none'}, true)`.execute(tx)
    },
    async stop() {
      running = false
      await boss.stop({ graceful: true, timeout: 5000 })
    },
  }
}

async function begin(boss: PgBoss, kind: JobKind, log: Log) {
  await boss.createQueue(kind.name, { retryLimit: kind.retryLimit ?? 5, retryBackoff: true, policy: 'standard' })
  await boss.work(kind.name, { pollingIntervalSeconds: 1 }, async (jobs) => {
    for (const job of jobs) {
      log.debug('job', { name: kind.name, id: job.id })
      await kind.run(job.data)
    }
  })
  if (kind.cron) await boss.schedule(kind.name, kind.cron, {}, { tz: 'Europe/Copenhagen' })
}
