import { becomes } from '../support/people.ts'
import { formsOf } from '../support/rounds.ts'
import { expect, expectForEverybody, goDownTo, journey, pick, stored, type Walk } from './walk.ts'

journey('an administrator makes a template and tries its rule, a round is made from it and filled', async (walk) => {
  const { page, hands, origin } = walk
  const year = walk.nextYear()
  const name = `Besøg ${year}`
  await becomes(page, 'administrator', origin)
  await page.goto('/administration/skabeloner')
  await hands.press(page.getByRole('link', { name: 'Lav en skabelon' }))
  await makeTemplate(walk, name, `besoeg-${year}`)
  await tryRule(walk)
  await expectForEverybody(page)
  await hands.press(page.getByRole('button', { name: 'Gem som version 1' }))
  await expect(page.getByText('Version 1 af skabelonen er gemt.')).toBeVisible()

  await becomes(page, 'secretariat', origin)
  const round = await openRoundOf(walk, name, year)

  await becomes(page, 'reporter', origin)
  await page.goto((await formsOf(page.request, round))['Region Nordjylland'] as string)
  const visits = page.getByLabel(new RegExp(`^Antal besøg ${year}, `))
  const saved = stored(page, '12')
  await hands.write(visits, '12')
  await saved
  await page.keyboard.press('Tab')
  await expect(page.getByText('Der er 12 besøg; ventet er højst 10.').first()).toBeVisible()
  await expectForEverybody(page)
  const reason = page.getByRole('textbox', { name: /^Begrundelse/ })
  await hands.write(reason, 'Der var tre ekstra tilsyn')
  await expect(page.getByText('Klar til at sende').first()).toBeVisible()
  await hands.press(page.getByRole('button', { name: 'Gennemse og send' }))
  await hands.press(page.getByRole('button', { name: 'Send indberetning' }))
  await expect(page.getByText('Indberetningen er sendt', { exact: true }).first()).toBeVisible()
})

async function makeTemplate(walk: Walk, name: string, id: string): Promise<void> {
  const { page, hands } = walk
  await hands.write(page.getByLabel('Id', { exact: true }).first(), id)
  await hands.write(page.getByLabel('Navn, dansk').first(), name)
  await hands.write(page.getByLabel('Navn, engelsk').first(), 'Visits')
  await pick(walk, 'Foreslå som indberettere', 'Driftsherrer med ydelser')
  const field = page.getByRole('group', { name: 'Felt 1' })
  await hands.write(field.getByLabel('Nøgle'), 'visits')
  await hands.write(field.getByLabel('Navn, dansk'), 'Antal besøg')
  await hands.write(field.getByLabel('Navn, engelsk'), 'Number of visits')
  await hands.press(page.getByRole('button', { name: 'Tilføj kontrol' }))
  const rule = page.getByRole('group', { name: 'Kontrol 1' })
  await expect(rule.getByLabel('Id')).toBeFocused()
  await hands.write(rule.getByLabel('Id'), 'for-mange')
  await hands.choose(rule.getByLabel('Vægt'), 'Advarsel: skal begrundes')
  await goDownTo(walk, rule.getByLabel('Kontrol af').first(), 'at tallet ligger inden for grænser')
  await hands.write(rule.getByLabel('Felt', { exact: true }), 'visits')
  await hands.write(rule.getByLabel('Højst'), '10')
  await hands.write(rule.getByLabel('Besked, dansk'), 'Der er {found} besøg; ventet er {expected}.')
  await hands.write(rule.getByLabel('Besked, engelsk'), 'There are {found} visits; expected is {expected}.')
  await hands.write(rule.getByLabel('Kilde'), 'Valgt her: flere besøg er sjældne')
}

async function tryRule({ page, hands }: Walk): Promise<void> {
  const run = page.getByRole('button', { name: 'Vis fund' })
  // The fields to try with appear when the page has been asked once.
  if (!(await page.getByLabel('Antal besøg, i år').count())) await hands.press(run)
  await hands.write(page.getByLabel('Antal besøg, i år'), '12')
  await hands.press(run)
  await expect(page.getByText('Der er 12 besøg; ventet er højst 10.')).toBeVisible()
  await hands.write(page.getByLabel('Antal besøg, i år'), '10')
  await hands.press(run)
  await expect(page.getByText('Kontrollerne finder ingenting.')).toBeVisible()
}

async function openRoundOf({ page, hands }: Walk, template: string, year: number): Promise<string> {
  await page.goto('/indberetning')
  await hands.press(page.getByRole('link', { name: 'Opret runde' }))
  await hands.choose(page.getByLabel('Skabelon'), template)
  await hands.write(page.getByLabel('År', { exact: true }), String(year))
  await hands.press(page.getByRole('button', { name: 'Vis, hvem der skal spørges' }))
  await hands.write(page.getByLabel('Titel'), `${template}, runde`)
  await hands.writeDay(page.getByLabel('Frist, dato'), `${new Date().getFullYear() + 1}-01-01`)
  await expectForEverybody(page)
  await hands.press(page.getByRole('button', { name: 'Opret runde' }))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`${template}, runde`)
  await hands.press(page.getByRole('button', { name: 'Åbn runden' }))
  await expect(page.getByText('Runden er åben').first()).toBeVisible()
  return new URL(page.url()).pathname
}
