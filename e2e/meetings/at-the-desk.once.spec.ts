import type { Page } from '@playwright/test'
import { expectAccessible } from '../support/axe.ts'
import { logIn, personAt } from '../support/people.ts'
import { takenOver } from '../support/taken-over.ts'
import { expect, test } from '../support/test.ts'
import { deskOf } from './desk.ts'

// What goes wrong at the desk of a secretariat: a time written short, a form left for another, a session that ends, an
// item removed by mistake, an empty decision.

const item = (page: Page, title: string) => page.locator('section.minutes-item', { hasText: title })
const kept = /er ikke gemt endnu/

test('an agenda is arranged by keyboard, and nothing is removed by a slip', async ({ page }) => {
  await logIn(page, 'secretariat')
  await page.goto('/moeder/nyt')
  await page.getByLabel('Forum').selectOption({ label: 'FU' })
  await page.getByLabel('Dato').fill('2025-02-03')
  await page.getByLabel('Begynder kl.').fill('ni')
  await page.getByLabel('Slutter kl.').fill('11:30')
  await page.getByRole('button', { name: 'Gem mødet' }).click()
  await expect(page.getByRole('alert').getByRole('link')).toHaveText(['Skriv tidspunktet som 12.00.'])
  await page.getByLabel('Begynder kl.').fill('9')
  await page.getByRole('button', { name: 'Gem mødet' }).click()
  await expect(page.getByText('kl. 09.00–11.30')).toBeVisible()
  await expect(page.getByText('Datoen er passeret')).toBeVisible()

  await page.getByRole('link', { name: 'Tilrettelæg dagsordenen' }).click()
  const titles = page.locator('.order-item .item-title')
  await page.getByRole('button', { name: 'Flyt punkt 1 ned' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Flyt punkt 2 ned' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(titles.nth(2)).toHaveText('Godkendelse af dagsorden')
  await expect(page.getByRole('button', { name: 'Flyt punkt 3 ned' })).toBeFocused()

  await page.getByRole('button', { name: 'Fjern punkt 4' }).click()
  await expect(page.getByText('Fjern punkt 4, Eventuelt?')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Behold punktet' }).click()
  await expect(titles).toHaveCount(5)
  await page.getByRole('button', { name: 'Fjern punkt 4' }).click()
  await page.getByRole('button', { name: 'Fjern punktet' }).click()
  await expect(page.getByText('Punktet er fjernet')).toBeVisible()
  await expect(titles).toHaveCount(4)
})

test('what is typed in a decision outlives the saving of another, and an empty one is refused', async ({
  page,
  baseURL,
}) => {
  const desk = deskOf(await personAt(baseURL ?? '', 'secretariat'))
  const caseId = await desk.makeCase({
    title: 'Valg af model for vagter',
    clauses: [{ verb: 'decide', text: 'vælger en model', options: ['Fælles vagt', 'Egen vagt'] }],
  })
  await desk.stop(caseId, 'datagruppen', 'decision', 1)
  const meetingId = await desk.plan('datagruppen', '2025-02-10')
  await desk.put(meetingId, caseId)
  await desk.step(meetingId, 'agenda')
  await desk.step(meetingId, 'start')
  await logIn(page, 'secretariat')
  await page.goto(`/moeder/${meetingId}/referat`)
  const agenda = item(page, 'Godkendelse af dagsorden')
  const models = item(page, 'Valg af model for vagter')
  await agenda.getByRole('button', { name: 'Gem beslutningen' }).click()
  await expect(page.getByRole('alert').getByText('Vælg et udfald, eller skriv, hvad der blev besluttet.')).toBeVisible()

  await takenOver(agenda.getByLabel('Beslutningens ord'))
  await agenda.getByLabel('Beslutningens ord').fill('Godkendt med et ekstra punkt.')
  await models.getByLabel('Udfald: vælger en model').selectOption('option')
  await models.getByLabel('Valgt mulighed').selectOption('2. Egen vagt')
  await models.getByText('Opfølgning, delegation og tilbagemelding').click()
  const followUp = models.getByRole('group', { name: 'Opfølgning 1' })
  await followUp.getByLabel('Hvad skal gøres').fill('Ring til alle')
  await followUp.getByLabel('Ansvarlig').fill('Sekretariatet')
  await models.getByRole('button', { name: 'Gem beslutningen' }).click()
  await expect(models.getByText('Mulighed 2 valgt (Egen vagt)')).toBeVisible()
  await expect(models.getByText(kept)).toHaveCount(0)
  await expect(agenda.getByText(kept)).toBeVisible()
  await expect(agenda.getByLabel('Beslutningens ord')).toHaveValue('Godkendt med et ekstra punkt.')
  await expectAccessible(page)
  await agenda.getByRole('button', { name: 'Gem beslutningen' }).click()
  await expect(agenda.locator('.decision')).toContainText('Godkendt med et ekstra punkt.')
  await expect(page.getByText(kept)).toHaveCount(0)

  await expect(models).toContainText('Ring til alle. Ansvarlig: Sekretariatet.')
  await models.getByRole('button', { name: 'Fjern opfølgningen: Ring til alle' }).click()
  await expect(models.getByText('Ring til alle. Ansvarlig')).toHaveCount(0)

  const business = item(page, 'Eventuelt')
  await business.getByText('Notat under punkt', { exact: false }).click()
  await business.getByLabel('Det, der noteres').fill('Ledige pladser nævnt.')
  await business.getByRole('button', { name: 'Gem notatet' }).click()
  await expect(business.getByRole('heading', { name: 'Noteret' })).toBeVisible()
})

test('a case that was written while the session ended is there after the log-in', async ({ page }) => {
  await logIn(page, 'secretariat')
  await page.goto('/sager/ny')
  await expect(page.getByLabel('Titel')).toBeVisible()
  await page.waitForLoadState('networkidle')
  await page.getByLabel('Titel').fill('Sag om aflastning')
  await page.getByLabel('Baggrund').fill('Det gælder:\n- døgn\n- weekend')
  await page.context().clearCookies()
  await page.getByRole('button', { name: 'Opret sagen' }).click()
  await logIn(page, 'secretariat')
  await page.goto('/sager/ny')
  await expect(page.getByText(kept)).toBeVisible()
  await expect(page.getByLabel('Titel')).toHaveValue('Sag om aflastning')
  await page.getByRole('button', { name: 'Opret sagen' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Sag om aflastning' })).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: /^weekend$/ })).toBeVisible()
  // The page of the case forgets it when its scripts have arrived.
  const keptDrafts = () => page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.includes('.kladde.')))
  await expect.poll(keptDrafts).toEqual([])
  await page.goto('/sager/ny')
  await expect(page.getByLabel('Titel')).toHaveValue('')
})

test('who cannot send a form is told before it is filled in', async ({ baseURL }) => {
  for (const [who, status] of [
    ['visitor', 401],
    ['member', 403],
    ['reader', 403],
  ] as const) {
    const person = await personAt(baseURL ?? '', who)
    for (const path of ['/moeder/nyt', '/sager/ny']) {
      expect((await person.get(path)).status(), `${who} at ${path}`).toBe(status)
    }
  }
})
