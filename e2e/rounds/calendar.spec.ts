import type { Page } from '@playwright/test'
import { becomes, type Person, personAt } from '../support/people.ts'
import { fill, formsOf, linesOf, type OpenRound, openRound } from '../support/rounds.ts'
import { expect, expectForEverybody, journey, pick, type Walk } from './walk.ts'

const thisYear = new Date().getFullYear()
/** Days whose month and date are the same read alike in every order the browser may type them in. */
const past = (month: number) => `${thisYear - 1}-0${month}-0${month}`
const coming = (month: number, years = 1) => `${thisYear + years}-0${month}-0${month}`

journey('a round is tried in a test window before it opens', async (walk) => {
  const { page, hands, origin } = walk
  await becomes(page, 'secretariat', origin)
  const round = await planRound(walk)
  await hands.press(page.getByRole('link', { name: 'Kalender og påmindelser' }))
  await writePoint(walk, 'Prøveperiode fra', past(1))
  await writePoint(walk, 'Runden åbner', coming(1))
  await writePoint(walk, 'Frist 1', coming(1, 2))
  await writePoint(walk, 'Rettelser indtil', coming(3, 2))
  await writePoint(walk, 'Tallene er endelige', coming(2, 2))
  await hands.write(page.getByLabel('Dage før hver frist'), '14, 7, 1')
  await saveCalendar(walk)
  await expect(page.getByRole('alert')).toContainText('Tallene kan først være endelige, når rettelserne er slut')
  await expectForEverybody(page)
  await writePoint(walk, 'Rettelser indtil', coming(2, 2))
  await writePoint(walk, 'Tallene er endelige', coming(3, 2))
  await saveCalendar(walk)
  await expect(page.getByText('Kalenderen er gemt')).toBeVisible()

  // New Year's Day is pointed out, and the next working day is one press away.
  await expect(page.getByText(/nytårsdag/i).first()).toBeVisible()
  await expectForEverybody(page)
  await hands.press(page.getByRole('button', { name: 'Flyt til næste arbejdsdag' }))
  await expect(point(page, 'Frist 1').getByLabel('Dato')).toHaveValue(new RegExp(`^${thisYear + 2}-01-0[2-4]$`))

  // The test window began by the calendar: nobody has to begin it.
  await page.goto(round)
  await expect(page.getByText(/Prøveperiode/).first()).toBeVisible()
  await expect(page.getByRole('button', { name: 'Begynd prøveperiode' })).toHaveCount(0)
  await expectForEverybody(page)

  // In it one fills, and does not send.
  const reporter = await personAt(origin, 'reporter')
  const form = (await formsOf(reporter, round))['Region Nordjylland'] as string
  await fill(reporter, form, '17')
  await becomes(page, 'reporter', origin)
  await page.goto(`${form}/gennemse`)
  const send = page.getByRole('button', { name: 'Send indberetning' })
  if (await send.count()) await hands.press(send)
  await expect(page.getByText('prøveperioden').first()).toBeVisible()
  await expectForEverybody(page)

  await becomes(page, 'secretariat', origin)
  await page.goto(round)
  await pick(walk, 'Det, der er udfyldt i prøveperioden', 'Smid det væk, så alle begynder forfra')
  await hands.press(page.getByRole('button', { name: 'Åbn runden' }))
  await expect(page.getByText('Runden er åben, og mails til indberetterne').first()).toBeVisible()
  await expect(rowOf(page, 'Region Nordjylland')).toContainText('Ikke begyndt')
})

