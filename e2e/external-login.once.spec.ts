import { expect, type Page, test } from '@playwright/test'
import { freePort } from '../src/testing/free-port.ts'
import { startOidcProvider } from './support/oidc.ts'
import { startServer } from './support/server.ts'
import { demoFolder } from './support/template.ts'

// Log-in at a real OpenID Connect provider: its claims decide organisation and roles.

const users = [
  {
    sub: 'anna',
    email: 'indberetter@aalborg.example',
    name: 'Indberetter, Aalborg',
    claims: { organisation: '851', roles: ['Indberetter', 'administrator'] },
  },
  { sub: 'bo', email: 'bo@ukendt.example', name: 'Bo', claims: { organisation: '9999', roles: ['indberetter'] } },
]

test('a person of a municipality logs in at the provider, with the roles it answers for', async ({ page }) => {
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const provider = await startOidcProvider(users, [`${origin}/log-ind/ekstern/svar`])
  const server = await startServer({
    port,
    dataFolder: await demoFolder(),
    env: { RAMMEVAERK_DEMO: '1', ...provider.env },
  })
  try {
    await page.goto(`${origin}/log-ind?videre=%2Fmin-profil`)
    await page.getByRole('link', { name: 'Log ind med din kommunes eller regions konto' }).click()
    await logInAtProvider(page, 'anna')
    await expect(page).toHaveURL(`${origin}/min-profil`)
    await expect(page.getByRole('main')).toContainText('Indberetter, Aalborg')
    // A provider never makes an administrator.
    expect((await page.goto(`${origin}/administration/brugere`))?.status()).toBe(403)

    await page.context().clearCookies()
    await page.goto(`${origin}/log-ind`)
    await page.getByRole('link', { name: 'Log ind med din kommunes eller regions konto' }).click()
    await logInAtProvider(page, 'bo')
    await expect(page.getByRole('main')).toContainText('organisationen »9999« findes ikke her')
    // An answer without the flow that began in this browser is refused.
    const planted = await page.request.get(`${origin}/log-ind/ekstern/svar?code=stjaalet&state=gaettet`)
    expect(planted.status()).toBe(403)
  } finally {
    await server.stop()
    await provider.stop()
  }
})

async function logInAtProvider(page: Page, sub: string): Promise<void> {
  await page.getByPlaceholder('Enter any login').fill(sub)
  await page.getByPlaceholder('and password').fill('x')
  await page.getByRole('button', { name: 'Sign-in' }).click()
  await page.getByRole('button', { name: 'Continue' }).click()
}
