import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import XlsxPopulate from 'xlsx-populate'
import { expectAccessible, expectFitsNarrowScreen } from './support/axe.ts'
import { becomes, personAt } from './support/people.ts'
import { approve } from './support/rounds.ts'
import { test as base, expect } from './support/test.ts'

/** These journeys send and approve whole rounds: with a fixture of their own they get a database of their own. */
const test = base.extend<object, { cycle: true }>({ cycle: [async ({}, use) => use(true), { scope: 'worker' }] })
test.describe.configure({ mode: 'serial' })

type At = { page: Page; origin: string }
const today = () => new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Copenhagen' })

test('an economist copies last year’s sheet, fills the rest in Excel and sends', async ({ page, server, cycle: _ }) => {
  await becomes(page, 'reporter', server.url)
  const form = await formOf(page, 'Region Nordjylland')
  const { line, card } = await test.step('the costs of last year are changed, and the tariff moves', async () => {
    await page.getByRole('link', { name: 'Åbn skemaet' }).last().click()
    const card = page.getByRole('complementary', { name: 'Taksten' })
    await page.getByRole('button', { name: 'Uændret: brug sidste års tal' }).click()
    await expect(page.getByText('Skemaet er gemt.')).toBeVisible()
    await page.getByLabel('Ejendom', { exact: true }).fill('1.500.000')
    await expect(card.getByText('Hvad der flytter den')).toBeVisible()
    await page.getByLabel(/^Årsag til ændret takst/).fill('Ny husleje')
    await page.getByRole('button', { name: 'Gem skemaet' }).click()
    await expect(page.getByText('Skemaet er gemt.')).toBeVisible()
    const name = ((await page.getByRole('heading', { level: 1 }).textContent()) ?? '').replace(/^Takstskema 2026: /, '')
    return { line: name, card }
  })

  await test.step('a surplus of two years ago stands at its line and leads to where it comes from', async () => {
    await page.goto(form)
    await page.getByRole('link', { name: 'Åbn skemaet' }).first().click()
    await page.getByRole('link', { name: /^-120\.575 kr\. føres over fra 2024/ }).click()
    const result = page.getByRole('row', { name: /Takst 2024/ })
    await expect(result).toContainText('321.533')
    await page.getByLabel('Regulering fra tidligere år', { exact: true }).fill('-120.575')
    await page.getByRole('button', { name: 'Gem skemaet' }).click()
    await expect(page.getByText(/^Reguleringen i skemaet er/)).toHaveCount(0)
    await expect(card.getByText('-120.575,00')).toBeVisible()
    await page.getByRole('link', { name: 'Takst 2024' }).click()
    await expect(page.getByText('takst for 2024')).toBeVisible()
    await page.goBack()
  })

  await test.step('the workbook with faults: each is listed, and nothing is stored', async () => {
    const { book, sheet, columns } = await downloadBook(page)
    // The lines nobody has begun take last year's figures.
    for (const row of rowsOf(sheet, columns)) {
      const at = (key: string) => sheet.cell(`${columns.get(key)}${row}`)
      if (at('places').value() !== undefined) continue
      const known = [...columns.keys()].filter((key) => key.startsWith('previous:') && at(key).value() !== undefined)
      for (const key of known) at(key.replace('previous:', '')).value(at(key).value() as number)
    }
    const at = (key: string, row: number) => sheet.cell(`${columns.get(key)}${row}`)
    const kept = at('cost_property', 6).value() as number
    at('cost_property', 6).value(-5)
    at('occupancy', 7).value(150)
    at('cost_administration', 8).value('tolv')
    await page.getByRole('link', { name: 'Upload Excel' }).click()
    await uploadBook(page, book)
    await expect(page.getByText(/^Filen er ikke gemt: 3 fejl/).first()).toBeVisible()
    for (const [cell, value] of [
      [`${columns.get('cost_property')}6`, '-5'],
      [`${columns.get('occupancy')}7`, '150'],
      [`${columns.get('cost_administration')}8`, 'tolv'],
    ]) {
      await expect(page.getByRole('row', { name: new RegExp(`Indberetning ${cell} ${value} .{20}`) })).toBeVisible()
    }
    await expectAccessible(page)
    at('cost_property', 6).value(kept)
    at('occupancy', 7).value(96)
    at('cost_administration', 8).value(250_000)
    for (const row of rowsOf(sheet, columns)) at('change_reason', row).value('Demotal')
    await uploadBook(page, book)
    await expect(page.getByText(/^Filen er gemt: \d+ celler er ændret/)).toBeVisible()
  })

  await test.step('the sheet is read through and sent', async () => {
    await page.getByRole('link', { name: 'Gennemse og send' }).click()
    await expect(page.getByText('Alt er udfyldt, og alle advarsler er begrundet.')).toBeVisible()
    await expect(page.getByText(line).first()).toBeVisible()
    await page.getByRole('button', { name: 'Send indberetning' }).click()
    await expect(page.getByText('Indberetningen er sendt').first()).toBeVisible()
  })
})

