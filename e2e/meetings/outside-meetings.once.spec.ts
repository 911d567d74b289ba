import { expectAccessible } from '../support/axe.ts'
import { logIn } from '../support/people.ts'
import { expect, test } from '../support/test.ts'

const title = 'Fælles svar på en national forespørgsel om ventelister'

test('a case is answered in writing, decided, and sent on to the councils', async ({ page }) => {
  await logIn(page, 'member')
  await page.goto('/moeder')
  await page.getByRole('link', { name: 'Skriftlige høringer' }).click()
  const row = page.getByRole('row', { name: new RegExp(title) })
  await expect(row.getByText('Mangler')).toBeVisible()
  await row.getByRole('link', { name: new RegExp(title) }).click()

  // A remark is demanded with the answer that promises one, and what was chosen stays.
  await page.getByLabel('Tiltræder med bemærkning').check({ force: true })
  await page.getByRole('button', { name: 'Send dit svar' }).click()
  await expect(
    page.getByRole('alert').getByRole('link', { name: 'Skriv en bemærkning på mindst 3 tegn.' }),
  ).toBeVisible()
  await expect(page.getByLabel('Tiltræder med bemærkning')).toBeChecked()
  await page.getByLabel('Bemærkning', { exact: false }).last().fill('Husk kommunernes egne tal.')
  await page.getByRole('button', { name: 'Send dit svar' }).click()
  await expect(page.getByText('Dit svar er gemt.')).toBeVisible()
  await expectAccessible(page)
  const address = new URL(page.url()).pathname

  await logIn(page, 'secretariat')
  await page.goto(address)
  await expect(
    page.getByText('0 tiltræder, 1 tiltræder med bemærkning, 0 afviser, 0 mangler, 1 er spurgt.'),
  ).toBeVisible()
  await expect(page.getByText('Husk kommunernes egne tal.')).toBeVisible()
  await page.getByLabel('Beslutning i ord').fill('Vedtaget med medlemmets bemærkning.')
  await page.getByLabel('Hvad').first().fill('Send svaret')
  await page.getByLabel('Ansvarlig').first().fill('Sekretariatet')
  await page.getByRole('button', { name: 'Afslut høringen' }).click()
  await expect(page.getByText('Høringen er afsluttet')).toBeVisible()
  await expect(page.getByText('Vedtaget med medlemmets bemærkning.')).toBeVisible()
  await expectAccessible(page)

  await page.goto('/opfoelgning')
  await expect(page.getByText('Send svaret')).toBeVisible()

  await page.goto('/sager')
  await page.getByRole('link', { name: new RegExp(title) }).click()
  await page.getByRole('link', { name: 'Svar fra fora uden for møder' }).click()
  await page.getByRole('button', { name: 'Send til 1 forum' }).click()
  await expect(page.getByText('Sagen er sendt.')).toBeVisible()
  await page.getByText('Svar for Kommunalbestyrelserne i Nordjylland').click()
  await page.getByLabel('Vedtaget', { exact: true }).check({ force: true })
  await page.getByRole('button', { name: 'Gem svar' }).click()
  await expect(page.getByText('1 af 1 har svaret.')).toBeVisible()
  await expectAccessible(page)
})
