import type { Page } from '@playwright/test'
import { explanationOf } from './support/explanation.ts'
import { logIn, personAt } from './support/people.ts'
import { approve, handIn, linesOf, openRound } from './support/rounds.ts'
import { expect, test } from './support/test.ts'

test('the yearly figures of a small statistic are public, with reservation and source', async ({ page }) => {
  await page.goto('/statistik')
  await page.getByRole('link', { name: 'Sundhedstjek på botilbud' }).click()
  const row = page.getByRole('row', { name: /^2024/ }).last()
  await expect(row).toContainText('602')
  await expect(row).toContainText('Kun 10 af 12 måneder')
  await expect(row).toContainText('fordelingen på kommuner er ikke oplyst')
  await expect(await explanationOf(row.getByRole('link', { name: '602' }))).toContainText(
    'DAS Social, møde 17. marts 2025',
  )
})

test('an administrator builds rules of five kinds in the browser, and a reporter meets the verdict of each', async ({
  page,
  server,
}) => {
  await logIn(page, 'administrator')
  await page.goto('/administration/skabeloner')
  await page.getByRole('link', { name: 'Lav en skabelon' }).click()
  await page.getByLabel('Id', { exact: true }).fill('besoeg-i-aaret')
  await page.getByLabel('Navn, dansk').first().fill('Besøg i året')
  await page.getByLabel('Navn, engelsk').first().fill('Visits in the year')
  await page.getByRole('group', { name: 'Foreslå som indberettere' }).getByLabel('Driftsherrer med ydelser').check()
  for (const [index, field] of fields.entries()) await writeField(page, index + 1, field)
  for (const [index, rule] of rules.entries()) await writeRule(page, index + 1, rule)

  await page.getByRole('button', { name: 'Gem som version 1' }).click()
  await expect(page.getByRole('alert')).toContainText('Skriv en tekst her')
  await page.getByRole('alert').getByRole('link').click()
  await expect(page.getByRole('group', { name: 'Kontrol 5' }).getByLabel('Kilde')).toBeFocused()
  await page.keyboard.type('Valgt her: mange besøg bør forklares')

  for (const [index, { label }] of fields.entries()) {
    await page.getByLabel(`${label}, i år`).fill(answers[index] ?? '')
    await page.getByLabel(`${label}, sidste år`).fill(lastYear[index] ?? '')
  }
  await page.getByRole('button', { name: 'Vis fund' }).click()
  await expect(page.locator('#fund').getByRole('listitem')).toHaveText(
    verdicts.map((said) => `Fejl: skal rettes: ${said}`),
  )
  await page.getByRole('button', { name: 'Gem som version 1' }).click()
  await expect(page.getByText('Version 1 af skabelonen er gemt.')).toBeVisible()
  await page.getByLabel('Navn, dansk').first().fill('Besøg')
  await page.getByRole('button', { name: 'Gem som version 2' }).click()
  await expect(page.getByText('Version 2 af skabelonen er gemt.')).toBeVisible()

  const secretariat = await personAt(server.url, 'secretariat')
  const reporter = await personAt(server.url, 'reporter')
  const before = (await openRound(secretariat, 2040, 'besoeg-i-aaret')).forms['Region Nordjylland'] as string
  const [line] = await linesOf(reporter, before, 'visits')
  const cells = Object.fromEntries(fields.map(({ key }, index) => [`celle.${line}.${key}`, lastYear[index] ?? '']))
  expect(await (await reporter.post(`${before}/gem`, { form: cells })).json()).toMatchObject({ ok: true })
  expect(await handIn(reporter, before)).toBe(303)
  expect(await approve(await personAt(server.url, 'approver'), before)).toBe(303)

  await logIn(page, 'reporter')
  await page.goto((await openRound(secretariat, 2041, 'besoeg-i-aaret')).forms['Region Nordjylland'] as string)
  for (const [index, { label, type }] of fields.entries()) {
    if (type === undefined)
      await page
        .getByLabel(new RegExp(`^${label} 2041,`))
        .first()
        .fill(answers[index] ?? '')
  }
  await page.keyboard.press('Tab')
  for (const said of verdicts) await expect(page.getByText(said).first()).toBeVisible()
})

