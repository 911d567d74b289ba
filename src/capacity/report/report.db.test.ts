import { describe, expect } from 'vitest'
import type { Figure } from '#figures/figure.ts'
import { asSystem } from '#platform/database/actor.ts'
import type { Block, Cell, Run } from '#platform/documents/model.ts'
import { loadRegistry } from '#registry/index.ts'
import { databaseTest as test } from '#testing/database.ts'
import { loadCapacity } from '../load.ts'
import { composeReport } from './compose.ts'
import { type ReportData, readReportData } from './data.ts'
import { reportGroups } from './groups.ts'
import { proposedSections } from './proposals.ts'

let data: ReportData
let later: ReportData

test.beforeAll(async ({ db }) => {
  await loadRegistry(db)
  await loadCapacity(db)
  data = await asSystem(db, 'test', (tx) => readReportData(tx, 2024, 'sekretariat-nordjylland'))
  later = await asSystem(db, 'test', (tx) => readReportData(tx, 2025, 'sekretariat-nordjylland'))
})

const report = (from = data, texts = new Map<string, string>()) => composeReport(from, texts)

function runsOf(blocks: readonly Block[]): Run[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'paragraph' || block.kind === 'note') return block.runs
    return block.kind === 'list' ? block.items.flat() : []
  })
}

function cellsOf(blocks: readonly Block[]): Cell[] {
  return blocks.flatMap((block) => (block.kind === 'table' ? block.table.rows.flatMap(({ cells }) => cells) : []))
}

function chartsOf(blocks: readonly Block[]) {
  return blocks.flatMap((block) => (block.kind === 'chart' ? [block.chart] : []))
}

describe('text, tables and charts', () => {
  test('print the text of the figure they name, and nothing else', () => {
    const { document, figures } = report()
    const named = [...runsOf(document.blocks), ...cellsOf(document.blocks)].filter(({ figureId }) => figureId)
    expect(named.length).toBeGreaterThan(1000)
    for (const { text, figureId } of named) expect(text).toBe(figures[figureId ?? '']?.text)
    const drawn = chartsOf(document.blocks).flatMap(({ series }) => series)
    expect(drawn.length).toBeGreaterThan(30)
    for (const { texts, figureIds = [] } of drawn) {
      for (const [at, id] of figureIds.entries()) if (id) expect(texts[at]).toBe(figures[id]?.text)
    }
  })

  test('have no number in a year column or a drawing that is not a figure', () => {
    const { document } = report()
    for (const block of document.blocks) {
      if (block.kind !== 'table') continue
      const numeric = block.table.columns.map(({ align }) => align === 'right')
      for (const { cells } of block.table.rows) {
        for (const [at, cell] of cells.entries()) {
          if (numeric[at] && /\d/.test(cell.text)) expect(cell.figureId, cell.text).toBeDefined()
        }
      }
    }
    for (const { series } of chartsOf(document.blocks)) {
      for (const { values, figureIds = [] } of series) {
        for (const [at, value] of values.entries())
          if (value !== null) expect(figureIds[at]).toEqual(expect.any(String))
      }
    }
  })

  test('have no number typed into a proposed sentence but years, limits, laws and section numbers', () => {
    for (const from of [data, later]) {
      const names = from.register.flatMap(({ facilityName, legalBasisText }) => [facilityName, legalBasisText ?? ''])
      for (const { proposed } of proposedSections(from, reportGroups(from))) {
        let text = proposed.replaceAll(/\{[^{}\s]+\}/g, '')
        for (const name of names.filter(Boolean).sort((a, b) => b.length - a.length)) text = text.replaceAll(name, '')
        expect(text.replaceAll(/\b20\d\d\b|\b(80|85|100) %|afsnit 5/g, '')).not.toMatch(/\d/)
      }
    }
  })

  test('explain every figure by figures that are in the report too', () => {
    const { figures } = report()
    const missing = Object.values(figures).flatMap(({ inputs }) => inputs.filter((id) => !figures[id]))
    expect(missing).toEqual([])
  })
})

