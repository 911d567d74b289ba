import type { Locator, Page } from '@playwright/test'
import { expectAccessible } from '../support/axe.ts'
import { logIn, type Person, personAt } from '../support/people.ts'
import { takenOver } from '../support/taken-over.ts'
import { expect, test } from '../support/test.ts'
import { deskOf } from './desk.ts'

// What a director, a member or a municipality has typed is still there when another field is saved, when the session
// ends, and when another device was faster.

const kept = /er ikke gemt endnu/
const item = (page: Page, title: string) => page.locator('details.item', { hasText: title })
const note = (of: Locator) => of.getByLabel('Din private note')

/** Sends a form after the session has ended, logs in again, and comes back to the page. */
async function afterLogIn(page: Page, person: Person, send: () => Promise<void>) {
  const path = new URL(page.url()).pathname
  await page.context().clearCookies()
  await send()
  await expect(page.getByRole('link', { name: 'Log ind', exact: true }).first()).toBeVisible()
  await logIn(page, person)
  await page.goto(path)
}

test('notes under two items, a session that ends, and two devices', async ({ page, baseURL, context }) => {
  const desk = deskOf(await personAt(baseURL ?? '', 'secretariat'))
  const meetingId = await desk.plan('das-nordjylland', '2026-09-14')
  await desk.step(meetingId, 'agenda')
  await logIn(page, 'member')
  await page.goto(`/moeder/${meetingId}`)
  const agenda = item(page, 'Godkendelse af dagsorden')
  const business = item(page, 'Eventuelt')
  for (const one of [agenda, business]) await one.locator('summary').first().click()
  await takenOver(note(agenda))
  await note(agenda).fill('Spørg om rækkefølgen')
  await note(business).fill('Nævn ventelisterne')
  await agenda.getByRole('button', { name: 'Gem note' }).click()
  await expect(agenda.getByText('Din note', { exact: false }).first()).toBeVisible()
  await expect(business.getByText(kept)).toBeVisible()
  await expect(note(business)).toHaveValue('Nævn ventelisterne')
  await expectAccessible(page)

  await afterLogIn(page, 'member', () => business.getByRole('button', { name: 'Gem note' }).click())
  await expect(business.getByText(kept)).toBeVisible()
  await expect(note(business)).toHaveValue('Nævn ventelisterne')

  const phone = await context.newPage()
  await phone.goto(`/moeder/${meetingId}`)
  await item(phone, 'Eventuelt').locator('summary').first().click()
  await note(item(phone, 'Eventuelt')).fill('Skrevet på telefonen')
  await item(phone, 'Eventuelt').getByRole('button', { name: 'Gem note' }).click()
  await expect(item(phone, 'Eventuelt').getByText('Din note', { exact: false }).first()).toBeVisible()
  await phone.close()

  await business.getByRole('button', { name: 'Gem note' }).click()
  await expect(page.getByText('Din note er ændret på en anden enhed', { exact: false }).first()).toBeVisible()
  await expect(page.getByRole('row', { name: /Nævn ventelisterne.*Skrevet på telefonen/ })).toBeVisible()
  await expect(note(business)).toHaveValue('Nævn ventelisterne')
  await expectAccessible(page)
  await takenOver(note(business))
  await afterLogIn(page, 'member', () => business.getByRole('button', { name: 'Gem note' }).click())
  await expect(note(business)).toHaveValue('Nævn ventelisterne')
  await business.getByRole('button', { name: 'Gem note' }).click()
  await expect(page.getByText(kept)).toHaveCount(0)
  await business.locator('summary').first().click()
  await expect(note(business)).toHaveValue('Nævn ventelisterne')
})

