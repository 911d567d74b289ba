import { expectFitsNarrowScreen } from './support/axe.ts'
import { expect, test } from './support/test.ts'

test('a visitor reads in Danish what the program is, without logging in', async ({ page }) => {
  await page.goto('/')
  await expect(page.locator('html')).toHaveAttribute('lang', 'da')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expectFitsNarrowScreen(page)
})

test('the front page can be read without JavaScript', async ({ browser, server }) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(server.url)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await context.close()
})

test('the front page does not break the content security policy', async ({ page }) => {
  const complaints: string[] = []
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto('/', { waitUntil: 'networkidle' })
  expect(complaints).toEqual([])
})
