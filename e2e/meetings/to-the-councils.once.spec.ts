import { expectAccessible } from '../support/axe.ts'
import { logIn, personAt } from '../support/people.ts'
import { expect, test } from '../support/test.ts'
import { deskOf } from './desk.ts'

// One case through FU, DAS, eleven municipalities at once and KKR: what the bodies before said is shown with it at each
// stop, and what KKR decided flows back to all of them.

const title = 'Fælles tilbud til unge med dobbeltdiagnoser'

test('a case goes from FU over DAS and eleven municipalities to KKR, and the answer comes back', async ({
  page,
  baseURL,
}) => {
  const desk = deskOf(await personAt(baseURL ?? '', 'secretariat'))
  const caseId = await desk.makeCase({ title, resume: 'Kort om tilbuddet.' })
  await desk.stop(caseId, 'fu-nordjylland', 'recommendation', 1)
  await desk.stop(caseId, 'das-nordjylland', 'recommendation', 2)
  await logIn(page, 'secretariat')
  await page.goto(`/sager/${caseId}/rediger`)
  const route = page.getByRole('region', { name: 'Sagens vej' })
  const planBelow = async () => {
    await route.getByLabel('Forum', { exact: true }).selectOption({ label: 'Kommunalbestyrelserne i Nordjylland' })
    await route.getByLabel('Forummets opgave').selectOption('hearing')
    await route.getByLabel('Rækkefølge').fill('3')
    await route.getByLabel('Alle fora under det valgte').check({ force: true })
    await route.getByRole('button', { name: 'Tilføj forum' }).click()
  }
  await planBelow()
  await expect(route.getByText('11 fora under Kommunalbestyrelserne i Nordjylland er sat på')).toBeVisible()
  await expect(route.getByRole('strong').filter({ hasText: 'i Aalborg Kommune' })).toBeVisible()
  await planBelow()
  await expect(route.getByText('Der er ikke tilføjet nogen: Alle fora under')).toBeVisible()
  await expectAccessible(page)
  await desk.stop(caseId, 'kkr-nordjylland', 'decision', 4)
  const fu = await desk.plan('fu-nordjylland', '2026-01-12')
  await desk.put(fu, caseId)
  await desk.hold(fu, { [title]: { text: 'FU anbefaler forslaget.' } })
  const das = await desk.plan('das-nordjylland', '2026-01-26')
  await desk.put(das, caseId)
  await desk.step(das, 'agenda')

  await logIn(page, 'member')
  await page.goto(`/moeder/${das}`)
  await page.getByRole('heading', { name: title }).click()
  const item = page.locator('details.item', { hasText: title })
  await expect(item.locator('.earlier')).toContainText('FU anbefaler forslaget.')

  await desk.step(das, 'start')
  await desk.decide(das, { [title]: { text: 'DAS anbefaler forslaget.' } })
  await desk.step(das, 'hearing')
  await logIn(page, 'secretariat')
  await page.goto(`/sager/${caseId}/svar`)
  await page.getByRole('button', { name: 'Send til 11 fora' }).click()
  await expect(page.getByText('0 af 11 har svaret.', { exact: false })).toBeVisible()
  // Nobody there has an account, and the page does not leave the secretariat believing that they were asked.
  await expect(page.getByText(/Ingen med konto i .*Aalborg Kommune.* giv foraene besked på anden måde/)).toBeVisible()
  await expect(page.getByRole('row', { name: /Aalborg/ })).toContainText('Ingen med konto')
  await expectAccessible(page)
  const answers = await desk.api('get', `/cases/${caseId}/answers`)
  for (const { stopId, bodyId, version } of answers.steps[0].bodies) {
    if (bodyId === 'kommunalbestyrelse-aalborg') continue
    const answer =
      bodyId === 'kommunalbestyrelse-rebild'
        ? { answerKind: 'adopted-with-remark', answer: 'Rebild ønsker en evaluering efter to år.' }
        : { answerKind: 'adopted' }
    await desk.api('put', `/cases/${caseId}/answers/${stopId}`, answer, version)
  }
  await page.reload()
  await expect(page.getByText('10 af 11 har svaret. 1 venter', { exact: false })).toBeVisible()
  await expect(page.getByRole('row', { name: /Rebild/ })).toContainText('evaluering efter to år')
  await expect(page.getByRole('row', { name: /Aalborg/ })).toContainText('Venter på svar')
  await expectAccessible(page)

  const kkr = await desk.plan('kkr-nordjylland', '2026-02-06')
  await desk.put(kkr, caseId)
  await desk.step(kkr, 'agenda')
  await page.goto(`/moeder/${kkr}`)
  await page.getByRole('heading', { name: title }).click()
  const before = page.locator('details.item', { hasText: title }).locator('.earlier')
  await expect(before).toContainText('FU anbefaler forslaget.')
  await expect(before).toContainText('DAS anbefaler forslaget.')
  await expect(before).toContainText('Kommunalbestyrelsen i Rebild Kommune: Vedtaget med bemærkning')
  await expect(before).toContainText('Rebild ønsker en evaluering efter to år.')
  await expect(before).toContainText('Kommunalbestyrelsen i Hjørring Kommune: Vedtaget')
  await expectAccessible(page)
  await desk.step(kkr, 'start')
  await desk.decide(kkr, { [title]: { text: 'KKR godkender.', feedback: 'KKR beder FU følge evalueringen.' } })
  await desk.step(kkr, 'hearing')

  await logIn(page, 'member')
  await page.goto(`/sager/${caseId}`)
  const way = page.locator('ol.route')
  await expect(way.locator('li', { hasText: 'DAS anbefaler' })).toContainText('KKR beder FU følge evalueringen.')
  await way.getByText(/^11 fora på samme tid/).click()
  const council = way.locator('.route-parallel > li', { hasText: 'i Rebild' })
  await expect(council.getByText('KKR beder FU følge evalueringen.')).toBeVisible()
})
