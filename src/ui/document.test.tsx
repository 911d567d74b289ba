import { renderToStaticMarkup as render } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import type { ChartSpec } from '#platform/charts/model.ts'
import type { DocumentModel, TableModel } from '#platform/documents/model.ts'
import { Chart, TileMap } from './chart.tsx'
import { DocumentView } from './document.tsx'
import { sampleFigures } from './sample-figures.ts'

const svg = '<svg viewBox="0 0 10 10"><path d="M0 0"/></svg>'
const spec: ChartSpec = {
  id: 'forbrug',
  title: 'Forbruget er vokset',
  subtitle: 'Pladser, 2018–2024',
  kind: 'line',
  unit: 'pladser',
  decimals: 1,
  categories: ['2018'],
  series: [],
  alternative: 'Forbruget voksede fra 4,1 til 6,4.',
}
const table: TableModel = {
  id: 'forbrug-tal',
  caption: 'Forbrug',
  columns: [{ key: 'year', label: 'År', align: 'left' }],
  rows: [{ cells: [{ text: '2018' }] }],
}
const model: DocumentModel = {
  title: 'Kapacitet og belægning 2024',
  language: 'da',
  date: '2025-06-10',
  author: 'Sekretariatet',
  watermark: 'Udkast',
  blocks: [
    { kind: 'heading', id: 'konklusion', level: 1, text: 'Konklusion' },
    { kind: 'paragraph', runs: [{ text: 'Belægningen er ' }, { text: '107 %', figureId: 'occupancy', bold: true }] },
    { kind: 'heading', id: 'sikrede', level: 2, text: 'Sikrede afdelinger' },
    { kind: 'chart', chart: spec, source: 'Indberetninger' },
    { kind: 'heading', id: 'detalje', level: 3, text: 'Detalje' },
  ],
}

describe('DocumentView', () => {
  const html = render(<DocumentView model={model} figures={sampleFigures} charts={{ forbrug: { svg, table } }} />)

  test('has one main heading and the headings of the document below it', () => {
    expect(html.match(/<h1/g)).toHaveLength(1)
    expect(html).toContain('<h2 id="konklusion">')
    expect(html).toContain('<h3 id="sikrede">')
    expect(html).toContain('<h4 id="detalje">')
  })

  test('lists the first two levels in its contents', () => {
    expect(html).toContain('href="#konklusion"')
    expect(html).toContain('href="#sikrede"')
    expect(html).not.toContain('href="#detalje"')
  })

  test('marks a draft and prints date and author', () => {
    expect(html).toContain('Udkast')
    expect(html).toContain('<time dateTime="2025-06-10">10. juni 2025</time>')
  })

  test('lets a figure in a sentence be traced', () => {
    expect(html).toMatch(/<strong><a class="figure-text" href="\?tal=occupancy#tal">107 %<\/a><\/strong>/)
  })

  test('says what a chart shows in words when it was not drawn', () => {
    const bare = render(<DocumentView model={model} figures={{}} charts={{}} />)
    expect(bare).toContain('<p>Forbruget voksede fra 4,1 til 6,4.</p>')
  })
})

describe('Chart', () => {
  const html = render(<Chart spec={{ ...spec, source: 'Indberetninger' }} svg={svg} table={table} />)

  test('has a sentence instead of the picture, the numbers as a table, and its source', () => {
    expect(html).toContain('role="img" aria-label="Forbruget voksede fra 4,1 til 6,4."')
    expect(html).toContain('<summary>Vis tal som tabel</summary>')
    expect(html).toContain('2018')
    expect(html).toContain('Kilde: Indberetninger')
  })
})

test('a tile map has the same places as a list', () => {
  const html = render(
    <TileMap
      title="Dækning"
      svg={svg}
      alternative="To kommuner"
      list={
        <ul>
          <li>Aalborg</li>
        </ul>
      }
    />,
  )
  expect(html).toContain('<li>Aalborg</li>')
  expect(html).toContain('aria-label="To kommuner"')
})
