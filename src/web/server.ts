import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { createRequestHandler, RouterContextProvider, type ServerBuild } from 'react-router'
import { type App, copenhagenDay, type Jobs } from '#platform/app.ts'
import type { Config } from '#platform/config.ts'
import type { OpenDatabase } from '#platform/database/database.ts'
import { isMigrated } from '#platform/database/migrate.ts'
import { type RequestVariables, sameSiteChangesOnly, secureHeaders } from '#platform/http/security.ts'
import type { Log } from '#platform/log.ts'
import { appContext, type CurrentUser } from '#ui/context.ts'
import { sentencesIn } from './sentences.ts'

/** What the running program is made of; built once by main.ts, or by a test. */
export type Platform = {
  config: Config
  database: OpenDatabase
  jobs: Jobs & { ready(): boolean }
  log: Log
  build: ServerBuild
}

const root = join(import.meta.dirname, '../..')

/** The whole program behind one fetch function: health, API, files of the browser bundle, pages. */
export function createServer(platform: Platform) {
  const isHttps = platform.config.baseUrl?.startsWith('https:') ?? false
  const server = new Hono<{ Variables: RequestVariables }>()
  const pages = createRequestHandler(platform.build, 'production')

  server.use(secureHeaders(isHttps))
  server.get('/health', (c) => c.json({ status: 'ok' }))
  server.get('/ready', async (c) => {
    const checks = await readiness(platform)
    return c.json(
      { status: Object.values(checks).every(Boolean) ? 'ready' : 'waiting', checks },
      Object.values(checks).every(Boolean) ? 200 : 503,
    )
  })
  server.use(
    '/assets/*',
    serveStatic({
      root: join(root, 'build/client'),
      onFound: (_path, c) => c.header('cache-control', 'public, max-age=31536000, immutable'),
    }),
  )
  server.use(
    sameSiteChangesOnly((request) => [
      new URL(platform.config.baseUrl ?? request.url).origin,
      new URL(request.url).origin,
    ]),
  )

  server.all('*', async (c) => {
    const context = new RouterContextProvider()
    const app = appFor(platform, { userId: null, language: languageOf(c.req.raw), requestId: c.get('requestId') })
    const user: CurrentUser | null = null
    context.set(appContext, {
      ...app,
      user,
      nonce: c.get('nonce'),
      address: platform.config.baseUrl ?? new URL(c.req.url).origin,
      sentence: sentencesIn(app.actor.language),
      demo: platform.config.demo,
    })
    return pages(c.req.raw, context)
  })
  return server
}

/** Danish unless the reader chose English. */
function languageOf(request: Request): 'da' | 'en' {
  return /(?:^|; )sprog=en(?:;|$)/.test(request.headers.get('cookie') ?? '') ? 'en' : 'da'
}

/** The use cases' `app` for one request. */
export function appFor({ database, jobs, log }: Pick<Platform, 'database' | 'jobs' | 'log'>, actor: App['actor']): App {
  const now = new Date()
  return { db: database.db, actor, today: copenhagenDay(now), now: now.toISOString(), jobs, log }
}

async function readiness({ database, jobs }: Platform) {
  const migrations = await isMigrated(database.executeSql).catch(() => undefined)
  return { database: migrations !== undefined, migrations: migrations === true, jobs: jobs.ready() }
}
