import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import XlsxPopulate from 'xlsx-populate'
import { expectAccessible, expectFitsNarrowScreen } from './support/axe.ts'
import { becomes, personAt } from './support/people.ts'
import { formsOf, openRound } from './support/rounds.ts'
import { expect, test } from './support/test.ts'

const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Downloads the workbook, writes in cells of the data sheet by field and row, and gives what to upload. */
async function edited(page: Page, cells: { field: string; row: number; value: string | number }[]) {
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Hent Excel' }).click()
  const book = await XlsxPopulate.fromDataAsync(await readFile(await (await download).path()))
  const sheet = book.sheet('Indberetning')
  const columns = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].flatMap((letter) => [letter, `A${letter}`])
  for (const { field, row, value } of cells) {
    const column = columns.find((letter) => sheet.cell(`${letter}3`).value() === field)
    sheet.cell(`${column}${row}`).value(value)
  }
  return { name: 'indberetning.xlsx', mimeType: mediaType, buffer: Buffer.from(await book.outputAsync()) }
}

test('a reporter downloads the form, fills it in a spreadsheet, is shown every fault, and uploads it right', async ({
  page,
  server,
}) => {
  const { path } = await openRound(await personAt(server.url, 'secretariat'), 2030)
  await becomes(page, 'reporter', server.url)
  const form = Object.values(await formsOf(page.request, path))[0] as string
  await page.goto(form)
  await page.getByRole('link', { name: 'Upload Excel' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Indberet i Excel')
  await expectAccessible(page)
  await expectFitsNarrowScreen(page)

  const wrong = await edited(page, [
    { field: 'places', row: 5, value: 'mange' },
    { field: 'used_places', row: 6, value: '1,2,3' },
  ])
  await page.getByLabel('Excel-fil').setInputFiles(wrong)
  await page.getByRole('button', { name: 'Upload Excel' }).click()
  await expect(page.getByRole('alert')).toContainText('Filen er ikke gemt: 2 fejl')
  await expect(page.getByRole('row').filter({ hasText: 'mange' })).toContainText('Det kan ikke læses som et tal.')
  await expect(page.getByRole('row').filter({ hasText: '1,2,3' })).toContainText('Skriv for eksempel')
  await expectAccessible(page)
  await expectFitsNarrowScreen(page)

  const right = await edited(page, [
    { field: 'places', row: 5, value: 6 },
    { field: 'used_places', row: 5, value: '5,5' },
  ])
  await page.getByLabel('Excel-fil').setInputFiles(right)
  await page.getByRole('button', { name: 'Upload Excel' }).click()
  await expect(page.getByText('Filen er gemt: 2 celler er ændret')).toBeVisible()
  await page.getByLabel('Excel-fil').setInputFiles(right)
  await page.getByRole('button', { name: 'Upload Excel' }).click()
  await expect(page.getByText('Filen er læst. Den ændrede intet')).toBeVisible()
  await page.getByRole('link', { name: 'Tilbage til skemaet' }).click()
  await expect(page.getByLabel(/^Pladsforbrug \d{4},/).first()).toHaveValue('5,5')
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('the upload works the same, and a missing file is said at its field', async ({ page, server }) => {
    const { path } = await openRound(await personAt(server.url, 'secretariat'), 2032)
    await becomes(page, 'reporter', server.url)
    const form = Object.values(await formsOf(page.request, path))[0] as string
    await page.goto(`${form}/excel`)
    await page.getByRole('button', { name: 'Upload Excel' }).click()
    await expect(page.getByRole('alert')).toContainText('Vælg en Excel-fil.')
    await page.getByLabel('Excel-fil').setInputFiles({
      name: 'liste.xlsx',
      mimeType: mediaType,
      buffer: Buffer.from('Navn;Pladser'),
    })
    await page.getByRole('button', { name: 'Upload Excel' }).click()
    await expect(page.getByRole('cell', { name: 'hele filen' })).toBeVisible()
    await page.getByLabel('Excel-fil').setInputFiles(await edited(page, [{ field: 'places', row: 5, value: 7 }]))
    await page.getByRole('button', { name: 'Upload Excel' }).click()
    await expect(page.getByText('Filen er gemt: 1 celle er ændret')).toBeVisible()
  })
})
