import { expectAccessible } from './support/axe.ts'
import { becomes } from './support/people.ts'
import { expect, test } from './support/test.ts'

test('an administrator adds a user with a role, sees the mail, and reads what was done', async ({
  page,
  server,
  isMobile,
}) => {
  const email = `${isMobile ? 'telefon' : 'skrivebord'}@aalborg.example`
  await becomes(page, 'administrator', server.url)
  await page.goto('/administration/brugere')
  await page.getByRole('link', { name: 'Opret bruger' }).click()
  await page.getByRole('button', { name: 'Opret bruger og send link' }).click()
  await expect(page.getByRole('alert')).toContainText('Skriv et navn.')
  await expectAccessible(page)

  await page.getByLabel('Navn', { exact: true }).fill('Ny indberetter')
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Rolle', { exact: true }).selectOption({ label: 'Indberetter' })
  const place = page.getByLabel('Organisation eller gruppe')
  const aalborg = place.locator('option', { hasText: /^Aalborg/ }).first()
  await place.selectOption((await aalborg.getAttribute('value')) ?? '')
  await page.getByRole('button', { name: 'Opret bruger og send link' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ny indberetter')
  await expect(page.getByRole('main')).toContainText('Indberetter, Aalborg')
  const user = new URL(page.url()).pathname.split('/').at(-1)

  await page.goto('/administration/udbakke')
  await expect(page.getByRole('row', { name: new RegExp(email) })).toContainText('Du har fået adgang til Rammeværk')

  await page.goto(`/administration/historik/app_user/${user}`)
  await expect(page.getByRole('main')).toContainText('Oprettet')
  await expect(page.getByRole('main')).toContainText('Administrator')

  await page.goto('/administration/opbevaring')
  await expect(page.getByRole('table')).toBeVisible()
})
