import type { Locator, Page } from '@playwright/test'
import { openBeforeScripts } from './support/held-scripts.ts'
import { pressEnterOn, tabTo, typeInto } from './support/keyboard.ts'
import { becomes, logIn, personAt } from './support/people.ts'
import { fill, formsOf, handIn } from './support/rounds.ts'
import { expect, test } from './support/test.ts'

const cell = (page: Page, row: number, column: number): Locator => page.locator(`[data-cell="${row}-${column}"]`)
const saved = (page: Page) => expect(page.getByText(/^Gemt kl/)).toBeVisible()

/** The address of the form that waits for the reporter of Region Nordjylland. */
async function ownForm(origin: string): Promise<string> {
  const reporter = await personAt(origin, 'reporter')
  const rounds = await (await reporter.get('/indberetning')).text()
  const round = /href="(\/indberetning\/[0-9a-f-]{36})"[^>]*>Kapacitet og belægning 2025/.exec(rounds)?.[1] ?? ''
  return Object.values(await formsOf(reporter, round))[0] as string
}

async function opened(page: Page, form: string): Promise<void> {
  await page.goto(form)
  await page.waitForLoadState('networkidle')
}

async function paste(target: Locator, text: string): Promise<void> {
  await target.focus()
  await target.evaluate((element, pasted) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', pasted)
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, text)
}

test.describe.configure({ mode: 'serial' })

test('keys move between the cells as in a spreadsheet', async ({ page, server }) => {
  await becomes(page, 'reporter', server.url)
  await opened(page, await ownForm(server.url))
  await cell(page, 0, 0).focus()
  await page.keyboard.press('Enter')
  await expect(cell(page, 1, 0)).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(cell(page, 2, 0)).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Shift+Enter')
  await expect(cell(page, 0, 0)).toBeFocused()
  await page.keyboard.press('End')
  await page.keyboard.press('ArrowRight')
  await expect(cell(page, 0, 1)).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(cell(page, 0, 3)).toBeFocused()
})

test('a button one has come to by Tab stays in the window when findings appear above it', async ({ page, server }) => {
  await becomes(page, 'reporter', server.url)
  await opened(page, await ownForm(server.url))
  const findings = page.locator('.finding')
  const before = await findings.count()
  const nothing = page.locator('summary', { hasText: 'Intet at indberette' })
  for (const height of [300, 700]) {
    await page.setViewportSize({ width: 1280, height })
    await page.reload()
    await page.waitForLoadState('networkidle')
    await cell(page, 0, 0).focus()
    await tabTo(page, nothing)
    // Each empty cell that was passed brings one.
    await expect.poll(() => findings.count()).toBe(before + 15)
    await expect(nothing).toBeInViewport()
  }
})

test('a pasted block says what it changed, marks faults at their cell, and one undo takes it back', async ({
  page,
  server,
}) => {
  await becomes(page, 'reporter', server.url)
  await opened(page, await ownForm(server.url))
  const before = await cell(page, 0, 0).inputValue()
  await paste(cell(page, 0, 0), '7\t6\t9\r\nabc\t5,5\t10\tfor meget\r\n')
  await expect(cell(page, 0, 3)).toHaveValue('9')
  await expect(cell(page, 1, 0)).toHaveValue('abc')
  await expect(cell(page, 1, 0)).toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByText('for meget')).toBeVisible()
  await cell(page, 0, 0).focus()
  await page.keyboard.press('Control+z')
  await expect(cell(page, 0, 0)).toHaveValue(before)
  await expect(cell(page, 1, 0)).not.toHaveValue('abc')
  await saved(page)
})

test('what is typed before the scripts are there is judged and saved, and one writes on where one was', async ({
  page,
  server,
}) => {
  await becomes(page, 'reporter', server.url)
  const form = await ownForm(server.url)
  const scriptsArrive = await openBeforeScripts(page, form)
  await cell(page, 0, 0).fill('49')
  await cell(page, 1, 0).fill('otte')
  await cell(page, 0, 1).fill('45')
  await page.keyboard.press('ArrowLeft')
  await scriptsArrive()
  await expect(cell(page, 1, 0)).toHaveAttribute('aria-invalid', 'true')
  await saved(page)
  await expect(cell(page, 0, 1)).toBeFocused()
  const isSaved = page.waitForResponse((answer) => answer.request().postData()?.includes('435') ?? false)
  await page.keyboard.type('3')
  await expect(cell(page, 0, 1)).toHaveValue('435')
  await isSaved
  await page.reload()
  await expect(cell(page, 0, 0)).toHaveValue('49')
  await expect(cell(page, 0, 1)).toHaveValue('435')
})

test('what is chosen before the scripts are there is heard as if chosen afterwards', async ({ page }) => {
  const scriptsArrive = await openBeforeScripts(page, '/fordelinger/ny')
  await page.getByLabel('Socialtilsyn: objektiv finansiering af et budgetår').check()
  await page.getByLabel('En del objektivt, resten efter forbrug').check()
  await page.getByLabel('Afrundes til').selectOption('2')
  const heard = page.waitForRequest((request) => request.postData()?.includes('preview') ?? false)
  await scriptsArrive()
  const sent = (await heard).postData() ?? ''
  for (const choice of ['part-objective', 'decimals']) expect(sent).toContain(choice)
  await expect(page.getByLabel('En del objektivt, resten efter forbrug')).toBeChecked()
  await expect(page.getByLabel('Afrundes til')).toHaveValue('2')
})

