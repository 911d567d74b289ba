import { expect, test } from 'vitest'
import type { TableModel } from '#platform/documents/model.ts'
import { comparisonDocument } from './report.ts'
import { scenarioResult } from './rules/scenario.ts'
import { scenario } from './scenario-fixture.ts'
import type { Comparison } from './service.ts'

const one = (name: string, occupancyPercent: string, recommended: boolean) => {
  const input = { ...scenario, occupancyPercent }
  const result = scenarioResult(input, 2024, '3197')
  const words = { advantages: 'Lavere takst.', drawbacks: '', costs: '12489292.47' }
  return { id: name, position: 1, name, input, recommended, version: 1, result, ...words }
}
const comparison: Comparison = {
  id: 'x',
  organisationId: '1081',
  organisationName: 'Region Nordjylland',
  title: 'Basistakst 2024',
  year: 2024,
  currentTariff: '3197',
  createdAt: '2024-01-22T10:00:00Z',
  mayChange: false,
  scenarios: [one('85 %', '85', true), one('90 %', '90', false)],
}

function tables(of: Comparison): Map<string, TableModel> {
  const { blocks } = comparisonDocument(of, '2024-01-22', 'da')
  return new Map(blocks.flatMap((block) => (block.kind === 'table' ? [[block.table.id, block.table]] : [])))
}
const row = (table: TableModel | undefined, label: string) =>
  table?.rows.find(({ cells }) => cells[0]?.text === label)?.cells.slice(1)

test('the document names the recommended scenario and has the figures of the page', () => {
  const { blocks, title, author } = comparisonDocument(comparison, '2024-01-22', 'da')
  expect([title, author]).toEqual(['Basistakst 2024', 'Region Nordjylland'])
  expect(JSON.stringify(blocks[0])).toContain('Anbefalet scenarie: 85 %.')
  expect(blocks.map(({ kind }) => kind)).toEqual(['paragraph', 'chart', 'table', 'table', 'table', 'table'])
  const found = tables(comparison)
  expect(found.get('beloeb')?.columns.map(({ label }) => label)).toEqual(['Mål', '85 % (anbefalet)', '90 %'])
  expect(row(found.get('beloeb'), 'Takst, kr. pr. døgn')).toEqual([
    { text: '3.354,63', number: '3354.63' },
    { text: '3.168,26', number: '3168.26' },
  ])
  expect(row(found.get('forudsaetninger'), 'Nulpunktsbelægning, %')?.map(({ text }) => text)).toEqual(['89,6', '89,1'])
})

test('nothing to measure against leaves out what is measured, and nothing recommended is said', () => {
  const bare = {
    ...comparison,
    currentTariff: null,
    scenarios: comparison.scenarios.map((each) => ({ ...each, recommended: false })),
  }
  const { blocks } = comparisonDocument(bare, '2024-01-22', 'da')
  expect(JSON.stringify(blocks[0])).toContain('Intet scenarie er anbefalet.')
  const found = tables(bare)
  expect(row(found.get('beloeb'), 'Forskel fra takst at måle imod, kr.')).toBeUndefined()
  expect(row(found.get('forudsaetninger'), 'Nulpunktsbelægning, %')).toBeUndefined()
})
