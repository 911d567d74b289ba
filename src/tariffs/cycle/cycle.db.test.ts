import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { asActor } from '#platform/database/actor.ts'
import type { OpenDatabase } from '#platform/database/database.ts'
import { freshDatabase } from '#testing/database.ts'
import { everySheet, handIn, handInCorrection, type Opened, openTariffRound, type Person } from './cycle-fixture.ts'
import type { RecordedStep, StepInput } from './model.ts'
import {
  addRemark,
  getAnnex,
  getCategories,
  getCycle,
  getSheetPage,
  getTariff,
  recomputeTariffs,
  recordCategory,
  recordResult,
  recordStep,
  tariffPage,
} from './service.ts'
import { findSheet } from './store/sheets.ts'

let database: OpenDatabase
let opened: Opened
beforeEach(async () => {
  database = await freshDatabase()
  opened = await openTariffRound(database)
  return () => database.close()
})

const november = '2025-11-28T12:00:00.000Z'
const step = (kind: RecordedStep, sheetIds: string[], more: Partial<StepInput> = {}): StepInput => ({
  step: kind,
  sheetIds,
  decidedOn: '2025-11-27',
  reference: 'DAS 27. november 2025, punkt 4',
  provisional: false,
  effectiveFrom: null,
  admittedBefore: null,
  ...more,
})
const take = (steps: RecordedStep[], ids: string[], more: Partial<StepInput> = {}) =>
  steps.reduce(
    async (before, one) => {
      await before
      return recordStep(opened.as('secretary', november), step(one, ids, more))
    },
    Promise.resolve({ changed: 0 }),
  )
const code = async (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code?: string }) => error.code,
  )

describe('sheets come with an approved submission', () => {
  test('one for each line, computed, with the names of the day', async () => {
    await handIn(opened)
    expect(await everySheet(database)).toMatchObject([
      {
        offeringId: 'line-a1',
        stage: 'reported',
        perDay: '1922.61',
        basis: '8000000',
        facilityName: 'Hus A',
        number: 1,
      },
      { offeringId: 'line-a2', stage: 'reported', legalBasis: 'SEL § 107', operatorName: 'Driftsherre A' },
    ])
  })

  test('a correction begins only the way of what it changes, and replaces what was not approved', async () => {
    await handIn(opened)
    await handInCorrection(opened, { cost_staff: '6600000' })
    expect((await everySheet(database)).map(({ offeringId, number, stage }) => [offeringId, number, stage])).toEqual([
      ['line-a1', 1, 'superseded'],
      ['line-a1', 2, 'reported'],
      ['line-a2', 1, 'reported'],
    ])
  })
})

describe('who reads a sheet', () => {
  const readers = async (id: string) => {
    const all: (Person | null)[] = [
      'secretary',
      'stranger',
      'reporterA',
      'reporterB',
      'approverB',
      'analyst',
      'member',
      null,
    ]
    const found = await Promise.all(
      all.map(async (name) => ((await asActor(opened.as(name), (tx) => findSheet(tx, id))) ? [name] : [])),
    )
    return found.flat()
  }

  test('before it is approved its operator, the secretariat, the bodies and analysts; then everybody', async () => {
    await handIn(opened)
    const [first] = await everySheet(database)
    const id = first?.id ?? ''
    expect(await readers(id)).toEqual(['secretary', 'reporterA', 'analyst', 'member'])
    await take(['checked', 'recommended', 'approved'], [id])
    expect(await readers(id)).toHaveLength(8)
  })
})

