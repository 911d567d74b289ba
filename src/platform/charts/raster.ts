import { createRequire } from 'node:module'
import path from 'node:path'
import { Resvg } from '@resvg/resvg-js'

const fonts = path.join(
  path.dirname(createRequire(import.meta.url).resolve('dkfds')),
  '../fonts/IBMPlexSans/complete/ttf',
)

/** A drawn chart as PNG at twice its size, for programs that do not draw SVG. Only the shipped font is used. */
export function chartPng(svg: string): Buffer {
  const fontFiles = ['Regular', 'SemiBold', 'Italic'].map((cut) => path.join(fonts, `IBMPlexSans-${cut}.ttf`))
  const options = { fontFiles, loadSystemFonts: false, defaultFontFamily: 'IBM Plex Sans' }
  return new Resvg(svg, { font: options, fitTo: { mode: 'zoom', value: 2 } }).render().asPng()
}
