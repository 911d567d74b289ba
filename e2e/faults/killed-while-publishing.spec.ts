import { type APIRequestContext, expect, test } from '@playwright/test'
import { type Keeping, keepDatabase, kinds } from '../support/databases.ts'
import { personAt } from '../support/people.ts'
import { wordsOf } from '../support/words.ts'

const report = 'kapacitet-og-belaegning-2024'

for (const kind of kinds) {
  test(`kill -9 in the middle of publishing leaves a whole edition or none (${kind})`, async () => {
    const database = await keepDatabase(kind)
    let server = await database.start()
    try {
      for (const [attempt, share] of [0.4, 0.9].entries()) {
        const secretariat = await personAt(server.url, 'secretariat')
        await writeConclusion(secretariat, `Forsøg ${attempt} på at udgive.`)
        const before = (await editionsOf(secretariat)).length
        const asked = performance.now()
        const sha256 = await draftOf(secretariat)
        // Publishing composes the same draft and then writes: killed before the writing, and about in it.
        const delay = (performance.now() - asked) * share
        const publishing = publish(secretariat, sha256)
        await new Promise((resolve) => setTimeout(resolve, delay))
        await server.kill()
        const answer = await publishing
        const kept = await wholeEditions(database)
        expect(answer === 303 ? [before + 1] : [before, before + 1]).toContain(kept)
        server = await database.start()
      }
      const secretariat = await personAt(server.url, 'secretariat')
      await writeConclusion(secretariat, 'Nu lykkes det.')
      const before = (await editionsOf(secretariat)).length
      expect(await publish(secretariat, await draftOf(secretariat))).toBe(303)
      const visitor = await personAt(server.url, 'visitor')
      const page = await visitor.get(`/rapporter/${report}`)
      expect(wordsOf(await page.text())).toContain(`${before + 1}. udgave`)
      expect((await page.text()).includes('Nu lykkes det.')).toBe(true)
    } finally {
      await server.kill()
      await database.remove()
    }
  })
}

async function writeConclusion(secretariat: APIRequestContext, text: string): Promise<void> {
  const page = await (await secretariat.get(`/rapporter/${report}/rediger`)).text()
  const [, basedOn = ''] =
    /name="section" value="konklusion"\/><input type="hidden" name="basedOn" value="(\d+)"/.exec(page) ?? []
  const saved = await secretariat.post(`/rapporter/${report}/rediger`, {
    form: { section: 'konklusion', basedOn, text },
    maxRedirects: 0,
  })
  expect(saved.status()).toBe(303)
}

/** What the page shows before one publishes, by its hash. */
async function draftOf(secretariat: APIRequestContext): Promise<string> {
  const page = await (await secretariat.get(`/rapporter/${report}/udgiv`)).text()
  const [, sha256 = ''] = /name="sha256" value="([0-9a-f]{64})"/.exec(page) ?? []
  expect(sha256, 'what would be published').not.toBe('')
  return sha256
}

/** The status of the answer, 0 when there came none. */
async function publish(secretariat: APIRequestContext, sha256: string): Promise<number> {
  return secretariat
    .post(`/rapporter/${report}/udgiv`, { form: { sha256, note: '' }, maxRedirects: 0 })
    .then((answer) => answer.status())
    .catch(() => 0)
}

/** The numbers of the published editions, as the page of the latest one names it. */
async function editionsOf(person: APIRequestContext): Promise<number[]> {
  const [, latest = '0'] = /(\d+)\. udgave/.exec(wordsOf(await (await person.get(`/rapporter/${report}`)).text())) ?? []
  return Array.from({ length: Number(latest) }, (_, n) => n + 1)
}

/** How many editions there are; each must be whole, and what they are made of public. */
async function wholeEditions(database: Keeping): Promise<number> {
  const editions = await database.query<Record<'number' | 'inputs' | 'figures' | 'blocks' | 'closed', number>>(`
    select e.number, (select count(*)::int from edition_input i where i.edition_id = e.id) as inputs,
      (select count(*)::int from jsonb_object_keys(e.figures)) as figures, jsonb_array_length(e.document -> 'blocks') as blocks,
      (select count(*)::int from edition_input i join submission s on s.id::text = i.record_id
        where i.edition_id = e.id and i.kind = 'submission' and s.public_since is null) as closed
    from edition e where e.report_id = '${report}' order by e.number`)
  for (const [n, edition] of editions.entries()) {
    expect(edition).toMatchObject({ number: n + 1, closed: 0 })
    expect(Math.min(edition.inputs, edition.figures, edition.blocks), `parts of edition ${n + 1}`).toBeGreaterThan(10)
  }
  return editions.length
}
