import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { spread } from './labels.ts'
import type { ChartSpec } from './model.ts'
import { PALETTE } from './palette.ts'
import { renderChart, renderForScreens } from './render.ts'
import { axisNumber, ticks, zeroScale } from './scale.ts'
import { chartTable, describeChart } from './table.ts'
import { renderTileMap } from './tile-map.ts'

/** Colour vision as linear transformations: Machado, Oliveira and Fernandes 2009, severity 1. */
const SIGHT: Record<string, number[][]> = {
  full: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  deuteranopic: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  protanopic: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  tritanopic: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
}

const line: ChartSpec = {
  id: 'have 1.høst',
  title: 'Var der plads nok?',
  subtitle: 'Kasser, 2021-2024',
  kind: 'line',
  unit: 'kasser',
  decimals: 1,
  categories: ['2021', '2022', '2023', '2024'],
  series: [
    {
      name: 'Plads',
      values: [6, null, 8, 8],
      texts: ['6,0', 'ikke oplyst', '8,0', '8,0'],
      figureIds: ['a', null, 'c', 'd'],
    },
    { name: 'Forbrug', values: [5.2, 6.1, null, 8.6], texts: ['5,2', '6,1', 'ukendt', '8,6'], style: 'dashed' },
  ],
  lines: [{ value: 7, label: '7 er målet' }],
  breaks: [{ category: '2023', note: 'Ny metode' }],
  alternative: 'Forbruget voksede',
  source: 'Egen opgørelse',
}
const bar: ChartSpec = { ...line, kind: 'bar', categories: ['Nord', 'Midt', 'Syd', 'Øst'], breaks: [] }
const panels: ChartSpec = {
  ...line,
  kind: 'small-multiples',
  series: line.series.map((series) => ({ ...series, panel: series.name })),
}

describe('a drawn chart', () => {
  test.each([line, bar, panels])('has neither style attribute nor style sheet nor class', (spec) => {
    for (const width of [320, 640]) {
      const svg = renderChart(spec, { width })
      expect(svg).not.toMatch(/<style|\sstyle=|\sclass=|\son\w+=/)
      expect(svg).toContain(`width="${width}"`)
    }
  })

  test('is an image with a name and a text alternative', () => {
    const svg = renderChart(line)
    expect(svg).toContain('role="img"')
    expect(svg).toContain('aria-labelledby="have_1_h_st-svg-title have_1_h_st-svg-desc"')
    expect(svg).toContain('<title id="have_1_h_st-svg-title">Var der plads nok?</title>')
    expect(svg).toContain('Forbruget voksede. 2023: Ny metode.</desc>')
  })

  test('begins every id with its own, and points only to ids it has', () => {
    const svg = renderChart(panels)
    const ids = [...svg.matchAll(/ id="([^"]+)"/g)].map((match) => match[1])
    expect(ids.length).toBeGreaterThan(2)
    expect(ids.every((id) => id?.startsWith('have_1_h_st-'))).toBe(true)
    for (const [, target] of svg.matchAll(/url\(#([^)]+)\)/g)) expect(ids).toContain(target)
  })

  test('is the same text whenever it is drawn', () => {
    // A wider one in between, so that the second is not the first remembered.
    const first = renderChart({ ...panels, source: 'a' }, { width: 500 })
    renderChart(panels, { width: 700 })
    expect(renderChart({ ...panels, source: 'b' }, { width: 500 })).toBe(first)
  })

  test('leaves a gap where a value is missing', () => {
    // Each stretch of a line begins with M; two stretches per series, the second of one point.
    const paths = [...renderChart(line).matchAll(/<path d="([^"]+)"[^>]*stroke-width="2.5"/g)].map(
      (match) => match[1] ?? '',
    )
    expect(paths).toHaveLength(2)
    expect(paths.map((path) => path.match(/M/g)?.length)).toEqual([2, 2])
  })

  test('names lines at their ends where there is room, with the text of the last value', () => {
    expect(renderChart(line, { width: 640 })).toContain('>Forbrug 8,6</text>')
    expect(renderChart(line, { width: 640 })).toContain('>7 er målet</text>')
  })

  test('names them in a key where there is not', () => {
    const long = {
      ...line,
      series: line.series.map((series) => ({ ...series, name: `${series.name} af kasser i alt` })),
    }
    const svg = renderChart(long, { width: 320 })
    expect(svg).toContain('>Forbrug af kasser i alt</text>')
    expect(svg).not.toContain('8,6')
  })

  test('shows a missing bar as words, not as a bar of length zero', () => {
    expect(renderChart(bar)).toContain('>ikke oplyst</text>')
  })

  test('keeps hostile names as text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 20 }), (name) => {
        const spec = { ...line, id: name, title: name, categories: ['<b>&"', 'b', 'c', 'd'] }
        const svg = renderChart({ ...spec, series: [{ name, values: [1, 2, 3, 4], texts: ['1', '2', '3', name] }] })
        expect(svg).not.toMatch(/<b>|<script|\sstyle=/)
        // Every tag is closed in order, so nothing broke out of its text.
        const open: string[] = []
        for (const [, closing, tag, self] of svg.matchAll(/<(\/?)([a-zA-Z]+)[^>]*?(\/?)>/g)) {
          if (closing) expect(open.pop()).toBe(tag)
          else if (!self) open.push(tag ?? '')
        }
        expect(open).toEqual([])
      }),
      { numRuns: 40 },
    )
  })
})