journey(
  'a late, an exempt, a joint and a "nothing to report" respondent, until the figures are final',
  async (walk) => {
    const { page, hands, origin, nextYear } = walk
    const round = await openRound(await personAt(origin, 'secretariat'), nextYear())
    const own = round.forms['Region Nordjylland'] as string
    const late = round.forms['Region Syddanmark'] as string
    const [joint, exempt] = Object.keys(round.forms).filter((name) => !/^Region (Nord|Syd)/.test(name)) as [
      string,
      string,
    ]

    await becomes(page, 'secretariat', origin)
    await letReportFor(walk, round, joint)
    await exemptFrom(walk, round, exempt)

    await becomes(page, 'reporter', origin)
    await page.goto(own)
    await hands.press(page.locator('summary', { hasText: 'Intet at indberette' }))
    await hands.press(page.getByRole('button', { name: 'Intet at indberette' }))
    await expect(page.getByText('Du sender: intet at indberette.')).toBeVisible()
    await expectForEverybody(page)
    await send(walk)

    await page.goto('/opgaver')
    const task = page.getByRole('listitem').filter({ has: page.locator(`a[href^="${round.forms[joint]}"]`) })
    await expect(task).toBeVisible()
    const reporter = await personAt(origin, 'reporter')
    expect((await linesOf(reporter, round.forms[joint] as string)).length).toBeGreaterThan(0)
    await fill(reporter, round.forms[joint] as string, '8')
    await hands.press(task.getByRole('link').first())
    await hands.press(page.getByRole('button', { name: 'Gennemse og send' }))
    await send(walk)

    await becomes(page, 'secretariat', origin)
    await setPoint(walk, round, 'Frist 1', past(3))
    const row = rowOf(page, 'Region Syddanmark')
    await expect(row).toContainText('For sent')
    await expect(page.getByText('Tallene er foreløbige').first()).toBeVisible()
    await hands.press(page.getByRole('link', { name: /^Har ikke åbnet/ }))
    await expect(rowOf(page, 'Region Nordjylland')).toHaveCount(0)
    await expect(row).toContainText('For sent')
    await expectForEverybody(page)
    await becomes(page, 'otherReporter', origin)
    await page.goto(late)
    await expect(
      page.getByText(/Fristen udløb .* Skemaet er låst, indtil sekretariatet giver mere tid/).first(),
    ).toBeVisible()
    await expectForEverybody(page)

    await becomes(page, 'secretariat', origin)
    await page.goto(`${late}/behandling`)
    await hands.press(page.locator('summary', { hasText: 'Mere tid eller fritagelse' }))
    await hands.writeDay(page.getByLabel('Ny frist, dato'), coming(1))
    await hands.write(page.getByLabel('Begrundelse', { exact: true }), 'Sygdom hos den, der indberetter')
    await hands.press(page.getByRole('button', { name: 'Giv mere tid' }))
    await expect(row).toContainText('Frist forlænget til')
    await expect(row).not.toContainText('For sent')

    await fill(await personAt(origin, 'otherReporter'), late, '9')
    await becomes(page, 'otherReporter', origin)
    await page.goto(`${late}/gennemse`)
    await send(walk)
    await approveAs(walk, 'otherApprover', late)
    await approveAs(walk, 'approver', own)

    await becomes(page, 'secretariat', origin)
    await setPoint(walk, round, 'Rettelser indtil', past(4))
    await expect(page.getByText('Tallene er rettede').first()).toBeVisible()
    await setPoint(walk, round, 'Tallene er endelige', past(5))
    await expect(page.getByText('Tallene er endelige').first()).toBeVisible()
    await expect(rowOf(page, 'Region Nordjylland')).toContainText('Godkendt')
    await expect(rowOf(page, 'Region Syddanmark')).toContainText('Godkendt')
    await expect(rowOf(page, exempt)).toContainText('Fritaget')
    await expect(rowOf(page, joint)).toContainText('Indberettes af Region Nordjylland')
    await expectForEverybody(page)

    await becomes(page, 'otherReporter', origin)
    await page.goto(late)
    await expect(page.locator('summary', { hasText: 'Begynd en rettelse' })).toHaveCount(0)
    await expect(page.getByText('Årets tal er endelige').first()).toBeVisible()
    await expectForEverybody(page)
  },
)

