import { describe, expect } from 'vitest'
import XlsxPopulate from 'xlsx-populate'
import { exact } from '#figures/quantity.ts'
import type { App } from '#platform/app.ts'
import { isAppError } from '#platform/errors.ts'
import { databaseTest } from '#testing/database.ts'
import { openDemoRound } from '../round-fixture.ts'
import { getForm } from '../service/form.ts'
import { submit } from '../service/moves.ts'
import { saveValues } from '../service/save.ts'
import { workbookApi } from './api.ts'
import { buildWorkbook } from './build.ts'
import { sheetNames, type WorkbookFault } from './model.ts'
import { mutate } from './mutation-fixture.ts'
import { downloadWorkbook, uploadWorkbook } from './service.ts'
import { seeded } from './workbook-fixture.ts'

const test = databaseTest.extend('world', async ({ emptyDatabase }) => {
  const world = await openDemoRound(emptyDatabase)
  /** Everything that is stored of all submissions: an upload that is refused must leave it as it was. */
  const stored = async () =>
    JSON.stringify([
      await emptyDatabase.executeSql('select * from submission order by id'),
      await emptyDatabase.executeSql('select * from submission_value order by submission_id, line_id, field'),
      await emptyDatabase.executeSql('select * from finding_acceptance order by submission_id, rule_id, line_id'),
    ])
  return { ...world, stored }
})

// The sheet of the test form: line, name, detail, places, last year, used, last year, occupancy, comment, reason.
const at = { places: 'D', lastPlaces: 'E', used: 'F', comment: 'I', reason: 'J' }

/** Downloads, edits with another library than the one that made the file, and gives the bytes back. */
async function edited(app: App, respondentId: string, cells: Record<string, string | number | boolean | Date>) {
  const { bytes } = await downloadWorkbook(app, { respondentId })
  const book = await XlsxPopulate.fromDataAsync(bytes)
  for (const [address, value] of Object.entries(cells)) {
    const cell = book.sheet(sheetNames.data).cell(address).value(value)
    if (value instanceof Date) cell.style('numberFormat', 'dd-mm-yyyy')
  }
  return new Uint8Array(await book.outputAsync())
}

async function faultsOf(work: Promise<unknown>): Promise<WorkbookFault[]> {
  const error = await work.then(
    () => expect.unreachable('the file was accepted'),
    (refused: { details: { data: { faults: WorkbookFault[] } } }) => refused,
  )
  return error.details.data.faults
}