type Field = { key: string; label: string; type?: 'text' }
const fields: Field[] = [
  { key: 'visits', label: 'Antal besøg' },
  { key: 'own', label: 'Egne besøg' },
  { key: 'bought', label: 'Købte besøg' },
  { key: 'planned', label: 'Planlagte besøg' },
  { key: 'why', label: 'Forklaring', type: 'text' },
]
const lastYear = ['30', '20', '10', '30', '']
const answers = ['60', '20', '10', '100', '']

type Rule = { id: string; kind: string; message: string; inputs: Record<string, string>; when?: string }
const rules: Rule[] = [
  {
    id: 'delsum',
    kind: 'sum',
    message: 'Delene giver {expected} besøg, ikke {found}.',
    inputs: { Felt: 'visits', 'De andre felter': 'own, bought' },
  },
  {
    id: 'planen',
    kind: 'ratio',
    message: 'Der er {found} af de planlagte besøg; ventet er {expected}.',
    inputs: { Felt: 'visits', 'De andre felter': 'planned', Mindst: '80' },
  },
  {
    id: 'aendret',
    kind: 'change',
    message: 'Der er {found}; ventet er {expected}.',
    inputs: { Felt: 'visits', Procent: '10' },
  },
  {
    id: 'for-mange',
    kind: 'bounds',
    message: 'Der er {found} besøg; ventet er {expected}.',
    inputs: { Felt: 'visits', Højst: '50' },
  },
  {
    id: 'forklar',
    kind: 'needs-comment',
    when: 'bounds',
    message: 'Forklar, hvorfor der er {found} besøg; ventet er {expected}.',
    inputs: { Felt: 'why', Højst: '50', 'Felt for bemærkningens kontrol': 'visits' },
  },
]
const verdicts = [
  'Delene giver 30 besøg, ikke 60.',
  'Der er 60 % (60 / 100) af de planlagte besøg; ventet er mindst 80 %.',
  'Der er 60 mod 30 sidste år; ventet er en ændring på under 10 %.',
  'Der er 60 besøg; ventet er højst 50.',
  'Forklar, hvorfor der er 60 besøg; ventet er højst 50.',
]

async function writeField(page: Page, n: number, { key, label, type }: Field): Promise<void> {
  if (n > 1) await page.getByRole('button', { name: 'Tilføj felt' }).click()
  const group = page.getByRole('group', { name: `Felt ${n}`, exact: true })
  await group.getByLabel('Nøgle').fill(key)
  await group.getByLabel('Navn, dansk').fill(label)
  await group.getByLabel('Navn, engelsk').fill(key)
  if (type) await group.getByLabel('Slags').selectOption(type)
}

/** The last rule is left without its source. */
async function writeRule(page: Page, n: number, { id, kind, when, message, inputs }: Rule): Promise<void> {
  await page.getByRole('button', { name: 'Tilføj kontrol' }).click()
  const group = page.getByRole('group', { name: `Kontrol ${n}`, exact: true })
  await expect(group.getByLabel('Id')).toBeFocused()
  await group.getByLabel('Id').fill(id)
  await group.getByLabel('Kontrol af').first().selectOption(kind)
  for (const [label, value] of Object.entries(inputs)) {
    await group.getByLabel(label, { exact: label === 'Felt' }).fill(value)
  }
  if (when) await group.getByLabel('Bemærkningen kræves ved kontrol af').selectOption(when)
  await group.getByLabel('Besked, dansk').fill(message)
  await group.getByLabel('Besked, engelsk').fill(message)
  if (n < rules.length) await group.getByLabel('Kilde').fill('Valgt her')
}

test('the secretariat makes a round of municipalities from the small template', async ({ page }) => {
  await logIn(page, 'secretariat')
  await page.goto('/indberetning/ny')
  await page.getByLabel('Skabelon').selectOption({ label: 'Sundhedstjek på botilbud' })
  await page.getByLabel('År', { exact: true }).fill('2025')
  await page.getByRole('button', { name: 'Vis, hvem der skal spørges' }).click()
  const region = page.getByRole('group', { name: 'Region Nordjylland' })
  await region.getByLabel('Aalborg').check()
  await region.getByLabel('Hjørring').check()
  await page.getByLabel('Frist, dato').fill('2036-02-06')
  await page.getByRole('button', { name: 'Opret runde' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Sundhedstjek på botilbud 2025')
  await expect(page.getByRole('main')).toContainText('Hjørring Kommune')
})
