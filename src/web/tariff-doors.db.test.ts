import { beforeAll, describe, expect, test } from 'vitest'
import type { OpenDatabase } from '#platform/database/database.ts'
import { getForm, saveValues } from '#reporting/index.ts'
import { cellsOf, everySheet, handIn, wholeSheet } from '#tariffs/cycle/cycle-fixture.ts'
import { freshDatabase } from '#testing/database.ts'
import { type Doors, line, openDoors, type Told } from './tariff-doors-fixture.ts'

// What cannot be is refused by the page, the workbook and the API alike: said in Danish at its place, and nothing else
// that was sent with it is stored.

let database: OpenDatabase
let doors: Doors
beforeAll(async () => {
  database = await freshDatabase()
  doors = await openDoors(database)
  const cells = cellsOf(line, wholeSheet)
  await saveValues(doors.opened.as('reporterA'), { respondentId: doors.opened.a, cells })
  return () => database.close()
})

/** One fault in a sheet whose other cell is sound: neither may be stored. */
const sound = { cost_competence: '4711' }
const bad: { name: string; field: string; typed: string; inFile?: string | number; json?: string; text: RegExp }[] = [
  { name: 'a negative cost', field: 'cost_property', typed: '-5', inFile: -5, text: /mindre end 0|mindst 0/ },
  { name: 'an occupancy of 0', field: 'occupancy', typed: '0', inFile: 0, text: /mindst 1/ },
  { name: 'an occupancy of 150', field: 'occupancy', typed: '150', inFile: 150, text: /højst 100/ },
  { name: 'places 0', field: 'places', typed: '0', inFile: 0, text: /mindst 0,1/ },
  { name: 'text in a number cell', field: 'cost_administration', typed: 'tolv', text: /tal/ },
  {
    name: '29 February of a common year',
    field: 'effective_from',
    typed: '29-02-2026',
    json: '2026-02-29',
    text: /dato/i,
  },
  { name: '31 November', field: 'effective_from', typed: '31-11-2026', json: '2026-11-31', text: /dato/i },
]

describe.each(bad)('$name', ({ field, typed, inFile = typed, json = typed, text }) => {
  const expectTold = (told: Told[], place: RegExp) => {
    expect(told).toHaveLength(1)
    expect(told[0]?.place).toMatch(place)
    expect(told[0]?.text).toMatch(text)
  }

  test('by the page, the workbook and the API: one fault at its place, nothing stored', async () => {
    const before = await doors.stored()
    const page = await doors.page({ ...sound, [field]: typed })
    expect(page.status).toBe(400)
    expectTold(page.told, new RegExp(`^${field}$`))
    const excel = await doors.excel({ cost_competence: 4711, [field]: inFile })
    expect(excel.status).toBe(400)
    expectTold(excel.told, new RegExp(`^[A-Z]{1,2}5 ${typed}$`))
    const api = await doors.api({ ...sound, [field]: json })
    expect(api.status).toBe(400)
    expectTold(api.told, /^values\[1\]\.value$/)
    expect(await doors.stored()).toEqual(before)
  })
})

test('29 February of a leap year is a day by every door', async () => {
  expect((await doors.page({ effective_from: '2028-02-29' })).status).toBe(303)
  expect((await doors.excel({ effective_from: '29-02-2024' })).status).toBe(303)
  expect((await doors.api({ effective_from: '2028-02-29' })).status).toBe(200)
  expect((await doors.stored()).effective_from).toEqual({ text: '2028-02-29' })
  expect((await doors.page({ effective_from: '' })).status).toBe(303)
})

describe('a sum that its lines do not give', () => {
  const parts = { cost_staff_management: '500000', cost_staff_direct: '5900000' }

  test.each(['page', 'excel', 'api'] as const)(
    'by %s: it is kept as a draft, said at the category, and not sent',
    async (door) => {
      const answer = await doors[door](parts)
      expect(answer.status).toBeLessThan(400)
      const { findings, submission } = await getForm(doors.opened.as('reporterA'), { respondentId: doors.opened.a })
      const [sum] = findings.filter(({ ruleId, lineId }) => ruleId === 'sum-cost-staff' && lineId === line)
      expect(sum?.message.da).toBe(
        'Personale er 6.500.000, men underlinjerne giver 6.400.000. Ret beløbet eller underlinjerne.',
      )
      const path = `/submissions/${submission?.id}/submission`
      const sent = await doors.send(path, submission?.version ?? 0)
      expect(sent.status).toBe(409)
      const none = { cost_staff_management: '', cost_staff_direct: '' }
      expect((await doors.page(none)).status).toBe(303)
    },
  )
})

