import { expectAccessible } from './support/axe.ts'
import { becomes, personAt } from './support/people.ts'
import { expect, test } from './support/test.ts'

const facility = 'Kompasset'

test('a tariff from last year’s sheet to the annex, and a change within the year', async ({ page, server }) => {
  test.setTimeout(150_000)
  const origin = server.url
  const reporter = await personAt(origin, 'reporter')
  await becomes(page, 'reporter', origin)
  await page.goto('/takster')
  const round = (await page.getByRole('link', { name: 'Takster 2026' }).getAttribute('href')) ?? ''
  await page.goto(round.replace('/takster/runde', '/indberetning'))
  await page.getByRole('link', { name: 'Region Nordjylland', exact: true }).first().click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Indberet Takster 2026')
  const form = new URL(page.url()).pathname
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
    await expect(alert).toContainText('Der er 4')
    await expect(page.getByText('Tallet skal være højst 100.').first()).toBeVisible()
    await expect(page.getByText('Tallet skal være mindst 0,1.').first()).toBeVisible()
    await expect(page.getByLabel('Administration', { exact: true })).toHaveValue('tolv')
    await page.reload()
    await expect(page.getByLabel('Budgetteret belægning')).not.toHaveValue('150')
    await page.getByLabel('– heraf husleje').fill('1')
    await page.getByRole('button', { name: 'Gem skemaet' }).click()
    await expect(page.getByRole('link', { name: /men underlinjerne giver 1\./ })).toBeVisible()
    await page.getByLabel('– heraf husleje').fill('')
    await page.getByRole('button', { name: 'Gem skemaet' }).click()
    await expect(page.getByText('Det mangler, før du kan sende')).toBeHidden()
  })

  await test.step('the surplus of two years ago stands in the sheet it is carried into', async () => {
    await page.goto(sheets[0] ?? '')
    await expect(
      page.getByText(/Af tidligere års resultater føres -[0-9.]+ kr\. over i taksten for 2026/),
    ).toBeVisible()
    const [, amount] = /Ret den til (-[0-9.]+) kr/.exec((await page.getByText('Ret den til').textContent()) ?? '') ?? []
    await page.getByLabel('Regulering fra tidligere år').fill(amount ?? '')
    await page.getByLabel(/^Årsag til ændret takst/).fill('Overskud fra 2024')
    await page.getByRole('button', { name: 'Gem skemaet' }).click()
    await expect(page.getByText('Ret den til')).toBeHidden()
  })

  await test.step('the same comes from Excel; the whole report is sent and approved', async () => {
    for (const sheet of sheets.slice(5, -1)) {
      const answer = await reporter.post(sheet, { form: { intent: 'unchanged' }, maxRedirects: 0 })
      expect(answer.status()).toBe(303)
    }
    const file = await (await reporter.get(`${form}/excel/fil`)).body()
    await page.goto(`${form}/excel`)
    const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
    await page.getByLabel(/^Excel-fil/).setInputFiles({ name: 'takster.xlsx', mimeType, buffer: file })
    await page.getByRole('button', { name: 'Upload Excel' }).click()
    await expect(page.getByText('Filen er læst. Den ændrede intet').first()).toBeVisible()
    await page.goto(`${form}/gennemse`)
    await page.getByRole('button', { name: 'Send indberetning' }).click()
    await becomes(page, 'approver', origin)
    await page.goto(`${form}/behandling`)
    await page.getByRole('button', { name: 'Godkend indberetning' }).click()
    await expect(page.getByText('Indberetningen er godkendt').first()).toBeVisible()
  })

  const record = async (step: RegExp, reference: string) => {
    for (const box of await page.getByRole('checkbox', { name: /^Vælg .*(Døvblindhed|Høretab|Sikrede)/ }).all())
      await box.check()
    await page.getByRole('radio', { name: step }).check()
    await page.getByLabel('Dato for beslutningen').fill(new Date().toISOString().slice(0, 10))
    await page.getByLabel('Hvor den står').fill(reference)
    await page.getByRole('button', { name: 'Registrér trinnet' }).click()
  }

  await test.step('the group remarks, FU recommends and DAS approves in bulk', async () => {
    await becomes(page, 'secretariat', origin)
    await page.goto(`${round}?trin=reported`)
    await page.getByRole('button', { name: 'Registrér trinnet' }).click()
    await expect(page.getByRole('alert').first()).toContainText('Vælg mindst ét skema')
    await page.getByRole('link', { name: facility }).first().click()
    await page.getByLabel('Bemærkning').fill('Hvorfor er administrationen steget?')
    await page.getByLabel('Linje').selectOption({ label: 'Administration' })
    await page.getByRole('button', { name: 'Gem bemærkning' }).click()
    await expect(page.getByText('Bemærkningen er gemt.')).toBeVisible()
    for (const [stage, step, reference] of [
      ['reported', /^Gennemgået/, 'Styringsaftalegruppen, punkt 1'],
      ['checked', /^Anbefalet/, 'FU, punkt 2'],
      ['recommended', /^Godkendt/, 'DAS, punkt 4'],
    ] as const) {
      await page.goto(`${round}?trin=${stage}`)
      await record(step, reference)
      await expect(page.getByText(/Trinnet er registreret for \d+ skemaer/)).toBeVisible()
    }
  })

  await test.step('a buyer finds the tariff in the annex and sees what it contains', async () => {
    await becomes(page, 'visitor', origin)
    await page.goto('/takster/2026')
    await page.getByLabel(/^Søg/).last().fill(facility)
    await page.getByRole('button', { name: 'Vis takster' }).click()
    await page.getByRole('link', { name: facility }).first().click()
    await expect(page.getByRole('heading', { name: 'Hvad taksten indeholder' })).toBeVisible()
    await expect(page.getByText(/DAS, .*: DAS, punkt 4/)).toBeVisible()
    await page
      .getByRole('row', { name: /^Takst / })
      .getByRole('link')
      .last()
      .click()
    await expect(page.getByRole('dialog')).toContainText(
      'takstberegningsgrundlag / (pladser × budgetteret belægning × 365)',
    )
    await expectAccessible(page)
  })

  await test.step('a change within the year is approved by FU from its day', async () => {
    await becomes(page, 'reporter', origin)
    await page.goto(form)
    await page.getByText('Begynd en rettelse').first().click()
    await page.getByLabel('Hvad er forkert, og hvordan blev det opdaget?').fill('Færre pladser fra 1. juli')
    await page.getByRole('button', { name: 'Begynd en rettelse' }).click()
    await page.goto(sheets[2] ?? '')
    const places = page.getByLabel('Pladser', { exact: true })
    await places.fill(String(Number(await places.inputValue()) - 1))
    await page.getByLabel(/^Årsag til ændrede pladser/).fill('Afdelingen er mindre')
    await page.getByLabel(/^Årsag til ændret takst/).fill('Færre pladser at dele udgiften på')
    await page.getByLabel(/^Gælder fra/).fill('2026-07-01')
    await page.getByRole('button', { name: 'Gennemse og send' }).click()
    await page.getByRole('button', { name: 'Send indberetning' }).click()
    await becomes(page, 'approver', origin)
    await page.goto(`${form}/behandling`)
    await page.getByRole('button', { name: 'Godkend indberetning' }).click()
    await becomes(page, 'secretariat', origin)
    await page.goto(`${round}?trin=reported`)
    await record(/^Gennemgået/, 'Styringsaftalegruppen')
    await page.goto(`${round}?trin=checked`)
    await record(/^Godkendt/, 'FU, punkt 3')
    await becomes(page, 'visitor', origin)
    await page.goto(`/takster/2026?q=${facility}`)
    await expect(page.getByRole('row', { name: /fra 1\. juli 2026/ })).toBeVisible()
  })
})

test('a category is changed with the municipalities that use the offering', async ({ page, server }) => {
  await becomes(page, 'secretariat', server.url)
  await page.goto('/takster/kategorier')
  await page.getByLabel('Ydelse', { exact: true }).selectOption({ index: 1 })
  await page.getByRole('radio', { name: /^2:/ }).check()
  await page.getByLabel('Begrundelse').fill('Bruges kun af to kommuner')
  await page.getByLabel('Besluttet af').selectOption({ label: 'DAS' })
  await page.getByLabel('Dato for beslutningen').fill('2026-02-28')
  await page.getByLabel('Hvor den står').fill('DAS, punkt 3')
  await page.getByLabel('Fra', { exact: true }).fill('2027-01-01')
  await page.getByRole('button', { name: 'Gem ændringen' }).click()
  await expect(page.getByRole('alert').first()).toContainText('Vælg de kommuner, der bruger ydelsen')
  await page.getByLabel(/^Aalborg/).check()
  await page.getByRole('button', { name: 'Gem ændringen' }).click()
  await expect(page.getByRole('row', { name: /DAS, punkt 3|DAS, 28/ })).toBeVisible()
})