test('without a connection the words stay, and are saved when it is back', async ({ page, server }) => {
  await becomes(page, 'reporter', server.url)
  await opened(page, await ownForm(server.url))
  await page.context().setOffline(true)
  await cell(page, 0, 0).fill('47')
  await expect(page.getByText('Ingen forbindelse')).toBeVisible()
  await page.context().setOffline(false)
  await expect(page.getByText('Ingen forbindelse')).toBeHidden()
  await saved(page)
  await page.reload()
  await expect(cell(page, 0, 0)).toHaveValue('47')
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([])
})

test('a session that expires while typing costs nothing: the words are offered after the next log-in', async ({
  page,
  server,
}) => {
  await becomes(page, 'reporter', server.url)
  await opened(page, await ownForm(server.url))
  await page.context().clearCookies()
  await typeInto(page, cell(page, 0, 0), '46,5')
  await expect(page.getByText('Du er logget ud')).toBeVisible()
  await pressEnterOn(page, page.getByRole('link', { name: 'Log ind igen' }))
  const button = page.getByRole('button', { name: 'Log ind som Indberetter, Region Nordjylland', exact: true })
  await pressEnterOn(page, button)
  await pressEnterOn(page, page.getByRole('button', { name: 'Sæt det ind igen' }))
  await expect(cell(page, 0, 0)).toHaveValue('46,5')
  await saved(page)
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([])
})

test('of two who write in one cell the second chooses, and the other cells are saved at once', async ({
  page,
  browser,
  server,
}) => {
  const form = await ownForm(server.url)
  const other = await (await browser.newContext({ baseURL: server.url })).newPage()
  await becomes(page, 'reporter', server.url)
  await becomes(other, 'reporter', server.url)
  await opened(page, form)
  await opened(other, form)
  await cell(other, 0, 0).fill('50')
  await saved(other)
  await typeInto(page, cell(page, 0, 0), '51')
  await typeInto(page, cell(page, 0, 1), '44')
  const mine = page.getByRole('button', { name: 'Behold min: 51' })
  await expect(page.getByRole('button', { name: 'Brug den andens: 50' })).toBeVisible()
  await other.reload()
  await expect(cell(other, 0, 0)).toHaveValue('50')
  await mine.press('Enter')
  await expect(mine).toBeHidden()
  await saved(page)
  await expect(async () => {
    await other.reload()
    await expect(cell(other, 0, 0)).toHaveValue('51', { timeout: 500 })
    await expect(cell(other, 0, 1)).toHaveValue('44', { timeout: 500 })
  }).toPass()
  await other.context().close()
})

test('"uændret" fills last year and says when and by whom it was confirmed', async ({ page, server }) => {
  await becomes(page, 'reporter', server.url)
  await opened(page, await ownForm(server.url))
  const empty = page.locator('input[data-cell$="-0"][value=""]')
  const before = await empty.count()
  await tabTo(page, page.getByRole('button', { name: 'Alle linjer er uændrede' }))
  await page.keyboard.press('Enter')
  await expect(page.getByText(/Uændret: \d+ felter er udfyldt/)).toBeVisible()
  await saved(page)
  await page.reload()
  expect(await empty.count()).toBeLessThan(before)
  await expect(page.getByText(/^Bekræftet .* af Indberetter, Region Nordjylland/).first()).toBeVisible()
})

test('a returned cell is opened alone, answered with the keyboard, sent again and approved', async ({
  page,
  server,
}) => {
  const form = await ownForm(server.url)
  const reporter = await personAt(server.url, 'reporter')
  await fill(reporter, form, '10')
  expect(await handIn(reporter, form)).toBe(303)

  await becomes(page, 'approver', server.url)
  await opened(page, `${form}/behandling`)
  await pressEnterOn(page, page.getByText('Spørg eller send retur', { exact: true }))
  const part = page.getByLabel('Hvad gælder det?')
  await tabTo(page, part)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await typeInto(page, page.getByLabel('Spørgsmål eller begrundelse'), 'Gælder det hele året?')
  await pressEnterOn(page, page.getByRole('button', { name: 'Send retur' }))
  await expect(page.getByText('Indberetningen er sendt retur').first()).toBeVisible()

  await becomes(page, 'reporter', server.url)
  await opened(page, form)
  await expect(page.getByText('Kun en del er åben')).toBeVisible()
  await expect(page.locator('input[data-cell]')).toHaveCount(1)
  await typeInto(page, cell(page, 0, 0), '11')
  await saved(page)
  await typeInto(page, page.getByLabel('Dit svar'), 'Ja, fra januar.')
  await pressEnterOn(page, page.getByRole('button', { name: 'Send svar' }))
  await expect(page.getByText('Ja, fra januar.', { exact: true })).toBeVisible()
  await expect(cell(page, 0, 0)).toHaveValue('11')
  expect(await handIn(reporter, form)).toBe(303)

  await logIn(page, 'approver')
  await opened(page, `${form}/behandling`)
  await expect(page.getByText('Ja, fra januar.', { exact: true })).toBeVisible()
  await pressEnterOn(page, page.getByRole('button', { name: 'Godkend indberetning' }))
  await expect(page.getByText('Indberetningen er godkendt').first()).toBeVisible()
})
