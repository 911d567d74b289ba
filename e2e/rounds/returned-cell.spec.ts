import { becomes, personAt } from '../support/people.ts'
import { cell, expect, expectForEverybody, goDownTo, journey, openForm, sendFilled, stored } from './walk.ts'

const question = 'Kan det passe, at alle pladser var brugt hele året?'
const reply = 'Nej, en plads stod tom fra 1. september'

journey('one figure is returned with a question, answered, corrected and approved', async (walk) => {
  const { page, hands, origin } = walk
  const form = await openForm(walk, '17')
  const reporter = await personAt(origin, 'reporter')
  await sendFilled(reporter, form, '19')

  await becomes(page, 'approver', origin)
  await page.goto(`${form}/behandling`)
  await hands.press(page.locator('summary', { hasText: 'Spørg eller send retur' }))
  await hands.press(page.getByRole('button', { name: 'Send retur' }))
  await expect(page.getByRole('alert')).toContainText('Skriv en begrundelse')
  await expectForEverybody(page)
  const part = page.getByLabel('Hvad gælder det?')
  const figure = (await part.locator('option').allInnerTexts()).find((label) => /: Pladsforbrug$/.test(label)) as string
  await goDownTo(walk, part, figure)
  await hands.write(page.getByLabel('Spørgsmål eller begrundelse'), question)
  await hands.writeDay(page.getByLabel('Svar senest'), `${new Date().getFullYear() + 1}-01-01`)
  await hands.press(page.getByRole('button', { name: 'Send retur' }))
  await expect(page.getByRole('status').getByText('Indberetningen er sendt retur')).toBeVisible()

  await becomes(page, 'reporter', origin)
  await page.goto('/opgaver')
  const task = page.getByRole('listitem').filter({ has: page.locator(`a[href^="${form}"]`) })
  await hands.press(task.getByRole('link', { name: /Ret indberetning/ }))
  await expect(page.getByText('Kun en del er åben')).toBeVisible()
  const thread = page.locator('.thread')
  await expect(thread).toContainText(question)
  await expect(thread).toContainText(/Svar senest .*01-01-\d{4}|Svar senest 1\. januar/)
  // Of all the figures only the one that came back can be written in.
  await expect(page.locator('input[data-cell]')).toHaveCount(1)
  await expectForEverybody(page)
  await hands.write(thread.getByLabel('Dit svar'), reply)
  await hands.press(thread.getByRole('button', { name: 'Send svar' }))
  await expect(thread).toContainText(reply)
  await expect(thread).toContainText('Besvaret')
  const saved = stored(page, '18')
  await hands.write(cell(page, 'Pladsforbrug'), '18')
  await saved
  await hands.press(page.getByRole('button', { name: 'Gennemse og send' }))
  await hands.press(page.getByRole('button', { name: 'Send indberetning' }))
  await expect(page.getByText('Indberetningen er sendt', { exact: true }).first()).toBeVisible()

  await becomes(page, 'approver', origin)
  await page.goto(`${form}/behandling`)
  await expect(page.locator('.thread')).toContainText(reply)
  await expectForEverybody(page)
  await hands.press(page.getByRole('button', { name: 'Godkend indberetning' }))
  await expect(page.getByRole('status').getByText('Indberetningen er godkendt')).toBeVisible()
  await expectForEverybody(page)
})
