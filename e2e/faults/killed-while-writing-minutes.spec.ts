import { type APIRequestContext, expect, type Page, test } from '@playwright/test'
import { freePort } from '../../src/testing/free-port.ts'
import { expectAccessible } from '../support/axe.ts'
import { keepDatabase, kinds } from '../support/databases.ts'
import { demoId, people, personAt } from '../support/people.ts'

// kill -9 while minutes are written: what was answered "gemt" is there afterwards, and what was not is kept in the browser,
// which says so, sends it when the program is back, and offers it again on a new page, beside what another wrote since. So
// it is when a colleague takes over: the page notices, idle or at the next word, and nothing that was typed is lost.

for (const kind of kinds) {
  test(`kill -9 while minutes are written loses no word that was saved, and keeps the others (${kind})`, async ({
    page,
  }) => {
    const [database, port] = await Promise.all([keepDatabase(kind), freePort()])
    let server = await database.start({}, port)
    try {
      const secretary = await personAt(server.url, 'secretariat')
      const meeting = await runningMeeting(secretary)
      const [first, second] = meeting.items as [string, string]

      const acknowledged = await writeUntilKilled(secretary, meeting.path, first, () => server.kill())
      const [stored] = await database.query<{ text: string; version: number }>(
        `select text, version from minutes_text where item_id = '${first}'`,
      )
      expect([`Ord ${acknowledged}`, `Ord ${acknowledged + 1}`]).toContain(stored?.text)
      server = await database.start({}, port)

      await page.context().addCookies((await secretary.storageState()).cookies)
      await page.goto(`${server.url}${meeting.path}/referat`)
      const field = page.locator(`#referat-${second}`)
      await field.fill('Mødet begyndte kl. 12.')
      await expect(page.getByText(/Gemt kl\./)).toBeVisible()
      await server.kill()
      await field.fill('Mødet begyndte kl. 12. Alle var til stede.')
      await expect(offline(page)).toContainText('husket i denne browser')
      server = await database.start({}, port)
      await expect(offline(page)).toHaveCount(0, { timeout: 20_000 })
      expect(await textOf(secretary, meeting.path, second)).toBe('Mødet begyndte kl. 12. Alle var til stede.')

      await server.kill()
      await field.fill('Mine ord, som ikke nåede frem.')
      await expect(offline(page)).toBeVisible()
      await page.goto('about:blank')
      server = await database.start({}, port)
      const version = await versionOf(secretary, meeting.path, second)
      await save(secretary, meeting.path, { itemId: second, text: 'En andens ord.', version })
      await page.goto(`${server.url}${meeting.path}/referat`)
      const offer = page.getByRole('alert').filter({ hasText: 'som ikke nåede at blive gemt' })
      await expect(offer).toContainText('Mine ord, som ikke nåede frem.')
      await expect(offer).toContainText('ændret af en anden')
      await expect(field).toHaveValue('En andens ord.')
      await offer.getByRole('button', { name: 'Sæt teksten ind' }).click()
      await expect(page.getByText(/Gemt kl\./)).toBeVisible()
      expect(await textOf(secretary, meeting.path, second)).toBe('Mine ord, som ikke nåede frem.')

      await takenOver(page, server.url, meeting.path, second)
    } finally {
      await server.kill()
      await database.remove()
    }
  })
}

/** A colleague takes over twice: while nothing is typed, and while something is. */
async function takenOver(page: Page, url: string, path: string, itemId: string): Promise<void> {
  const administrator = await personAt(url, 'administrator')
  const role = { role: 'secretariat', where: 'organisation:sekretariat-nordjylland', validFrom: '2024-01-01' }
  const granted = await administrator.post(`/administration/brugere/${demoId('approver')}`, {
    form: { intent: 'grant', ...role, validTo: '' },
    maxRedirects: 0,
  })
  expect(granted.status()).toBe(303)
  const colleague = await personAt(url, 'approver')
  const take = async () => {
    const answer = await colleague.put(`/api/v1${path.replace('/moeder', '/meetings')}/minutes/writer`)
    expect(answer.status()).toBe(204)
  }
  const field = page.locator(`#referat-${itemId}`)
  const item = page.locator('section.minutes-item').filter({ has: field })
  const lost = page.getByRole('alert').filter({ hasText: `${people.approver.name} har overtaget referatet` })
  await expect(page.getByText('Du skriver referatet.')).toBeVisible()

  await take()
  await expect(lost).toBeVisible({ timeout: 30_000 })
  await expect(field).not.toBeEditable()
  await expect(item.getByRole('alert')).toHaveCount(0)
  await lost.getByRole('button', { name: 'Overtag igen' }).click()
  await expect(page.getByText('Du skriver referatet.')).toBeVisible()
  // It asks for the first time: its scripts are there, and one may type.
  await page.waitForResponse(/\/referat\/skriver$/)

  await take()
  await field.fill('Ord, som en anden kom i forkøbet.')
  const left = item.getByRole('alert').filter({ hasText: 'Det, du skrev her, er ikke gemt' })
  await expect(left).toContainText('kan kopieres')
  await expect(lost).toBeVisible()
  await expect(field).toHaveValue('Ord, som en anden kom i forkøbet.')
  await expectAccessible(page)
  await left.getByRole('button', { name: 'Overtag igen' }).click()
  await item.getByRole('button', { name: 'Sæt teksten ind' }).click()
  await expect(item.getByText(/Gemt kl\./)).toBeVisible()
  await expect(page.getByText('Du skriver referatet.')).toBeVisible()
}

const offline = (page: Page) => page.getByRole('alert').filter({ hasText: 'Ingen forbindelse' })

type Item = { id: string; minutes: { text: string; version: number } | null }

async function itemsOf(person: APIRequestContext, path: string): Promise<Item[]> {
  return (await (await person.get(`/api/v1${path.replace('/moeder', '/meetings')}`)).json()).items
}

/** The meeting of the demo content whose minutes are being written. */
async function runningMeeting(person: APIRequestContext): Promise<{ path: string; items: string[] }> {
  const { items } = await (await person.get('/api/v1/meetings?body=fu-nordjylland')).json()
  const path = `/moeder/${items.find(({ state }: { state: string }) => state === 'held').id}`
  return { path, items: (await itemsOf(person, path)).map(({ id }) => id) }
}

const minutesOf = async (person: APIRequestContext, path: string, itemId: string) =>
  (await itemsOf(person, path)).find(({ id }) => id === itemId)?.minutes ?? null
const textOf = async (...of: Parameters<typeof minutesOf>) => (await minutesOf(...of))?.text
const versionOf = async (...of: Parameters<typeof minutesOf>) => (await minutesOf(...of))?.version ?? 0

async function save(
  person: APIRequestContext,
  path: string,
  form: { itemId: string; text: string; version: number },
): Promise<number> {
  const answer = await (await person.post(`${path}/referat/gem`, { form })).json()
  expect(answer, form.text).toMatchObject({ ok: true })
  return answer.version
}

/** Saves "Ord 1", "Ord 2" … until the program is gone; returns the last number that was acknowledged. */
async function writeUntilKilled(
  person: APIRequestContext,
  path: string,
  itemId: string,
  kill: () => Promise<void>,
): Promise<number> {
  let version = await versionOf(person, path, itemId)
  let killed: Promise<void> | undefined
  for (let n = 1; ; n += 1) {
    try {
      version = await save(person, path, { itemId, text: `Ord ${n}`, version })
    } catch (error) {
      if (killed === undefined) throw error
      await killed
      return n - 1
    }
    if (n === 20) killed = kill()
  }
}