describe('the report of 2024', () => {
  const occupancy = (figures: Record<string, Figure>, id: string, year = 2024) => figures[`${id}.${year}.occupancy`]

  test.for([
    ['aalborgskolen-doevblindhed-fsl20', '107'],
    ['aalborgskolen-hoeretab-fsl20', '33'],
    ['refsnaes-fsl20', '105'],
    ['center-for-hoeretab-fsl20', '92'],
    ['geelsgaardskolen-fsl20', '96'],
    ['kastelsvej-fsl20', '96'],
    ['kofoedsminde-sel108', '102'],
    ['planethuset-bl43-sel107-108', '77'],
    ['ibos-sel85', '50'],
    ['ibos-sel103', '56'],
    ['ibos-sel107', '77'],
    ['kompasset-sikret', '96'],
    ['bakkegaarden-sikret', '68'],
    ['soelager-sikret', '103'],
    ['soenderbro-sikret', '99'],
    ['grenen-saerligt-sikret', '64'],
  ] as const)('shows the occupancy of %s as the source prints it: %s %%', ([id, printed]) => {
    const figure = occupancy(report().figures, id)
    expect(figure?.text).toBe(printed)
  })

  test.for([
    ['boerneskolen-filadelfia-fsl20', '100', 'Trykt 101 %'],
    ['egely-saerligt-sikret', '58', 'Trykt 57 %'],
    ['egely-sikret', '64', 'Trykt 65 %'],
    ['elevhjemmet-hoeretab-lsv', '49', 'Trykt 48 %'],
  ] as const)('says where the source prints %s differently: %s %%, %s', ([id, shown, note]) => {
    const figure = occupancy(report().figures, id)
    expect(figure?.text).toBe(shown)
    expect(figure?.notes?.join(' ')).toContain(note)
  })

  test('weighs its totals: 149,9 of 163 places is 92 %, not the mean of the percentages', () => {
    const total = report().figures['total.part-of-country.2024.occupancy']
    expect([total?.text, total?.formula?.filled]).toEqual(['92', '149,9 / 163 × 100'])
  })

  test('lists the five tariff lines under 80 % that the source lists', () => {
    const ids = reportGroups(data).lowTariff.map(({ offeringId }) => offeringId)
    expect(ids.toSorted()).toEqual(
      [
        'elevhjemmet-hoeretab-lsv',
        'ibos-sel103',
        'ibos-sel107',
        'ibos-sel85',
        'planethuset-bl43-sel107-108',
      ].toSorted(),
    )
  })

  test('puts the places of 2025 beside, and no use that is not due', () => {
    const { document, figures } = report()
    expect(figures['kofoedsminde-sel108.2025.places']?.text).toBe('84,0')
    expect(document.blocks.filter(({ kind }) => kind === 'table').length).toBeGreaterThan(8)
    const [chart] = chartsOf(document.blocks)
    expect(chart?.series.find(({ name }) => name === 'Pladsforbrug')?.texts.at(-1)).toBe('–')
  })

  test('has every section once, with an id of its own', () => {
    const ids = report().document.blocks.flatMap((block) => (block.kind === 'heading' ? [block.id] : []))
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).toEqual(
      expect.arrayContaining([
        'konklusion',
        'koordinering',
        'takst',
        'sikrede',
        'foelges',
        'metode',
        'bilag-1',
        'bilag-2',
        'bilag-3',
      ]),
    )
  })

  test('takes written prose in place of the proposal, with its figures', () => {
    const text = 'Vi ser {aalborgskolen-hoeretab-fsl20.2024.occupancy} %.'
    const { document } = report(data, new Map([['konklusion', text]]))
    expect(document.blocks[1]).toMatchObject({ runs: [{ text: 'Vi ser ' }, { text: '33' }, { text: '\u00a0%.' }] })
  })
})

test('a year without submissions says so instead of showing zeros', () => {
  const { document, figures } = report(later)
  const text = runsOf(document.blocks)
    .map((run) => run.text)
    .join('')
  expect(figures['rapport.2025.mangler']?.text).toBe(figures['rapport.2025.ydelser']?.text)
  expect(text).toContain('mangler mindst ét tal')
  expect(text).toContain('Ingen sikrede afdelinger har oplyst belægning for 2025 endnu.')
  expect(text).not.toMatch(/0 af \d+ afdelinger/)
  const secured = chartsOf(document.blocks).find((chart) => chart.id === 'figur-sikrede')
  expect(secured?.title).toBe('Når de sikrede afdelinger måltallet?')
  expect(figures['kofoedsminde-sel108.2025.used']?.text).toBe('ikke oplyst')
  expect(figures['kofoedsminde-sel108.2025.places']?.text).toBe('84,0')
})
