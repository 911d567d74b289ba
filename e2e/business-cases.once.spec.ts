import Excel from 'exceljs'
import { expectAccessible, expectFitsNarrowScreen } from './support/axe.ts'
import { explanationOf } from './support/explanation.ts'
import { becomes } from './support/people.ts'
import { expect, test } from './support/test.ts'

test('an economist plans a new home, sees who pays, publishes it, and a visitor follows a figure', async ({
  page,
  server,
}) => {
  await becomes(page, 'reporter', server.url)
  await page.goto('/takster')
  await page.getByRole('main').getByRole('link', { name: 'Forretningsplaner' }).click()
  await page.getByRole('link', { name: 'Lav en forretningsplan' }).click()

  // What is missing is said at its place, and nothing that was typed is lost.
  await page.getByLabel('Titel').fill('Nyt botilbud, tænkt')
  await page.getByLabel('Niveau 1', { exact: true }).fill('Takst 1')
  await page.getByLabel('Takst, kr. pr. døgn, niveau 1').fill('-1')
  await page.getByRole('button', { name: 'Gem som kladde' }).click()
  await expect(page.getByRole('alert')).toContainText('Skriv taksten som et beløb fra 0 og op')
  await expect(page.getByLabel('Titel')).toHaveValue('Nyt botilbud, tænkt')

  await page.getByLabel('Takst, kr. pr. døgn, niveau 1').fill('7.120')
  await page.getByLabel('Pladser, niveau 1').fill('10')
  await page.getByLabel('Belægning i fuld drift').fill('90')
  for (const [at, percent] of ['50', '70', '100'].entries()) {
    await page.getByLabel(new RegExp(`^${at + 1}\\. driftsår`)).fill(percent)
  }
  await page.getByLabel('Første driftsår').fill('2027')
  await page.getByLabel('Faste udgifter om året').fill('18.000.000')
  await page.getByLabel('Udgifter, der følger brugen').fill('5.000.000')
  await page.getByLabel('Etablering').fill('1.900.000')
  await page.getByLabel(/^Ansat 1/).fill('Leder')
  await page.getByLabel('Personer, ansat 1').fill('1')
  await page.getByLabel('Måneder, ansat 1').fill('8')
  await page.getByLabel('Pr. måned, kr., ansat 1').fill('60.000')
  await page.getByLabel('Én betaler en del, resten efter nøglen').check()
  await page.getByLabel('Region eller kommune').selectOption({ label: 'Region Nordjylland' })
  await page.getByLabel('Dens del').fill('25')
  await page.getByLabel('Folketal pr.').selectOption({ label: '1. april 2021' })
  const live = page.getByRole('region', { name: 'Resultat' })
  await expect(live.getByRole('row', { name: /^Skal finansieres/ }).first()).toContainText('16.312.960')
  await expect(live.getByRole('row', { name: /^Aalborg/ }).first()).toContainText('4.550.761')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Gem som kladde' }).click()

  await expect(page.getByText('Version 1 er gemt som kladde')).toBeVisible()
  await expect(page.getByRole('row', { name: /^2028/ }).first()).toContainText('-5.127.560')
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Hent Excel' }).click(),
  ])
  const book = new Excel.Workbook()
  await book.xlsx.readFile(await file.path())
  const cells = book.worksheets.flatMap((sheet) => (sheet.getSheetValues() as unknown[][]).flat())
  expect(cells).toEqual(expect.arrayContaining([16312960, 4550761, -8805400]))
  const [paper] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Hent PDF' }).click(),
  ])
  expect(paper.suggestedFilename()).toBe('forretningsplan-v1.pdf')
  await page.getByRole('button', { name: 'Offentliggør version 1' }).click()
  await expect(page.getByText('Version 1 er offentliggjort')).toBeVisible()

  await becomes(page, 'visitor', server.url)
  await page.goto('/takster/forretningsplaner')
  await page.getByRole('link', { name: 'Nyt botilbud, tænkt' }).click()
  const toFinance = page.getByRole('row', { name: /^Skal finansieres/ }).first()
  await expect(await explanationOf(toFinance.getByRole('link'))).toContainText('2.380.000 + 13.932.960 − 0')
  await page.keyboard.press('Escape')
  await expectFitsNarrowScreen(page)
})