/** Makes a round without opening it; its address. */
async function planRound({ page, hands, nextYear }: Walk): Promise<string> {
  await page.goto('/indberetning')
  await hands.press(page.getByRole('link', { name: 'Opret runde' }))
  await hands.choose(page.getByLabel('Skabelon'), 'Kapacitet og belægning')
  await hands.write(page.getByLabel('År', { exact: true }), String(nextYear()))
  await hands.press(page.getByRole('button', { name: 'Vis, hvem der skal spørges' }))
  await hands.writeDay(page.getByLabel('Frist, dato'), coming(1))
  await hands.press(page.getByRole('button', { name: 'Opret runde' }))
  await expect(page).toHaveURL(/\/indberetning\/[0-9a-f-]{36}$/)
  return new URL(page.url()).pathname
}

/** The row of a respondent: another may be reported for by it, and name it too. */
const rowOf = (page: Page, name: string) =>
  page
    .getByRole('table', { name: 'Indberettere' })
    .getByRole('row')
    .filter({ has: page.getByRole('link', { name, exact: true }) })
    .last()

const point = (page: Page, name: string) => page.getByRole('group', { name, exact: true })

async function writePoint({ page, hands }: Walk, name: string, day: string): Promise<void> {
  await hands.writeDay(point(page, name).getByLabel('Dato'), day)
}

async function saveCalendar({ page, hands }: Walk): Promise<void> {
  const answered = page.waitForResponse((answer) => answer.request().method() === 'POST')
  await hands.press(page.getByRole('button', { name: 'Gem kalender' }))
  await answered
}

/** Moves one point of the calendar, and goes back to the round. */
async function setPoint(walk: Walk, round: OpenRound, name: string, day: string): Promise<void> {
  const { page } = walk
  await page.goto(`${round.path}/kalender`)
  await writePoint(walk, name, day)
  await saveCalendar(walk)
  await expect(page.getByText('Kalenderen er gemt')).toBeVisible()
  await page.goto(round.path)
}

async function letReportFor({ page, hands }: Walk, round: OpenRound, name: string): Promise<void> {
  await page.goto(`${round.forms[name]}/vilkaar`)
  await hands.press(page.getByRole('button', { name: 'Gem fælles indberetter' }))
  await expect(page.getByRole('alert')).toContainText('Vælg en anden organisation')
  await expectForEverybody(page)
  await hands.choose(page.getByLabel('Hvem indberetter?'), 'Region Nordjylland')
  await hands.write(page.getByLabel('Begrundelse'), 'Regionen driver tilbuddet efter aftale')
  await hands.press(page.getByRole('button', { name: 'Gem fælles indberetter' }))
  await expect(page.getByText(`Region Nordjylland indberetter for ${name}`)).toBeVisible()
}

async function exemptFrom({ page, hands }: Walk, round: OpenRound, name: string): Promise<void> {
  await page.goto(`${round.forms[name]}/behandling`)
  await hands.press(page.locator('summary', { hasText: 'Mere tid eller fritagelse' }))
  await hands.press(page.getByRole('button', { name: 'Fritag', exact: true }))
  await expect(page.getByRole('alert')).toContainText('Skriv en begrundelse')
  await hands.write(page.getByLabel('Begrundelse', { exact: true }), 'Tilbuddet åbner først næste år')
  await hands.press(page.getByRole('button', { name: 'Fritag', exact: true }))
  await expect(rowOf(page, name)).toContainText('Fritaget')
}

async function send({ page, hands }: Walk): Promise<void> {
  await hands.press(page.getByRole('button', { name: 'Send indberetning' }))
  await expect(page.getByText('Indberetningen er sendt', { exact: true }).first()).toBeVisible()
}

async function approveAs({ page, hands, origin }: Walk, person: Person, form: string): Promise<void> {
  await becomes(page, person, origin)
  await page.goto(`${form}/behandling`)
  await hands.press(page.getByRole('button', { name: 'Godkend indberetning' }))
  await expect(page.getByRole('status').getByText('Indberetningen er godkendt')).toBeVisible()
}
