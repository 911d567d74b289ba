import type { Page } from '@playwright/test'
import { expectAccessible } from '../support/axe.ts'
import { openBeforeScripts } from '../support/held-scripts.ts'
import { logIn, personAt } from '../support/people.ts'
import { expect, test } from '../support/test.ts'
import { deskOf } from './desk.ts'

// The whole way of a meeting: a case that FU recommended and a closed one are put on, the pack is made, a member reads
// it on a phone and writes a note, minutes and decisions are written, heard, approved at the next meeting; the public
// page is without the closed item, and the follow-up is done.

const open = 'Fælles indgang for pårørende'
const secret = 'Aftale under forhandling'

async function makeCase(page: Page, title: string) {
  await page.goto('/sager/ny')
  await page.getByLabel('Titel').fill(title)
  await page.getByLabel('Sagen er lukket').check({ force: true })
  await page.getByLabel('Hjemmel til at lukke').fill('Forvaltningslovens § 27')
  await page.getByLabel('Resumé').fill(`Kort om ${title.toLowerCase()}.`)
  await page.getByRole('group', { name: 'Led 1' }).getByLabel('at …').fill('godkender forslaget')
  await page.getByLabel('Første forum').selectOption({ label: 'DAS' })
  await page.getByRole('button', { name: 'Opret sagen' }).click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
}

async function planMeeting(page: Page, date: string): Promise<string> {
  await page.goto('/moeder/nyt')
  await page.getByLabel('Forum').selectOption({ label: 'DAS' })
  await page.getByLabel('Dato').fill(date)
  await page.getByLabel('Begynder kl.').fill('12.00')
  await page.getByRole('button', { name: 'Gem mødet' }).click()
  await expect(page.getByText('Mødet er gemt')).toBeVisible()
  return new URL(page.url()).pathname
}

/** Opens the decision of an item of the minutes page and adopts its clause. */
async function adopt(page: Page, title: string, more?: (section: ReturnType<Page['locator']>) => Promise<void>) {
  const section = page.locator('section.minutes-item', { hasText: title })
  const words = section.getByLabel('Beslutningens ord')
  if (!(await words.isVisible())) await section.getByText(/^Beslutning under punkt/).click()
  await section.getByLabel(/^Udfald/).selectOption('adopted')
  await words.fill('Godkendt.')
  await more?.(section)
  await section.getByRole('button', { name: 'Gem beslutningen' }).click()
  await expect(page.locator('section.minutes-item', { hasText: title }).getByText('Vedtaget:')).toBeVisible()
}

