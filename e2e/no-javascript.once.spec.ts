import { becomes } from './support/people.ts'
import { dayAhead } from './support/rounds.ts'
import { expect, test } from './support/test.ts'

test.use({ javaScriptEnabled: false })

test('without JavaScript one searches the register and reads how a figure came about', async ({ page }) => {
  await page.goto('/tilbud')
  await page.getByRole('main').getByRole('textbox').first().fill('kompas')
  await page.getByRole('main').getByRole('button').first().click()
  await page
    .getByRole('main')
    .getByRole('link', { name: /Kompasset/ })
    .first()
    .click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Kompasset')
  await page.locator('a.figure-text').filter({ visible: true }).first().click()
  const panel = page.getByRole('complementary', { name: 'Sådan er tallet beregnet' })
  await expect(panel).toBeVisible()
  await expect(panel.getByRole('link', { name: 'Luk forklaringen' })).toBeVisible()
})

test('without JavaScript a reporter fills, corrects and sends the form', async ({ page, server }) => {
  // No other journey approves figures of the year before.
  const year = 2031
  await becomes(page, 'secretariat', server.url)
  await page.goto(`/indberetning/ny?aar=${year}`)
  await page.getByLabel('Frist, dato').fill(dayAhead(60))
  await page.getByRole('button', { name: 'Opret runde' }).click()
  await page.getByRole('button', { name: 'Åbn runden' }).click()
  await expect(page.getByText('Runden er åben')).toBeVisible()

  await becomes(page, 'reporter', server.url)
  await page.goto('/opgaver')
  const task = page.getByRole('listitem').filter({ hasText: `Kapacitet og belægning ${year}` })
  await task.getByRole('link', { name: 'Indberet tal' }).click()
  for (const input of await page.getByLabel(/^Pladser \d{4},/).all()) await input.fill('10')
  for (const input of await page.getByLabel(/^Pladsforbrug \d{4},/).all()) await input.fill('9')
  for (const input of await page.getByLabel(/^Pladser næste år \d{4},/).all()) await input.fill('10')
  const places = page.getByLabel(/^Pladser \d{4}, .*Kompasset/)
  await places.fill('ti')
  await page.getByRole('button', { name: 'Gennemse og send' }).click()

  // The answer holds what was typed, the fault at its place, and what was right is saved.
  await expect(page.getByRole('alert')).toBeVisible()
  await expect(places).toHaveValue('ti')
  await expect(places).toHaveAttribute('aria-invalid', 'true')
  await places.fill('8,5')
  await page.getByRole('button', { name: 'Gennemse og send' }).click()
  await expect(page.getByText('1 sted skal ordnes')).toBeVisible()
  await page.getByRole('link', { name: /^Belægningen er 106 %/ }).click()
  await page
    .getByRole('textbox', { name: /^Begrundelse ?: Belægningen er 106 %/ })
    .fill('En ung har optaget to pladser')
  await page.getByRole('button', { name: 'Gennemse og send' }).click()
  await page.getByRole('button', { name: 'Send indberetning' }).click()
  await expect(page.getByText('Indberetningen er sendt', { exact: true })).toBeVisible()
})

test('every page that a visitor needs can be read without JavaScript', async ({ page }) => {
  for (const path of [
    '/',
    '/tilbud',
    '/rapporter/kapacitet-og-belaegning-2024',
    '/metode',
    '/afvigelser',
    '/log-ind',
  ]) {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  }
})