describe('the steps', () => {
  test('group, FU and DAS in bulk: an approved tariff is in force from 1 January and in the annex', async () => {
    await handIn(opened)
    const ids = (await everySheet(database)).map(({ id }) => id)
    await take(['checked', 'recommended', 'approved'], ids)
    expect(await everySheet(database)).toMatchObject([
      {
        stage: 'approved',
        validFrom: '2026-01-01',
        validTo: '2027-01-01',
        approvedByBody: 'das',
        approvedOn: '2025-11-27',
      },
      { stage: 'approved' },
    ])
    const annex = await getAnnex(opened.as(null), { query: { side: 1 } })
    expect(annex).toMatchObject({ year: 2026, total: 2, rows: [{ perDay: '1922.61' }, { perDay: '1922.61' }] })
    const kept = await getCycle(opened.as('secretary'), opened.roundId)
    expect(kept.rows[0]?.steps.map(({ kind, bodyName, byName }) => [kind, bodyName, byName])).toEqual([
      ['reported', null, 'approverA'],
      ['checked', 'Styringsaftalegruppen', 'secretary'],
      ['recommended', 'FU', 'secretary'],
      ['approved', 'DAS', 'secretary'],
    ])
  })

  test('all or none: one that does not stand there refuses them all and is named', async () => {
    await handIn(opened)
    const ids = (await everySheet(database)).map(({ id }) => id)
    await take(['checked'], ids.slice(0, 1))
    const refused = await take(['recommended'], ids).catch((error) => error)
    expect(refused).toMatchObject({
      code: 'tariffs.stepNotPossible',
      details: { fields: [{ path: `sheet.${ids[1]}` }] },
    })
    expect((await everySheet(database)).map(({ stage }) => stage)).toEqual(['checked', 'reported'])
  })

  test('only the secretariat of the round records; a day in the future and another body are refused', async () => {
    await handIn(opened)
    const ids = (await everySheet(database)).map(({ id }) => id)
    expect(await code(recordStep(opened.as('reporterA', november), step('checked', ids)))).toBe(
      'tariffs.secretariatOnly',
    )
    expect(await code(recordStep(opened.as('stranger', november), step('checked', ids)))).toBe('tariffs.notFound')
    expect(await code(recordStep(opened.as(null, november), step('checked', ids)))).toBe('tariffs.logIn')
    expect(await code(take(['checked'], ids, { decidedOn: '2025-12-01' }))).toBe('tariffs.dayInFuture')
    expect(await code(take(['checked'], ids, { bodyId: 'das' }))).toBe('tariffs.wrongBody')
  })

  test('a late one is delegated and approved by FU without a recommendation', async () => {
    await handIn(opened)
    const [first] = await everySheet(database)
    await take(['delegated', 'checked', 'approved'], [first?.id ?? ''])
    expect((await everySheet(database))[0]).toMatchObject({ stage: 'approved', approvedByBody: 'fu', delegated: true })
  })

  test('a provisional tariff says who keeps the old one, and becomes final', async () => {
    await handIn(opened)
    const [first] = await everySheet(database)
    await take(['checked', 'recommended', 'approved'], [first?.id ?? ''], {
      provisional: true,
      admittedBefore: '2026-01-01',
    })
    expect((await everySheet(database))[0]).toMatchObject({ provisional: true, admittedBefore: '2026-01-01' })
    await take(['final'], [first?.id ?? ''])
    expect((await everySheet(database))[0]).toMatchObject({ provisional: false, stage: 'approved' })
  })

  test('the trigger refuses what the service would not do', async () => {
    await handIn(opened)
    const [first] = await everySheet(database)
    const change = (set: string) =>
      asActor(opened.as('secretary'), (tx) =>
        sql.raw(`update tariff_sheet set ${set} where id = '${first?.id}'`).execute(tx),
      ).then(
        () => 'done',
        (error: { constraint?: string }) => error.constraint,
      )
    expect(await change(`stage = 'approved', approved_on = now(), valid_from = now(), approved_by_body = 'das'`)).toBe(
      'tariff_sheet_move',
    )
    expect(await change(`per_day = 1`)).toBe('tariff_sheet_fixed')
  })
})