test('from cases over agenda, phone, minutes, hearing and approval to a follow-up that is done', async ({
  page,
  baseURL,
}) => {
  const desk = deskOf(await personAt(baseURL ?? '', 'secretariat'))
  const recommended = await desk.makeCase({ title: open, resume: 'Kort om den fælles indgang.' })
  await desk.stop(recommended, 'fu-nordjylland', 'recommendation', 1)
  await desk.stop(recommended, 'das-nordjylland', 'decision', 2)
  const fu = await desk.plan('fu-nordjylland', '2026-01-19')
  await desk.put(fu, recommended)
  await desk.hold(fu, { [open]: { text: 'FU anbefaler en fælles indgang.' } })
  await logIn(page, 'secretariat')
  await makeCase(page, secret)
  const first = await planMeeting(page, '2026-02-02')
  await page.getByRole('link', { name: 'Tilrettelæg dagsordenen' }).click()
  await page.getByRole('button', { name: `Sæt på dagsordenen: ${open}` }).click()
  await page.getByRole('button', { name: `Sæt på dagsordenen: ${secret}` }).click()
  const order = page.getByRole('list').filter({ hasText: 'Godkendelse af dagsorden' })
  await expect(order).toContainText(new RegExp(`4\\s*${open}`))
  await page.getByRole('button', { name: 'Flyt punkt 5 op' }).focus()
  await page.keyboard.press('Enter')
  await expect(order).toContainText(new RegExp(`4\\s*${secret}`))
  await expectAccessible(page)
  await page.goto(first)
  await page.getByRole('button', { name: 'Send dagsordenen' }).click()
  await expect(page.getByText('Dagsordenen er sendt')).toBeVisible()
  await page.getByRole('link', { name: 'Mødemappe og filer' }).click()
  await page.getByRole('button', { name: 'Saml mappen' }).click()
  await expect(page.getByRole('link', { name: /Hent .*dagsorden.*\.pdf/ })).toBeVisible({ timeout: 20_000 })

  await page.setViewportSize({ width: 375, height: 812 })
  await logIn(page, 'member')
  await page.goto(first)
  await page.getByRole('heading', { name: secret }).click()
  await expect(page.getByText('Lukket punkt: Forvaltningslovens § 27')).toBeVisible()
  await page.getByRole('heading', { name: open }).click()
  const item = page.locator('details.item', { hasText: open })
  await expect(item.locator('.earlier')).toContainText('FU anbefaler en fælles indgang.')
  await item.getByLabel('Din private note').fill('Spørg om åbningstider')
  await item.getByRole('button', { name: 'Gem note' }).click()
  await expect(
    page.locator('details.item', { hasText: open }).getByText('Din note', { exact: false }).first(),
  ).toBeVisible()
  await expectAccessible(page)
  await page.setViewportSize({ width: 1280, height: 800 })

  await logIn(page, 'secretariat')
  await page.goto(first)
  await expect(page.getByText('Spørg om åbningstider')).toHaveCount(0)
  await page.getByRole('button', { name: 'Start mødet' }).click()
  await page.getByRole('link', { name: 'Skriv referat' }).click()
  const minutes = page.locator('section.minutes-item', { hasText: open }).getByLabel(/^Referat af punkt/)
  await minutes.fill('Medlemmerne')
  await expect(page.getByText(/Gemt kl\./)).toBeVisible()
  // On a slow line one writes on before the scripts are there.
  const scriptsArrive = await openBeforeScripts(page, page.url())
  await minutes.fill('Medlemmerne bakkede op.')
  await scriptsArrive()
  await expect(page.getByText(/Gemt kl\./)).toBeVisible()
  await adopt(page, 'Godkendelse af dagsorden')
  await adopt(page, 'Godkendelse af referat')
  await adopt(page, secret)
  await adopt(page, open, async (section) => {
    await section.getByText('Opfølgning, delegation og tilbagemelding').click()
    const followUp = section.getByRole('group', { name: 'Opfølgning 1' })
    await followUp.getByLabel('Hvad skal gøres').fill('Åbn den fælles indgang')
    await followUp.getByLabel('Ansvarlig').fill('Kommunerne')
  })
  await expect(minutes).toHaveValue('Medlemmerne bakkede op.')
  await expectAccessible(page)
  await page.goto(first)
  await page.getByRole('button', { name: 'Send referatet i høring' }).click()
  await expect(page.getByText('Referatet er i høring')).toBeVisible()

  await logIn(page, 'member')
  await page.goto(`${first}/hoering`)
  // The draft stands beside the field.
  const heard = page.getByRole('region', { name: new RegExp(open) })
  await expect(heard.locator('.decision')).toContainText('Vedtaget: godkender forslaget')
  await expect(heard).toContainText('Medlemmerne bakkede op.')
  await heard.getByText(/^Skriv en bemærkning til punkt/).click()
  await heard.getByLabel('Bemærkning', { exact: true }).fill('Skriv også telefonnummeret.')
  await expectAccessible(page)
  await heard.getByRole('button', { name: 'Send bemærkning' }).click()
  await expect(page.getByText('Bemærkningen er sendt')).toBeVisible()
  await expect(heard).toContainText('Skriv også telefonnummeret.')

  await logIn(page, 'secretariat')
  const second = await planMeeting(page, '2026-02-03')
  await page.getByRole('button', { name: 'Send dagsordenen' }).click()
  await page.getByRole('button', { name: 'Start mødet' }).click()
  await page.goto(`${second}/referat`)
  await adopt(page, 'Godkendelse af referat')

  await page.context().clearCookies()
  await page.goto(first)
  await expect(page.getByText('Referat godkendt')).toBeVisible()
  await page.getByRole('heading', { name: open }).click()
  await expect(page.getByText('Medlemmerne bakkede op.')).toBeVisible()
  const answers = [
    await page.content(),
    await (await page.request.get(`${baseURL}/api/v1${first.replace('/moeder', '/meetings')}`)).text(),
  ]
  for (const answer of answers) {
    expect(answer).toContain(open)
    expect(answer).not.toContain(secret)
  }

  await logIn(page, 'member')
  await page.goto('/opfoelgning')
  // One for each of the municipalities, each with its own state.
  const rows = page.getByRole('row', { name: /Åbn den fælles indgang/ })
  await expect(rows).toHaveCount(11)
  const row = rows.filter({ hasText: 'Aalborg Kommune' })
  await row.locator('summary').click()
  await row.getByLabel('Bemærkning').fill('Åbnet.')
  await row.getByRole('button', { name: 'Meld udført' }).click()
  await expect(rows).toHaveCount(10)
  await page.goto('/opfoelgning?vis=done')
  await expect(page.getByRole('row', { name: /Åbn den fælles indgang/ })).toContainText('Udført')
})
