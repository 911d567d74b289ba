import { expectAccessible } from '../support/axe.ts'
import { demoId, logIn, type Person, people, personAt } from '../support/people.ts'
import { takenOver } from '../support/taken-over.ts'
import { expect, test } from '../support/test.ts'
import { deskOf } from './desk.ts'

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

test('a deputy answers for a seat without an account, a seat changes hands, and a closed procedure stands', async ({
  page,
  baseURL,
}) => {
  const desk = deskOf(await personAt(baseURL ?? '', 'secretariat'))
  const body = 'fu-nordjylland'
  const seat = async (role: string, deputyFor: string | null = null): Promise<string> => {
    const kind = { function: deputyFor ? 'deputy' : 'member', deputyFor, organisationId: null, holderBodyId: null }
    const more = { role, seats: 1, validFrom: '2024-01-01', validTo: null }
    return (await desk.api('post', `/bodies/${body}/seats`, { ...kind, ...more })).id
  }
  const put = async (seatId: string, who: { userId: string } | { name: string }): Promise<string> => {
    const one = { userId: null, name: null, title: null, validFrom: '2024-01-01', validTo: null, ...who }
    return (await desk.api('post', `/bodies/${body}/seats/${seatId}/people`, one)).id
  }
  const userId = (person: Person) => ({ userId: demoId(person) })
  const [empty, held] = [await seat('Prøveplads uden konto'), await seat('Prøveplads med konto')]
  const deputy = await seat('Prøvestedfortræder', empty)
  await put(empty, { name: 'Direktør (opdigtet)' })
  const first = await put(held, userId('reporter'))
  const standIn = await put(deputy, userId('reader'))

  const caseId = await desk.makeCase({
    title: 'En prøvesag i skriftlig høring',
    resume: 'Kort om sagen.',
    economy: 'Udgiften deles.',
  })
  const stopId = await desk.stop(caseId, body, 'decision', 1)
  const deadline = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10)
  const draft = async () => (await desk.api('post', '/procedures', { stopId, text: null, deadline })).id
  const mistaken = await draft()
  await logIn(page, 'secretariat')
  await page.goto(`/moeder/hoeringer/${mistaken}`)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Slet kladden' }).click()
  await expect(page.getByText('Kladden er slettet.')).toBeVisible()
  const address = `/moeder/hoeringer/${await draft()}`
  await page.goto(`/sager/${caseId}`)
  await page.getByRole('link', { name: 'Skriftlig høring: kladde' }).click()
  // The draft is changed in place; where a colleague was faster, both texts are shown before one is chosen.
  const message = page.getByLabel('Besked til medlemmerne')
  await message.fill('Svar gerne hurtigt.')
  await page.getByRole('button', { name: 'Gem kladde' }).click()
  await expect(page.getByText('Kladden er gemt.')).toBeVisible()
  await message.fill('Svar inden mandag.')
  await desk.api('put', address.replace('/moeder/hoeringer', '/procedures'), { text: 'Svar snart.', deadline }, 2)
  await page.getByRole('button', { name: 'Gem kladde' }).click()
  await expect(page.getByText('Høringen er ændret, siden du åbnede siden.', { exact: false })).toBeVisible()
  await expect(page.getByRole('row', { name: /Svar inden mandag\..*Svar snart\./ })).toBeVisible()
  await expect(message).toHaveValue('Svar inden mandag.')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Gem kladde' }).click()
  await expect(page.getByText('Kladden er gemt.')).toBeVisible()
  await expect(page.locator('.item-body').getByText('Svar inden mandag.')).toBeVisible()
  await expect(page.getByText(`Stedfortræder svarer: ${people.reader.name}.`)).toBeVisible()
  await expect(page.getByText('Listen ligger fast, når høringen sendes.', { exact: false })).toBeVisible()
  await page.getByRole('button', { name: 'Send til 2 medlemmer' }).click()
  await expect(
    page.getByText('Listen er den, der blev spurgt, da høringen blev sendt.', { exact: false }),
  ).toBeVisible()

  // The one who held the other seat leaves before answering, and another comes after.
  await desk.api('delete', `/bodies/${body}/seats/${held}/people/${first}`, undefined, 1)
  await page.reload()
  await expect(page.getByText('Ingen kan svare for pladsen nu.')).toBeVisible()
  const second = await put(held, userId('approver'))
  await page.reload()
  await expect(page.getByText(`${people.approver.name} er kommet efter på pladsen og svarer for den.`)).toBeVisible()
  await expectAccessible(page)

  await logIn(page, 'reader')
  await page.goto(address)
  await expect(page.getByText('Du svarer som stedfortræder for Direktør (opdigtet).')).toBeVisible()
  // What one votes on stands here: the whole case, and the way to it.
  await page.getByText('Økonomi', { exact: true }).click()
  await expect(page.getByText('Udgiften deles.')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Se hele sagen' })).toHaveAttribute('href', `/sager/${caseId}`)
  await takenOver(page.getByLabel('Bemærkning', { exact: false }).last())
  await page.getByLabel('Bemærkning', { exact: false }).last().fill('Efter aftale.')
  await page.context().clearCookies()
  await page.getByRole('button', { name: 'Send dit svar' }).click()
  await logIn(page, 'reader')
  await page.goto(address)
  await expect(page.getByText(/er ikke gemt endnu/)).toBeVisible()
  await expect(page.getByLabel('Bemærkning', { exact: false }).last()).toHaveValue('Efter aftale.')
  await page.getByLabel('Tiltræder', { exact: true }).check({ force: true })
  await page.getByRole('button', { name: 'Send dit svar' }).click()
  await expect(page.getByText('Dit svar er gemt.')).toBeVisible()
  await expect(page.getByText(/er ikke gemt endnu/)).toHaveCount(0)
  await expectAccessible(page)
  await logIn(page, 'approver')
  await page.goto(address)
  await expect(page.getByText(`Du svarer for den plads, ${people.reporter.name} havde`)).toBeVisible()
  await page.getByLabel('Tiltræder', { exact: true }).check({ force: true })
  await page.getByRole('button', { name: 'Send dit svar' }).click()
  await expect(page.getByText('Dit svar er gemt.')).toBeVisible()

  await logIn(page, 'secretariat')
  await page.goto(address)
  await page.getByLabel('Beslutning i ord').fill('Vedtaget.')
  await page.getByRole('button', { name: 'Afslut høringen' }).click()
  await expect(page.getByText('Svarene står, som de stod, da høringen blev afsluttet.', { exact: false })).toBeVisible()
  await desk.api('delete', `/bodies/${body}/seats/${held}/people/${second}`, undefined, 1)
  await desk.api('delete', `/bodies/${body}/seats/${deputy}/people/${standIn}`, undefined, 1)
  await page.reload()
  await expect(page.getByText('2 tiltræder, 0 tiltræder med bemærkning', { exact: false })).toContainText(
    '2 er spurgt.',
  )
  await expect(page.getByText(`ved stedfortræder ${people.reader.name}`)).toBeVisible()
  await expect(page.getByText(`ved ${people.approver.name}, som er kommet efter på pladsen`)).toBeVisible()
  await expectAccessible(page)
  await page.goto(`/sager/${caseId}`)
  await expect(page.locator('ol.route')).toContainText('Vedtaget.')
  await page.getByRole('link', { name: 'Skriftlig høring: afsluttet' }).click()
  await page.getByRole('link', { name: 'Sådan tælles svarene' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Skriftlig høring' })).toBeVisible()
})