test('the group remarks and is answered; FU and DAS decide, the annex is published, a buyer understands', async ({
  page,
  server,
  cycle: _,
}) => {
  const at: At = { page, origin: server.url }
  const reviewed = await test.step('a remark on a line is answered at the line', () => remarkAndAnswer(at))
  await test.step('group and FU in bulk; one that is late is delegated to FU', () => checkAndRecommend(at))
  await test.step('DAS approves in bulk, and one by one a provisional tariff', () => decide(at, reviewed))
  await test.step('the annex is published', () => publishAnnex(at))
  await test.step('a buyer finds a tariff and understands it', () => readAsBuyer(at))
})

test('a tariff is changed within the year, approved by FU from a day', async ({ page, server, cycle: _ }) => {
  const form = await test.step('the operator corrects the approved sheet', async () => {
    await becomes(page, 'otherReporter', server.url)
    const form = await formOf(page, 'Region Syddanmark')
    await page.getByRole('link', { name: 'Åbn skemaet' }).nth(1).click()
    await page.getByText('Ret skemaet', { exact: true }).first().click()
    await page.getByLabel('Hvorfor retter du?').fill('Fire pladser færre fra juli')
    await page.getByRole('button', { name: 'Ret skemaet' }).click()
    await page.getByLabel('Pladser', { exact: true }).fill('5')
    await page.getByLabel(/^Årsag til ændret takst/).fill('Færre pladser at dele udgifterne på')
    await page.getByLabel(/^Årsag til ændrede pladser/).fill('En afdeling lukker')
    await page.getByLabel(/^Gælder fra/).fill('2026-07-01')
    await page.getByRole('button', { name: 'Gennemse og send' }).click()
    await page.getByRole('button', { name: 'Send indberetning' }).click()
    await expect(page.getByText('Indberetningen er sendt').first()).toBeVisible()
    return form
  })
  expect(await approve(await personAt(server.url, 'otherApprover'), form)).toBe(303)

  await test.step('the group checks it, and FU approves it from the day the sheet says', async () => {
    await becomes(page, 'secretariat', server.url)
    await page.goto(await roundPage(page))
    const row = page.getByRole('row').filter({ hasText: 'ændring i året' })
    await row.getByRole('link').first().click()
    await step(page, 'Gennemgået af styringsaftalegruppen', 'Gruppen, punkt 5')
    await row.getByRole('link').first().click()
    await step(page, /^Godkendt \(DAS, eller FU/, 'FU, punkt 6')
    await expect(row).toContainText('Godkendt')
    await row.getByRole('link').first().click()
    await expect(page.getByRole('row', { name: /Godkendt, FU/ })).toBeVisible()
  })

  await test.step('the provisional tariff is made final', async () => {
    await page.goto(await roundPage(page))
    await page.getByRole('row').filter({ hasText: 'foreløbig' }).getByRole('link').first().click()
    await step(page, 'Foreløbig takst gjort endelig', 'DAS, punkt 7')
    await expect(page.getByRole('row').filter({ hasText: 'foreløbig' })).toHaveCount(0)
  })

  await becomes(page, 'visitor', server.url)
  await page.goto('/takster/2026?q=h%C3%B8retab')
  const changed = page.getByRole('row').filter({ hasText: 'fra 1. juli 2026' })
  await changed.getByRole('link').first().click()
  await expect(page.getByText('1. juli 2026 til og med 31. december 2026')).toBeVisible()
  await expect(page.getByRole('row', { name: /^Pladser/ })).not.toContainText('0,00')
  await expectAccessible(page)
})

async function remarkAndAnswer({ page, origin }: At): Promise<string> {
  await becomes(page, 'secretariat', origin)
  const round = await roundPage(page)
  await page.goto(round)
  await page.getByRole('row').filter({ hasText: 'Modtaget' }).getByRole('link').first().click()
  const reviewed = page.url()
  await page.getByLabel(/^Linje/).selectOption({ label: 'Ejendom' })
  await page.getByLabel('Bemærkning', { exact: true }).fill('Hvorfor er huslejen steget?')
  await page.getByRole('button', { name: 'Gem bemærkning' }).click()
  await expect(page.getByText('Bemærkningen er gemt.')).toBeVisible()

  await becomes(page, 'otherReporter', origin)
  await formOf(page, 'Region Syddanmark')
  const sheets = await page
    .getByRole('link', { name: 'Åbn skemaet' })
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
  const remark = page.getByRole('listitem').filter({ hasText: 'Hvorfor er huslejen steget?' })
  for (const sheet of sheets) {
    await page.goto(sheet)
    if ((await remark.count()) > 0) break
  }
  await remark.getByText('Svar på bemærkningen').click()
  await remark.getByRole('button', { name: 'Send svaret' }).click()
  await expect(page.getByRole('alert').first()).toContainText('Skriv en tekst på mindst 3 tegn')
  await page.getByLabel('Dit svar').fill('Ny kontrakt fra januar')
  await remark.getByRole('button', { name: 'Send svaret' }).click()
  await expect(page.getByText('Svaret er sendt.')).toBeVisible()
  await expectAccessible(page)
  await expectFitsNarrowScreen(page)

  await becomes(page, 'secretariat', origin)
  await page.goto(reviewed)
  await expect(page.getByRole('blockquote')).toContainText('Ny kontrakt fra januar')
  return reviewed
}

async function checkAndRecommend({ page }: At): Promise<void> {
  await page.goto(`${await roundPage(page)}?trin=reported`)
  await page.getByRole('link', { name: /^Vælg alle viste/ }).click()
  await page.getByRole('checkbox').last().uncheck()
  await step(page, 'Gennemgået af styringsaftalegruppen', 'Gruppen, punkt 2')
  await expect(page.getByText('Trinnet er registreret for 2 skemaer.')).toBeVisible()
  await page.getByRole('link', { name: /^Modtaget/ }).click()
  await page.getByRole('checkbox').check()
  await step(page, 'Delegeret til FU af DAS (forsinket)', 'DAS, punkt 9')
  await expect(page.getByRole('row').filter({ hasText: 'delegeret til FU' })).toHaveCount(1)
  await page.getByRole('link', { name: /^Gennemgået/ }).click()
  await page.getByRole('link', { name: /^Vælg alle viste/ }).click()
  await step(page, 'Anbefalet af FU', 'FU, punkt 3')
  await expect(page.getByText('Trinnet er registreret for 5 skemaer.')).toBeVisible()
}

async function decide({ page }: At, reviewed: string): Promise<void> {
  const round = await roundPage(page)
  await page.goto(reviewed)
  await page.getByText('Kun ved godkendelse').click()
  await page.getByLabel('Taksten er foreløbig').check()
  await page.getByLabel(/^Borgere indskrevet før/).fill('2026-01-01')
  await step(page, /^Godkendt \(DAS, eller FU/, 'DAS, punkt 4')
  await expect(page.getByRole('row').filter({ hasText: 'foreløbig' })).toHaveCount(1)

  await page.goto(`${round}?trin=recommended`)
  await page.getByRole('link', { name: /^Vælg alle viste/ }).click()
  await step(page, /^Godkendt \(DAS, eller FU/, 'DAS, punkt 4')
  await expect(page.getByText('Trinnet er registreret for 4 skemaer.')).toBeVisible()

  await page.getByRole('row').filter({ hasText: 'delegeret til FU' }).getByRole('link').first().click()
  await step(page, 'Gennemgået af styringsaftalegruppen', 'Gruppen, punkt 7')
  await page.getByRole('row').filter({ hasText: 'delegeret til FU' }).getByRole('link').first().click()
  await step(page, /^Godkendt \(DAS, eller FU/, 'FU, punkt 8')
  await expect(page.getByRole('link', { name: 'Godkendt (6)' })).toBeVisible()
  await expectAccessible(page)
}

async function publishAnnex({ page }: At): Promise<void> {
  await page.getByRole('button', { name: 'Udgiv takstbilaget som dokument' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Takstbilag 2026')
  await page.getByRole('link', { name: 'Udgiv rapporten' }).click()
  await page.getByRole('button', { name: 'Udgiv rapporten' }).click()
  await expect(page.getByRole('link', { name: 'Læs rapporten' })).toBeVisible()
}

async function readAsBuyer({ page, origin }: At): Promise<void> {
  await becomes(page, 'visitor', origin)
  await page.goto('/')
  await page.getByRole('link', { name: 'Takster' }).first().click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Takster 2026')
  await expect(page.getByRole('link', { name: /^Takstbilag 2026, udgave 1/ })).toBeVisible()
  await page.getByRole('searchbox', { name: /^Søg/ }).last().fill('syddanmark høretab')
  await page.getByRole('main').getByRole('button', { name: 'Søg', exact: true }).click()
  await expect(page.getByRole('table')).toContainText('4 takster, 2026-priser')
  await page
    .getByRole('columnheader', { name: /^Takst/ })
    .getByRole('link')
    .click()
  await page.getByRole('row').nth(1).getByRole('link').first().click()

  for (const heading of [
    'Hvad taksten indeholder',
    'Hvorfor taksten er ændret',
    'Tidligere og kommende takster',
    'Opsigelse og betaling',
    'Sammenlignelige takster',
  ]) {
    await expect(page.getByRole('heading', { name: heading })).toBeVisible()
  }
  await expect(page.getByRole('img', { name: /Den største del er Personale/ }).first()).toBeVisible()
  await expect(page.getByText(/timer pr\. plads pr\. uge/)).toBeVisible()
  await expect(
    page.getByText(/^Eksempel: Opsiges opholdet 15\. januar 2026, betales til og med 28\. februar 2026: 44 døgn/),
  ).toBeVisible()
  const causes = page.getByRole('table', { name: 'Hvorfor taksten er ændret' }).getByRole('cell')
  const amounts = (await causes.allInnerTexts()).map((text) =>
    Math.round(Number(text.replaceAll('.', '').replace(',', '.').replace('−', '-')) * 100),
  )
  expect(amounts.slice(0, -1).reduce((sum, one) => sum + one, 0)).toBe(amounts.at(-1))
  await expectAccessible(page)
  await expectFitsNarrowScreen(page)

  await page.goto('/takster/2026')
  await page.getByRole('row').filter({ hasText: 'foreløbig' }).getByRole('link').first().click()
  await expect(page.getByText('Foreløbig takst: den kan blive ændret')).toBeVisible()
  await expect(page.getByText('Borgere indskrevet før 1. januar 2026 beholder den hidtidige takst.')).toBeVisible()
  await page.getByRole('link', { name: /^Den hidtidige takst er/ }).click()
  await expect(page.getByText('Gælder fortsat for borgere indskrevet før 1. januar 2026.')).toBeVisible()
}

async function roundPage(page: Page): Promise<string> {
  await page.goto('/takster')
  return (await page.getByRole('link', { name: 'Takster 2026', exact: true }).last().getAttribute('href')) ?? ''
}

/** Opens the form of an operator in the round of tariffs. */
async function formOf(page: Page, operator: string): Promise<string> {
  await page.goto((await roundPage(page)).replace('/takster/runde', '/indberetning'))
  await page.getByRole('link', { name: operator, exact: true }).first().click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Takster 2026')
  return new URL(page.url()).pathname
}

/** Records a step with today's decision. */
async function step(page: Page, what: string | RegExp, reference: string): Promise<void> {
  await page.getByLabel(what).check()
  await page.getByLabel('Dato for beslutningen').fill(today())
  await page.getByLabel('Hvor den står').fill(reference)
  await page.getByRole('button', { name: 'Registrér trinnet' }).click()
  await expect(page.getByText(/^Trinnet er registreret/)).toBeVisible()
}

type Sheet = { cell(address: string): { value(): unknown; value(value: string | number): unknown } }

async function downloadBook(page: Page) {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Hent Excel' }).click(),
  ])
  const book = await XlsxPopulate.fromDataAsync(await readFile(await file.path()))
  const sheet = book.sheet('Indberetning') as unknown as Sheet
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  const all = ['', 'A', 'B', 'C', 'D'].flatMap((first) => letters.map((letter) => `${first}${letter}`))
  // The key of each column stands in the hidden third row.
  const columns = new Map(
    all.flatMap((column) => {
      const key = sheet.cell(`${column}3`).value()
      return typeof key === 'string' ? [[key, column] as const] : []
    }),
  )
  return { book, sheet, columns }
}

function rowsOf(sheet: Sheet, columns: Map<string, string>): number[] {
  return Array.from({ length: 40 }, (_, index) => 5 + index).filter((row) =>
    sheet.cell(`${columns.get('_line')}${row}`).value(),
  )
}

async function uploadBook(page: Page, book: { outputAsync(): Promise<unknown> }): Promise<void> {
  const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  const buffer = (await book.outputAsync()) as Buffer
  await page.getByLabel(/^Excel-fil/).setInputFiles({ name: 'takster.xlsx', mimeType, buffer })
  await page.getByRole('button', { name: 'Upload Excel' }).click()
}
