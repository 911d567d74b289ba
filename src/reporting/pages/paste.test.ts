import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { TemplateField } from '../model.ts'
import { parseBlock, placeBlock } from './paste.ts'

const field = (key: string, type: TemplateField['type'] = 'quantity'): TemplateField => ({
  key,
  type,
  label: { da: key, en: key },
  unit: null,
})
const columns = [field('places'), field('used'), null, field('next'), field('comment', 'text')]
const open = () => true
const lineIds = ['a', 'b', 'c']
const at = (row: number, column: number) => ({ row, column })

/** Writes a block as Excel puts it on the clipboard. */
const written = (block: string[][]) =>
  `${block
    .map((cells) => cells.map((text) => (/[\t\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)).join('\t'))
    .join('\r\n')}\r\n`

describe('a block from the clipboard', () => {
  test('is read as rows and cells, quotes, tabs and line breaks in a cell included', () => {
    expect(parseBlock('6,0\t6,4\r\n10\t\r\n')).toEqual([
      ['6,0', '6,4'],
      ['10', ''],
    ])
    expect(parseBlock('1\t"to\nlinjer og ""citat"""\n')).toEqual([['1', 'to\nlinjer og "citat"']])
    expect(parseBlock('"åben\t2')).toEqual([['"åben', '2']])
    expect(parseBlock('enkelt')).toEqual([['enkelt']])
  })

  test('of any cells comes back as it was written', () => {
    const text = fc.string({ unit: fc.constantFrom('1', ',', '"', '\t', '\n', 'æ', ' ', '%') })
    const width = fc.integer({ min: 1, max: 5 })
    const blocks = width.chain((n) =>
      fc.array(fc.array(text, { minLength: n, maxLength: n }), { minLength: 1, maxLength: 6 }),
    )
    fc.assert(
      fc.property(blocks, (block) => {
        expect(parseBlock(written(block))).toEqual(block)
      }),
    )
  })

  test('of any text at all is read without an error', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => parseBlock(text).flat().length > 0))
  })
})

describe('a block laid on the grid', () => {
  test('passes over the computed column, and over its percentages when they came along', () => {
    expect(placeBlock([['6', '5', '7']], { lineIds, columns }, at(0, 0), open)).toEqual({
      texts: { 'celle.a.places': '6', 'celle.a.used': '5', 'celle.a.next': '7' },
      without: [],
    })
    expect(placeBlock([['5', '83 %', '7']], { lineIds, columns }, at(1, 1), open).texts).toEqual({
      'celle.b.used': '5',
      'celle.b.next': '7',
    })
  })

  test('says what fell outside, below, in a locked cell or could not be a date', () => {
    const block = [
      ['1', '2'],
      ['3', '4'],
    ]
    expect(placeBlock(block, { lineIds, columns }, at(2, 4), open)).toEqual({
      texts: { 'celle.c.comment': '1' },
      without: ['2', '3', '4'],
    })
    const locked = placeBlock([['1', '2']], { lineIds, columns }, at(0, 0), (_line, key) => key === 'used')
    expect(locked).toEqual({ texts: { 'celle.a.used': '2' }, without: ['1'] })
    const dated = { lineIds, columns: [field('from', 'date')] }
    expect(placeBlock([['17-03-2025'], ['snart']], dated, at(0, 0), open)).toEqual({
      texts: { 'celle.a.from': '2025-03-17' },
      without: ['snart'],
    })
  })

  test('of any size loses no cell: each is placed or told of', () => {
    const cell = fc.stringMatching(/^[0-9]{1,3}$/)
    const blocks = fc.array(fc.array(cell, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 6 })
    const starts = fc.record({ row: fc.nat(2), column: fc.constantFrom(0, 1, 3, 4) })
    fc.assert(
      fc.property(blocks, starts, (block, start) => {
        const { texts, without } = placeBlock(block, { lineIds, columns }, start, open)
        expect(Object.keys(texts).length + without.length).toBe(block.flat().length)
      }),
    )
  })
})
