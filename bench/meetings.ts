/*
 * The pages of meetings at the size of the country: 103 bodies that meet, 2,000 meetings, 20,000 cases with 60,000
 * stops and items, on PostgreSQL. Each use case as visitor, member, secretariat and reader of a municipality, against the
 * same use case while row policies are passed over.
 */
import pg from 'pg'
import { getFollowUps, listFollowUpTasks } from '../src/meetings/follow-ups/service.ts'
import { listAllCases } from '../src/meetings/service/cases.ts'
import { getCalendar } from '../src/meetings/service/meetings.ts'
import { getCase } from '../src/meetings/service/route.ts'
import { getMeeting } from '../src/meetings/service/view.ts'
import type { App } from '../src/platform/app.ts'
import { openDatabase } from '../src/platform/database/database.ts'
import { migrate } from '../src/platform/database/migrate.ts'
import { testApp } from '../src/testing/app.ts'
import { startPostgres } from '../src/testing/postgres-server.ts'
import { caseId, fillMeetings, meetingId, type Person, people, size } from './support/meetings-world.ts'

const rounds = Number(process.env.BENCH_ROUNDS ?? 5)
const pages: Record<string, (app: App, n: number) => Promise<unknown>> = {
  calendar: (app) => getCalendar(app),
  meeting: (app, n) => getMeeting(app, meetingId(100 + n * 7)),
  case: (app, n) => getCase(app, caseId(101 + n * 7)),
  cases: (app) => listAllCases(app),
  followUps: (app) => getFollowUps(app),
  followUpsDone: (app) => getFollowUps(app, { show: 'done' }),
  overview: (app) => listFollowUpTasks(app),
}

const server = await startPostgres()
try {
  await server.create('bench')
  const database = await openDatabase({ databaseUrl: server.url('bench'), dataFolder: '' })
  await migrate(database)
  const owner = new pg.Client({ connectionString: server.url('bench') })
  owner.on('error', () => {}) // the server is stopped below, also after a failure
  await owner.connect()
  await fillMeetings(owner)
  for (const [name, page] of Object.entries(pages)) {
    for (const person of Object.keys(people) as Person[]) {
      const { app } = testApp(database, { userId: people[person] ?? undefined })
      const times: Record<'ours' | 'owner', number[]> = { ours: [], owner: [] }
      for (let n = -1; n < rounds; n += 1) {
        for (const way of ['owner', 'ours'] as const) {
          await owner.query(`alter role rammevaerk_app ${way === 'owner' ? 'bypassrls' : 'nobypassrls'}`)
          const ms = await time(() => page(app, n + 1))
          if (n >= 0) times[way].push(ms)
        }
      }
      const [ms, baselineMs] = [median(times.ours), median(times.owner)]
      console.log(
        JSON.stringify({
          name: 'meetings',
          page: name,
          person,
          ms,
          baselineMs,
          ratio: Math.round((ms / baselineMs) * 100) / 100,
          ...size,
        }),
      )
    }
  }
  await owner.end()
  await database.close()
} finally {
  await server.stop()
}

async function time(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  // Some pages are not for everybody: a refusal is an answer as well.
  await work().catch((error: { kind?: string }) => {
    if (error.kind !== 'notFound') throw error
  })
  return performance.now() - began
}

function median(values: number[]): number {
  return Math.round((values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] as number) * 10) / 10
}
