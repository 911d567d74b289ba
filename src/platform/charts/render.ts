import { barChart } from './bar-chart.ts'
import type { Drawing, Language } from './drawing.ts'
import { echarts } from './echarts.ts'
import { lineChart } from './line-chart.ts'
import type { ChartSpec } from './model.ts'
import { FONT } from './palette.ts'
import { smallMultiples } from './small-multiples.ts'
import { frameSvg, plainContent } from './svg.ts'
import { describeChart } from './table.ts'

/** The last pictures drawn: page, PDF and Word of one document show the same ones. */
const drawn = new Map<string, string>()
const KEPT = 200

const DRAW = { line: lineChart, bar: barChart, 'small-multiples': smallMultiples }

/**
 * Draws a chart as SVG that may stand inline on a page with a strict content security policy: no style attribute, no
 * style sheet, ids of its own. Title, subtitle and source are not drawn; the page or document prints them around it.
 *
 * @param options.width - pixels, 240 or more; the layout changes with it, so draw a narrow one for narrow screens
 *   instead of shrinking the text (640 by default); two drawings of one chart on a page need two ids
 */
export function renderChart(spec: ChartSpec, options: { width?: number; language?: Language } = {}): string {
  const width = Math.max(240, Math.round(options.width ?? 640))
  const language = options.language ?? 'da'
  const key = JSON.stringify([width, language, spec])
  const known = drawn.get(key)
  if (known !== undefined) return known

  const drawing = DRAW[spec.kind](spec, width, language)
  const frame = {
    id: spec.id,
    title: spec.title,
    description: describeChart(spec),
    width,
    height: drawing.height,
    language,
  }
  const picture = frameSvg(frame, FONT, plainContent(draw(drawing, width), spec.id))
  const oldest = drawn.size >= KEPT ? drawn.keys().next().value : undefined
  if (oldest !== undefined) drawn.delete(oldest)
  drawn.set(key, picture)
  return picture
}

/** Narrower than any phone in use, so that the text of the picture is never smaller than it was drawn. */
const NARROW = 320

/**
 * A chart for a page: drawn for a wide and for a narrow screen, of which the style sheet shows one. A wide picture on
 * a phone would have its last values beyond the edge.
 */
export function renderForScreens(spec: ChartSpec, options: { language?: Language } = {}): string {
  const wide = renderChart(spec, options)
  const narrow = renderChart({ ...spec, id: `${spec.id}-smal` }, { ...options, width: NARROW })
  return `<div class="chart-wide">${wide}</div><div class="chart-narrow">${narrow}</div>`
}

function draw(drawing: Drawing, width: number): string {
  const chart = echarts().init(null, null, { renderer: 'svg', ssr: true, width, height: drawing.height })
  try {
    chart.setOption({ animation: false, ...drawing.option })
    return chart.renderToSVGString({ useViewBox: true })
  } finally {
    // An instance that is not disposed keeps the process alive.
    chart.dispose()
  }
}
