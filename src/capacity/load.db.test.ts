import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import { asActor } from '#platform/database/actor.ts'
import { loadRegistry } from '#registry/index.ts'
import { testApp } from '../testing/app.ts'
import { databaseTest as test } from '../testing/database.ts'
import { capacityFigures } from './figures.ts'
import { loadCapacity } from './load.ts'
import { getFacilityFigures, getWatchList, listDiscrepancies } from './service.ts'

const years = [2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025]

describe('figures of past years', () => {
  test('are loaded once, and loading again changes nothing', async ({ database, db }) => {
    await loadRegistry(db)
    await loadCapacity(db)
    const count = async () =>
      (await sql<{ n: number }>`select count(*)::int as n from audit_entry`.execute(db)).rows[0]?.n
    const before = await count()
    await sql`delete from loaded_data`.execute(db) // else the second load would not even begin
    await loadCapacity(db)
    expect(await count()).toBe(before)
    const { rows } = await sql`select (select count(*) from printed_figure)::int as printed,
      (select count(*) from submission where state = 'approved')::int as approved,
      (select count(*) from round where template_id = 'capacity')::int as rounds`.execute(db)
    expect(rows[0]).toMatchObject({ printed: 405, rounds: 7 })
    expect(database.kind).toMatch(/embedded|server/)
  })

  test('are seen by a visitor with formula, source and what was printed otherwise', async ({ database }) => {
    const { app } = testApp(database)
    const { figures } = await asActor(app, (tx) => capacityFigures(tx, { years }))
    expect(figures['aalborgskolen-doevblindhed-fsl20.2024.occupancy']).toMatchObject({
      text: '107',
      unit: '%',
      formula: { id: 'belaegning-aar', filled: '6,4 / 6 × 100' },
      inputs: ['aalborgskolen-doevblindhed-fsl20.2024.used', 'aalborgskolen-doevblindhed-fsl20.2024.places'],
      sources: [{ kind: 'document' }],
    })
    expect(figures['refsnaes-fsl20.2023.occupancy']?.text).toBe('102')
    expect(figures['refsnaes-fsl20.2023.places']).toMatchObject({
      text: '9,0',
      notes: ['Trykt 8,0 i Rapport Tabel 1.'],
    })
    expect(figures['bakkegaarden-sikret.2022.occupancy']).toMatchObject({
      text: '84',
      notes: ['Trykt 85 % i Rapport Tabel 5.', 'Trykt 86 % i Bilag 2 Tabel 3.'],
    })
    expect(figures['kofoedsminde-sel108.2025.places']).toMatchObject({ text: '84,0' })
    expect(figures['ibos-lsv.2023.occupancy']?.notes?.join(' ')).toContain('unikke borgere')
    expect(figures['ibos-lsv.2023.change']?.text).toBe('seriebrud')
  })

  test('have weighted totals, never a mean of percentages', async ({ database }) => {
    const { app } = testApp(database)
    const { figures } = await asActor(app, (tx) => capacityFigures(tx, { years: [2024] }))
    expect(figures['total.part-of-country.2024.occupancy']).toMatchObject({
      text: '92',
      formula: { filled: '149,9 / 163 × 100' },
    })
    expect(figures['total.part-of-country.2024.places']?.text).toBe('163,0')
  })

  test('take the same number of questions for one offering as for all', async ({ database }) => {
    const questions = async (offeringIds?: string[]) => {
      const { app } = testApp(database)
      let asked = 0
      await asActor(app, async (tx) => {
        const counted = tx.withPlugin({
          transformQuery: ({ node }) => {
            asked += 1
            return node
          },
          transformResult: async ({ result }) => result,
        }) as typeof tx
        await capacityFigures(counted, { years, ...(offeringIds ? { offeringIds } : {}) })
      })
      return asked
    }
    const one = await questions(['refsnaes-fsl20'])
    expect(one).toBeLessThanOrEqual(8)
    expect(await questions()).toBe(one)
  })

  test('show every input of a figure beside it', async ({ database }) => {
    const { app } = testApp(database)
    const { figures } = await asActor(app, (tx) => capacityFigures(tx, { years: [2020, 2024] }))
    const missing = Object.values(figures).flatMap((figure) => figure.inputs.filter((id) => !(id in figures)))
    expect(missing).toEqual([])
    expect(Object.keys(figures).length).toBeGreaterThan(200)
  })
})

describe('pages of past years', () => {
  test('list the discrepancies with the program’s own figure', async ({ database }) => {
    const { app } = testApp(database)
    const { rows, figures } = await listDiscrepancies(app)
    expect(rows).toHaveLength(7 + 20 + 11 + 1)
    const own = rows.filter((row) => row.offeringId).map((row) => row.figureId && figures.figures[row.figureId]?.text)
    expect(own.filter((text) => text === undefined)).toEqual([])
  })

  test('show a visitor the watch list of the report and what the rules propose', async ({ database }) => {
    const { app } = testApp(database)
    const list = await getWatchList(app)
    expect(list.latest).toMatchObject({ 'aalborgskolen-hoeretab-fsl20': 2024, 'kompasset-sikret': 2024 })
    expect(list.entries.map((entry) => entry.offeringId).sort()).toEqual([
      'aalborgskolen-doevblindhed-fsl20',
      'aalborgskolen-hoeretab-fsl20',
      'kofoedsminde-sel108',
      'refsnaes-fsl20',
    ])
    const hearing = list.proposals.find((one) => one.offeringId === 'aalborgskolen-hoeretab-fsl20')
    expect(hearing).toMatchObject({
      year: 2024,
      followed: true,
      flags: [{ id: 'low-occupancy' }, { id: 'falling-years' }],
    })
    expect(list.mayChange).toBe(false)
  })

  test('show a facility with its figures, and refuse one that does not exist', async ({ database }) => {
    const { app } = testApp(database)
    const id = (await getWatchList(app)).figures.offerings.find(
      (one) => one.offeringId === 'kompasset-sikret',
    )?.facilityId
    const facility = await getFacilityFigures(app, id ?? '')
    expect(facility.figures.offerings[0]?.confirmed[2024]?.printedIn).toContain('Kapacitet og belægning 2024')
    await expect(getFacilityFigures(app, 'findes-ikke')).rejects.toMatchObject({ code: 'capacity.facilityUnknown' })
  })
})
