import { renderToStaticMarkup as render } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import type { TableModel } from '#platform/documents/model.ts'
import { FiguresProvider } from './figure.tsx'
import { sampleFigures } from './sample-figures.ts'
import { ColumnHead, DataTable, readSort, Table } from './table.tsx'

const model: TableModel = {
  id: 'tabel-1',
  caption: 'Belægning 2024',
  note: 'Procent, N = 2',
  source: 'Indberetning 2024',
  columns: [
    { key: 'name', label: 'Ydelse', align: 'left' },
    { key: 'occupancy', label: 'Belægning (%)', align: 'right' },
  ],
  rows: [
    { kind: 'group', cells: [{ text: 'Landsdækkende' }, { text: '' }] },
    {
      cells: [{ text: 'Aalborgskolen' }, { text: '107', figureId: 'occupancy', flag: 'high', flagText: 'over 100 %' }],
    },
    { cells: [{ text: 'Kompasset' }, { text: 'ikke oplyst' }] },
    { kind: 'total', cells: [{ text: 'I alt' }, { text: '92' }] },
  ],
}

describe('DataTable', () => {
  const html = render(
    <FiguresProvider figures={sampleFigures}>
      <DataTable table={model} />
    </FiguresProvider>,
  )

  test('names the table, its measure and its source', () => {
    expect(html).toContain('Belægning 2024<span class="table-note">Procent, N = 2</span></span></caption>')
    expect(html).toContain('Kilde: Indberetning 2024')
  })

  test('can be scrolled with the keyboard in a frame that has a name', () => {
    expect(html).toMatch(/<section class="table-frame" aria-label="Belægning 2024" tabindex="0">/i)
  })

  test('names rows and columns for readers of sound', () => {
    expect(html).toContain('<th scope="col">Ydelse</th>')
    expect(html).toContain('<th scope="row">Kompasset</th>')
    expect(html).toContain('<th scope="colgroup" colSpan="2">Landsdækkende</th>')
  })

  test('puts numbers to the right and keeps the words for missing ones', () => {
    expect(html).toContain('<td class="align-right" data-title="Belægning (%)">ikke oplyst</td>')
  })

  test('says a flag in words and as a shape, and explains the shape', () => {
    expect(html).toContain('<span class="sr-only">over 100 %: </span>')
    expect(html).toMatch(/class="flag-legend".*▲<\/span> over 100 %/)
  })

  test('makes a figure traceable', () => {
    expect(html).toMatch(/href="\?tal=occupancy#tal"[^>]*>107</)
  })
})

describe('sorting', () => {
  const head = (current: 'ascending' | 'descending') =>
    render(
      <Table caption="Tilbud">
        <thead>
          <tr>
            <ColumnHead sort={{ key: 'places', current: { key: 'places', direction: current }, search: '?q=a&side=3' }}>
              Pladser
            </ColumnHead>
          </tr>
        </thead>
      </Table>,
    )

  test('works by links, turns the order, keeps the search and drops the page number', () => {
    expect(head('ascending')).toContain('href="?q=a&amp;sort=-places"')
    expect(head('descending')).toContain('href="?q=a&amp;sort=places"')
    expect(head('ascending')).toContain('aria-sort="ascending"')
  })

  test('is read from the address; an unknown column means the first', () => {
    expect(readSort('?sort=-places', ['name', 'places'])).toEqual({ key: 'places', direction: 'descending' })
    expect(readSort('?sort=drop', ['name', 'places'])).toEqual({ key: 'name', direction: 'ascending' })
  })
})
