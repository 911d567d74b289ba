import { logIn, personAt } from './support/people.ts'
import { expect, test } from './support/test.ts'

const closedTitle = 'Vilkår i en kontrakt med et privat tilbud'

test('the secretariat gathers a meeting with its closed item, follows it and fetches it', async ({ page }) => {
  await logIn(page, 'secretariat')
  await page.goto(`/soeg?q=${encodeURIComponent('vilkår kontrakt')}`)
  await page.getByRole('link', { name: closedTitle }).first().click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(closedTitle)
  const meeting = page.locator('main a[href^="/moeder/"]').first()
  await page.goto(`${((await meeting.getAttribute('href')) ?? '').split('#')[0]}/mappe`)

  await page.getByLabel('Dagsorden', { exact: true }).check()
  await page.getByLabel('Tag lukkede punkter med').check()
  await page.getByRole('button', { name: 'Saml mappen' }).click()
  const file = page.getByRole('link', { name: /Hent .*med-lukkede-punkter\.pdf/ })
  await expect(file).toBeVisible({ timeout: 20_000 })
  const fetched = page.waitForEvent('download')
  await file.click()
  expect((await fetched).suggestedFilename()).toContain('dagsorden-med-lukkede-punkter.pdf')
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
