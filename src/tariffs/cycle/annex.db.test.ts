import ExcelJS from 'exceljs'
import { extractText } from 'unpdf'
import { beforeAll, describe, expect, test } from 'vitest'
import type { OpenDatabase } from '#platform/database/database.ts'
import { beginReport, drawReport, getEdition, getPublishing, publish, registerReportKind } from '#publishing/index.ts'
import { freshDatabase } from '#testing/database.ts'
import { recordRate } from '../indexation/service.ts'
import { annexReportId } from './annex-id.ts'
import { tariffAnnex } from './annex-report.ts'
import { everySheet, handIn, handInCorrection, type Opened, openTariffRound } from './cycle-fixture.ts'
import { annexQuery } from './model.ts'
import { addRemark, getAnnex, getTariff, recordCategory, recordStep } from './service.ts'

const november = '2025-11-28T12:00:00.000Z'
let database: OpenDatabase
let opened: Opened
beforeAll(async () => {
  registerReportKind(tariffAnnex)
  database = await freshDatabase()
  opened = await openTariffRound(database)
  await database.executeSql(`
    update facility_name set name = 'Østergård ved Åen' where facility_id = 'house-a';
    update offering set legal_basis_text = 'SEL § 107', target_group_text = 'Erhvervet hjerneskade' where id = 'line-a2'`)
  await handIn(opened, { cost_property: '700000' })
  const ids = (await everySheet(database)).map(({ id }) => id)
  for (const one of ['checked', 'recommended', 'approved'] as const) await take(one, ids)
  return () => database.close()
})

type Step = Parameters<typeof recordStep>[1]
const take = (step: Step['step'], sheetIds: string[], more: Partial<Step> = {}) =>
  recordStep(opened.as('secretary', november), {
    step,
    sheetIds,
    decidedOn: '2025-11-27',
    reference: 'DAS 27. november 2025, punkt 4',
    provisional: false,
    effectiveFrom: null,
    admittedBefore: null,
    ...more,
  })
const search = async (query: Record<string, string>) => {
  const { rows, total } = await getAnnex(opened.as(null), { year: 2026, query: annexQuery.parse(query) })
  expect(rows).toHaveLength(total)
  return rows.map(({ offeringId }) => offeringId)
}

describe('a buyer searches the annex', () => {
  test.each([
    ['a word anywhere', 'hjerneskade', ['line-a2']],
    ['words in any order', 'autisme østergård', ['line-a1']],
    ['Danish capitals', 'ØSTERGÅRD ÅEN', ['line-a1', 'line-a2']],
    ['operator and section', 'driftsherre § 107', ['line-a2']],
    ['all words, not one of them', 'autisme hjerneskade', []],
    ['a sign that stands for any other elsewhere', '%', []],
    ['the other sign', 'øster_ård', []],
    ['a letter with another accent', 'ØSTÉRGÅRD', ['line-a1', 'line-a2']],
    ['what no database holds, as if nothing was asked', 'a\u0000b', ['line-a1', 'line-a2']],
  ])('by %s: %s', async (_name, q, found) => {
    expect(await search({ q })).toEqual(found)
  })

  test('in the order asked for, and in that of names for what is none', async () => {
    expect(await search({ sort: 'takst' })).toEqual(['line-a2', 'line-a1'])
    expect(await search({ sort: '-takst' })).toEqual(['line-a1', 'line-a2'])
    expect(await search({ sort: 'drop table' })).toEqual(['line-a1', 'line-a2'])
  })

  test('and a page beyond the last is empty, not an error', async () => {
    const { rows, total } = await getAnnex(opened.as(null), { year: 2026, query: annexQuery.parse({ side: '99' }) })
    expect([rows, total]).toEqual([[], 2])
  })
})

describe('the annex as a document', () => {
  const id = annexReportId(2026)
  const published = async () => {
    const secretary = opened.as('secretary', november)
    await beginReport(secretary, id)
    const { sha256 } = await getPublishing(secretary, id)
    await publish(secretary, id, { sha256, note: '' })
    return getEdition(opened.as(null), id)
  }

  test('is begun from the round and published; Excel and PDF hold the approved tariffs to the øre', async () => {
    const edition = await published()
    const { rows } = await getAnnex(opened.as(null), { year: 2026, query: annexQuery.parse({}) })
    const book = new ExcelJS.Workbook()
    await book.xlsx.load((await drawReport(edition, 'xlsx')) as never)
    const cells = book.worksheets.flatMap((sheet) => (sheet.getSheetValues() as unknown[][]).flat())
    for (const { perDay, facilityName } of rows) {
      expect(cells).toContain(Number(perDay))
      expect(cells).toContain(facilityName)
    }
    // 6.500.000 kr. of staff over 12 × 95 % × 365 days.
    expect(cells).toContain(1562.12)
    const pdf = Buffer.from(await drawReport(edition, 'pdf'))
    const { text: read } = await extractText(new Uint8Array(pdf), { mergePages: true })
    for (const text of ['Takstbilag 2026', '1.928,62', '1.922,61']) expect(read).toContain(text)
    const html = Buffer.from(await drawReport(edition, 'html')).toString()
    for (const text of ['Takstbilag 2026', '2026-priser', '1.928,62', '1.922,61', 'Østergård ved Åen']) {
      expect(html).toContain(text)
    }
    const { edition: shown } = await getAnnex(opened.as(null), { year: 2026, query: annexQuery.parse({}) })
    expect(shown).toMatchObject({ reportId: id, number: 1 })
  })

  test('is begun by its own secretariat alone', async () => {
    const refused = await beginReport(opened.as('stranger', november), id).catch(({ code }: { code: string }) => code)
    expect(refused).toBe('publishing.noReport')
  })
})

