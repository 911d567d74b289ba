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
  rule,
} from './drawing.ts'
import { clip, spread, textWidth } from './labels.ts'
import { lastValue, linePanel } from './line-panel.ts'
import type { ChartSpec } from './model.ts'
import { FONT_SIZE, MUTED, RULE, seriesColour } from './palette.ts'
import { type Scale, ticks, zeroScale } from './scale.ts'

type Ending = { at: number; from: number; text: string; fill: string; bold: boolean; x: number }

/** Lines over periods, named at their ends where there is room and in a key above the plot where there is not. */
export function lineChart(spec: ChartSpec, width: number, language: Language): Drawing {
  const scale = zeroScale(drawnValues(spec))
  const left = axisRoom(ticks(scale), language)
  const room = Math.max(0, ...endings(spec).map(({ text }) => textWidth(text, FONT_SIZE))) + 24
  const direct = room <= width * 0.36
  const key = direct ? { height: 0, graphics: [] } : legend(legendEntries(spec), 0, width)
  const notes = spec.breaks?.length ?? 0
  const box: Box = {
    left,
    top: key.height + notes * 18 + 12,
    width: width - left - (direct ? room : 12),
    height: width < 480 ? 200 : 240,
  }
  const panel = linePanel(spec, spec.series, box, scale, language)

  return {
    height: box.top + box.height + 30,
    option: {
      grid: [panel.grid],
      xAxis: [panel.xAxis],
      yAxis: [panel.yAxis],
      series: panel.series,
      graphic: [
        ...panel.graphics,
        ...key.graphics,
        ...breakNotes(spec, box, key.height + 10),
        ...(direct ? endLabels(spec, box, scale) : []),
      ],
    },
  }
}

/** Every number that must fit on the value axis. */
export function drawnValues(spec: ChartSpec): number[] {
  const values = spec.series.flatMap((series) => series.values).filter((value) => value !== null)
  return [...values, ...(spec.lines ?? []).map((line) => line.value)]
}

/** The notes of breaks, one line each above the plot, beside their dashed mark. */
export function breakNotes(spec: ChartSpec, box: Box, top: number): Record<string, unknown>[] {
  return (spec.breaks ?? []).flatMap((mark, index) => {
    const at = spec.categories.indexOf(mark.category)
    if (at < 0) return []
    const x = box.left + (box.width * at) / spec.categories.length
    const y = top + index * 18
    const size = FONT_SIZE - 1
    const rightwards = box.left + box.width - x > x
    const space = rightwards ? box.left + box.width - x : x
    return [
      rule(x, y + 6, x, box.top, MUTED, [2, 3]),
      label(x + (rightwards ? 5 : -5), y, clip(mark.note, space, size), {
        anchor: rightwards ? 'left' : 'right',
        fill: MUTED,
        size,
      }),
    ]
  })
}

function endings(spec: ChartSpec): { text: string; value: number; fill: string; bold: boolean; at: number }[] {
  const named = spec.series.flatMap((series) => {
    const at = lastValue(series)
    const value = series.values[at]
    if (typeof value !== 'number') return []
    const band = series.style === 'band'
    const fill = band ? MUTED : seriesColour(colourIndex(spec, series))
    return [{ text: `${series.name} ${series.texts[at] ?? ''}`.trim(), value, fill, bold: !band, at }]
  })
  const last = spec.categories.length - 1
  const lines = (spec.lines ?? []).map((line) => ({
    text: line.label,
    value: line.value,
    fill: MUTED,
    bold: false,
    at: last,
  }))
  return [...named, ...lines]
}

function endLabels(spec: ChartSpec, box: Box, scale: Scale): Record<string, unknown>[] {
  const edge = box.left + box.width
  const wanted: Ending[] = endings(spec).map(({ text, value, fill, bold, at }) => {
    const y = pixelY(value, scale, box)
    return {
      at: y,
      from: y,
      text,
      fill,
      bold,
      x: fill === MUTED && !bold ? edge : pixelX(at, spec.categories.length, box) + 8,
    }
  })
  return spread(wanted, FONT_SIZE + 4, box.top, box.top + box.height).flatMap((ending) => [
    // A thin leader ties a name to its line where the two are apart.
    ...(ending.x < edge || Math.abs(ending.at - ending.from) > 2
      ? [{ ...rule(ending.x, ending.from, edge + 8, ending.at, RULE, [1, 0]), z: 1 }]
      : []),
    label(edge + 11, ending.at, ending.text, { fill: ending.fill, bold: ending.bold }),
  ])
}