test('numbers of an axis that do not fit beside each other give way to the first and the last', () => {
  const millions = {
    ...bar,
    series: [{ name: 'Beløb', values: [1_590_106, 464_193, 3, 4], texts: ['1.590.106', '464.193', '3', '4'] }],
  }
  const said = (width: number) => renderChart(millions, { width }).match(/(?<=>)[\d.]+00\.000(?=<)/g)
  expect(said(640)).toEqual(['400.000', '800.000', '1.200.000', '1.600.000'])
  expect(said(320)).toEqual(['1.600.000'])
})

test('a chart for a page is drawn for a wide and for a narrow screen, and no id stands twice', () => {
  const both = renderForScreens(line)
  expect([...both.matchAll(/<svg[^>]* viewBox="0 0 (\d+) /g)].map(([, width]) => width)).toEqual(['640', '320'])
  const ids = [...both.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
  expect(ids.length).toBeGreaterThan(0)
  expect(new Set(ids).size).toBe(ids.length)
})

describe('the table beside a chart', () => {
  test('has the very texts and numbers of the chart', () => {
    const table = chartTable(line)
    expect(table.columns.map((column) => column.label)).toEqual(['Navn', '2021', '2022', '2023', '2024'])
    expect(table.rows.map((row) => row.cells.slice(1).map((cell) => cell.text))).toEqual(
      line.series.map((series) => series.texts),
    )
    expect(table.rows[0]?.cells.map((cell) => cell.number)).toEqual([undefined, '6', undefined, '8', '8'])
    expect(table.rows[0]?.cells.map((cell) => cell.figureId)).toEqual([undefined, 'a', undefined, 'c', 'd'])
  })

  test('has names down the side where the chart has', () => {
    const table = chartTable(bar)
    expect(table.columns.map((column) => column.label)).toEqual(['Navn', 'Plads', 'Forbrug'])
    expect(table.rows.map((row) => row.cells.map((cell) => cell.text))[1]).toEqual(['Midt', 'ikke oplyst', '6,1'])
  })

  test('names panel and series where a panel has several', () => {
    const spec = { ...panels, series: line.series.map((series) => ({ ...series, panel: 'Nord' })) }
    expect(chartTable(spec).rows.map((row) => row.cells.slice(0, 2).map((cell) => cell.text))).toEqual([
      ['Nord', 'Plads'],
      ['Nord', 'Forbrug'],
    ])
    expect(chartTable(panels).rows.map((row) => row.cells[0]?.text)).toEqual(['Plads', 'Forbrug'])
  })

  test('runs downwards when there are many periods', () => {
    const categories = Array.from({ length: 14 }, (_, index) => String(2010 + index))
    expect(chartTable({ ...line, categories }).rows).toHaveLength(14)
  })

  test('is described in sentences', () => {
    expect(describeChart({ ...line, alternative: 'Det steg.' })).toBe('Det steg. 2023: Ny metode.')
  })
})

describe('the axis', () => {
  test('holds every value, has zero on a mark and few marks', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { maxLength: 20 }), (values) => {
        const scale = zeroScale(values.map((value) => Math.round(value * 100) / 100))
        for (const value of values) {
          expect(value).toBeGreaterThanOrEqual(scale.min - 0.01)
          expect(value).toBeLessThanOrEqual(scale.max + 0.01)
        }
        expect(ticks(scale).some((mark) => mark === 0)).toBe(true)
        expect(ticks(scale).length).toBeLessThanOrEqual(9)
      }),
    )
  })

  test('writes numbers in the notation of the language', () => {
    expect([axisNumber(1500, 'da'), axisNumber(0.5, 'da'), axisNumber(1500, 'en')]).toEqual(['1.500', '0,5', '1,500'])
  })
})