describe('a change within the year', () => {
  const changed = async () => {
    await handIn(opened)
    await take(
      ['checked', 'recommended', 'approved'],
      (await everySheet(database)).map(({ id }) => id),
    )
    await handInCorrection(opened, { places: '10' })
    const fresh = (await everySheet(database)).find(({ number }) => number === 2)
    await take(['checked'], [fresh?.id ?? ''])
    return fresh?.id ?? ''
  }

  test('is FU’s own, counts from its day, and ends the tariff before it', async () => {
    const id = await changed()
    expect(await code(take(['approved'], [id]))).toBe('tariffs.effectiveMissing')
    expect(await code(take(['approved'], [id], { effectiveFrom: '2027-01-01' }))).toBe('tariffs.effectiveOutside')
    await take(['approved'], [id], { effectiveFrom: '2026-07-01' })
    const [before, after] = await everySheet(database)
    expect(before).toMatchObject({ stage: 'approved', validFrom: '2026-01-01', validTo: '2026-07-01' })
    expect(after).toMatchObject({ kind: 'mid-year', validFrom: '2026-07-01', approvedByBody: 'fu', perDay: '2307.14' })
    const page = await getTariff(opened.as(null), id)
    expect(page.former?.id).toBe(before?.id)
    expect(page.figures[`takst.${id}.change.total`]?.text).toBe('384,53')
  })
})

describe('remarks', () => {
  test('to a line are read by the operator; sending back waits for a correction', async () => {
    await handIn(opened)
    const [first] = await everySheet(database)
    const sheetId = first?.id ?? ''
    await addRemark(opened.as('secretary'), { sheetId, field: 'cost_staff', text: 'Hvorfor så meget?', sendBack: true })
    const page = await getSheetPage(opened.as('reporterA'), { respondentId: opened.a, lineId: 'line-a1' })
    expect(page.steps.at(-1)).toMatchObject({ kind: 'sent-back', field: 'cost_staff', text: 'Hvorfor så meget?' })
    expect(page.sheets[0]?.stage).toBe('sent-back')
    expect(await code(take(['checked'], [sheetId]))).toBe('tariffs.stepNotPossible')
    await handInCorrection(opened, { cost_staff: '6400000' })
    expect((await everySheet(database)).map(({ stage }) => stage)).toEqual(['superseded', 'reported', 'reported'])
  })

  test('an approved tariff is not sent back, and a line that is none is refused', async () => {
    await handIn(opened)
    const [first] = await everySheet(database)
    const sheetId = first?.id ?? ''
    await take(['checked', 'recommended', 'approved'], [sheetId])
    const remark = { sheetId, field: null, text: 'For sent', sendBack: true }
    expect(await code(addRemark(opened.as('secretary'), remark))).toBe('tariffs.cannotSendBack')
    expect(await code(addRemark(opened.as('secretary'), { ...remark, field: 'x' }))).toBe('tariffs.unknownLine')
  })
})

describe('a surplus of two years ago', () => {
  test('stands in the sheet it is carried into, and is missed where the sheet does not say so', async () => {
    await recordResult(opened.as('reporterA'), {
      offeringId: 'line-a1',
      year: 2024,
      basis: '8000000',
      result: '770000',
      carriedYear: null,
      note: '',
    })
    const page = await getSheetPage(opened.as('reporterA'), { respondentId: opened.a, lineId: 'line-a1' })
    expect(page).toMatchObject({
      carried: '-370000',
      results: [{ retained: '400000', toTariff: '370000', carriedYear: 2026 }],
    })
    await handIn(opened)
    const { rows } = await getCycle(opened.as('secretary'), opened.roundId)
    expect(rows[0]?.checks).toContainEqual({ kind: 'carried', expected: '-370000', found: '0' })
    await handInCorrection(opened, { adjustment: '-370000' })
    const corrected = await getCycle(opened.as('secretary'), opened.roundId)
    expect(corrected.rows[0]).toMatchObject({ checks: [], sheet: { perDay: '1833.69' } })
  })

  test('is recorded by the operator, in the two years after', async () => {
    const result = {
      offeringId: 'line-a1',
      year: 2024,
      basis: '8000000',
      result: '770000',
      carriedYear: 2027,
      note: '',
    }
    expect(await code(recordResult(opened.as('reporterA'), result))).toBe('tariffs.carriedTooLate')
    expect(await code(recordResult(opened.as('reporterB'), { ...result, carriedYear: 2026 }))).toBe(
      'tariffs.operatorOnly',
    )
    expect(await code(recordResult(opened.as('reporterA'), { ...result, basis: '0' }))).toBe('tariffs.basisMissing')
    expect(await code(recordResult(opened.as('reporterA'), { ...result, year: 2015 }))).toBe('tariffs.noRuleSet')
  })
})

