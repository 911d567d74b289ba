import type { EChartsCoreOption } from 'echarts/core'
import { textWidth } from './labels.ts'
import type { ChartSpec, Series } from './model.ts'
import { FONT, FONT_SIZE, INK, MUTED, RULE, seriesColour } from './palette.ts'
import { axisNumber, type Scale } from './scale.ts'

/** What ECharts is to draw, and how large. */
export type Drawing = { height: number; option: EChartsCoreOption }

export type Box = { left: number; top: number; width: number; height: number }

export type Language = 'da' | 'en'

type Graphic = Record<string, unknown>

type TextStyle = {
  anchor?: 'left' | 'center' | 'right'
  fill?: string
  bold?: boolean
  size?: number
  ground?: boolean
}

/** A text whose middle is at `y`; with `ground` it covers what lies behind it, so that no line runs through it. */
export function label(x: number, y: number, text: string, style: TextStyle = {}): Graphic {
  return {
    type: 'text',
    x,
    y,
    silent: true,
    z: 10,
    style: {
      text,
      fill: style.fill ?? INK,
      fontFamily: FONT,
      fontSize: style.size ?? FONT_SIZE,
      fontWeight: style.bold ? 600 : 400,
      align: style.anchor ?? 'left',
      verticalAlign: 'middle',
      ...(style.ground ? { backgroundColor: '#ffffff', padding: [0, 3] } : {}),
    },
  }
}

/** A straight mark, dashed where it stands for a threshold or a break. */
export function rule(x1: number, y1: number, x2: number, y2: number, stroke: string, dash?: number[]): Graphic {
  return {
    type: 'line',
    silent: true,
    z: 3,
    shape: { x1, y1, x2, y2 },
    style: { stroke, lineWidth: dash ? 1.25 : 2.5, ...(dash ? { lineDash: dash } : {}) },
  }
}

/** Where a value lies on a vertical axis. */
export function pixelY(value: number, scale: Scale, box: Box): number {
  return box.top + box.height * (1 - (value - scale.min) / (scale.max - scale.min))
}

/** Middle of the n-th category on a horizontal axis. */
export function pixelX(at: number, count: number, box: Box): number {
  return box.left + (box.width * (at + 0.5)) / count
}

export function grid(box: Box): Record<string, unknown> {
  return { left: box.left, top: box.top, width: box.width, height: box.height, outerBoundsMode: 'none' }
}

export function valueAxis(scale: Scale, language: Language, gridIndex = 0): Record<string, unknown> {
  return {
    type: 'value',
    gridIndex,
    min: scale.min,
    max: scale.max,
    interval: scale.step,
    axisLine: { show: false },
    axisTick: { show: false },
    axisLabel: {
      color: MUTED,
      fontSize: FONT_SIZE - 1,
      fontFamily: FONT,
      formatter: (value: number) => axisNumber(value, language),
    },
    splitLine: { lineStyle: { color: RULE, width: 1 } },
  }
}

/** Axis of periods; where not every name fits, every k-th is written and always the last. */
export function periodAxis(categories: string[], box: Box, gridIndex = 0): Record<string, unknown> {
  const widest = Math.max(0, ...categories.map((name) => textWidth(name, FONT_SIZE - 1)))
  const every = Math.max(1, Math.ceil(((widest + 8) * categories.length) / box.width))
  const lastIsWide = textWidth(categories.at(-1) ?? '', FONT_SIZE - 1) > box.width / categories.length + 16
  return {
    type: 'category',
    gridIndex,
    data: categories,
    axisLine: { onZero: true, lineStyle: { color: MUTED, width: 1 } },
    axisTick: { show: false },
    axisLabel: {
      color: MUTED,
      fontSize: FONT_SIZE - 1,
      fontFamily: FONT,
      hideOverlap: false,
      // A last name too wide for its place ends there rather than beyond the picture.
      ...(lastIsWide && { alignMaxLabel: 'right' }),
      interval: (at: number) => (categories.length - 1 - at) % every === 0,
    },
  }
}

/** Width that the numbers of an axis need to the left of the plot. */
export function axisRoom(marks: number[], language: Language): number {
  return Math.ceil(Math.max(...marks.map((mark) => textWidth(axisNumber(mark, language), FONT_SIZE - 1)))) + 12
}

/** Colour number of a series: the same name has the same colour in every panel. Bands are grey and take none. */
export function colourIndex(spec: ChartSpec, series: Series): number {
  const named = spec.series.filter((each) => each.style !== 'band')
  // Panels that each name their one series need no second code for the name.
  if (named.every((each) => each.panel === each.name)) return 0
  return Math.max(0, [...new Set(named.map((each) => each.name))].indexOf(series.name))
}

export type LegendEntry = { name: string; colour: string; dashed?: boolean; bar?: boolean }

/** A key above the plot, broken into lines; `height` is 0 when there is nothing to name. */
export function legend(entries: LegendEntry[], left: number, right: number): { height: number; graphics: Graphic[] } {
  const graphics: Graphic[] = []
  let x = left
  let y = 10
  for (const { name, colour, dashed, bar } of entries) {
    const width = 28 + textWidth(name, FONT_SIZE) + 16
    if (x > left && x + width > right) {
      x = left
      y += 20
    }
    graphics.push(
      bar
        ? { type: 'rect', silent: true, shape: { x: x + 6, y: y - 6, width: 12, height: 12 }, style: { fill: colour } }
        : rule(x, y, x + 20, y, colour, dashed ? [4, 3] : undefined),
      label(x + 26, y, name),
    )
    x += width
  }
  return { height: entries.length > 0 ? y + 20 : 0, graphics }
}

/** Names of all series, and of the horizontal lines, for the key. */
export function legendEntries(spec: ChartSpec, bar = false): LegendEntry[] {
  const firsts = spec.series.filter((series, at) => spec.series.findIndex((each) => each.name === series.name) === at)
  return [
    ...firsts.map((series) => ({
      name: series.name,
      colour: series.style === 'band' ? MUTED : seriesColour(colourIndex(spec, series)),
      bar,
      dashed: series.style === 'dashed',
    })),
    ...(spec.lines ?? []).map((line) => ({ name: line.label, colour: MUTED, dashed: true })),
  ]
}
