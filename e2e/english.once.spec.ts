import { expectAccessible } from './support/axe.ts'
import { findIds } from './support/pages.ts'
import { becomes } from './support/people.ts'
import { expect, test } from './support/test.ts'

test('the whole interface speaks English to those who choose it', async ({ page, server }) => {
  const { ownForm, openRound } = await findIds(server.url)
  await becomes(page, 'reporter', server.url)
  await page.goto('/opgaver')
  await page.getByRole('banner').getByRole('link', { name: 'English' }).click()
  await expect(page).toHaveURL(/\/opgaver$/)
  for (const path of [
    '/overblik',
    '/opgaver',
    '/indberetning',
    openRound,
    ownForm,
    '/tilbud',
    '/rapporter',
    '/min-profil',
  ]) {
    await page.goto(path)
    await expect(page.locator('html')).toHaveAttribute('lang', 'en')
    const words = (await page.getByRole('main').textContent())?.toLowerCase() ?? ''
    expect(
      words.match(/\b(indberetning|gem kladde|fortsæt|frist|søg efter|mine opgaver|adgangskode)\b/g),
      path,
    ).toBeNull()
    await expectAccessible(page)
  }
  await page.getByRole('banner').getByRole('link', { name: 'Dansk' }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'da')
})
