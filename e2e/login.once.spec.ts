import { expectAccessible } from './support/axe.ts'
import { demoPassword, logIn, people } from './support/people.ts'
import { expect, test } from './support/test.ts'

test('a wrong password and an unknown e-mail get the same answer, beside what was typed', async ({ page }) => {
  const answers: string[] = []
  for (const email of [people.reader.email, 'ingen@region-nordjylland.example']) {
    await page.goto('/log-ind')
    await page.getByLabel('E-mail').fill(email)
    await page.getByLabel('Adgangskode').fill('ikke den rigtige')
    await page.getByRole('button', { name: 'Log ind', exact: true }).click()
    answers.push((await page.getByRole('alert').textContent()) ?? '')
    await expect(page.getByLabel('E-mail')).toHaveValue(email)
    await expect(page.getByLabel('Adgangskode')).toHaveValue('')
  }
  expect(answers[0]).toContain('E-mail eller adgangskode er forkert.')
  expect(answers[1]).toBe(answers[0])
  await expectAccessible(page)
})

test('too many wrong passwords close the account for a while and say for how long', async ({ page }) => {
  await page.goto('/log-ind')
  for (let attempt = 0; attempt < 9; attempt += 1) {
    await page.getByLabel('E-mail').fill('mange-forsoeg@region.example')
    await page.getByLabel('Adgangskode').fill('ikke den rigtige')
    const answered = page.waitForResponse((response) => response.request().method() === 'POST')
    await page.getByRole('button', { name: 'Log ind', exact: true }).click()
    await answered
  }
  await expect(page.getByRole('alert')).toContainText(
    /Der er prøvet for mange gange\. Vent \d+ minutter, og prøv igen\./,
  )
})

test('who is not logged in is asked to, and comes back to the page that was wanted', async ({ page }) => {
  await page.goto('/administration/brugere')
  await expect(page).toHaveURL(/\/log-ind\?videre=/)
  await page.getByLabel('E-mail').fill(people.administrator.email)
  await page.getByLabel('Adgangskode').fill(demoPassword)
  await page.getByRole('button', { name: 'Log ind', exact: true }).click()
  await expect(page).toHaveURL(/\/administration\/brugere$/)
})

test('log-out everywhere ends the session of another browser too', async ({ page, browser, baseURL }) => {
  const elsewhere = await browser.newPage({ baseURL: baseURL as string })
  await logIn(elsewhere, 'reader')
  await logIn(page, 'reader')
  await page.goto('/min-profil')
  await expect(page.getByText('en anden browser').first()).toBeVisible()
  await page.getByRole('button', { name: 'Log ud alle steder' }).click()
  await expect(page.getByRole('banner').getByRole('link', { name: 'Log ind' })).toBeVisible()
  await elsewhere.goto('/min-profil')
  await expect(elsewhere).toHaveURL(/\/log-ind/)
  await elsewhere.close()
})

test('log-out ends the session on the server, not only in the browser', async ({ page, context }) => {
  await logIn(page, 'reader')
  const cookies = await context.cookies()
  await page.getByRole('banner').getByRole('button', { name: 'Log ud' }).click()
  await expect(page.getByRole('banner').getByRole('link', { name: 'Log ind' })).toBeVisible()
  await context.addCookies(cookies)
  await page.goto('/min-profil')
  await expect(page).toHaveURL(/\/log-ind/)
})
