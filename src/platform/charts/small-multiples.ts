import {
  axisRoom,
  type Box,
  colourIndex,
  type Drawing,
  type Language,
  label,
  legend,
  legendEntries,
  pixelX,
  pixelY,
} from './drawing.ts'
import { clip, textWidth } from './labels.ts'
import { drawnValues } from './line-chart.ts'
import { type LinePanel, lastValue, linePanel } from './line-panel.ts'
import type { ChartSpec, Series } from './model.ts'
import { FONT_SIZE, MUTED, seriesColour } from './palette.ts'
import { type Scale, ticks, zeroScale } from './scale.ts'
import { panelsOf } from './table.ts'

const GAP = 24
const TITLE = 26
const FOOT = 34

/** A small plot per panel, all on one scale, so that they compare at a glance. */
export function smallMultiples(spec: ChartSpec, width: number, language: Language): Drawing {
  const panels = panelsOf(spec)
  const scale = zeroScale(drawnValues(spec), 4)
  const axis = axisRoom(ticks(scale), language)
  const columns = Math.max(1, Math.min(panels.length, Math.floor((width + GAP) / 200)))
  const cell = Math.floor((width - GAP * (columns - 1)) / columns)
  const plot = { width: cell - axis - 4, height: columns === 1 ? 130 : 110 }
  const key = legend(keyEntries(spec), 4, width)
  const notes = (spec.breaks ?? []).map((mark) => `${mark.category}: ${mark.note}`)
  const rows = Math.ceil(panels.length / columns)
  const bottom = key.height + rows * (TITLE + plot.height + FOOT)

  const drawn = panels.map((name, index): LinePanel & { titles: Record<string, unknown>[] } => {
    const box: Box = {
      left: (index % columns) * (cell + GAP) + axis,
      top: key.height + Math.floor(index / columns) * (TITLE + plot.height + FOOT) + TITLE,
      ...plot,
    }
    const mine = spec.series.filter((series) => (series.panel ?? series.name) === name)
    return {
      ...linePanel(spec, mine, box, scale, language, index),
      titles: [
        label(box.left - axis + 4, box.top - TITLE + 8, clip(name, cell - 4, FONT_SIZE), { bold: true }),
        ...lastTexts(spec, mine, box, scale),
      ],
    }
  })

  return {
    height: bottom + notes.length * 18,
    option: {
      grid: drawn.map((panel) => panel.grid),
      xAxis: drawn.map((panel) => panel.xAxis),
      yAxis: drawn.map((panel) => panel.yAxis),
      series: drawn.flatMap((panel) => panel.series),
      graphic: [
        ...key.graphics,
        ...drawn.flatMap((panel) => [...panel.graphics, ...panel.titles]),
        ...notes.map((note, index) => label(axis, bottom + 6 + index * 18, note, { fill: MUTED, size: FONT_SIZE - 1 })),
      ],
    },
  }
}

/** A single series per panel is named by the title of the panel; only more than one needs a key. */
function keyEntries(spec: ChartSpec) {
  const names = new Set(spec.series.map((series) => series.name))
  const lines = legendEntries({ ...spec, series: [] })
  const ownTitle = spec.series.every((series) => (series.panel ?? series.name) === series.name)
  return ownTitle || names.size < 2 ? lines : legendEntries(spec)
}

/** The last value written at its point, where the panel has one line and the text is short. */
function lastTexts(spec: ChartSpec, series: Series[], box: Box, scale: Scale): Record<string, unknown>[] {
  const [only, ...others] = series
  if (!only || others.length > 0) return []
  const at = lastValue(only)
  const value = only.values[at]
  const text = only.texts[at] ?? ''
  if (typeof value !== 'number' || textWidth(text, FONT_SIZE) > 60) return []
  const x = pixelX(at, spec.categories.length, box)
  const y = pixelY(value, scale, box)
  // Away from the line: above where it rises to its end, below where it falls.
  const before = only.values[at - 1]
  const above = typeof before !== 'number' || before <= value
  return [
    label(x, above ? y - 13 : y + 14, text, {
      anchor: 'center',
      bold: true,
      ground: true,
      fill: seriesColour(colourIndex(spec, only)),
    }),
  ]
}
