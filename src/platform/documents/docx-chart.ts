import { ImageRun, Paragraph } from 'docx'
import type { ChartSpec } from '#platform/charts/model.ts'
import { renderChart } from '#platform/charts/render.ts'
import { describeChart } from '#platform/charts/table.ts'
import { xmlText } from '#platform/charts/xml-text.ts'

/** Pixels at 96 to the inch that fill the width of the text. */
const WIDTH = 612

/**
 * One transparent point. Word 2016 and later draw the SVG itself; older programs show this, and the numbers stand in
 * the table below the picture either way.
 */
const EMPTY_PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAAC0lEQVR42mNgAAIAAAUAAen63NgAAAAASUVORK5CYII=',
  'base64',
)

/** A chart as a picture with its sentence as text alternative, kept on the page of the table that follows. */
export function wordChart(chart: ChartSpec, language: 'da' | 'en'): Paragraph {
  const svg = renderChart(chart, { width: WIDTH, language })
  const height = Number(/ height="(\d+(?:\.\d+)?)"/.exec(svg)?.[1] ?? WIDTH / 2)
  return new Paragraph({
    keepNext: true,
    children: [
      new ImageRun({
        type: 'svg',
        data: Buffer.from(svg),
        fallback: { type: 'png', data: EMPTY_PNG },
        transformation: { width: WIDTH, height: Math.round(height) },
        altText: {
          name: xmlText(chart.id),
          title: xmlText(chart.title),
          description: xmlText(describeChart(chart)),
        },
      }),
    ],
  })
}