describe('a category', () => {
  const form = {
    offeringId: line,
    category: '2',
    reason: 'Bruges kun af to kommuner',
    bodyId: 'das',
    decidedOn: '2025-10-01',
    reference: 'DAS 1. oktober 2025, punkt 3',
    validFrom: '2026-01-01',
  }
  const body = { ...form, category: 2, municipalityIds: ['851'] }

  test('of an unknown municipality is refused at the list, by page and API', async () => {
    const text = 'Kommunen "999" findes ikke. Vælg fra listen.'
    const page = await doors.categories({ ...form, 'kommune.999': 'true', 'kommune.851': 'true' })
    expect(page).toEqual({ status: 400, told: [{ place: 'municipalityIds', text }] })
    const api = await doors.ask('secretary', 'POST', '/offering-categories', {
      ...body,
      municipalityIds: ['851', '999'],
    })
    expect(api).toMatchObject({ status: 400, told: [{ place: 'municipalityIds', text }] })
    expect((await doors.ask(null, 'GET', '/offering-categories')).json).toEqual({ categories: [] })
  })

  test('on 29 February of a common year is refused, by page and API; in a leap year it is a day', async () => {
    const page = await doors.categories({ ...form, 'kommune.851': 'true', validFrom: '2027-02-29' })
    expect(page.told).toEqual([
      { place: 'validFrom', text: expect.stringContaining('29. februar findes kun i skudår') },
    ])
    const api = await doors.ask('secretary', 'POST', '/offering-categories', { ...body, validFrom: '2027-02-29' })
    expect(api.told).toEqual([{ place: 'validFrom', text: expect.stringContaining('29. februar findes kun i skudår') }])
    const leap = await doors.ask('secretary', 'POST', '/offering-categories', { ...body, validFrom: '2028-02-29' })
    expect(leap.status).toBe(201)
    const { json } = await doors.ask(null, 'GET', '/offering-categories')
    expect(json).toMatchObject({
      categories: [{ offeringId: line, validFrom: '2028-02-29', municipalityIds: ['851'], body: 'DAS' }],
    })
  })
})

describe('an allocation', () => {
  test('over a key with zero total weight is refused at the key', async () => {
    const key = [
      { id: 'a', weight: 0 },
      { id: 'b', weight: 0 },
    ]
    const answer = await doors.ask(null, 'POST', '/calc/allocate', { total: '1000', unit: 'kr', key })
    expect(answer.status).toBe(400)
    expect(answer.told).toEqual([{ place: 'key', text: expect.stringMatching(/0/) }])
  })
})

describe('the cycle by the API', () => {
  test('remark, answer, steps and result, as on the pages', async () => {
    const { opened, ask } = doors
    await handIn(opened)
    const sheets = async () =>
      (await ask('secretary', 'GET', `/rounds/${opened.roundId}/tariff-sheets`)).json.sheets as Sheet[]
    const [first] = await sheets()
    const remarked = await ask('secretary', 'POST', `/tariff-sheets/${first?.id}/remarks`, {
      field: 'cost_staff',
      text: 'Hvorfor?',
    })
    expect(remarked.status).toBe(201)
    const remark = (await sheets())[0]?.steps.find(({ kind }) => kind === 'remark')
    expect((await ask('reporterA', 'POST', `/tariff-remarks/${remark?.id}/answers`, { text: 'Fordi' })).status).toBe(
      201,
    )
    expect((await ask('reporterB', 'POST', `/tariff-remarks/${remark?.id}/answers`, { text: 'Fordi' })).status).toBe(
      404,
    )
    expect((await sheets())[0]?.steps.at(-1)).toMatchObject({ kind: 'answer', answersId: remark?.id, text: 'Fordi' })

    const step = { step: 'checked', sheetIds: [first?.id], decidedOn: '2025-02-29', reference: 'Gruppen, punkt 2' }
    const refused = await ask('secretary', 'POST', '/tariff-steps', step)
    expect(refused.told).toEqual([{ place: 'decidedOn', text: expect.stringContaining('skudår') }])
    expect((await ask('reporterA', 'POST', '/tariff-steps', { ...step, decidedOn: '2025-10-10' })).status).toBe(403)
    expect((await ask('secretary', 'POST', '/tariff-steps', { ...step, decidedOn: '2025-10-10' })).json).toEqual({
      changed: 1,
    })
    expect((await everySheet(database))[0]?.stage).toBe('checked')

    const result = { offeringId: line, year: 2024, basis: '8000000', result: '770000' }
    expect((await ask('reporterA', 'POST', '/tariff-results', { ...result, basis: '0' })).told[0]?.place).toBe('basis')
    expect((await ask('reporterA', 'POST', '/tariff-results', { ...result, result: 'mange' })).told[0]).toMatchObject({
      place: 'result',
      text: expect.stringContaining('beløb i kroner'),
    })
    expect((await ask('reporterA', 'POST', '/tariff-results', result)).status).toBe(201)
    expect((await sheets())[0]?.checks).toContain('carried')
  })
})

type Sheet = {
  id: string
  checks: string[]
  steps: { id: string; kind: string; answersId: string | null; text: string }[]
}
