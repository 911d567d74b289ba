import type { Page } from '@playwright/test'
import Excel from 'exceljs'
import { expectAccessible } from './support/axe.ts'
import { explanationOf } from './support/explanation.ts'
import { expect, test } from './support/test.ts'

test('a visitor finds a facility as they type, sees its figures and the method behind', async ({ page, isMobile }) => {
  await page.goto('/')
  await page
    .getByRole('link', { name: 'Åbn tilbudsregistret' })
    .or(
      page
        .getByRole('main')
        .getByRole('link', { name: /tilbud/i })
        .first(),
    )
    .first()
    .click()
  // What is typed before the scripts of the page have come waits for the next key.
  await expect(async () => {
    await page.getByRole('textbox', { name: /Søg/ }).last().fill('')
    await page.getByRole('textbox', { name: /Søg/ }).last().pressSequentially('kompas', { delay: 30 })
    await expect(page).toHaveURL(/q=kompas/, { timeout: 2000 })
  }).toPass({ timeout: 20_000 })
  const found = page
    .getByRole('main')
    .getByRole('link', { name: /Kompasset/ })
    .first()
  await expect(found).toBeVisible()
  await found.click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Kompasset')
  await expect(page.getByRole('img').first()).toBeVisible()
  const figure = page.locator('a.figure-text').filter({ visible: true }).first()
  const panel = await explanationOf(figure)
  await expect(panel).toBeVisible()
  await expectAccessible(page)
  if (!isMobile) await page.keyboard.press('Escape')
  await page.goto('/metode')
  await page
    .getByRole('main')
    .getByRole('link', { name: /belægning/i })
    .first()
    .click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/belægning/i)
})

test('the report in PDF, Word and Excel is what stands on the page', async ({ page }) => {
  await page.goto('/rapporter/kapacitet-og-belaegning-2024')
  const pdf = await download(page, 'PDF')
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  expect(pdf.length).toBeGreaterThan(50_000)
  expect(pdf.subarray(-1024).toString()).toContain('%%EOF')

  const word = await download(page, 'Word')
  expect(word.subarray(0, 2).toString()).toBe('PK')
  expect(word.length).toBeGreaterThan(20_000)

  const book = new Excel.Workbook()
  await book.xlsx.load((await download(page, 'Excel')) as unknown as ArrayBuffer)
  const numbers = book.worksheets.flatMap((sheet) =>
    sheet.getSheetValues().flatMap((row) => (Array.isArray(row) ? row : []).filter((cell) => typeof cell === 'number')),
  )
  expect(numbers.length, 'numbers in the sheets').toBeGreaterThan(100)
  const onPage = await numbersOnPage(page)
  expect(onPage.length, 'numbers on the page').toBeGreaterThan(100)
  const missing = onPage.filter(
    ({ value, half }) => !numbers.some((number) => Math.abs((number as number) - value) <= half),
  )
  expect(missing, 'numbers of the page that no sheet holds').toEqual([])
})

async function download(page: Page, name: string): Promise<Buffer> {
  const link = page.getByRole('link', { name, exact: true })
  const answer = await page.request.get((await link.getAttribute('href')) ?? '')
  expect(answer.status(), name).toBe(200)
  expect(answer.headers()['content-disposition']).toContain('attachment')
  return answer.body()
}

/** The figures in the tables of the page, as a Dane reads them, and half of the last place they are rounded to. */
async function numbersOnPage(page: Page): Promise<{ value: number; half: number }[]> {
  const texts = await page.locator('article table td a.figure-text').allTextContents()
  return texts
    .map((text) => text.replace(/[%\s]|pladser/g, ''))
    .filter((text) => /^-?[\d.]+(,\d+)?$/.test(text))
    .map((text) => ({
      value: Number(text.replaceAll('.', '').replace(',', '.')),
      half: 0.5000001 / 10 ** (text.split(',')[1]?.length ?? 0),
    }))
}
