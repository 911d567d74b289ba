import { type Box, colourIndex, grid, type Language, periodAxis, pixelY, rule, valueAxis } from './drawing.ts'
import type { ChartSpec, Series } from './model.ts'
import { MUTED, seriesColour, seriesMarker, TINT } from './palette.ts'
import type { Scale } from './scale.ts'

type Part = Record<string, unknown>

/** One plot of lines over periods: axes, lines, bands, horizontal lines and breaks. */
export type LinePanel = { grid: Part; xAxis: Part; yAxis: Part; series: Part[]; graphics: Part[] }

/**
 * Draws `series` in `box`. Several panels in one picture have each their `index`.
 *
 * Two series in the style `band` are the lower and the upper bound of one band; a single one is filled from zero.
 */
export function linePanel(
  spec: ChartSpec,
  series: Series[],
  box: Box,
  scale: Scale,
  language: Language,
  index = 0,
): LinePanel {
  const right = box.left + box.width
  const axes = { xAxisIndex: index, yAxisIndex: index }
  const breaks = (spec.breaks ?? []).flatMap((mark) => {
    const at = spec.categories.indexOf(mark.category)
    if (at < 0) return []
    const x = box.left + (box.width * at) / spec.categories.length
    return [rule(x, box.top, x, box.top + box.height, MUTED, [2, 3])]
  })
  const thresholds = (spec.lines ?? []).map((line) => {
    const y = pixelY(line.value, scale, box)
    return rule(box.left, y, right, y, MUTED, [5, 4])
  })
  return {
    grid: grid(box),
    xAxis: periodAxis(spec.categories, box, index),
    yAxis: valueAxis(scale, language, index),
    series: [
      ...bandSeries(series, axes, index),
      ...series.filter((each) => each.style !== 'band').map((each) => lineSeries(spec, each, axes)),
    ],
    graphics: [...thresholds, ...breaks],
  }
}

function lineSeries(spec: ChartSpec, series: Series, axes: Part): Part {
  const index = colourIndex(spec, series)
  const colour = seriesColour(index)
  return {
    type: 'line',
    ...axes,
    data: series.values,
    connectNulls: false,
    silent: true,
    symbol: seriesMarker(index),
    symbolSize: 7,
    showAllSymbol: true,
    itemStyle: { color: colour },
    lineStyle: { color: colour, width: 2.5, type: series.style === 'dashed' ? [6, 4] : 'solid' },
    z: 5,
  }
}

function bandSeries(series: Series[], axes: Part, index: number): Part[] {
  const [first, second] = series.filter((each) => each.style === 'band')
  if (!first) return []
  const upper = second ?? first
  const low = second ? first.values : first.values.map((value) => (value === null ? null : 0))
  const height = upper.values.map((value, at) => {
    const from = low[at]
    return typeof value === 'number' && typeof from === 'number' ? value - from : null
  })
  const common = { type: 'line', ...axes, stack: `band-${index}`, stackStrategy: 'all', symbol: 'none', silent: true }
  const edge = { color: MUTED, width: 1 }
  return [
    { ...common, data: low, lineStyle: second ? edge : { opacity: 0 }, z: 2 },
    { ...common, data: height, lineStyle: edge, areaStyle: { color: TINT, opacity: 1 }, z: 2 },
  ]
}

/** Index of the last category that has a value, or -1. */
export function lastValue(series: Series): number {
  return series.values.findLastIndex((value) => value !== null)
}
