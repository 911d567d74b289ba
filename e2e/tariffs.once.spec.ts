import { expectAccessible } from './support/axe.ts'
import { becomes } from './support/people.ts'
import { expect, test } from './support/test.ts'

test('the economist begins with last year’s sheet and is told what cannot be', async ({ page, server }) => {
  const origin = server.url
  await becomes(page, 'reporter', origin)
  await page.goto('/takster')
  const round = (await page.getByRole('link', { name: 'Takster 2026' }).getAttribute('href')) ?? ''
  await page.goto(round.replace('/takster/runde', '/indberetning'))
  await page.getByRole('link', { name: 'Region Nordjylland', exact: true }).first().click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Indberet Takster 2026')
  const sheets = await page
    .getByRole('link', { name: 'Åbn skemaet' })
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))

  await test.step('the economist takes last year’s figures, and sees what moves the tariff', async () => {
    await page.goto(sheets.at(-1) ?? '')
    const card = page.getByRole('complementary', { name: 'Taksten' })
    await expect(card).toContainText('Taksten kommer, når')
    await page.getByRole('button', { name: 'Uændret: brug sidste års tal' }).click()
    await expect(page.getByText('Skemaet er gemt.')).toBeVisible()
    await expect(card).toContainText('kr. pr. døgn, 2026-priser')
    const staff = page.getByLabel('Personale', { exact: true })
    const before = Number((await staff.inputValue()).replaceAll('.', ''))
    for (const part of await page.getByLabel(/heraf (øverste|borgerrelateret|vikarer|teknisk)/).all())
      await part.fill('')
    await staff.fill(String(Math.round(before * 1.1)))
    await expect(
      card.getByText('Omkostninger', { exact: true }).last().locator('xpath=following-sibling::*[1]'),
    ).toContainText('+')
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Gem skemaet' }).click()
    await expect(page.getByRole('link', { name: /Skriv årsagen i "Årsag til ændret takst"/ })).toBeVisible()
    await page.getByLabel(/^Årsag til ændret takst/).fill('Flere nattevagter')
    await page.getByRole('button', { name: 'Gem skemaet' }).click()
    await expect(page.getByText('Det mangler, før du kan sende')).toBeHidden()
  })

  await test.step('what cannot be is refused at its place, and nothing is saved', async () => {
    await page.getByLabel('Ejendom', { exact: true }).fill('-5')
    await page.getByLabel('Budgetteret belægning').fill('150')
    await page.getByLabel('Pladser', { exact: true }).fill('0')
    await page.getByLabel('Administration', { exact: true }).fill('tolv')
    await page.getByRole('button', { name: 'Gem skemaet' }).click()
    const alert = page.getByRole('alert').first()
    await expect(alert).toContainText('Ret 4 fejl')
    await expect(page.getByText('Tallet skal være højst 100.').first()).toBeVisible()
    await expect(page.getByText('Tallet skal være mindst 0,1.').first()).toBeVisible()
    await expect(page.getByLabel('Administration', { exact: true })).toHaveValue('tolv')
  })
})

test('a category is changed with the municipalities that use the offering', async ({ page, server }) => {
  await becomes(page, 'secretariat', server.url)
  await page.goto('/takster/kategorier')
  // The way back stands in the menu and in the breadcrumb, and not once more over the table.
  await expect(page.getByRole('link', { name: 'Takster', exact: true })).toHaveCount(2)
  await page.getByLabel('Ydelse', { exact: true }).selectOption({ index: 1 })
  await page.getByRole('radio', { name: /^2:/ }).check()
  await page.getByLabel('Begrundelse').fill('Bruges kun af to kommuner')
  await page.getByLabel('Besluttet af').selectOption({ label: 'DAS' })
  await page.getByLabel('Dato for beslutningen').fill('2026-02-28')
  await page.getByLabel('Hvor den står').fill('DAS, punkt 3')
  await page.getByLabel('Fra', { exact: true }).fill('2027-01-01')
  await page.getByRole('button', { name: 'Gem ændringen' }).click()
  await expect(page.getByRole('alert').first()).toContainText('Vælg de kommuner, der bruger ydelsen')
  await page.getByLabel('Find en kommune').fill('aalb')
  await page.getByLabel(/^Aalborg/).check()
  await expect(page.getByText('1 valgt: Aalborg')).toBeVisible()
  await page.getByRole('button', { name: 'Gem ændringen' }).click()
  await expect(page.getByRole('row', { name: /DAS, punkt 3|DAS, 28/ })).toBeVisible()
})
