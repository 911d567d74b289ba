import { readFileSync } from 'node:fs'
import type { RouteConfigEntry } from '@react-router/dev/routes'
import { RouterContextProvider } from 'react-router'
import { expect } from 'vitest'
import type { OpenDatabase } from '#platform/database/database.ts'
import { isAppError } from '#platform/errors.ts'
import { createLog } from '#platform/log.ts'
import { demoUsers } from '#registry/index.ts'
import { testApp } from '#testing/app.ts'
import { databaseTest } from '#testing/database.ts'
import { appContext, type CurrentUser } from '#ui/context.ts'
import { apiInfo, createApi } from './api.ts'
import { loadDemo, loadReference } from './load.ts'
import routes from './routes.ts'
import { sentencesIn } from './sentences.ts'

// An id somebody has made up is refused, in the address and in the form: it never breaks the program. Loaders and
// actions are called as React Router calls them, without drawing a page.

const garbage = ['x', "'; --", '00000000-0000-4000-8000-00000000dead', `æ\u0000${'å'.repeat(300)}`]
const roles = ['administrator', 'secretariat', 'reporter']

const test = databaseTest.extend('filled', { scope: 'file' }, async ({ database }) => {
  await loadReference(database.db)
  await loadDemo(database.db)
  return database
})

type Called = (input: { context: RouterContextProvider; params: object; request: Request }) => unknown
type Page = { path: string; source: string; loader?: Called; action?: Called }

test('every page answers an address with ids nobody has', async ({ filled }) => {
  const pages = (await allPages()).filter(({ path, loader }) => loader && path.includes(':'))
  expect(pages.length).toBeGreaterThan(30)
  const broken: string[] = []
  for (const page of pages) {
    for (const [role, value] of pairs()) {
      const fault = await faultOf(page.loader, filled, { role, page, value })
      if (fault) broken.push(`${page.path} as ${role}: ${fault}`)
    }
  }
  expect([...new Set(broken)]).toEqual([])
})

test('every form answers fields with ids nobody has', async ({ filled }) => {
  const pages = (await allPages()).filter(({ action }) => action)
  expect(pages.length).toBeGreaterThan(30)
  const broken: string[] = []
  for (const page of pages) {
    for (const intent of intentsOf(page.source)) {
      for (const [role, value] of pairs()) {
        const form = formOf(page.source, intent, value)
        const fault = await faultOf(page.action, filled, { role, page, value, form })
        if (fault) broken.push(`${page.path} ${intent} as ${role}: ${fault}`)
      }
    }
  }
  expect([...new Set(broken)]).toEqual([])
})

test('every operation of the API answers ids nobody has', async ({ filled }) => {
  const broken: string[] = []
  let asked = 0
  for (const role of roles) {
    const api = createApi(
      () => appAs(filled, role),
      () => sentencesIn('da'),
      createLog('error'),
    )
    const { paths = {}, components } = api.getOpenAPI31Document({ openapi: '3.1.0', info: apiInfo })
    for (const { method, path, body } of operationsOf(paths)) {
      for (const value of garbage) {
        const address = path.replaceAll(/\{\w+\}/g, encodeURIComponent(value))
        const answer = await api.request(address, {
          method,
          headers: { 'content-type': 'application/json', 'if-match': '"1"' },
          ...(body ? { body: JSON.stringify(sampleOf(body, value, components?.schemas ?? {})) } : {}),
        })
        asked += 1
        if (answer.status >= 500) broken.push(`${method} ${path} as ${role} with ${value.slice(0, 5)}`)
      }
    }
  }
  expect(asked).toBeGreaterThan(200)
  expect(broken).toEqual([])
})

function pairs(): [role: string, value: string][] {
  return roles.flatMap((role) => garbage.map((value): [string, string] => [role, value]))
}

async function allPages(): Promise<Page[]> {
  const flat = (entries: RouteConfigEntry[], above: string): { path: string; file: string }[] =>
    entries.flatMap(({ path, file, children = [] }) => {
      const own = [above, path].filter(Boolean).join('/')
      return [{ path: own, file }, ...flat(children, own)]
    })
  const unique = new Map(flat(routes as RouteConfigEntry[], '').map((page) => [`${page.path} ${page.file}`, page]))
  return Promise.all(
    [...unique.values()].map(async ({ path, file }) => {
      const address = new URL(file, import.meta.url)
      return { path, source: readFileSync(address, 'utf8'), ...(await import(address.pathname)) }
    }),
  )
}

