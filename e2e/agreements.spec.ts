import { expectAccessible, expectFitsNarrowScreen } from './support/axe.ts'
import { explanationOf } from './support/explanation.ts'
import { becomes } from './support/people.ts'
import { expect, test } from './support/test.ts'

const agreement = '/aftaler/nordjysk-socialaftale-2025-2026'

test('the secretariat writes where an initiative stands, and an outsider reads it and how it is counted', async ({
  page,
  server,
  isMobile,
}) => {
  // Each width has an initiative of its own: they share the database of the worker.
  const name = isMobile ? '1A Peer-to-peer' : '2B Ny velfærdsteknologi'
  await becomes(page, 'secretariat', server.url)
  await page.goto(agreement)
  await page.getByRole('link', { name }).click()
  await page.getByRole('radio', { name: 'I gang' }).check()
  await page.getByRole('button', { name: 'Gem status' }).click()
  await expect(page.getByRole('alert')).toContainText('Skriv, hvad der er sket.')
  await expect(page.getByRole('radio', { name: 'I gang' })).toBeChecked()
  await page.getByLabel('Hvad er der sket').fill('Første temadag er holdt; materialet kommer i foråret.')
  await page.getByRole('button', { name: 'Gem status' }).click()
  await expect(page.getByRole('status').first()).toContainText('Status er gemt')

  await becomes(page, 'visitor', server.url)
  await page.goto('/')
  await page.getByRole('main').getByRole('link', { name: 'Se rammeaftalen og dens initiativer' }).click()
  await page.getByRole('link', { name: /Se hvor initiativerne står.*2025/ }).click()
  const row = page.getByRole('row', { name: new RegExp(name) })
  await expect(row).toContainText('I gang')
  await row.getByRole('link', { name }).click()
  await expect(page.getByRole('main')).toContainText('Første temadag er holdt')
  await expect(page.getByRole('main')).toContainText('Sekretariat for Nordjysk Socialaftale')
  await expect(page.getByRole('button', { name: 'Gem status' })).toHaveCount(0)

  await page.goto(agreement)
  await expect(await explanationOf(page.locator('a.figure-text').first())).toContainText('initiativer')
  await expectAccessible(page)
})

test('a body gets a seat with a person, and a mandate that DAS approves and is then public', async ({
  page,
  browser,
  server,
  isMobile,
}) => {
  const name = isMobile ? 'Prøvegruppe på telefon' : 'Prøvegruppe ved skrivebord'
  await becomes(page, 'secretariat', server.url)
  await page.goto('/fora')
  await page.getByRole('link', { name: 'Opret forum' }).click()
  await page.getByLabel('Navn', { exact: true }).fill(name)
  await page.getByLabel('Niveau').selectOption({ label: 'Arbejdsgruppe' })
  await page.getByLabel('Refererer til').selectOption({ label: 'DAS Social' })
  await page.getByLabel('Fra', { exact: true }).fill('2026-01-01')
  await page.getByRole('button', { name: 'Gem forum' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name)
  const body = new URL(page.url()).pathname

  await page.getByRole('link', { name: 'Tilføj plads' }).click()
  await page.getByLabel('Rolle').fill('Socialdirektør')
  await page.getByRole('button', { name: 'Gem plads' }).click()
  await page.getByRole('link', { name: 'Sæt en person på pladsen' }).click()
  await page.getByRole('button', { name: 'Gem person' }).click()
  await expect(page.getByRole('alert')).toContainText('Vælg en bruger, eller skriv et navn')
  await page.getByLabel('Navn').fill('Anna Prøve')
  await page.getByRole('button', { name: 'Gem person' }).click()
  await expect(page.getByRole('row', { name: /Anna Prøve/ })).toBeVisible()
  await page.goto(body)
  await expect(page.getByRole('row', { name: /Socialdirektør/ })).toContainText('Anna Prøve')

  await page.getByRole('link', { name: 'Skriv eller godkend kommissorium' }).click()
  await page.getByLabel('Formål').fill('At prøve kommissoriet af')
  await page.getByLabel('Opgaver').fill('Skrive\nLæse')
  await page.getByRole('button', { name: 'Gem kladde' }).click()
  await expect(page.getByRole('status').first()).toContainText('Kladden er gemt')

  const visitor = await browser.newPage()
  await visitor.goto(`${server.url}${body}`)
  await expect(visitor.getByText('Der er ikke registreret et kommissorium.')).toBeVisible()

  await page.getByRole('button', { name: 'Registrer godkendelse' }).click()
  await expect(page.getByRole('status').first()).toContainText('Kommissoriet er nu offentligt')
  await visitor.goto(`${server.url}${body}`)
  await expect(visitor.getByText('At prøve kommissoriet af')).toBeVisible()
  await expect(visitor.getByText(/Godkendt af DAS Social/)).toBeVisible()
  await visitor.close()
  await page.goto(body)
  await expectFitsNarrowScreen(page)
})
