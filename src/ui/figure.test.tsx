import { renderToStaticMarkup as render } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { FigurePanel, FiguresProvider, FigureText, figureHref } from './figure.tsx'
import { sampleFigures as figures } from './sample-figures.ts'

describe('FigureText', () => {
  test('is a link that works without JavaScript and keeps the other parameters', () => {
    const html = render(
      <FiguresProvider figures={figures} search="?aar=2024">
        <FigureText id="occupancy" />
      </FiguresProvider>,
    )
    expect(html).toContain('href="?aar=2024&amp;tal=occupancy#tal"')
    expect(html).toContain('>107</a>')
  })

  test('is plain text when nothing is known about the figure', () => {
    expect(render(<FigureText id="occupancy">107 %</FigureText>)).toBe('107 %')
  })
})

test('an address replaces the figure that was open before', () => {
  expect(figureHref('a b', '?tal=other&side=2')).toBe('?tal=a+b&side=2#tal')
})

test('a period that is one day is read as a date, any other as it stands', () => {
  const figure = figures.occupancy as NonNullable<typeof figures.occupancy>
  const panel = (period: string) => render(<FigurePanel figure={{ ...figure, period }} />)
  expect(panel('2026-11-24')).toContain('<dd>24. november 2026</dd>')
  expect(panel('1. halvår 2024')).toContain('<dd>1. halvår 2024</dd>')
  expect(panel('2021-priser')).toContain('<dd>2021-priser</dd>')
})

describe('FiguresProvider', () => {
  test('shows the figure named in the address at the place the link leads to', () => {
    const html = render(
      <FiguresProvider figures={figures} search="?tal=occupancy">
        <p>Rapport</p>
      </FiguresProvider>,
    )
    expect(html).toContain('id="tal"')
    expect(html).toContain('Sådan er tallet beregnet')
  })

  test('shows nothing for a figure that is not on the page', () => {
    const html = render(
      <FiguresProvider figures={figures} search="?tal=unknown">
        <p>Rapport</p>
      </FiguresProvider>,
    )
    expect(html).toBe('<p>Rapport</p>')
  })
})

describe('FigurePanel', () => {
  test('shows the formula with the numbers put in, its rule and the way to the method', () => {
    const html = render(<FigurePanel figure={figures.occupancy!} figures={figures} />)
    expect(html).toContain('6,4 / 6,0 × 100 = <strong>107 %</strong>')
    expect(html).toContain('href="/metode/occupancy"')
    expect(html).toContain('version 1, gælder fra 1. januar 2018')
    expect(html).toContain('Den trykte rapport viser 106 %.')
  })

  test('links the figures it was computed from', () => {
    const html = render(
      <FiguresProvider figures={figures}>
        <FigurePanel figure={figures.occupancy!} />
      </FiguresProvider>,
    )
    expect(html).toMatch(/href="\?tal=used#tal"[^>]*>6,4 pladser</)
    expect(html).toMatch(/href="\?tal=places#tal"[^>]*>6,0 pladser</)
  })

  test('says who reported and who approved, and when', () => {
    const html = render(<FigurePanel figure={figures.used!} figures={figures} />)
    expect(html).toContain('href="/indberetning/1"')
    expect(html).toContain('Indberettet af Indberetter 3. februar 2025 kl. 10.12')
    expect(html).toContain('Godkendt af Godkender 5. februar 2025')
  })

  test('never gives a missing figure a unit', () => {
    const html = render(<FigurePanel figure={figures.missing!} figures={figures} />)
    expect(html).toContain('>ikke oplyst<')
    expect(html).not.toContain('ikke oplyst pladser')
  })
})
