import { logIn } from './support/people.ts'
import { expect, test } from './support/test.ts'

test('the yearly figures of a small statistic are public, with reservation and source', async ({ page }) => {
  await page.goto('/statistik')
  await page.getByRole('link', { name: 'Sundhedstjek på botilbud' }).click()
  const row = page.getByRole('row', { name: /^2024/ }).last()
  await expect(row).toContainText('602')
  await expect(row).toContainText('Kun 10 af 12 måneder')
  await expect(row).toContainText('fordelingen på kommuner er ikke oplyst')
  await row.getByRole('link', { name: '602' }).click()
  await expect(page.getByRole('dialog')).toContainText('DAS Social, møde 17. marts 2025')
})

test('an administrator makes a template, tries its rules and saves it', async ({ page }) => {
  await logIn(page, 'administrator')
  await page.goto('/administration/skabeloner')
  await page.getByRole('link', { name: 'Lav en skabelon' }).click()
  await page.getByLabel('Id', { exact: true }).fill('besoeg-i-aaret')
  await page.getByLabel('Navn, dansk').first().fill('Besøg i året')
  await page.getByLabel('Navn, engelsk').first().fill('Visits in the year')
  const field = page.getByRole('group', { name: 'Felt 1' })
  await field.getByLabel('Nøgle').fill('visits')
  await field.getByLabel('Navn, dansk').fill('Antal besøg')
  await field.getByLabel('Navn, engelsk').fill('Number of visits')

  await page.getByRole('button', { name: 'Tilføj kontrol' }).click()
  const rule = page.getByRole('group', { name: 'Kontrol 1' })
  await expect(rule.getByLabel('Id')).toBeFocused()
  await rule.getByLabel('Id').fill('for-mange')
  await rule.getByLabel('Kontrol af').first().selectOption('bounds')
  await rule.getByLabel('Felt', { exact: true }).fill('visits')
  await rule.getByLabel('Højst').fill('10')
  await rule.getByLabel('Besked, dansk').fill('Der er {found} besøg; ventet er {expected}.')
  await rule.getByLabel('Besked, engelsk').fill('There are {found} visits; expected is {expected}.')

  await page.getByRole('button', { name: 'Gem som version 1' }).click()
  await expect(page.getByRole('alert')).toContainText('Skriv en tekst her')
  await page.getByRole('alert').getByRole('link').click()
  await expect(rule.getByLabel('Kilde')).toBeFocused()
  await page.keyboard.type('Valgt her: flere besøg er sjældne')

  await page.getByLabel('Antal besøg, i år').fill('12')
  await page.getByRole('button', { name: 'Vis fund' }).click()
  await expect(page.getByText('Der er 12 besøg; ventet er højst 10.')).toBeVisible()
  await page.getByRole('button', { name: 'Gem som version 1' }).click()
  await expect(page.getByText('Version 1 af skabelonen er gemt.')).toBeVisible()

  await page.getByLabel('Navn, dansk').first().fill('Besøg')
  await page.getByRole('button', { name: 'Gem som version 2' }).click()
  await expect(page.getByText('Version 2 af skabelonen er gemt.')).toBeVisible()
})