describe('categories', () => {
  const input = {
    offeringId: 'line-a1',
    category: 2,
    municipalityIds: ['851', '860'],
    reason: 'Bruges kun af to kommuner',
    bodyId: 'das',
    decidedOn: '2025-10-01',
    reference: 'DAS 1. oktober 2025, punkt 3',
    validFrom: '2026-01-01',
  }

  test('are changed by a decision, with the municipalities that use the offering', async () => {
    await recordCategory(opened.as('secretary'), input)
    const { categories } = await getCategories(opened.as(null))
    expect(categories).toMatchObject([{ category: 2, municipalities: ['Aalborg Kommune', 'Hjørring Kommune'] }])
    expect(await code(recordCategory(opened.as('secretary'), { ...input, category: 3, municipalityIds: [] }))).toBe(
      'tariffs.categoryLater',
    )
  })

  test.each([
    ['category 2 without municipalities', { municipalityIds: [] }, 'tariffs.municipalitiesMissing'],
    ['category 3 with some', { category: 3 }, 'tariffs.municipalitiesNotAsked'],
    ['an unknown municipality', { municipalityIds: ['999'] }, 'tariffs.municipalityUnknown'],
    ['an unknown body', { bodyId: 'x' }, 'tariffs.bodyMissing'],
    ['an unknown offering', { offeringId: 'x' }, 'tariffs.offeringMissing'],
    ['a day in the future', { decidedOn: '2026-01-01' }, 'tariffs.dayInFuture'],
  ])('%s is refused', async (_name, change, expected) => {
    expect(await code(recordCategory(opened.as('secretary'), { ...input, ...change }))).toBe(expected)
  })

  test('reporters do not change them', async () => {
    expect(await code(recordCategory(opened.as('reporterA'), input))).toBe('tariffs.secretariatOnly')
  })
})

describe('the annex', () => {
  test('is searched and filtered, and pages by cursor for the API', async () => {
    await handIn(opened)
    await take(
      ['checked', 'recommended', 'approved'],
      (await everySheet(database)).map(({ id }) => id),
    )
    const found = async (query: object) => (await getAnnex(opened.as(null), { query: { side: 1, ...query } })).total
    expect(await found({ q: 'hus a' })).toBe(2)
    expect(await found({ q: '100%' })).toBe(0)
    expect(await found({ legalBasis: 'SEL § 107' })).toBe(1)
    expect(await found({ operator: 'op-b' })).toBe(0)
    const [first] = await tariffPage(opened.as(null), { after: '', limit: 1 })
    const [second, ...rest] = await tariffPage(opened.as(null), { after: first?.id ?? '', limit: 1 })
    expect(rest).toEqual([])
    expect(new Set([first?.id, second?.id]).size).toBe(2)
  })

  test('a year without approved tariffs is not found', async () => {
    expect(await code(getAnnex(opened.as(null), { year: 2025, query: { side: 1 } }))).toBe('tariffs.noAnnex')
    expect((await getAnnex(opened.as(null), { query: { side: 1 } })).years).toEqual([])
  })

  test('a sheet under way is no tariff to the public', async () => {
    await handIn(opened)
    const [first] = await everySheet(database)
    expect(await code(getTariff(opened.as(null), first?.id ?? ''))).toBe('tariffs.notFound')
    expect(await code(getTariff(opened.as('secretary'), first?.id ?? ''))).toBe('tariffs.notFound')
  })
})

test('recomputing writes what is not approved and counts what differs of what is', async () => {
  await handIn(opened)
  const [first, second] = await everySheet(database)
  await take(['checked', 'recommended', 'approved'], [first?.id ?? ''])
  await database.executeSql(`update tariff_sheet set per_day = 1`)
  expect(await recomputeTariffs(database.db)).toEqual({ read: 2, written: 1, differing: [first?.id] })
  const after = await everySheet(database)
  expect(after.map(({ perDay }) => perDay)).toEqual(['1', '1922.61'])
  expect(after[1]?.id).toBe(second?.id)
})
