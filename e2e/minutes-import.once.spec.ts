import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expectAccessible, expectFitsNarrowScreen } from './support/axe.ts'
import { becomes, personAt } from './support/people.ts'
import { expect, test } from './support/test.ts'

const example = path.join(import.meta.dirname, '../src/meetings/minutes/examples/enclosed-former.txt')

test('old minutes are uploaded, looked through, saved once, and what was closed stays closed', async ({
  page,
  server,
}) => {
  await becomes(page, 'secretariat', server.url)
  await page.goto('/moeder/import')
  await page.getByRole('button', { name: 'Læs filen' }).click()
  await expect(page.getByRole('alert')).toContainText('Vælg en fil')

  const file = { name: 'gammelt referat.txt', mimeType: 'text/plain', buffer: await readFile(example) }
  await page.getByLabel('Fil med et eller flere referater').setInputFiles(file)
  await page.getByRole('button', { name: 'Læs filen' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Gennemse import')
  await expect(page.getByRole('heading', { level: 2, name: 'KKS Social, 21. august 2024' })).toBeVisible()
  await expect(page.getByText('Møder: 2. Punkter: 8.')).toBeVisible()
  await expectAccessible(page)
  await expectFitsNarrowScreen(page)
  const review = page.url()

  // Nobody knows the body of the paper: without one, nothing is saved and nothing that was ticked is lost.
  const proposal = page.getByLabel(/Skovlund Kommune indkalder/)
  await proposal.check()
  await page.getByRole('button', { name: 'Gem de valgte møder' }).click()
  await expect(page.getByRole('alert')).toContainText('Vælg et forum til mindst ét møde')
  await expect(proposal).toBeChecked()

  await page.getByLabel('Gem under forum').first().selectOption({ label: 'Ekspertpanelet' })
  await page.getByLabel('Gem under forum').nth(1).selectOption({ label: 'Ekspertpanelet' })
  await page.getByRole('button', { name: 'Gem de valgte møder' }).click()
  await expect(page.getByText('Møderne er gemt')).toBeVisible()
  const made = page.getByRole('link', { name: 'Ekspertpanelet, 21. august 2024' })
  await expectAccessible(page)
  const meeting = await made.getAttribute('href')

  // The same file again leads to the same import.
  await page.goto('/moeder/import')
  await page.getByLabel('Fil med et eller flere referater').setInputFiles(file)
  await page.getByRole('button', { name: 'Læs filen' }).click()
  await expect(page.getByText('Filen er læst før')).toBeVisible()
  await expect(made).toBeVisible()

  await becomes(page, 'visitor', server.url)
  await page.goto(meeting as string)
  await expect(page.getByText('Fælles uddannelse').first()).toBeVisible()
  await expect(page.getByText('Takstsag')).toHaveCount(0)
  const visitor = await personAt(server.url, 'visitor')
  expect((await visitor.get(review)).status()).toBe(401)
})
