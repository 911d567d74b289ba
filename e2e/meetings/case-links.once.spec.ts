import { expectAccessible } from '../support/axe.ts'
import { logIn, personAt } from '../support/people.ts'
import { expect, test } from '../support/test.ts'

const closedTitle = 'Vilkår i en kontrakt med et privat tilbud'

test('a case is tied to a facility, goes to a body with its own recommendation, and takes a file', async ({ page }) => {
  await logIn(page, 'secretariat')
  await page.goto('/sager')
  await page.getByRole('link', { name: 'Overblik over ledige pladser i ferien' }).click()
  const address = new URL(page.url()).pathname
  await page.getByRole('link', { name: 'Vælg, hvad sagen vedrører' }).click()
  await page.getByLabel('Navn').fill('kompasset')
  await page.getByLabel('Art').selectOption('Tilbud')
  await page.getByRole('main').getByRole('button', { name: 'Søg' }).click()
  await page.getByRole('button', { name: 'Tilføj Kompasset' }).click()
  await expect(page.getByRole('button', { name: 'Fjern Kompasset' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('main').getByRole('link', { name: 'Kompasset' }).click()
  await expect(page.getByRole('link', { name: 'Overblik over ledige pladser i ferien' })).toBeVisible()

  await page.goto(address)
  await page.getByRole('link', { name: 'Indstilling og plan for DAS' }).click()
  await page.getByLabel('at …').first().fill('drøfter forslaget med de andre områder')
  await page.getByRole('button', { name: 'Gem indstillingen' }).click()
  await expect(page.getByText('Indstillingen er gemt')).toBeVisible()
  await expectAccessible(page)
  await page.goto(address)
  await expect(page.getByText('drøfter forslaget med de andre områder')).toBeVisible()

  // Within the limit that the page promises; more than any other form may send.
  await page.goto(`${address}/rediger`)
  const file = (name: string, megabytes: number) => ({
    name,
    mimeType: 'application/pdf',
    buffer: Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(megabytes * 1024 * 1024, ' ')]),
  })
  await expect(page.getByText('højst 50 MB')).toBeVisible()
  await page.getByLabel('Fil', { exact: true }).setInputFiles(file('stort.pdf', 13))
  await page.getByRole('button', { name: 'Vedlæg fil' }).click()
  await expect(page.getByRole('button', { name: 'Fjern stort.pdf' })).toBeVisible()
})

test('what is closed is not shown with what it concerns, and not found by others', async ({ page, baseURL }) => {
  for (const who of ['visitor', 'reporter', 'reader', 'administrator'] as const) {
    const person = await personAt(baseURL ?? '', who)
    expect(await (await person.get('/tilbud/kompasset')).text()).not.toContain(closedTitle)
    const about = await (await person.get('/api/v1/cases?about=facility:kompasset')).text()
    expect(about).not.toContain(closedTitle)
    const search = await (await person.get('/soeg?q=kontrakt&facility=kompasset')).text()
    expect(search).not.toContain(closedTitle)
    expect(search).toContain('0 resultater')
  }
  await logIn(page, 'secretariat')
  await page.goto('/soeg?q=kontrakt')
  await page.getByText('Afgræns søgningen').click()
  await page.getByLabel('Tilbud', { exact: true }).selectOption('Kompasset')
  await page.getByRole('main').getByRole('button', { name: 'Søg' }).click()
  await expect(page.getByRole('link', { name: closedTitle }).first()).toBeVisible()
  await expectAccessible(page)
})
