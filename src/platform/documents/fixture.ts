import type { ChartSpec } from '#platform/charts/model.ts'
import type { Block, Cell, DocumentModel, Row, TableModel } from './model.ts'

/*
 * A document of the size of a yearly report, about fifteen pages, for tests and measurements. Its numbers follow a
 * fixed pattern and mean nothing.
 */

const YEARS = ['2018', '2019', '2020', '2021', '2022', '2023', '2024']

export function fixtureDocument(change: Partial<DocumentModel> = {}): DocumentModel {
  return {
    title: 'Æbler og pærer 2024',
    subtitle: 'Samlet opgørelse for alle haver',
    language: 'da',
    date: '2025-05-14',
    author: 'Sekretariatet for haver',
    blocks: [
      { kind: 'heading', id: 'resume', level: 1, text: 'Sammenfatning' },
      ...paragraphs(3, 0),
      { kind: 'note', runs: [{ text: 'Bemærk: ', bold: true }, { text: 'Opgørelsen ændrede metode i 2021.' }] },
      ...Array.from({ length: 6 }, (_, part) => chapter(part + 1)).flat(),
    ],
    traces: [{ figureId: 'total.2024', text: 'Lagt sammen af 214 indberetninger, senest rettet den 3. marts 2025.' }],
    ...change,
  }
}

function chapter(part: number): Block[] {
  return [
    { kind: 'heading', id: `kapitel-${part}`, level: 1, text: `Område ${part}: høst og forbrug` },
    ...paragraphs(2, part),
    { kind: 'chart', chart: part % 3 === 0 ? panels(part) : lines(part), source: 'Havernes indberetninger 2018-2024' },
    { kind: 'heading', id: `kapitel-${part}-haver`, level: 2, text: 'Haverne hver for sig' },
    {
      kind: 'list',
      ordered: false,
      items: [
        [{ text: 'Tre haver har udvidet.' }],
        [{ text: 'En have er ' }, { text: 'lukket', italic: true }, { text: '.' }],
      ],
    },
    { kind: 'table', table: fixtureTable(part, 24) },
    { kind: 'chart', chart: bars(part) },
    ...paragraphs(1, part + 7),
  ]
}

function paragraphs(count: number, seed: number): Block[] {
  return Array.from({ length: count }, (_, index) => ({
    kind: 'paragraph' as const,
    runs: [
      { text: 'I 2024 blev der høstet ' },
      { text: `${(seed + index) * 37 + 412}`, bold: true as const, figureId: index === 0 ? 'total.2024' : 'other' },
      {
        text: ' kasser. Det er lidt flere end året før, og mere end der var plads til på lageret i de mindste haver. ',
      },
      { text: 'Læs mere', href: 'https://example.org/haver' },
      { text: ` om baggrunden, eller gå til ` },
      { text: 'sammenfatningen', href: '#resume' },
      { text: '. De fleste haver venter samme niveau næste år, men tre regner med et fald, fordi træerne er gamle.' },
    ],
  }))
}

export function fixtureTable(part: number, count: number): TableModel {
  const body = Array.from({ length: count }, (_, index): Row => {
    const share = 62 + ((part * 11 + index * 17) % 50)
    return {
      cells: [
        { text: `Have ${part}.${index + 1}` },
        { text: index % 3 === 0 ? 'Æblehaven ved den gamle mølle' : 'Pærer' },
        number(8 + ((index * 7) % 30), 0),
        index === 5 ? { text: 'ikke oplyst' } : number(6.5 + ((index * 5) % 28), 1),
        { ...number(share, 0), ...(share < 80 ? { flag: 'low' as const, flagText: 'under 80 %' } : {}) },
      ],
    }
  })
  return {
    id: `haver-${part}`,
    caption: `Plads og forbrug i område ${part}`,
    note: 'Kasser, gennemsnit for 2024, 24 haver',
    source: 'Havernes indberetninger 2024',
    columns: [
      { key: 'name', label: 'Have', align: 'left' },
      { key: 'kind', label: 'Hvad der dyrkes', align: 'left', width: 2 },
      { key: 'room', label: 'Plads', align: 'right', decimals: 0 },
      { key: 'use', label: 'Forbrug', align: 'right', decimals: 1 },
      { key: 'share', label: 'Udnyttelse, %', align: 'right', decimals: 0 },
    ],
    rows: [
      { kind: 'group', cells: [{ text: 'Haver i drift' }] },
      ...body,
      { kind: 'total', cells: [{ text: 'I alt' }, { text: '' }, number(1234, 0), number(1023.4, 1), number(83, 0)] },
    ],
  }
}

function number(value: number, decimals: number): Cell {
  const text = value.toLocaleString('da-DK', { minimumFractionDigits: decimals, maximumFractionDigits: decimals })
  return { text, number: String(value) }
}

function chart(id: string, kind: ChartSpec['kind']): Omit<ChartSpec, 'series' | 'categories'> {
  return {
    id,
    kind,
    title: 'Forbruget steg mere end pladsen',
    subtitle: 'Kasser pr. år, 2018-2024, 24 haver',
    unit: 'kasser',
    decimals: 1,
    alternative: 'Forbruget voksede år for år og lå over pladsen fra 2022',
  }
}

function series(name: string, values: (number | null)[], panel?: string): ChartSpec['series'][number] {
  const texts = values.map((value) => (value === null ? 'ikke oplyst' : number(value, 1).text))
  return { name, values, texts, ...(panel === undefined ? {} : { panel }) }
}

function lines(part: number): ChartSpec {
  return {
    ...chart(`linjer-${part}`, 'line'),
    categories: YEARS,
    series: [
      series('Plads', [60, 60, 62, null, 64, 64, 66]),
      series(
        'Forbrug',
        YEARS.map((_, at) => 48 + part + at * 3.5),
      ),
    ],
    lines: [{ value: 50, label: '50 er nok' }],
    breaks: [{ category: '2021', note: 'Ny metode fra 2021' }],
  }
}

function panels(part: number): ChartSpec {
  const names = ['Nord', 'Midt', 'Syd', 'Øst', 'Vest', 'Øerne']
  return {
    ...chart(`felter-${part}`, 'small-multiples'),
    categories: YEARS,
    series: names.map((name, index) =>
      series(
        name,
        YEARS.map((_, at) => 70 + ((index * 9 + at * 7) % 40)),
        name,
      ),
    ),
    lines: [{ value: 85, label: '85 er målet' }],
  }
}

function bars(part: number): ChartSpec {
  const names = ['Den lange have', 'Møllehaven', 'Skolehaven', 'Præstens have', 'Havnehaven']
  return {
    ...chart(`bjaelker-${part}`, 'bar'),
    categories: names,
    series: [series('Forbrug', [101.5, 96, 84.5, null, 45 + part])],
  }
}
