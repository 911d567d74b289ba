import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { isAppError } from '#platform/errors.ts'
import { type RequestVariables, sameSiteChangesOnly, secureHeaders } from './security.ts'

function site(isHttps = false) {
  const app = new Hono<{ Variables: RequestVariables }>()
  app.use(secureHeaders(isHttps))
  app.use(sameSiteChangesOnly(() => ['https://r.example.dk']))
  app.onError((error, c) => c.text(isAppError(error) ? error.code : 'bug', isAppError(error) ? 403 : 500))
  app.all('/', (c) => c.text(c.get('nonce')))
  return app
}

const cookie = { cookie: 'rammevaerk=x' }

test('each answer has a nonce of its own, and the policy allows that one alone', async () => {
  const one = await site().request('/')
  const nonce = await one.text()
  const policy = one.headers.get('content-security-policy') ?? ''
  expect(policy).toContain(`script-src 'nonce-${nonce}'`)
  expect(policy).not.toContain('unsafe')
  expect(await (await site().request('/')).text()).not.toBe(nonce)
})

test('an answer is kept by nobody but its reader, unless it says otherwise itself', async () => {
  const app = site()
  app.get('/file', (c) => c.text('', 200, { 'cache-control': 'public, max-age=60' }))
  expect((await app.request('/')).headers.get('cache-control')).toBe('private, no-cache')
  expect((await app.request('/file')).headers.get('cache-control')).toBe('public, max-age=60')
})

test('https is kept to only where the program is reached by https', async () => {
  expect((await site(true).request('/')).headers.get('strict-transport-security')).toContain('max-age')
  expect((await site(false).request('/')).headers.get('strict-transport-security')).toBeNull()
})

test.each([
  ['another site', { ...cookie, 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }],
  ['a sister host', { ...cookie, 'sec-fetch-site': 'same-site', origin: 'https://x.example.dk' }],
  ['a foreign origin in a browser without Sec-Fetch-Site', { ...cookie, origin: 'https://evil.example' }],
  ['an opaque origin', { ...cookie, origin: 'null' }],
  ['nobody says where', cookie],
])('a change with the cookie is refused when it comes from %s', async (_from, headers) => {
  const answer = await site().request('/', { method: 'POST', headers })
  expect([answer.status, await answer.text()]).toEqual([403, 'web.crossSite'])
})

test.each([
  ['the own page', { ...cookie, 'sec-fetch-site': 'same-origin', origin: 'https://r.example.dk' }],
  ['the own origin in an older browser', { ...cookie, origin: 'https://r.example.dk' }],
  ['a program without a cookie', {}],
])('a change is let through from %s', async (_from, headers) => {
  expect((await site().request('/', { method: 'POST', headers })).status).toBe(200)
})

test('reading is let through from anywhere', async () => {
  expect((await site().request('/', { headers: { ...cookie, 'sec-fetch-site': 'cross-site' } })).status).toBe(200)
})
