import { expect, type Page } from '@playwright/test'
import { expectAccessible } from '../support/axe.ts'
import { explanationOf } from '../support/explanation.ts'
import type { Hands } from '../support/hands.ts'
import { becomes, type Person } from '../support/people.ts'

/** A year without a round in the demo content. */
const year = 2026
const round = `Kapacitet og belægning ${year}`
const deadline = `${new Date().getFullYear() + 1}-01-01`

type Walk = { page: Page; hands: Hands; origin: string }

/** From an opened round to a published report, its correction and its second edition. */
export async function walkFromRoundToReport(walk: Walk): Promise<void> {
  await as(walk, 'secretariat', openTheRound)
  await as(walk, 'reporter', fillTheForm)
  await as(walk, 'reporter', meetFourEyes)
  await as(walk, 'approver', sendItBack)
  await as(walk, 'reporter', correctAndSendAgain)
  await as(walk, 'approver', approveIt)
  await as(walk, 'secretariat', writeAndPublish)
  await as(walk, 'visitor', readAndTrace)
  await as(walk, 'reporter', beginCorrection)
  await as(walk, 'approver', approveIt)
  await as(walk, 'visitor', seeThatItChanged)
  await as(walk, 'secretariat', publishAgain)
  await as(walk, 'visitor', compareEditions)
}

async function as(walk: Walk, person: Person | 'visitor', act: (walk: Walk) => Promise<void>): Promise<void> {
  await becomes(walk.page, person, walk.origin)
  await walk.page.goto('/')
  await act(walk)
}

async function openTheRound({ page, hands }: Walk): Promise<void> {
  await hands.goTo('Indberetning')
  await hands.press(page.getByRole('link', { name: 'Opret runde' }))
  await hands.write(page.getByLabel('År', { exact: true }), String(year))
  await hands.press(page.getByRole('button', { name: 'Vis, hvem der skal spørges' }))
  await expect(page.getByLabel('Titel')).toHaveValue(round)
  await hands.press(page.getByRole('button', { name: 'Opret runde' }))
  // Nothing chosen yet: the fault stands at its place, and in the summary above.
  await expect(page.getByRole('alert')).toContainText('Skriv fristen som dato og klokkeslæt')
  await expectAccessible(page)
  await hands.writeDay(page.getByLabel('Frist, dato'), deadline)
  await hands.press(page.getByRole('button', { name: 'Opret runde' }))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(round)
  await hands.press(page.getByRole('button', { name: 'Åbn runden' }))
  await expect(page.getByText('Runden er åben').first()).toBeVisible()
  await expect(
    page
      .getByRole('row', { name: /Region Nordjylland/ })
      .filter({ hasText: 'Ikke begyndt' })
      .first(),
  ).toBeVisible()
}

const cell = (page: Page, field: string, line = /Kompasset/) =>
  page.getByLabel(new RegExp(`^${field} \\d{4}, .*${line.source}`))

async function openTask({ page, hands }: Walk, title: string, action: string): Promise<void> {
  await hands.goTo('Mine opgaver')
  const task = page.getByRole('listitem').filter({ hasText: title })
  await hands.press(task.getByRole('link', { name: new RegExp(action) }))
}

