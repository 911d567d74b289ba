import type { Page } from '@playwright/test'
import { logIn, personAt } from './support/people.ts'
import { expect, test } from './support/test.ts'

const closedTitle = 'Vilkår i en kontrakt med et privat tilbud'

test('the secretariat gathers a meeting with its closed item, follows it and fetches it', async ({ page }) => {
  await logIn(page, 'secretariat')
  await page.goto(`${await meetingWith(page, closedTitle)}/mappe`)

  await page.getByLabel('Dagsorden', { exact: true }).check()
  await page.getByLabel('Tag lukkede punkter med').check()
  await page.getByRole('button', { name: 'Saml mappen' }).click()
  const file = page.getByRole('link', { name: /Hent .*med-lukkede-punkter\.pdf/ })
  await expect(file).toBeVisible({ timeout: 20_000 })
  const fetched = page.waitForEvent('download')
  await file.click()
  expect((await fetched).suggestedFilename()).toContain('dagsorden-med-lukkede-punkter.pdf')
})

test('who follows a pack while the program is away stays on the page, is told, and gets the file', async ({ page }) => {
  await logIn(page, 'secretariat')
  await page.goto(`${await meetingWith(page, closedTitle)}/mappe`)
  await page.route('**/ready', (route) => route.abort())
  await page.getByRole('button', { name: 'Saml mappen' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Der er ingen forbindelse til programmet' })).toBeVisible()
  await expect(page.getByRole('link', { name: /^Hent / })).toHaveCount(0)
  await page.unroute('**/ready')
  await expect(page.getByRole('link', { name: /^Hent .*\.pdf/ })).toBeVisible({ timeout: 20_000 })
  await expect(page.getByText('ingen forbindelse til programmet')).toHaveCount(0)
})

test('a closed item is found by those of the body, and by nobody else in page or API', async ({ page, baseURL }) => {
  await page.goto('/')
  const search = page.getByRole('banner').getByRole('searchbox')
  await search.fill('vilkår kontrakt')
  await search.press('Enter')
  await expect(page.getByRole('status')).toContainText('0 resultater')
  await expect(page.getByRole('main')).not.toContainText(closedTitle)

  for (const who of ['visitor', 'reporter', 'reader', 'administrator'] as const) {
    const person = await personAt(baseURL ?? '', who)
    for (const q of ['vilkår kontrakt', 'tavshedspligt', 'kontrakten', '"privat tilbud"']) {
      const answer = await person.get(`/api/v1/search?q=${encodeURIComponent(q)}`)
      expect(await answer.text()).not.toMatch(/kontrakt med et privat/)
    }
    expect(
      await (await person.get(`/api/v1/search?q=${encodeURIComponent('"kontrakt med et privat tilbud"')}`)).json(),
    ).toMatchObject({ hits: 0, kinds: {} })
    await person.dispose()
  }
})

test('a closed item of another body is found by none of its words, in page or API', async ({ page, baseURL }) => {
  const secretariat = await personAt(baseURL ?? '', 'secretariat')
  const post = async (path: string, data: object, version?: number) => {
    const headers: Record<string, string> = version === undefined ? {} : { 'if-match': `"${version}"` }
    const answer = await secretariat.post(`/api/v1${path}`, { data, headers })
    expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true)
    return answer.json()
  }
  const closed = { closed: true, closedReason: 'Personforhold', resume: 'Kvægavlerens sag om pandekagehuset.' }
  const { id: caseId } = await post('/cases', { content: { title: 'Pandekagehuset', ...closed } })
  const { id: meeting } = await post('/meetings', { bodyId: 'fu-nordjylland', heldOn: '2026-04-14' })
  const { version } = await post(`/meetings/${meeting}/items`, { kind: 'case', caseId }, 1)
  await post(`/meetings/${meeting}/agenda`, {}, version)
  await secretariat.dispose()

  // A member of DAS, so that the closed matter of FU is another body's.
  await logIn(page, 'member')
  const member = await personAt(baseURL ?? '', 'member')
  for (const q of ['pandekage', 'kvægavleren', '"Kvægavlerens sag"', 'personforhold pandekagehuset']) {
    await page.goto(`/soeg?q=${encodeURIComponent(q)}`)
    await expect(page.getByRole('status')).toContainText('0 resultater')
    await expect(page.locator('main mark, .search-hits, nav.tabs')).toHaveCount(0)
    const answer = await member.get(`/api/v1/search?q=${encodeURIComponent(q)}`)
    expect(await answer.json()).toMatchObject({ hits: 0, atLeast: false, kinds: {}, items: [], next: null })
  }
  await member.dispose()

  await logIn(page, 'secretariat')
  await page.goto('/soeg?q=pandekage')
  await expect(page.getByRole('status')).toContainText('1 resultat')
  await expect(page.locator('main mark').first()).toContainText(/pandekagehuset/i)
})

/** The address of the meeting that takes up a case, found as a person would: by its words. */
async function meetingWith(page: Page, title: string): Promise<string> {
  await page.goto(`/soeg?q=${encodeURIComponent(title)}`)
  await page.getByRole('link', { name: title }).first().click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(title)
  const href = await page.locator('main a[href^="/moeder/"]').first().getAttribute('href')
  return (href ?? '').split('#')[0] ?? ''
}
