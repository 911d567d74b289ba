import { expectAccessible } from '../support/axe.ts'
import { logIn, personAt } from '../support/people.ts'
import { expect, test } from '../support/test.ts'

const words = 'Vi er i tvivl om betalingen.'

test('what an organisation says about a case is written, read inside it and by nobody else, and taken away', async ({
  page,
  baseURL,
}) => {
  await logIn(page, 'reporter')
  await page.goto('/sager')
  await page.getByRole('link', { name: 'Fælles vikarkorps for botilbud' }).click()
  await page.getByRole('link', { name: 'Bagland: kommentarer i din egen organisation' }).click()
  const address = new URL(page.url()).pathname
  await page.getByLabel('Kommentar til Region Nordjylland').fill(words)
  await page.getByRole('button', { name: 'Gem kommentar' }).click()
  await expect(page.getByText(words)).toBeVisible()
  await expect(page).toHaveURL(address)
  await expectAccessible(page)

  for (const [who, isInside] of [
    ['reader', true],
    ['otherReporter', false],
    ['secretariat', false],
    ['member', false],
    ['visitor', false],
  ] as const) {
    const answer = await (await personAt(baseURL ?? '', who)).get(address)
    expect((await answer.text()).includes(words), who).toBe(isInside)
  }

  await page.getByRole('button', { name: 'Fjern kommentaren' }).click()
  await expect(page.getByText('Ingen har skrevet endnu.')).toBeVisible()
  await expect(page).toHaveURL(address)
})