async function fillTheForm(walk: Walk): Promise<void> {
  const { page, hands } = walk
  await openTask(walk, `Indberet ${round}`, 'Indberet tal')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Indberet ${round}`)
  const saved = page.waitForResponse((answer) => answer.url().endsWith('/gem') && answer.ok())
  for (const input of await page.getByLabel(/^Pladser \d{4},/).all()) await hands.write(input, '10')
  for (const input of await page.getByLabel(/^Pladsforbrug \d{4},/).all()) await hands.write(input, '9')
  for (const input of await page.getByLabel(/^Pladser næste år \d{4},/).all()) await hands.write(input, '10')
  await saved

  // A fault stands at its place, in words, as soon as one leaves the field.
  await hands.write(cell(page, 'Pladser'), 'ti')
  await hands.write(cell(page, 'Pladsforbrug'), '9')
  await expect(cell(page, 'Pladser')).toHaveAttribute('aria-invalid', 'true')
  await expectAccessible(page)
  await hands.write(cell(page, 'Pladser'), '8,5')
  await expect(cell(page, 'Pladser')).not.toHaveAttribute('aria-invalid', 'true')

  // A warning asks for a reason, right there.
  const reason = page.getByRole('textbox', { name: /^Begrundelse ?: Belægningen er 106 %/ })
  await expect(reason).toBeVisible()
  await expect(page.getByText(/Begrundelser, der mangler: 1/).first()).toBeVisible()
  const kept = page.waitForResponse(
    (answer) => /\/gem$/.test(answer.url()) && /optaget to pladser i for/.test(answer.request().postData() ?? ''),
  )
  await hands.write(reason, 'En ung har optaget to pladser i foråret')
  await expect(page.getByText('Klar til at sende').first()).toBeVisible()
  expect(await (await kept).json()).toMatchObject({ ok: true })
  await expect(page.getByText(/^Gemt/).first()).toBeVisible()

  // What was typed is there after a reload.
  await page.reload()
  await expect(cell(page, 'Pladser')).toHaveValue('8,5')
  await expect(reason).toHaveValue('En ung har optaget to pladser i foråret')
  await hands.press(page.getByRole('button', { name: 'Gennemse og send' }))
  await expect(page.getByText('Alt er udfyldt, og alle advarsler er begrundet.').first()).toBeVisible()
  await hands.press(page.getByRole('button', { name: 'Send indberetning' }))
  await expect(page.getByText('Indberetningen er sendt', { exact: true }).first()).toBeVisible()
}

/** Who reports does not approve: there is no task, and the address leads back to the form. */
async function meetFourEyes({ page, hands, origin }: Walk): Promise<void> {
  await hands.goTo('Mine opgaver')
  await expect(page.getByText(`Godkend ${round}`)).toHaveCount(0)
  await hands.goTo('Indberetning')
  await hands.press(page.getByRole('link', { name: round }))
  await hands.press(page.getByRole('rowheader').getByRole('link', { name: 'Region Nordjylland', exact: true }).first())
  await expect(page).toHaveURL(/\/indberetning\/[0-9a-f-]{36}\/[0-9a-f-]{36}$/)
  const form = new URL(page.url()).pathname
  await page.goto(`${form}/behandling`)
  await expect(page).toHaveURL(`${origin}${form}`)
  await expect(page.getByRole('button', { name: 'Godkend' })).toHaveCount(0)
  const forced = await page.request.post(`${form}/behandling`, {
    form: { intent: 'approve', version: '1' },
    headers: { origin },
  })
  expect(forced.status()).toBe(403)
}

async function sendItBack(walk: Walk): Promise<void> {
  const { page, hands } = walk
  await openTask(walk, `Godkend ${round}`, 'Behandl indberetning')
  await expect(page.getByText('En ung har optaget to pladser i foråret').first()).toBeVisible()
  await hands.press(page.locator('summary', { hasText: 'Send retur' }))
  await hands.press(page.getByRole('button', { name: 'Send retur' }))
  await expect(page.getByRole('alert')).toContainText('Skriv en begrundelse')
  await expectAccessible(page)
  await hands.write(page.getByLabel('Begrundelse'), 'Kompasset havde 9 pladser fra 1. januar')
  await hands.press(page.getByRole('button', { name: 'Send retur' }))
  await expect(page.getByRole('status').getByText('Indberetningen er sendt retur')).toBeVisible()
}

async function correctAndSendAgain(walk: Walk): Promise<void> {
  const { page, hands } = walk
  await openTask(walk, `Ret og send igen: ${round}`, 'Ret indberetning')
  await expect(page.getByText('Kompasset havde 9 pladser fra 1. januar').first()).toBeVisible()
  await hands.write(cell(page, 'Pladser'), '9')
  await expect(page.getByText('Klar til at sende').first()).toBeVisible()
  await send(walk)
}

async function send({ page, hands }: Walk): Promise<void> {
  await hands.press(page.getByRole('button', { name: 'Gennemse og send' }))
  await hands.press(page.getByRole('button', { name: 'Send indberetning' }))
  await expect(page.getByText('Indberetningen er sendt', { exact: true }).first()).toBeVisible()
}

async function approveIt(walk: Walk): Promise<void> {
  const { page, hands } = walk
  await openTask(walk, `Godkend ${round}`, 'Behandl indberetning')
  await hands.press(page.getByRole('button', { name: 'Godkend indberetning' }))
  await expect(page.getByRole('status').getByText('Indberetningen er godkendt')).toBeVisible()
}

async function writeAndPublish({ page, hands }: Walk): Promise<void> {
  await hands.goTo('Rapporter')
  await hands.press(page.getByRole('button', { name: `Begynd »${round}«` }))
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Kapacitet og belægning')
  await hands.press(page.getByRole('link', { name: 'Redigér tekst' }))
  const conclusion = page.locator('section#konklusion')
  // A figure that does not exist is refused; a figure is never typed.
  await hands.write(conclusion.getByLabel('Tekst'), 'Belægningen var {findes.ikke} %.')
  await hands.press(conclusion.getByRole('button', { name: 'Gem afsnit' }))
  await expect(page.getByRole('alert')).toContainText('Der findes ikke noget tal, der hedder findes.ikke')
  await expectAccessible(page)
  await hands.write(
    conclusion.getByLabel('Tekst'),
    `Kompasset havde en belægning på {kompasset-sikret.${year}.occupancy} %.`,
  )
  await hands.press(conclusion.getByRole('button', { name: 'Gem afsnit' }))
  await expect(page.getByText('Gemt som version 1.').first()).toBeVisible()
  await hands.press(page.getByRole('link', { name: 'Se udkast' }))
  await expect(page.getByText('Kompasset havde en belægning på 100 %.').first()).toBeVisible()
  await hands.press(page.getByRole('link', { name: 'Udgiv rapporten' }))
  await hands.press(page.getByRole('button', { name: 'Udgiv rapporten' }))
  await expect(page.getByText('1. udgave er udgivet').first()).toBeVisible()
}

const conclusion = (page: Page) => page.getByText('Kompasset havde en belægning på')

async function openReport({ page, hands }: Walk): Promise<void> {
  await hands.goTo('Rapporter')
  await hands.press(page.getByRole('link', { name: round }))
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Kapacitet og belægning')
}

async function readAndTrace(walk: Walk): Promise<void> {
  const { page, hands } = walk
  await openReport(walk)
  await expect(page.getByText('1. udgave').first()).toBeVisible()
  await expect(page.getByText('Ændret siden')).toHaveCount(0)
  const panel = await explanationOf(conclusion(page).getByRole('link', { name: '100' }), hands.press)
  await expect(panel).toContainText('9 / 9')
  await expectAccessible(page)
  await hands.press(panel.getByRole('listitem').filter({ hasText: 'Pladser' }).getByRole('link').first())
  await expect(panel.getByText('version 1').first()).toBeVisible()
  await expect(panel.getByText(/Godkendt/).first()).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(panel).toHaveCount(0)
}

async function beginCorrection(walk: Walk): Promise<void> {
  const { page, hands } = walk
  await hands.goTo('Indberetning')
  await hands.press(page.getByRole('link', { name: round }))
  await hands.press(page.getByRole('rowheader').getByRole('link', { name: 'Region Nordjylland', exact: true }).first())
  await hands.press(page.locator('summary', { hasText: 'Begynd en rettelse' }))
  await hands.write(page.getByLabel('Hvad er forkert, og hvordan blev det opdaget?'), 'Pladsforbruget var talt forkert')
  await hands.press(page.getByRole('button', { name: 'Begynd en rettelse' }))
  await hands.write(cell(page, 'Pladsforbrug'), '8,1')
  await expect(page.getByText('Klar til at sende').first()).toBeVisible()
  await send(walk)
}

async function seeThatItChanged(walk: Walk): Promise<void> {
  const { page, hands } = walk
  await openReport(walk)
  await expect(page.getByText('Ændret siden').first()).toBeVisible()
  await expect(conclusion(page)).toContainText('100 %')
  await hands.press(page.getByRole('link', { name: 'Se de tal, der ville ændre sig' }))
  const row = page.getByRole('row', { name: /Kompasset.*[Bb]elægning|[Bb]elægning.*Kompasset/ }).first()
  await expect(row).toContainText('100 %')
  await expect(row).toContainText('rettet, ikke udgivet endnu')
}

async function publishAgain(walk: Walk): Promise<void> {
  const { page, hands } = walk
  await openReport(walk)
  await hands.press(page.getByRole('link', { name: 'Åbn udkast' }))
  await hands.press(page.getByRole('link', { name: /^Udgiv/ }))
  await hands.write(page.getByLabel(/Bemærkning til udgaven/), 'Pladsforbruget for Kompasset er rettet')
  await hands.press(page.getByRole('button', { name: 'Udgiv ny udgave' }))
  await expect(page.getByText('2. udgave er udgivet').first()).toBeVisible()
}

async function compareEditions(walk: Walk): Promise<void> {
  const { page, hands } = walk
  await openReport(walk)
  await expect(page.getByText('2. udgave').first()).toBeVisible()
  await expect(page.getByText('Pladsforbruget for Kompasset er rettet').first()).toBeVisible()
  await expect(conclusion(page)).toContainText('90 %')
  await hands.press(page.getByRole('link', { name: 'Sammenlign med 1. udgave' }))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Forskelle mellem 1. og 2. udgave')
  await expect(page.getByRole('row', { name: /Kompasset/ }).first()).toBeVisible()
  await expectAccessible(page)
}
