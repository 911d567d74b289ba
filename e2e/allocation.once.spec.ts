import Excel from 'exceljs'
import { expectAccessible, expectFitsNarrowScreen } from './support/axe.ts'
import { explanationOf } from './support/explanation.ts'
import { becomes } from './support/people.ts'
import { expect, test } from './support/test.ts'

test('the secretariat splits an amount over the eleven, and a visitor sees how a share was computed', async ({
  page,
  server,
}) => {
  await becomes(page, 'secretariat', server.url)
  await page.goto('/overblik')
  await page.getByRole('main').getByRole('link', { name: 'Fordelinger af beløb' }).click()
  await page.getByRole('link', { name: 'Lav en fordeling' }).click()

  await page.getByLabel('Titel').fill('Botilbud, kommunernes del')
  await page.getByLabel('Prisniveau').fill('2021-priser')
  await page.getByLabel('Folketal pr.').selectOption({ label: '1. april 2021' })
  await page.getByLabel('Beløb', { exact: true }).fill('4.275.000')
  const live = page.getByRole('region', { name: 'Sådan bliver fordelingen' })
  await expect(live.getByRole('row', { name: /^Aalborg/ })).toContainText('1.590.106')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Gem som kladde' }).click()

  await expect(page.getByText('Version 1 er gemt som kladde')).toBeVisible()
  await expect(page.getByRole('row', { name: /^Sum/ }).first()).toContainText('4.275.000')
  const address = page.url().replace(/\?.*/, '')
  const book = new Excel.Workbook()
  await book.xlsx.load((await bytesOf(page, 'Hent Excel')) as unknown as ArrayBuffer)
  const cells = book.worksheets.flatMap((sheet) => (sheet.getSheetValues() as unknown[][]).flat())
  expect(cells).toContain(1590106)
  expect((await bytesOf(page, 'Hent PDF')).subarray(0, 5).toString()).toBe('%PDF-')
  await page.getByRole('button', { name: 'Offentliggør version 1' }).click()
  await expect(page.getByText('Version 1 er offentliggjort')).toBeVisible()

  await becomes(page, 'visitor', server.url)
  await page.goto('/')
  await page.getByRole('main').getByRole('link', { name: 'Fordelinger af beløb' }).click()
  await page.getByRole('link', { name: 'Botilbud, kommunernes del' }).click()
  const panel = await explanationOf(
    page.getByRole('row', { name: /^Aalborg/ }).getByRole('link', { name: '1.590.106' }),
  )
  await expect(panel).toContainText('4.275.000 × 219.573 / 590.322')
  await expectAccessible(page)
  await page.keyboard.press('Escape')

  await page.getByRole('link', { name: 'Kør igen' }).click()
  await page.getByRole('button', { name: 'Kør igen' }).click()
  await expect(page.getByText('Det giver det samme: "Botilbud, kommunernes del"')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Åbn den gemte fordeling' }).click()
  expect(page.url()).toContain(address)
  await expectFitsNarrowScreen(page)
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('what cannot be read is named at its field, and nothing that was typed is lost', async ({ page }) => {
    await page.goto('/fordelinger/ny')
    await page.getByLabel('Titel').fill('Socialtilsyn 2022')
    await page.getByLabel('Beløb', { exact: true }).fill('mange penge')
    await page.getByLabel('Prisniveau').fill('2022-priser')
    await page.getByLabel('Fordel efter').selectOption({ label: 'Historisk forbrug' })
    await page.getByLabel('Liste', { exact: true }).fill('Aalborg; 3\nLæsø; få')
    await page.getByRole('button', { name: 'Vis fordelingen' }).click()
    const faults = page.getByRole('alert')
    await expect(faults.getByRole('link')).toHaveText([/kan ikke læses som et tal/, /^Linje 2: "få" er ikke et tal/])
    await expect(page.getByLabel('Titel')).toHaveValue('Socialtilsyn 2022')

    await page.getByLabel('Beløb', { exact: true }).fill('1.000')
    await page.getByLabel('Liste', { exact: true }).fill('Aalborg; 3\nLilleby; 1')
    await page.getByRole('button', { name: 'Vis fordelingen' }).click()
    await expect(faults).toContainText('Linje 2: "Lilleby" findes ikke i registret')
    await page.getByLabel('Liste', { exact: true }).fill('Aalborg; 0\nLæsø; 0')
    await page.getByRole('button', { name: 'Vis fordelingen' }).click()
    await expect(faults).toContainText('Vægtene er 0 tilsammen')
    await page.getByLabel('Liste', { exact: true }).fill('Aalborg; 3\nLæsø; 1')
    await page.getByRole('button', { name: 'Vis fordelingen' }).click()
    await expect(page.getByRole('row', { name: /^Aalborg/ })).toContainText('750')
    await expect(page.getByRole('button', { name: 'Gem som kladde' })).toHaveCount(0)
  })
})

async function bytesOf(page: import('@playwright/test').Page, name: string): Promise<Buffer> {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).click()])
  const chunks: Buffer[] = []
  for await (const chunk of await file.createReadStream()) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}
