import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import XlsxPopulate from 'xlsx-populate'
import { becomes, personAt } from '../support/people.ts'
import { linesOf } from '../support/rounds.ts'
import { cell, expect, expectForEverybody, journey, openForm, type Walk } from './walk.ts'

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

// The program writes workbooks with exceljs; here they are edited with another library, as they are by other programs.

journey('the form is filled in Excel: every fault of the file is listed, and the right file is taken', async (walk) => {
  const { page, hands, origin } = walk
  const form = await openForm(walk, '17')
  const reporter = await personAt(origin, 'reporter')
  const lines = await linesOf(reporter, form)
  await becomes(page, 'reporter', origin)
  await page.goto(form)
  await hands.press(page.getByRole('link', { name: 'Upload Excel' }))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Indberet i Excel')
  await expectForEverybody(page)

  const book = await download(walk)
  const sheet = book.sheet('Indberetning')
  const [places, used, next] = ['places', 'used_places', 'places_next_year'].map((key) => columnOf(sheet, key))
  const first = 5
  for (const [row] of lines.entries()) {
    for (const name of [places, used, next]) sheet.cell(`${name}${first + row}`).value(16)
  }
  sheet.cell(`${places}${first}`).value('tolv')
  sheet.cell(`${used}${first + 1}`).value(-3)
  const stray = `${places}${first + lines.length + 3}`
  sheet.cell(stray).value('hører ikke til')
  await upload(walk, book)

  await expect(page.getByText(/^Filen er ikke gemt: 3 fejl/).first()).toBeVisible()
  await expect(page.getByText('Intet er gemt.').first()).toBeVisible()
  await expectFault(page, `${places}${first}`, 'tolv')
  await expectFault(page, `${used}${first + 1}`, '-3')
  await expectFault(page, stray, 'hører ikke til')
  await expectForEverybody(page)
  expect(await storedPlaces(walk, form), 'nothing of a file with faults is stored').toEqual(lines.map(() => ''))

  sheet.cell(`${places}${first}`).value(12.5)
  sheet.cell(`${used}${first + 1}`).value(15)
  sheet.cell(stray).value(undefined)
  await upload(walk, book)
  await expect(page.getByText(`Filen er gemt: ${lines.length * 3} celler er ændret`)).toBeVisible()
  await expectForEverybody(page)
  await upload(walk, book)
  await expect(page.getByText('Filen er læst. Den ændrede intet')).toBeVisible()

  await hands.press(page.getByRole('link', { name: 'Tilbage til skemaet' }))
  await expect(cell(page, 'Pladser')).toHaveValue('12,5')
  await expect(cell(page, 'Pladsforbrug', 1)).toHaveValue('15')
  await expect(cell(page, 'Pladser', lines.length - 1)).toHaveValue('16')
})

journey('a file of another year is refused as that, and a file older than the form shows both values', async (walk) => {
  const { page, hands, origin } = walk
  const [before, form] = [await openForm(walk), await openForm(walk)]
  await becomes(page, 'reporter', origin)
  await page.goto(`${before}/excel`)
  const others = await download(walk)
  await page.goto(`${form}/excel`)
  await upload(walk, others)
  await expect(page.getByRole('row', { name: /hele filen.*Filen hører til runden for \d{4}/ })).toBeVisible()

  const book = await download(walk)
  const sheet = book.sheet('Indberetning')
  const places = columnOf(sheet, 'places')
  await page.goto(form)
  const saved = page.waitForResponse((answer) => answer.url().endsWith('/gem') && answer.ok())
  await hands.write(cell(page, 'Pladser'), '11')
  await saved
  await page.goto(`${form}/excel`)
  sheet.cell(`${places}5`).value(12)
  await upload(walk, book)
  await expect(page.getByText('Filen er ikke gemt: 1 celle er ændret af andre')).toBeVisible()
  await expect(page.getByRole('row', { name: `${places}5` })).toContainText(
    'En anden har skrevet "11"; i filen står "12"',
  )
  expect((await storedPlaces(walk, form))[0]).toBe('11')
})

/** The column of a field: its key stands in the hidden third row. */
function columnOf(sheet: { cell(address: string): { value(): unknown } }, key: string): string {
  const columns = [...letters].flatMap((letter) => [letter, `A${letter}`])
  const found = columns.find((column) => sheet.cell(`${column}3`).value() === key)
  expect(found, `column of ${key}`).toBeDefined()
  return found as string
}

async function download({ page, hands }: Walk) {
  const coming = page.waitForEvent('download')
  await hands.press(page.getByRole('link', { name: 'Hent Excel' }))
  const file = await coming
  expect(file.suggestedFilename()).toMatch(/\.xlsx$/)
  return XlsxPopulate.fromDataAsync(await readFile(await file.path()))
}

async function upload({ page, hands }: Walk, book: { outputAsync(): Promise<unknown> }): Promise<void> {
  const choosing = page.waitForEvent('filechooser')
  await hands.press(page.getByLabel(/^Excel-fil/))
  const buffer = (await book.outputAsync()) as Buffer
  const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  await (await choosing).setFiles({ name: 'udfyldt.xlsx', mimeType, buffer })
  const answered = page.waitForResponse((answer) => answer.request().method() === 'POST')
  await hands.press(page.getByRole('button', { name: 'Upload Excel' }))
  await answered
}

/** The fault stands with its sheet, its cell, what stands there and what to do. */
async function expectFault(page: Page, address: string, value: string): Promise<void> {
  // On a phone the head of the column is drawn in front of each cell, and belongs to its name.
  const cells = page.locator('tbody tr').filter({ has: page.locator('td', { hasText: new RegExp(`^${address}$`) }) })
  await expect(cells, `fault at ${address}`).toHaveCount(1)
  const [sheet, , shown, remedy] = await cells.locator('td').allInnerTexts()
  expect([sheet, shown]).toEqual(['Indberetning', value])
  expect(remedy?.length, `remedy for ${address}`).toBeGreaterThan(20)
}

async function storedPlaces({ origin }: Walk, form: string): Promise<string[]> {
  const page = await (await (await personAt(origin, 'reporter')).get(form)).text()
  const inputs = [...page.matchAll(/<input[^>]*name="celle\.[^."]+\.places"[^>]*>/g)].map(([tag]) => tag)
  return inputs.map((tag) => /value="([^"]*)"/.exec(tag)?.[1] ?? '')
}
