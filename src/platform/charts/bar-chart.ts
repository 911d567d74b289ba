import {
  axisRoom,
  type Box,
  colourIndex,
  type Drawing,
  grid,
  type Language,
  label,
  legend,
  legendEntries,
  periodAxis,
  pixelX,
  pixelY,
  rule,
  valueAxis,
} from './drawing.ts'
import { clip, spread, textWidth } from './labels.ts'
import { drawnValues } from './line-chart.ts'
import type { ChartSpec } from './model.ts'
import { FONT_SIZE, INK, MUTED, seriesColour } from './palette.ts'
import { axisNumber, type Scale, ticks, zeroScale } from './scale.ts'
import { isTime } from './table.ts'

type Part = Record<string, unknown>

/** Bars from zero: standing where the categories are periods, lying where they are names. */
export function barChart(spec: ChartSpec, width: number, language: Language): Drawing {
  const scale = zeroScale(drawnValues(spec))
  return isTime(spec) ? standing(spec, width, language, scale) : lying(spec, width, language, scale)
}

function standing(spec: ChartSpec, width: number, language: Language, scale: Scale): Drawing {
  const left = axisRoom(ticks(scale), language)
  const key = barKey(spec, 0, width)
  const room = Math.max(0, ...(spec.lines ?? []).map((line) => textWidth(line.label, FONT_SIZE))) + 12
  const box: Box = { left, top: key.height + 24, width: width - left - room, height: width < 480 ? 200 : 240 }
  const lines = (spec.lines ?? []).map((line) => ({ ...line, at: pixelY(line.value, scale, box) }))
  const band = box.width / spec.categories.length
  const bar = Math.min(40, (band * 0.7) / Math.max(1, spec.series.length))
  return {
    height: box.top + box.height + 30,
    option: {
      grid: [grid(box)],
      xAxis: [periodAxis(spec.categories, box)],
      yAxis: [valueAxis(scale, language)],
      series: [],
      graphic: [
        ...key.graphics,
        ...standingBars(spec, bar, box, scale),
        rule(box.left, pixelY(0, scale, box), box.left + box.width, pixelY(0, scale, box), MUTED, [1, 0]),
        ...lines.map(({ at }) => rule(box.left, at, box.left + box.width, at, MUTED, [5, 4])),
        ...spread(lines, FONT_SIZE + 4, box.top, box.top + box.height).map((line) =>
          label(box.left + box.width + 6, line.at, line.label, { fill: MUTED }),
        ),
      ],
    },
  }
}

function lying(spec: ChartSpec, width: number, language: Language, scale: Scale): Drawing {
  const count = Math.max(1, spec.series.length)
  const widest = Math.max(0, ...spec.categories.map((name) => textWidth(name, FONT_SIZE))) + 14
  const beside = widest <= width * 0.42
  const key = barKey(spec, 0, width)
  const bar = count > 1 ? 14 : 16
  const row = bar * count + (count - 1) * 2 + (beside ? 12 : 32)
  const marks = spec.lines ?? []
  const texts = spec.series.flatMap((series) => series.texts)
  const box: Box = {
    left: beside ? widest : 4,
    top: key.height + marks.length * 18 + 8,
    width: width - (beside ? widest : 4) - Math.max(0, ...texts.map((text) => textWidth(text, FONT_SIZE))) - 16,
    height: row * spec.categories.length,
  }
  const pixel = (value: number) => box.left + (box.width * (value - scale.min)) / (scale.max - scale.min)
  const middle = (at: number) => box.top + row * (at + 0.5) + (beside ? 0 : 10)
  return {
    height: box.top + box.height + 28,
    option: {
      grid: [grid(box)],
      xAxis: [thinned(valueAxis(scale, language), scale, box.width, language)],
      yAxis: [nameAxis(spec)],
      series: [],
      graphic: [
        ...key.graphics,
        ...lyingBars(spec, bar, middle, pixel),
        ...marks.flatMap((line, index) => lyingMark(line.label, pixel(line.value), box, key.height + 10 + index * 18)),
        ...spec.categories.map((name, at) =>
          beside
            ? label(box.left - 8, middle(at), name, { anchor: 'right' })
            : label(box.left + 4, box.top + row * at + 12, clip(name, width - 12, FONT_SIZE), { ground: true }),
        ),
        rule(pixel(0), box.top, pixel(0), box.top + box.height, MUTED, [1, 0]),
      ],
    },
  }
}

