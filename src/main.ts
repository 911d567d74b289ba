import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { serve } from '@hono/node-server'
import type { ServerBuild } from 'react-router'
import {
  answerReminderJob,
  attachmentTextJob,
  followUpReminderJob,
  packTask,
  procedureReminderJob,
} from '#meetings/index.ts'
import { type Config, readConfig } from '#platform/config.ts'
import { type OpenDatabase, openDatabase } from '#platform/database/database.ts'
import { migrate } from '#platform/database/migrate.ts'
import { type JobKind, startJobs } from '#platform/jobs.ts'
import { createLog, type Log } from '#platform/log.ts'
import { mailJob, smtpSender } from '#platform/mail.ts'
import { operatorLine } from '#platform/operator-line.ts'
import { retentionJob } from '#platform/retention.ts'
import { resumeTasksJob, taskJob } from '#platform/tasks.ts'
import { firstAdministratorLink } from '#registry/index.ts'
import { calendarJob, messageTask, reminderJob } from '#reporting/index.ts'
import { runInside } from './cli.ts'
import { loadDemo, loadReference } from './web/load.ts'
import { archiveTask } from './web/operations/archive.ts'
import { createServer } from './web/server.ts'

try {
  await start()
} catch (error) {
  giveUp(error)
}

async function start() {
  const config = readConfig(process.env)
  const log = createLog(config.logLevel)
  const database = await openDatabase(config)
  for (const name of await migrate(database)) log.info('migrated', { name })

  await loadReference(database.db)
  const jobs = await startJobs(database, jobKinds(config, database, log), log)
  if (config.demo) await loadDemo(database.db)

  const build: ServerBuild = await import(pathToFileURL(join(import.meta.dirname, '../build/server/index.js')).href)
  const token = randomBytes(32).toString('hex')
  const commands = { token, run: (args: string[], stdin: string) => runInside(database, args, stdin) }
  const { fetch } = createServer({ config, database, jobs, log, build, commands })
  const server = serve({ fetch, port: config.port }, ({ port }) => {
    const address = config.baseUrl ?? `http://localhost:${port}`
    database.announce(address, { port, token })
    process.stdout.write(`Rammeværk kører på ${address}\n`)
    inviteAdministrator(database, address, log)
  })

  server.once('error', giveUp)

  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      server.close()
      jobs
        .stop()
        .then(() => database.close())
        .finally(() => process.exit(0))
    })
  }
}

function giveUp(error: unknown): never {
  const line = operatorLine(error) ?? (error instanceof Error ? error.stack : String(error))
  process.stderr.write(`${line}\n`)
  process.exit(1)
}

/** At the first start nobody can log in: whoever reads this output becomes the first administrator. */
function inviteAdministrator({ db }: OpenDatabase, address: string, log: Log) {
  firstAdministratorLink(db, address).then(
    (link) => link && process.stdout.write(`Opret den første administrator (linket virker én gang): ${link}\n`),
    (error) => log.error('first administrator', { error: String(error) }),
  )
}

function jobKinds(config: Config, { db }: OpenDatabase, log: Log): JobKind[] {
  const address = config.baseUrl ?? `http://localhost:${config.port}`
  const tasks = [archiveTask(db), messageTask(db), packTask(db)]
  return [
    ...(config.smtpUrl ? [mailJob(db, smtpSender(config.smtpUrl, config.mailFrom), log)] : []),
    taskJob(db, tasks, log),
    resumeTasksJob(db, tasks, log),
    reminderJob(db, address, log),
    calendarJob(db, address, log),
    attachmentTextJob(db, log),
    procedureReminderJob(db, address),
    followUpReminderJob(db, address),
    answerReminderJob(db, address),
    retentionJob(db, log),
  ]
}
