import { findIds } from './support/pages.ts'
import { demoPassword, people, personAt } from './support/people.ts'
import { expect, test } from './support/test.ts'

test('the session cookie is for the server alone and for this site alone', async ({ server }) => {
  const visitor = await personAt(server.url, 'visitor')
  const answer = await visitor.post('/log-ind', {
    form: { email: people.reader.email, password: demoPassword, next: '/' },
    maxRedirects: 0,
  })
  const cookie = answer.headersArray().find(({ name }) => name.toLowerCase() === 'set-cookie')?.value ?? ''
  expect(cookie).toMatch(/;\s*HttpOnly/i)
  expect(cookie).toMatch(/;\s*SameSite=(Lax|Strict)/i)
  expect(cookie).toMatch(/;\s*Path=\//i)
  const [, secret = ''] = /^[^=]+=([^;]+)/.exec(cookie) ?? []
  expect(secret.length, 'length of the secret').toBeGreaterThanOrEqual(40)
})

test('a form on another site can change nothing', async ({ page, server }) => {
  const reporter = await personAt(server.url, 'reporter')
  const { ownForm } = await findIds(server.url)
  const foreign: Record<string, string>[] = [
    { origin: 'https://et-andet-sted.example' },
    { origin: 'null' },
    { origin: server.url, 'sec-fetch-site': 'cross-site' },
    { origin: server.url, 'sec-fetch-site': 'same-site' },
  ]
  for (const headers of foreign) {
    const answer = await reporter.post(ownForm, { form: { intent: 'nothing' }, headers, maxRedirects: 0 })
    expect(answer.status(), JSON.stringify(headers)).toBe(403)
  }
  // And in a browser: a page from elsewhere sends a form with everything right but the place it comes from.
  await page.context().addCookies((await reporter.storageState()).cookies)
  await page.route('https://et-andet-sted.example/', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<form method="post" action="${server.url}${ownForm}"><input name="intent" value="nothing"><button>Vind</button></form>`,
    }),
  )
  await page.goto('https://et-andet-sted.example/')
  const refused = page.waitForResponse((answer) => answer.request().method() === 'POST')
  await page.getByRole('button', { name: 'Vind' }).click()
  expect([302, 303, 403]).toContain((await refused).status())
  expect(await (await reporter.get(ownForm)).text()).not.toContain('Du har angivet, at der intet er at indberette.')
})

test('after log-out the browser keeps no page of the one who was there', async ({ server }) => {
  const reader = await personAt(server.url, 'reader')
  expect((await reader.get('/min-profil')).headers()['cache-control']).toBe('private, no-cache')
  const answer = await reader.post('/log-ud', { maxRedirects: 0 })
  expect(answer.headers()['clear-site-data']).toBe('"cache"')
  expect((await reader.get('/min-profil', { maxRedirects: 0 })).status()).not.toBe(200)
})

test('log-in leads nowhere but into the program', async ({ server }) => {
  const odd = await personAt(server.url, 'visitor')
  expect((await odd.get('/log-ind?besked=constructor')).status()).toBe(200)
  for (const next of [
    'https://et-andet-sted.example',
    '//et-andet-sted.example',
    '/\\et-andet-sted.example',
    '/%09/x.example',
  ]) {
    const visitor = await personAt(server.url, 'visitor')
    const answer = await visitor.post('/log-ind', {
      form: { email: people.reader.email, password: demoPassword, next },
      maxRedirects: 0,
    })
    expect(answer.status()).toBe(303)
    const target = new URL(answer.headers().location ?? '', server.url)
    expect(target.origin, next).toBe(server.url)
  }
})

test('a forgotten password is answered alike for a known and an unknown e-mail', async ({ server }) => {
  const answers = await Promise.all(
    [people.reader.email, 'ingen@region.example'].map(async (email) => {
      const visitor = await personAt(server.url, 'visitor')
      const answer = await visitor.post('/log-ind/glemt', { form: { email }, maxRedirects: 0 })
      return [answer.status(), answer.headers().location]
    }),
  )
  expect(answers[0]).toEqual([303, '/log-ind/glemt?sendt'])
  expect(answers[1]).toEqual(answers[0])
})

test('the draft of Region Nordjylland is nobody else’s, by page, by save and by API', async ({ server }) => {
  const { ownForm, openRound } = await findIds(server.url)
  const respondent = ownForm.split('/').at(-1)
  const round = openRound.split('/').at(-1)
  for (const person of ['otherReporter', 'otherApprover'] as const) {
    const stranger = await personAt(server.url, person)
    for (const address of [ownForm, `${ownForm}/gennemse`, `${ownForm}/behandling`]) {
      expect([403, 404], `${person} ${address}`).toContain((await stranger.get(address, { maxRedirects: 0 })).status())
    }
    const save = await stranger.post(`${ownForm}/gem`, { form: { 'celle.kompasset-sikret.places': '1' } })
    expect([403, 404], `${person} saves`).toContain(save.status())
    expect(Object.keys(await (await stranger.get(openRound)).text().then(namesIn))).not.toContain('Region Nordjylland')
    const api = await stranger.get(`/api/v1/rounds/${round}/submissions/${respondent}`)
    expect([403, 404], `${person} by API`).toContain(api.status())
  }
  const visitor = await personAt(server.url, 'visitor')
  expect([303, 401, 403, 404]).toContain((await visitor.get(ownForm, { maxRedirects: 0 })).status())
  expect([401, 403, 404]).toContain((await visitor.get(`/api/v1/rounds/${round}/submissions/${respondent}`)).status())
})

function namesIn(page: string): Record<string, string> {
  return Object.fromEntries(
    [...page.matchAll(/<th scope="row"><a href="([^"]+)">([^<]+)/g)].map(([, path, name]) => [name, path]),
  )
}

test('every answer carries a strict content policy and says nothing of the server', async ({ server }) => {
  const visitor = await personAt(server.url, 'visitor')
  for (const address of ['/', '/tilbud', '/findes-ikke', '/api/openapi.json', '/log-ind']) {
    const headers = (await visitor.get(address)).headers()
    expect(headers['content-security-policy'], address).toContain("default-src 'none'")
    expect(headers['content-security-policy'], address).not.toContain('unsafe')
    expect(headers['x-content-type-options'], address).toBe('nosniff')
    expect(headers['x-powered-by'], address).toBeUndefined()
    expect(headers.server, address).toBeUndefined()
  }
})