test('a remark can be copied when the hearing ended while it was typed', async ({ page, baseURL }) => {
  const person = await personAt(baseURL ?? '', 'secretariat')
  const desk = deskOf(person)
  const meetingId = await desk.plan('das-nordjylland', '2024-08-19')
  await desk.hold(meetingId)
  await logIn(page, 'member')
  await page.goto(`/moeder/${meetingId}/hoering`)
  const business = page.getByRole('region', { name: /Eventuelt/ })
  await business.getByText(/^Skriv en bemærkning til punkt/).click()
  const remark = business.getByLabel('Bemærkning', { exact: true })
  await takenOver(remark)
  await remark.fill('Navnet mangler.')
  const { version } = (await desk.see(meetingId)).meeting
  await person.post(`/moeder/${meetingId}`, { form: { do: 'back', version: String(version) }, maxRedirects: 0 })
  await business.getByRole('button', { name: 'Send bemærkning' }).click()
  await expect(page.getByText('Referatet er ikke i høring.').first()).toBeVisible()
  await expect(remark).toBeVisible()
  await expect(remark).toHaveValue('Navnet mangler.')
  await expect(page.getByText(/^Skriv en bemærkning til/)).toHaveCount(1)
  await expectAccessible(page)
  // The next meeting of the body approves these minutes.
  await desk.step(meetingId, 'hearing')
})

test('remarks, answers and comments outlive the end of a session', async ({ page, baseURL }) => {
  const desk = deskOf(await personAt(baseURL ?? '', 'secretariat'))
  const meetingId = await desk.plan('das-nordjylland', '2024-09-16')
  await desk.hold(meetingId)
  const caseId = await desk.makeCase({ title: 'Sag med bagland og svar' })
  await desk.stop(caseId, 'das-nordjylland', 'decision', 1)

  await logIn(page, 'member')
  await page.goto(`/moeder/${meetingId}/hoering`)
  const agenda = page.getByRole('region', { name: /Godkendelse af dagsorden/ })
  const business = page.getByRole('region', { name: /Eventuelt/ })
  for (const one of [agenda, business]) await one.getByText(/^Skriv en bemærkning til punkt/).click()
  await takenOver(agenda.getByLabel('Bemærkning', { exact: true }))
  await agenda.getByLabel('Bemærkning', { exact: true }).fill('Punktet var kortere.')
  await business.getByLabel('Bemærkning', { exact: true }).fill('Navnet mangler.')
  await agenda.getByRole('button', { name: 'Send bemærkning' }).click()
  await expect(agenda).toContainText('Punktet var kortere.')
  await expect(agenda.getByText(kept)).toHaveCount(0)
  await expect(business.getByLabel('Bemærkning', { exact: true })).toHaveValue('Navnet mangler.')
  await afterLogIn(page, 'member', () => business.getByRole('button', { name: 'Send bemærkning' }).click())
  await expect(business.getByLabel('Bemærkning', { exact: true })).toHaveValue('Navnet mangler.')
  await expect(agenda.getByText(kept)).toHaveCount(0)

  await logIn(page, 'secretariat')
  await page.goto(`/sager/${caseId}/svar`)
  await page.getByRole('button', { name: 'Send til 1 forum' }).click()
  await page.getByText(/^Svar for/).click()
  await page.getByLabel('Vedtaget', { exact: true }).check({ force: true })
  await page.getByLabel('Svar i ord', { exact: false }).fill('Vedtaget med en tilføjelse.')
  await afterLogIn(page, 'secretariat', () => page.getByRole('button', { name: 'Gem svar' }).click())
  await expect(page.getByText(kept)).toBeVisible()
  await expect(page.getByLabel('Svar i ord', { exact: false })).toHaveValue('Vedtaget med en tilføjelse.')
  await page.getByRole('button', { name: 'Gem svar' }).click()
  await expect(page.getByText('1 af 1 har svaret.')).toBeVisible()
  await expect(page.getByText(kept)).toHaveCount(0)

  await logIn(page, 'reporter')
  await page.goto('/sager')
  await page.getByRole('link', { name: 'Fælles vikarkorps for botilbud' }).click()
  await page.getByRole('link', { name: 'Bagland: kommentarer i din egen organisation' }).click()
  const comment = page.getByLabel('Kommentar til Region Nordjylland')
  await takenOver(comment)
  await comment.fill('Husk økonomien.')
  await afterLogIn(page, 'reporter', () => page.getByRole('button', { name: 'Gem kommentar' }).click())
  await expect(page.getByText(kept)).toBeVisible()
  await expect(comment).toHaveValue('Husk økonomien.')
  await page.getByRole('button', { name: 'Gem kommentar' }).click()
  await expect(page.getByText('Husk økonomien.')).toBeVisible()
  await expect(comment).toHaveValue('')
  await page.getByRole('button', { name: 'Fjern kommentaren' }).click()
})