/** An axis whose numbers do not fit beside each other says the first and the last alone; the bars carry their own. */
function thinned(axis: Record<string, unknown>, scale: Scale, width: number, language: Language) {
  const said = (value: number) => axisNumber(value, language)
  const steps = Math.round((scale.max - scale.min) / scale.step)
  const widest = Math.max(textWidth(said(scale.min), FONT_SIZE - 1), textWidth(said(scale.max), FONT_SIZE - 1))
  if ((widest + 8) * steps <= width) return axis
  const formatter = (value: number) => (value === scale.min || value === scale.max ? said(value) : '')
  return { ...axis, axisLabel: { ...(axis.axisLabel as object), formatter } }
}

function standingBars(spec: ChartSpec, bar: number, box: Box, scale: Scale): Part[] {
  const zero = pixelY(0, scale, box)
  return eachBar(spec, bar).flatMap(({ at, offset, value, text, colour }) => {
    const x = pixelX(at, spec.categories.length, box) + offset
    const y = value === null ? zero : pixelY(value, scale, box)
    const room = Math.max(bar + 8, box.width / spec.categories.length / spec.series.length)
    // ".." is the usual sign of "not available", where the words themselves are too wide.
    const short = textWidth(text, FONT_SIZE - 1) <= room ? text : value === null ? '..' : ''
    return [
      ...(value === null ? [] : [block(x - bar / 2, Math.min(y, zero), bar, Math.abs(zero - y), colour)]),
      ...(short
        ? [label(x, Math.min(y, zero) - 10, short, { anchor: 'center', size: FONT_SIZE - 1, fill: ink(value) })]
        : []),
    ]
  })
}

function lyingBars(
  spec: ChartSpec,
  bar: number,
  middle: (at: number) => number,
  pixel: (value: number) => number,
): Part[] {
  const zero = pixel(0)
  return eachBar(spec, bar).flatMap(({ at, offset, value, text, colour }) => {
    const y = middle(at) + offset
    const end = pixel(value ?? 0)
    return [
      ...(value === null ? [] : [block(Math.min(zero, end), y - bar / 2, Math.abs(end - zero), bar, colour)]),
      label(Math.max(zero, end) + 5, y, text, { fill: ink(value), ground: true }),
    ]
  })
}

function lyingMark(text: string, x: number, box: Box, y: number): Part[] {
  const half = textWidth(text, FONT_SIZE) / 2
  const right = box.left + box.width
  const anchor = x + half > right ? 'right' : 'center'
  return [
    rule(x, y + 8, x, box.top + box.height, MUTED, [5, 4]),
    label(anchor === 'right' ? Math.max(x, right) : x, y, text, { anchor, fill: MUTED }),
  ]
}

type Bar = { at: number; offset: number; value: number | null; text: string; colour: string }

/** Every bar with its distance from the middle of its category; bars of one category lie 2 px apart. */
function eachBar(spec: ChartSpec, bar: number): Bar[] {
  const pitch = bar + 2
  return spec.series.flatMap((series, index) =>
    spec.categories.map((_, at) => ({
      at,
      offset: (index - (spec.series.length - 1) / 2) * pitch,
      value: series.values[at] ?? null,
      text: series.texts[at] ?? '',
      colour: seriesColour(colourIndex(spec, series)),
    })),
  )
}

function block(x: number, y: number, width: number, height: number, fill: string): Part {
  return { type: 'rect', silent: true, z: 2, shape: { x, y, width, height }, style: { fill } }
}

/** A missing value is a word in grey at the foot of its bar, never a bar of length zero. */
function ink(value: number | null): string {
  return value === null ? MUTED : INK
}

function barKey(spec: ChartSpec, left: number, right: number) {
  return spec.series.length > 1 ? legend(legendEntries({ ...spec, lines: [] }, true), left, right) : legend([], 0, 0)
}

/** The names are written beside or above the bars by hand, so the axis itself is silent. */
function nameAxis(spec: ChartSpec): Part {
  const hidden = { show: false }
  return {
    type: 'category',
    inverse: true,
    data: spec.categories,
    axisLine: hidden,
    axisTick: hidden,
    axisLabel: hidden,
  }
}
