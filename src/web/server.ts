import { join } from 'node:path'
import type { HttpBindings } from '@hono/node-server'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { createRequestHandler, RouterContextProvider, type ServerBuild } from 'react-router'
import { clientAddress, publicAddress } from '#platform/access/settings.ts'
import { type App, copenhagenDay, type Jobs } from '#platform/app.ts'
import type { Config } from '#platform/config.ts'
import type { OpenDatabase } from '#platform/database/database.ts'
import { isMigrated } from '#platform/database/migrate.ts'
import { apiProblem } from '#platform/http/api-errors.ts'
import { type RequestVariables, sameSiteChangesOnly, secureHeaders } from '#platform/http/security.ts'
import type { Log } from '#platform/log.ts'
import { identify, isSecure } from '#registry/index.ts'
import { appContext, type CurrentUser } from '#ui/context.ts'
import { createApi } from './api.ts'
import { bodyLimits } from './body-limits.ts'
import { failurePage } from './failure-page.ts'
import { type InternalCommands, internalCommands } from './internal.ts'
import { createPageCache } from './page-cache.ts'
import { registerReports } from './report-kinds.ts'
import { sentencesIn } from './sentences.ts'

/** What the running program is made of; built once by main.ts, or by a test. */
export type Platform = {
  config: Config
  database: OpenDatabase
  jobs: Jobs & { ready(): boolean }
  log: Log
  build: ServerBuild
  /** For commands of the same machine while this server holds the embedded database. */
  commands?: InternalCommands
}

/** What is known of a request before it reaches a page or the API. */
type Variables = RequestVariables & { user: CurrentUser | null; app: App }

const root = join(import.meta.dirname, '../..')

/** The whole program behind one fetch function: health, API, files of the browser bundle, pages. */
export function createServer(platform: Platform) {
  const isHttps = isSecure(platform.config)
  registerReports()
  const server = new Hono<{ Bindings: Partial<HttpBindings>; Variables: Variables }>()
  const pages = createRequestHandler(platform.build, 'production')
  const keptPage = createPageCache()

  server.use(secureHeaders(isHttps))
  server.onError((error, c) =>
    c.req.path.startsWith('/api/')
      ? apiProblem(error, c, sentencesIn(languageOf(c.req.raw)), platform.log)
      : failurePage(error, c.get('requestId'), languageOf(c.req.raw), platform.log),
  )
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

  server.use(bodyLimits())
  if (platform.commands) server.route('/', internalCommands(platform.commands))
  server.use(async (c, next) => {
    const { user, language, readOnly } = await identify(platform.database.db, c.req.raw, platform.config)
    c.set('user', user)
    const actor = { userId: user?.id ?? null, language, readOnly, requestId: c.get('requestId') }
    c.set('app', { ...appFor(platform, actor), address: publicAddress(platform.config, c.req.url) })
    await next()
  })

  server.route(
    '/',
    createApi(
      (c) => c.get('app'),
      (c) => sentencesIn(c.get('app').actor.language),
      platform.log,
    ),
  )
  server.all('*', async (c) => {
    const context = new RouterContextProvider()
    context.set(appContext, {
      ...c.get('app'),
      user: c.get('user'),
      nonce: c.get('nonce'),
      address: publicAddress(platform.config, c.req.url),
      access: {
        secure: isHttps,
        oidc: platform.config.oidc,
        clientAddress: clientAddress(c.req.raw, c.env.incoming?.socket.remoteAddress, isHttps),
      },
      sentence: sentencesIn(c.get('app').actor.language),
      demo: platform.config.demo,
      hasMailServer: platform.config.smtpUrl !== undefined,
    })
    const marks = { nonce: c.get('nonce'), requestId: c.get('requestId') }
    return keptPage(c.req.raw, c.get('app'), marks, () => pages(c.req.raw, context))
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