describe('a workbook of the form', () => {
  test('edited by another program it saves what the form would, and the same file again nothing', async ({ world }) => {
    const app = world.as('reporterA')
    const respondentId = world.a
    const bytes = await edited(app, respondentId, {
      [`${at.places}5`]: 6,
      [`${at.used}5`]: '5,5',
      [`${at.places}6`]: 10,
      [`${at.used}6`]: '8-10',
      [`${at.comment}6`]: 'Renovering i foråret',
    })
    const first = await uploadWorkbook(app, { respondentId, bytes })
    expect(first).toMatchObject({ changed: 5, filled: 2, findings: [] })
    const { lines } = await getForm(app, { respondentId })
    expect(lines.map(({ values }) => values)).toMatchObject([
      { places: exact('6'), used: exact('5.5') },
      { places: exact('10'), used: { low: '8', high: '10' }, comment: { text: 'Renovering i foråret' } },
    ])
    const before = await world.stored()
    expect(await uploadWorkbook(app, { respondentId, bytes })).toMatchObject({ changed: 0, reasons: 0 })
    expect(await world.stored()).toBe(before)
  })

  test('gives the verdicts of the form, and a reason written in it counts for the warnings of its line', async ({
    world,
  }) => {
    const app = world.as('reporterA')
    const respondentId = world.a
    const cells = { [`${at.places}5`]: 6, [`${at.used}5`]: 6.4, [`${at.places}6`]: 4, [`${at.used}6`]: 5 }
    const plain = await uploadWorkbook(app, { respondentId, bytes: await edited(app, respondentId, cells) })
    expect(plain.findings).toEqual((await getForm(app, { respondentId })).findings)
    expect(plain.findings).toMatchObject([
      { ruleId: 'over-100', accepted: null },
      { ruleId: 'over-100', accepted: null },
    ])
    const withReason = await edited(app, respondentId, { [`${at.reason}5`]: 'To søskende deler plads' })
    const reasoned = await uploadWorkbook(app, { respondentId, bytes: withReason })
    expect(reasoned).toMatchObject({ changed: 0, reasons: 1 })
    expect(reasoned.findings).toMatchObject([
      { lineId: 'line-a1', accepted: { reason: 'To søskende deler plads' } },
      { lineId: 'line-a2', accepted: null },
    ])
    expect(await uploadWorkbook(app, { respondentId, bytes: withReason })).toMatchObject({ reasons: 0 })
  })

  test('with faults stores nothing and lists every one with sheet, cell, value and remedy', async ({ world }) => {
    const app = world.as('reporterA')
    const respondentId = world.a
    const before = await world.stored()
    const bytes = await edited(app, respondentId, {
      [`${at.places}5`]: 'mange',
      [`${at.lastPlaces}5`]: 7,
      [`${at.used}5`]: new Date('2026-10-08T00:00:00Z'),
      [`${at.places}6`]: true,
      [`${at.used}6`]: 8.25,
      [`${at.reason}6`]: 'ja',
      M9: 'husk at spørge',
    })
    const faults = await faultsOf(uploadWorkbook(app, { respondentId, bytes }))
    expect(faults.map(({ sheet, cell, code, value }) => [sheet, cell, code, value])).toEqual([
      ['Indberetning', 'D5', 'reporting.excel.cell', 'mange'],
      ['Indberetning', 'E5', 'reporting.excel.lastYearChanged', '7'],
      ['Indberetning', 'F5', 'reporting.excel.becameDate', '2026-10-08'],
      ['Indberetning', 'D6', 'reporting.excel.truth', 'SAND'],
      ['Indberetning', 'F6', 'reporting.excel.cell', '8,25'],
      ['Indberetning', 'J6', 'reporting.excel.reasonShort', 'ja'],
      ['Indberetning', 'M9', 'reporting.excel.stray', 'husk at spørge'],
    ])
    expect(await world.stored()).toBe(before)
  })

  test('made before somebody else saved lists the cells in conflict with both values', async ({ world }) => {
    const app = world.as('reporterA')
    const respondentId = world.a
    const bytes = await edited(app, respondentId, { [`${at.places}5`]: 6, [`${at.places}6`]: 10 })
    await saveValues(world.as('secondReporterA'), {
      respondentId,
      cells: [{ lineId: 'line-a1', field: 'places', value: exact('7') }],
    })
    const before = await world.stored()
    const refusal = uploadWorkbook(app, { respondentId, bytes })
    await expect(refusal).rejects.toMatchObject({ kind: 'stale', code: 'reporting.excel.conflicts' })
    expect(await faultsOf(refusal)).toEqual([
      {
        code: 'reporting.excel.conflict',
        sheet: 'Indberetning',
        cell: 'D5',
        value: '6',
        params: { mine: '6', theirs: '7' },
      },
    ])
    expect(await world.stored()).toBe(before)
  })

  test('of another operator, round, year or template is refused as that', async ({ world }) => {
    const app = world.as('reporterA')
    const respondentId = world.a
    const form = await getForm(app, { respondentId })
    const { bytes: others } = await downloadWorkbook(world.as('reporterB'), { respondentId: world.b })
    const variants = [
      [others, 'reporting.excel.otherOperator'],
      [await buildWorkbook({ ...form, round: { ...form.round, year: 2024 } }), 'reporting.excel.otherYear'],
      [await buildWorkbook({ ...form, round: { ...form.round, id: 'another' } }), 'reporting.excel.otherRound'],
      [
        await buildWorkbook({ ...form, definition: { ...form.definition, version: 2 } }),
        'reporting.excel.otherTemplate',
      ],
    ] as const
    for (const [bytes, code] of variants) {
      expect(await faultsOf(uploadWorkbook(app, { respondentId, bytes }))).toMatchObject([{ code, sheet: '' }])
    }
  })

  test('is refused while the form is locked, and for who may not report', async ({ world }) => {
    const respondentId = world.a
    const app = world.as('reporterA')
    const cells = { [`${at.places}5`]: 6, [`${at.used}5`]: 6, [`${at.places}6`]: 4, [`${at.used}6`]: 4 }
    const bytes = await edited(app, respondentId, cells)
    const { submissionVersion } = await uploadWorkbook(app, { respondentId, bytes })
    await expect(uploadWorkbook(world.as('readerA'), { respondentId, bytes })).rejects.toMatchObject({
      kind: 'forbidden',
    })
    await expect(uploadWorkbook(world.as('reporterB'), { respondentId, bytes })).rejects.toMatchObject({
      kind: 'notFound',
    })
    await submit(app, { respondentId, submissionVersion })
    await expect(uploadWorkbook(app, { respondentId, bytes })).rejects.toMatchObject({
      code: 'reporting.locked.submitted',
    })
  })

  test('travels over the API as on the page, and a fault is a problem with its place', async ({ world }) => {
    const api = workbookApi(() => world.as('reporterA'))
    api.onError((error, c) => {
      if (!isAppError(error)) throw error
      return c.json({ code: error.code, fields: error.details.fields ?? [] }, error.status as 400)
    })
    const path = `/respondents/${world.a}/workbook`
    const put = async (cells: Record<string, string | number>) => {
      const book = await XlsxPopulate.fromDataAsync(new Uint8Array(await (await api.request(path)).arrayBuffer()))
      for (const [address, value] of Object.entries(cells)) book.sheet(sheetNames.data).cell(address).value(value)
      return api.request(path, { method: 'PUT', body: new Uint8Array(await book.outputAsync()) })
    }
    const saved = await put({ [`${at.places}5`]: 6 })
    expect(await saved.json()).toMatchObject({ changed: 1, filled: 0 })
    const refused = await put({ [`${at.places}5`]: 'seks' })
    expect(refused.status).toBe(400)
    expect(await refused.json()).toMatchObject({
      code: 'reporting.excel.refused',
      fields: [{ path: 'Indberetning!D5', code: 'reporting.excel.cell', params: { value: 'seks' } }],
    })
  })

  test('changed in any way is refused whole, or saved as it reads', async ({ world }) => {
    const app = world.as('reporterA')
    const respondentId = world.a
    await uploadWorkbook(app, {
      respondentId,
      bytes: await edited(app, respondentId, { [`${at.places}5`]: 6, [`${at.used}6`]: '8-10' }),
    })
    let refused = 0
    for (let seed = 1; seed <= 60; seed += 1) {
      const before = await world.stored()
      const { bytes } = await downloadWorkbook(app, { respondentId })
      const { name, bytes: changed } = mutate(seeded(seed), bytes)
      try {
        const saved = await uploadWorkbook(app, { respondentId, bytes: changed })
        expect((await world.stored()) === before, `seed ${seed} ${name}`).toBe(saved.changed + saved.reasons === 0)
      } catch (error) {
        expect(error, `seed ${seed} ${name}`).toMatchObject({ name: 'AppError', kind: 'invalid' })
        expect(await world.stored(), `seed ${seed} ${name}`).toBe(before)
        refused += 1
      }
    }
    expect(refused).toBeGreaterThan(20)
    expect(refused).toBeLessThan(60)
  })
})
