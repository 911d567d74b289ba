import Excel from 'exceljs'
import { expectAccessible, expectFitsNarrowScreen } from './support/axe.ts'
import { becomes } from './support/people.ts'
import { expect, test } from './support/test.ts'

test('an economist copies a scenario, sees the tariff move, and reports overhead', async ({ page, server }) => {
  await becomes(page, 'reporter', server.url)
  await page.goto('/takster/scenarier')
  await page.getByRole('link', { name: 'Neurocenter Østerskoven: basistakst 2024' }).click()
  await page.getByRole('link', { name: 'Kopiér 12 pladser, 90 %' }).click()

  // What is impossible is said at its field, and nothing typed is lost.
  await page.getByLabel('Navn').fill('11 pladser, 90 %')
  await page.getByLabel('Pladser', { exact: true }).fill('11')
  await page.getByLabel('Budgetteret belægning, %').fill('150')
  await page.getByRole('button', { name: 'Gem scenarie' }).click()
  const summary = page.getByRole('alert')
  await expect(summary).toContainText('Skriv en belægning over 0 og højst 100 %')
  await expect(page.getByLabel('Navn')).toHaveValue('11 pladser, 90 %')
  await expectAccessible(page)

  await page.getByLabel('Budgetteret belægning, %').fill('90')
  await page.getByRole('button', { name: 'Gem scenarie' }).click()
  const tariffs = page.getByRole('row', { name: /Takst, kr\. pr\. døgn/ })
  await expect(tariffs.getByRole('cell')).toHaveText(['3.354,63', '3.168,26', '3.001,51', '3.456,29'])
  await page.getByRole('button', { name: 'Anbefal 11 pladser, 90 %' }).click()
  await expect(page.getByRole('columnheader', { name: /11 pladser, 90 %/ })).toContainText('Anbefalet')

  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Hent Excel' }).click(),
  ])
  const book = new Excel.Workbook()
  await book.xlsx.readFile(await file.path())
  const cells = book.worksheets.flatMap((sheet) => (sheet.getSheetValues() as unknown[][]).flat())
  expect(cells).toEqual(expect.arrayContaining([3354.63, 3456.29, '11 pladser, 90 % (anbefalet)']))

  await page.goto('/takster/overhead?aar=2024')
  await page.getByRole('textbox', { name: 'Overhead i procent' }).fill('4,6')
  await page.getByLabel('Hvad omfatter jeres overhead?').fill('Central ledelse, økonomi og it')
  await page.getByRole('button', { name: 'Gem indberetning' }).click()
  await expect(page.getByText('Indberetningen er gemt.')).toBeVisible()
  const history = page.getByRole('table', { name: /Historik for Region Nordjylland/ })
  await expect(history.getByRole('row')).toHaveCount(3)
  await expectFitsNarrowScreen(page)
})
