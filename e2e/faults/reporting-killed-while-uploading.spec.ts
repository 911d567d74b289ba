import { type APIRequestContext, expect, test } from '@playwright/test'
import XlsxPopulate from 'xlsx-populate'
import { type Keeping, keepDatabase, kinds } from '../support/databases.ts'
import { personAt } from '../support/people.ts'
import { linesOf, openRound, rowVersionsOf } from '../support/rounds.ts'

// One respondent uploads workbooks while another saves the form, and the program is killed in the middle of both. Each
// file and each save holds one number in every cell, so what was stored by half would show as two numbers.

const fields = ['places', 'used_places', 'places_next_year']

for (const kind of kinds) {
  test(`kill -9 while saving and uploading loses nothing acknowledged and stores nothing by half (${kind})`, async () => {
    const database = await keepDatabase(kind)
    let server = await database.start()
    try {
      const round = await openRound(await personAt(server.url, 'secretariat'), 2026)
      const uploaded = round.forms['Region Nordjylland'] as string
      const saved = round.forms['Region Syddanmark'] as string
      for (const [from, share] of [
        [100, 0.3],
        [200, 0.8],
      ] as const) {
        const reporter = await personAt(server.url, 'reporter')
        const other = await personAt(server.url, 'otherReporter')
        const uploading = writeUntilGone((number) => upload(reporter, uploaded, number), from)
        const saving = writeUntilGone((number) => save(other, saved, number), from)
        await Promise.all([uploading.begun, saving.begun])
        await new Promise((resolve) => setTimeout(resolve, uploading.took() * share))
        await server.kill()
        await expectWhole(database, uploaded, await uploading.acknowledged)
        await expectWhole(database, saved, await saving.acknowledged)
        server = await database.start()
      }
      // The work goes on: the next file is taken, and the same one again changes nothing.
      const reporter = await personAt(server.url, 'reporter')
      expect(await upload(reporter, uploaded, 300)).toBe(true)
      const file = await workbook(reporter, uploaded, 300)
      const again = await reporter.post(`${uploaded}/excel`, { multipart: { file }, maxRedirects: 0 })
      expect(again.headers().location).toContain('gemt=0')
    } finally {
      await server.kill()
      await database.remove()
    }
  })
}

/** Writes higher and higher numbers until the program is gone; `begun` when two of them are acknowledged. */
function writeUntilGone(write: (number: number) => Promise<boolean>, from: number) {
  const begun = Promise.withResolvers<void>()
  let took = 0
  const writing = async () => {
    for (let number = from; ; number += 1) {
      const began = Date.now()
      if (!(await write(number))) return number - 1
      took = Date.now() - began
      if (number === from + 1) begun.resolve()
    }
  }
  const acknowledged = writing()
  acknowledged.catch(begun.reject)
  return { begun: begun.promise, acknowledged, took: () => took }
}

/** Uploads a file with one number in every cell; false when the program is gone. */
async function upload(reporter: APIRequestContext, form: string, number: number): Promise<boolean> {
  const file = await workbook(reporter, form, number).catch(() => null)
  if (!file) return false
  const answer = await reporter.post(`${form}/excel`, { multipart: { file }, maxRedirects: 0 }).catch(() => null)
  if (answer) expect(answer.status(), `upload of ${number}`).toBe(303)
  return answer !== null
}

async function workbook(reporter: APIRequestContext, form: string, number: number) {
  const book = await XlsxPopulate.fromDataAsync(await (await reporter.get(`${form}/excel/fil`)).body())
  const sheet = book.sheet('Indberetning')
  const columns = [...'CDEFGHIJKLMN'].filter((column) => fields.includes(String(sheet.cell(`${column}3`).value())))
  for (let row = 5; sheet.cell(`A${row}`).value(); row += 1) {
    for (const column of columns) sheet.cell(`${column}${row}`).value(number)
  }
  const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  return { name: 'udfyldt.xlsx', mimeType, buffer: Buffer.from(await book.outputAsync()) }
}

/** Saves one number in every cell; false when the program is gone. */
async function save(reporter: APIRequestContext, form: string, number: number): Promise<boolean> {
  try {
    const lines = await linesOf(reporter, form)
    const cells = lines.flatMap((line) => fields.map((field) => [`celle.${line}.${field}`, number] as const))
    const versions = JSON.stringify(await rowVersionsOf(reporter, form))
    const answer = await reporter.post(`${form}/gem`, { form: { ...Object.fromEntries(cells), versions } })
    return ((await answer.json()) as { ok: boolean }).ok
  } catch {
    return false
  }
}

/** Every cell holds the number that was acknowledged last, or every cell the one that was on its way. */
async function expectWhole(database: Keeping, form: string, acknowledged: number): Promise<void> {
  const stored = await database.query<{ low: number; cells: number }>(`
    select v.low::int as low, count(*)::int as cells
    from submission_value v join submission s on s.id = v.submission_id
    where s.respondent_id = '${form.split('/').at(-1)}' and v.field in (${fields.map((field) => `'${field}'`)})
    group by v.low`)
  expect(stored, `one number in ${form}`).toHaveLength(1)
  expect([acknowledged, acknowledged + 1]).toContain(stored[0]?.low)
  expect((stored[0]?.cells ?? 0) % fields.length).toBe(0)
}
