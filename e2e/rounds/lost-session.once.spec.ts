import { type Page, request } from '@playwright/test'
import { becomes, people } from '../support/people.ts'
import { cell, expect, expectForEverybody, journey, openForm, stored, type Walk } from './walk.ts'

const offer = (page: Page) => page.locator('.alert', { hasText: 'som ikke nåede at blive gemt' })

journey('what is typed after the session has expired is kept over the log-in and offered back', async (walk) => {
  const { page, hands, origin } = walk
  const form = await startWriting(walk)
  await endSession(page, origin)
  await hands.write(cell(page, 'Pladsforbrug'), '19')
  const notice = page.getByRole('alert').filter({ hasText: 'Du er logget ud' })
  await expect(notice).toContainText('bliver det tilbudt dig her')
  await expectForEverybody(page)

  await hands.press(notice.getByRole('link', { name: 'Log ind igen' }))
  await hands.press(page.getByRole('button', { name: `Log ind som ${people.reporter.name}`, exact: true }))
  await expect(page).toHaveURL(`${origin}${form}`)
  await expect(cell(page, 'Pladser')).toHaveValue('21')
  await expect(cell(page, 'Pladsforbrug')).toHaveValue('')
  await expect(offer(page)).toContainText('19')
  await expectForEverybody(page)

  const saved = stored(page, '19')
  await hands.press(offer(page).getByRole('button', { name: 'Sæt det ind igen' }))
  await expect(cell(page, 'Pladsforbrug')).toHaveValue('19')
  await saved
  await page.reload()
  await expect(cell(page, 'Pladsforbrug')).toHaveValue('19')
  await expect(offer(page)).toHaveCount(0)
})

journey(
  'what is typed without a connection is sent when it is back, and offered when the page was closed',
  async (walk) => {
    const { page, hands } = walk
    const form = await startWriting(walk)
    await page.context().setOffline(true)
    await hands.write(cell(page, 'Pladsforbrug'), '17')
    const notice = page.getByRole('alert').filter({ hasText: 'Ingen forbindelse' })
    await expect(notice).toBeVisible()
    await expectForEverybody(page)
    const saved = stored(page, '17')
    await page.context().setOffline(false)
    await saved
    await expect(notice).toHaveCount(0)

    await page.context().setOffline(true)
    await hands.write(cell(page, 'Pladsforbrug'), '18')
    await expect(notice).toBeVisible()
    await page.goto('about:blank')
    await page.context().setOffline(false)
    await page.goto(form)
    await expect(cell(page, 'Pladsforbrug')).toHaveValue('17')
    await expect(offer(page)).toContainText('18')
    await hands.press(offer(page).getByRole('button', { name: 'Kast det bort' }))
    await expect(offer(page)).toHaveCount(0)
    await page.reload()
    await expect(cell(page, 'Pladsforbrug')).toHaveValue('17')
    await expect(offer(page)).toHaveCount(0)
  },
)

async function startWriting(walk: Walk): Promise<string> {
  const { page, hands, origin } = walk
  const form = await openForm(walk)
  await becomes(page, 'reporter', origin)
  await page.goto(form)
  const saved = stored(page, '21')
  await hands.write(cell(page, 'Pladser'), '21')
  await saved
  return form
}

/** Ends the session on the server; the browser still has its cookie and knows nothing of it. */
async function endSession(page: Page, origin: string): Promise<void> {
  const elsewhere = await request.newContext({
    baseURL: origin,
    storageState: await page.context().storageState(),
    extraHTTPHeaders: { origin },
  })
  expect((await elsewhere.post('/log-ud', { maxRedirects: 0 })).status()).toBe(303)
  await elsewhere.dispose()
}
