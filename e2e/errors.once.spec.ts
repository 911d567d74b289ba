import { expectAccessible, expectFitsNarrowScreen } from './support/axe.ts'
import { becomes } from './support/people.ts'
import { expect, test } from './support/test.ts'

const pages = [
  { as: 'visitor', at: '/findes-ikke', status: 404, says: 'Siden findes ikke' },
  { as: 'visitor', at: '/tilbud/findes-ikke', status: 404, says: 'Siden findes ikke' },
  { as: 'visitor', at: '/rapporter/findes-ikke', status: 404, says: 'Siden findes ikke' },
  { as: 'visitor', at: '/metode/findes-ikke', status: 404, says: 'Siden findes ikke' },
  { as: 'reporter', at: '/administration/brugere', status: 403, says: 'Du har ikke adgang til siden' },
  { as: 'reporter', at: '/indberetning/ny', status: 403, says: 'Du har ikke adgang til siden' },
  { as: 'reader', at: '/rapporter/kapacitet-og-belaegning-2024/rediger', status: 404, says: 'Siden findes ikke' },
] as const

for (const { as, at, status, says } of pages) {
  test(`${at} (${as}) says what is wrong and where to go`, async ({ page, server }) => {
    await becomes(page, as, server.url)
    const answer = await page.goto(at)
    expect(answer?.status()).toBe(status)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(says)
    await expect(page.getByRole('main').getByRole('link').first()).toBeVisible()
    await expect(page.getByRole('banner')).toBeVisible()
    await expectAccessible(page)
    await expectFitsNarrowScreen(page)
  })
}

test('an unknown address of the API answers in JSON', async ({ page }) => {
  const answer = await page.request.get('/api/v1/findes-ikke')
  expect(answer.status()).toBe(404)
  expect(answer.headers()['content-type']).toContain('json')
})
