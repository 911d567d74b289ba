import { expect, test } from '@playwright/test'
import { createTransport } from 'nodemailer'
import * as oidc from 'openid-client'
import { startMailServer } from '../../src/testing/smtp.ts'
import { expectAccessible, expectFitsNarrowScreen } from './axe.ts'
import { pressEnterOn, tabTo } from './keyboard.ts'
import { startOidcProvider } from './oidc.ts'

// The helpers of the browser tests are tested too: a helper that sees nothing would let everything pass.

test('the browser draws text with Danish letters', async ({ page }) => {
  await page.setContent('<span>Tilbud på øen</span><br><span>i</span>')
  const [long, short] = await page.locator('span').evaluateAll((all) => all.map((one) => one.getBoundingClientRect()))
  expect(long!.width).toBeGreaterThan(short!.width * 5)
  expect(short!.height).toBeGreaterThan(5)
})

test('axe finds a field without a label', async ({ page }) => {
  await page.setContent('<html lang="da"><title>Prøve</title><main><input name="places"></main></html>')
  await expect(expectAccessible(page)).rejects.toThrow('label')
  await page.setContent('<html lang="da"><title>Prøve</title><main><label>Pladser <input></label></main></html>')
  await expectAccessible(page)
})

test('a page wider than 320 px is found', async ({ page }) => {
  await page.setContent('<meta name="viewport" content="width=device-width"><table width="600"><td>bred</table>')
  await expect(expectFitsNarrowScreen(page)).rejects.toThrow('width of')
  await page.setContent('<meta name="viewport" content="width=device-width"><p>smal</p>')
  await expectFitsNarrowScreen(page)
})

test('a control that the keyboard cannot reach is found', async ({ page }) => {
  await page.setContent(
    '<button>Gem</button><button tabindex="-1">Slet</button><a href="#bund">Videre</a><p id="bund">',
  )
  await expect(tabTo(page, page.getByRole('button', { name: 'Slet' }), 6)).rejects.toThrow('not reached')
  await pressEnterOn(page, page.getByRole('link', { name: 'Videre' }))
  await expect(page).toHaveURL(/#bund$/)
})

test('the mail server keeps what it is sent', async () => {
  const server = await startMailServer()
  const post = createTransport(server.url)
  await post.sendMail({ from: 'fra@example.dk', to: 'til@example.dk', subject: 'Frist', text: 'Fristen er i morgen.' })
  const mail = await server.mailTo('til@example.dk')
  expect(mail).toMatchObject({ from: 'fra@example.dk', raw: expect.stringContaining('Fristen er i morgen.') })
  await server.stop()
})

test('the OpenID provider logs a person in and hands over the claims', async ({ page }) => {
  const redirect = 'http://127.0.0.1:9/login/oidc/callback' // nobody listens: only the address is read
  const provider = await startOidcProvider(
    [
      {
        sub: 'u1',
        email: 'sekretariat@example.dk',
        name: 'Sekretariat',
        claims: { organisation: '851', roles: ['x'] },
      },
    ],
    [redirect],
  )
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET } = provider.env
  const config = await oidc.discovery(new URL(OIDC_ISSUER), OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, undefined, {
    execute: [oidc.allowInsecureRequests],
  })
  const verifier = oidc.randomPKCECodeVerifier()
  const state = oidc.randomState()
  const start = oidc.buildAuthorizationUrl(config, {
    redirect_uri: redirect,
    scope: 'openid email profile',
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
  })
  await page.goto(start.href)
  await page.getByPlaceholder('Enter any login').fill('u1')
  await page.getByPlaceholder('and password').fill('x')
  await page.getByRole('button', { name: 'Sign-in' }).click()
  const back = page.waitForRequest((request) => request.url().startsWith(redirect))
  await page.getByRole('button', { name: 'Continue' }).click()

  const tokens = await oidc.authorizationCodeGrant(config, new URL((await back).url()), {
    pkceCodeVerifier: verifier,
    expectedState: state,
  })
  expect(tokens.claims()).toMatchObject({
    sub: 'u1',
    email: 'sekretariat@example.dk',
    organisation: '851',
    roles: ['x'],
  })
  await provider.stop()
})