describe('the page of a tariff', () => {
  test('says how long one pays after notice, which municipalities use it, and who keeps the tariff before', async () => {
    await recordCategory(opened.as('secretary', november), {
      offeringId: 'line-a1',
      category: 2,
      municipalityIds: ['860', '851'],
      reason: 'Bruges kun af to kommuner',
      bodyId: 'das',
      decidedOn: '2025-10-01',
      reference: 'DAS, punkt 3',
      validFrom: '2025-11-01',
    })
    await handInCorrection(opened, { places: '10' })
    const fresh = (await everySheet(database)).find(({ number }) => number === 2)?.id ?? ''
    await take('checked', [fresh])
    await take('approved', [fresh], { effectiveFrom: '2026-07-01', admittedBefore: '2026-07-01', provisional: true })
    const page = await getTariff(opened.as(null, november), fresh)
    expect(page.notice).toMatchObject({
      months: '1',
      substitutionDays: '14',
      example: { endsOn: '2026-07-15', paidUntil: '2026-08-31', daysAfter: 47 },
    })
    expect(page.category?.municipalities).toEqual(['Hjørring Kommune', 'Aalborg Kommune'])
    expect(page).toMatchObject({ keptAfter: null, sheet: { provisional: true, admittedBefore: '2026-07-01' } })
    const before = await getTariff(opened.as(null, november), page.former?.id ?? '')
    expect(before.keptAfter?.id).toBe(fresh)
  })

  test('names the rise of prices and wages once its rate is entered, with the source; the parts still sum', async () => {
    const secretary = opened.as('secretary', november)
    await database.executeSql(`
      insert into tariff_sheet (year, valid_from, valid_to, offering_id, operator_id, owner_id, number, submission_id, kind, figures, basis, per_day, rule_id, facility_name,
        operator_name, stage, approved_on, approved_by_body)
      select 2025, '2025-01-01', '2026-01-01', offering_id, operator_id, owner_id, number, submission_id, kind, figures, basis, per_day, rule_id, facility_name,
        operator_name, stage, approved_on, approved_by_body
      from tariff_sheet where offering_id = 'line-a2' and year = 2026 and stage = 'approved'`)
    const id = (await everySheet(database)).find((one) => one.offeringId === 'line-a2' && one.year === 2026)?.id ?? ''
    const causes = async () => {
      const { figures, rise } = await getTariff(opened.as(null, november), id)
      const text = (field: string) => figures[`takst.${id}.${field}`]?.text
      return {
        rise,
        indexation: text('change.indexation'),
        costs: text('change.costs'),
        total: text('change.total'),
        figures,
      }
    }
    expect(await causes()).toMatchObject({ rise: null, indexation: undefined, costs: '0,00', total: '0,00' })

    const source = 'Økonomisk Vejledning 2026 (opdigtet til prøven)'
    await recordRate(secretary, {
      year: 2026,
      kind: 'region',
      percent: '2',
      source,
      decidedOn: '2025-06-01',
      version: 0,
    })
    const known = await causes()
    // 2 % of the costs of the same sheet the year before; what did not follow lowered them by as much.
    expect(known).toMatchObject({ indexation: '38,45', costs: '-38,45', total: '0,00' })
    expect(known.figures[`takst.${id}.change.indexation`]?.inputs).toContain(`takst.${id}.rate.2026`)
    expect(known.figures[`takst.${id}.rate.2026`]).toMatchObject({ text: '2', sources: [{ label: source }] })
  })

  test('a remark after approval is read by nobody outside', async () => {
    const [sheet] = await everySheet(database)
    await addRemark(opened.as('secretary'), { sheetId: sheet?.id ?? '', field: null, text: 'Internt', sendBack: false })
    expect(JSON.stringify(await getTariff(opened.as(null), sheet?.id ?? ''))).not.toContain('Internt')
  })
})