test('labels keep their distance, their order and their frame', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 12 }), (wishes) => {
      const placed = spread(
        wishes.map((at) => ({ at, wish: at })),
        17,
        0,
        300,
      ).map((label) => label.at)
      expect(placed).toHaveLength(wishes.length)
      placed.slice(1).forEach((at, index) => {
        expect(at - (placed[index] ?? 0)).toBeGreaterThanOrEqual(17 - 1e-9)
      })
      expect(placed[0]).toBeGreaterThanOrEqual(0)
      expect(placed.at(-1)).toBeLessThanOrEqual(300 + 1e-9)
    }),
  )
})

describe('the palette', () => {
  test('has at most six colours, each readable on white even as text', () => {
    expect(PALETTE.length).toBeLessThanOrEqual(6)
    for (const colour of PALETTE) expect(1.05 / (luminance(colour) + 0.05)).toBeGreaterThanOrEqual(4.5)
  })

  test.each(Object.keys(SIGHT))('can be told apart with %s sight', (sight) => {
    const seen = PALETTE.map((colour) => lab(look(SIGHT[sight] ?? [], linear(colour))))
    seen.forEach((one, index) => {
      for (const other of seen.slice(index + 1))
        expect(Math.hypot(...one.map((v, i) => v - (other[i] ?? 0)))).toBeGreaterThan(14)
    })
  })
})

test('a tile map draws each tile with its value and outlines each group once', () => {
  const tile = { row: 3, group: 'n', state: 'on' as const }
  const svg = renderTileMap({
    id: 'kort',
    title: 'Kort',
    alternative: 'To af tre er med.',
    tiles: [
      { ...tile, key: '1', label: 'Æblerup', shortLabel: 'Æbl', col: 5, value: '12' },
      { ...tile, key: '2', label: 'Pærested', shortLabel: 'Pær', col: 6, state: 'muted' },
      { ...tile, key: '3', label: 'Blommeby', shortLabel: 'Blo', col: 6, row: 4, group: 's', state: 'off' },
    ],
    groups: [
      { key: 'n', label: 'Nord' },
      { key: 's', label: 'Syd' },
      { key: 'tom', label: 'Ingen' },
    ],
  })
  expect(svg).not.toMatch(/<style|\sstyle=/)
  expect(svg).toContain('width="76" height="76"')
  expect(svg).toContain('<title>Æblerup: 12</title>')
  expect(svg).toContain('>12</text>')
  expect(svg.match(/<title>(Nord|Syd|Ingen)<\/title>/g)).toEqual(['<title>Nord</title>', '<title>Syd</title>'])
  // Two tiles side by side share a border, which is not part of the outline: six sides, not eight.
  expect(/<path d="([^"]+)"[^>]*><title>Nord/.exec(svg)?.[1]?.match(/M/g)).toHaveLength(6)
})

function linear(colour: string): number[] {
  return [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
}

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = linear(colour)
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function look(matrix: number[][], [r = 0, g = 0, b = 0]: number[]): number[] {
  return matrix.map(([x = 0, y = 0, z = 0]) => Math.min(1, Math.max(0, x * r + y * g + z * b)))
}

function lab([r = 0, g = 0, b = 0]: number[]): number[] {
  const f = (t: number) => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116)
  const x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047)
  const y = f(0.2126 * r + 0.7152 * g + 0.0722 * b)
  const z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883)
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}
