import { ImageRun, Paragraph } from 'docx'
import type { ChartSpec } from '#platform/charts/model.ts'
import { chartPng } from '#platform/charts/raster.ts'
import { renderChart } from '#platform/charts/render.ts'
import { describeChart } from '#platform/charts/table.ts'
import { xmlText } from '#platform/charts/xml-text.ts'

/** Pixels at 96 to the inch that fill the width of the text. */
const WIDTH = 612

/** A chart as a picture (SVG; PNG for programs that cannot draw that) with its sentence as text alternative, kept on the page of the table that follows. */
export function wordChart(chart: ChartSpec, language: 'da' | 'en'): Paragraph {
  const svg = renderChart(chart, { width: WIDTH, language })
  const height = Number(/ height="(\d+(?:\.\d+)?)"/.exec(svg)?.[1] ?? WIDTH / 2)
  return new Paragraph({
    keepNext: true,
    children: [
      new ImageRun({
        type: 'svg',
        data: Buffer.from(svg),
        fallback: { type: 'png', data: chartPng(svg) },
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
