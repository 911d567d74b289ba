import { describe, expect, it } from 'vitest'
import { renderPdf } from '#platform/documents/pdf.ts'
import { renderXlsx } from '#platform/documents/xlsx.ts'
import { guarantee, inputOf, keyOf, nordjylland } from './allocation-fixture.ts'
import { allocationFigures } from './figures.ts'
import type { Allocation, AllocationInput } from './model.ts'
import { allocationDocument, allocationParts } from './report.ts'
import { allocationResult } from './rules/allocation.ts'

const shown = (input: AllocationInput): Allocation => ({
  id: 'x',
  number: 2,
  latest: 2,
  title: 'Opstart af botilbud',
  ownerId: 'sekretariat-nordjylland',
  ownerName: 'Sekretariatet',
  hash: 'ab'.repeat(32),
  input,
  result: allocationResult(input),
  madeAt: '2025-03-17T11:00:00.000Z',
  publishedAt: null,
})
const texts = (rows: { cells: { text: string }[] }[]) =>
  rows.map(({ cells }) => cells.map(({ text }) => text).join(' | '))

describe('the document of an allocation', () => {
  it('carries key, vintage, remainder rule and check code, and marks a draft', () => {
    const key = keyOf(nordjylland, {
      kind: 'population',
      label: 'Folketal i alt pr. 1. april 2021',
      ageGroup: 'total',
      referenceDate: '2021-04-01',
    })
    const document = allocationDocument(shown(inputOf({ key })), 'da')
    expect(document.watermark).toBe('Kladde')
    const written = JSON.stringify(document)
    for (const text of [
      'Folketal i alt pr. 1. april 2021',
      'resten fordeles ikke',
      'ab'.repeat(32),
      '1.590.106',
      '2021-priser',
      '4.274.999',
    ]) {
      expect(written).toContain(text)
    }
    expect(written).toContain('Summen er -1 kr. fra beløbet')
  })

  it('shows each part of a combination, and has a figure behind every marked cell', () => {
    const key = keyOf([
      ['a', 'A', '1'],
      ['b', 'B', '3'],
    ])
    const allocation = shown(inputOf({ amount: '900000', combination: guarantee, key }))
    const { result, steps, facts } = allocationParts(allocation, 'da')
    expect(texts(result.rows)).toEqual([
      'Region Nordjylland | 600.000 | 66,67 | – | 600.000,00 | 0',
      'A | 75.000 | 8,33 | 1 | 75.000,00 | 0',
      'B | 225.000 | 25,00 | 3 | 225.000,00 | 0',
      'Sum | 900.000 | 100,00 | 4 | 900.000,00 | 0',
    ])
    const both = inputOf({ amount: '1000', key, useKey: key, combination: { kind: 'part-objective', percent: '10' } })
    expect(texts(allocationParts(shown(both), 'da').result.rows)[0]).toBe(
      'A | 250 | 25,00 | 1 | 1 | 25,00 | 225,00 | 250,00 | 0',
    )
    expect(texts(steps?.rows ?? [])).toHaveLength(4)
    const figures = allocationFigures(allocation)
    const marked = [result, facts, steps]
      .flatMap((table) => table?.rows ?? [])
      .flatMap(({ cells }) => cells.flatMap(({ figureId }) => figureId ?? []))
    expect(marked.length).toBeGreaterThan(10)
    for (const id of marked) expect(figures[id]?.id).toBe(id)
  })

  it('has no chart for one party or for very many', () => {
    const rows = Array.from({ length: 21 }, (_, index): [string, string, number] => [`p${index}`, `P${index}`, 1])
    expect(allocationParts(shown(inputOf({ key: keyOf(rows) })), 'da').chart).toBeNull()
    expect(allocationParts(shown(inputOf({ key: keyOf(rows.slice(0, 1)) })), 'en').chart).toBeNull()
    expect(allocationParts(shown(inputOf()), 'en').chart?.categories[0]).toBe('Aalborg')
  })

  it('is drawn as PDF and as Excel', async () => {
    const document = allocationDocument(shown(inputOf()), 'da')
    const [pdf, xlsx] = await Promise.all([renderPdf(document), renderXlsx(document)])
    expect(new TextDecoder('latin1').decode(pdf.slice(0, 5))).toBe('%PDF-')
    expect([...xlsx.slice(0, 2)]).toEqual([0x50, 0x4b])
  })
})