/** The buttons and the cases an action tells apart. */
function intentsOf(source: string): string[] {
  const found = [...source.matchAll(/(?:value="|=== '|case '|literal\(')([a-z][\w-]*)["']/gi)].map(([, word]) => word!)
  return [...new Set(['', ...found])]
}

/** A form with every field the page speaks of; those that name a record hold the value, the others something plausible. */
function formOf(source: string, intent: string, value: string): URLSearchParams {
  const form = new URLSearchParams({ intent, do: intent })
  const names = [...source.matchAll(/(?:name="|values\.|get\('|form\.)([a-zA-Z][\w.]*)/g)].map(([, name]) => name!)
  for (const name of new Set(['id', ...names])) {
    if (form.has(name)) continue
    form.append(name, /id$|row$|^id/i.test(name) ? value : plausible(name))
  }
  return form
}

function plausible(name: string): string {
  if (/version|year|number|position/i.test(name)) return '1'
  return /from|until|date|^at$|^on$|by$/i.test(name) ? '2026-01-01' : 'tekst'
}

type Asked = { role: string; page: Page; value: string; form?: URLSearchParams }

/** What is wrong with the answer, or null: an answer with a status is one, whatever it says; anything else is a bug. */
async function faultOf(called: Called | undefined, database: OpenDatabase, asked: Asked): Promise<string | null> {
  const { role, page, value, form } = asked
  const names = [...page.path.matchAll(/:(\w+)/g)].map(([, name]) => name!)
  const params = Object.fromEntries(names.map((name) => [name, value]))
  const address = `http://localhost/${page.path.replaceAll(/:\w+/g, encodeURIComponent(value))}`
  const request = new Request(address, form ? { method: 'POST', body: form } : {})
  try {
    const answer = await called?.({ context: contextOf(database, role), params, request })
    return statusOf(answer) >= 500 ? `status ${statusOf(answer)}` : null
  } catch (thrown) {
    if (statusOf(thrown) >= 500) return `status ${statusOf(thrown)}`
    if (thrown instanceof Response || statusOf(thrown) > 0) return null
    return isAppError(thrown) ? `untranslated ${thrown.code}` : String(thrown).slice(0, 200)
  }
}

function statusOf(answer: unknown): number {
  if (answer instanceof Response) return answer.status
  return (answer as { init?: { status?: number } } | null)?.init?.status ?? 0
}

function appAs(database: OpenDatabase, role: string) {
  const userId = demoUsers.find((user) => user.role === role)!.id
  return testApp(database, { userId, today: '2026-02-01', now: '2026-02-01T11:00:00.000Z' }).app
}

function contextOf(database: OpenDatabase, role: string): RouterContextProvider {
  const demo = demoUsers.find((user) => user.role === role)!
  const organisation = { id: demo.organisationId ?? '', name: demo.name }
  const user: CurrentUser = {
    ...{ id: demo.id, name: demo.name, email: demo.email, organisation, organisations: [organisation] },
    roles: [{ role, organisationId: demo.organisationId ?? null, bodyId: null, deputy: false }],
  }
  const context = new RouterContextProvider()
  context.set(appContext, {
    ...appAs(database, role),
    ...{ user, nonce: 'test', address: 'http://localhost', sentence: sentencesIn('da') },
    ...{ demo: true, hasMailServer: false, access: { secure: false, oidc: undefined, clientAddress: '127.0.0.1' } },
  })
  return context
}

type Schema = {
  $ref?: string
  type?: string | string[]
  enum?: unknown[]
  properties?: Record<string, Schema>
  items?: Schema
  anyOf?: Schema[]
  oneOf?: Schema[]
}
type Described = { requestBody?: { content?: Record<string, { schema?: Schema }> } }

function operationsOf(paths: object) {
  return Object.entries(paths as Record<string, Record<string, Described>>).flatMap(([path, item]) =>
    ['get', 'post', 'put', 'patch', 'delete'].flatMap((method) => {
      const body = item[method]?.requestBody?.content?.['application/json']?.schema
      return item[method] ? [{ method: method.toUpperCase(), path, body }] : []
    }),
  )
}

/** A body of the right shape in which every text is the value. */
function sampleOf(schema: Schema, value: string, known: object): unknown {
  const name = schema.$ref?.split('/').at(-1)
  if (name) return sampleOf((known as Record<string, Schema>)[name] ?? {}, value, known)
  const choice = schema.anyOf ?? schema.oneOf
  if (choice?.[0]) return sampleOf(choice[0], value, known)
  if (schema.enum) return schema.enum[0]
  const type = [schema.type].flat()[0]
  if (type === 'number' || type === 'integer') return 1
  if (type === 'boolean') return true
  if (type === 'array') return [sampleOf(schema.items ?? {}, value, known)]
  if (type !== 'object') return value
  const properties = Object.entries(schema.properties ?? {})
  return Object.fromEntries(properties.map(([key, of]) => [key, sampleOf(of, value, known)]))
}
