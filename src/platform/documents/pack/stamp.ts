import { Font, FontNames } from '@cantoo/pdf-lib/standard-fonts'
import { stampFont } from './model.ts'
import type { PartPage } from './part.ts'

const size = 8
const margin = 18
const font = Font.load(FontNames.Helvetica)

/**
 * What is drawn over a merged page: its stamp at the upper right, its number at the lower right, each on white so that
 * it can be read on any picture. It ends what was begun before the page's own content.
 */
export function stampContent(page: PartPage, label: string, number: string): string {
  const width = turned(page) ? page.box[3] - page.box[1] : page.box[2] - page.box[0]
  const height = turned(page) ? page.box[2] - page.box[0] : page.box[3] - page.box[1]
  return [
    page.tagged ? '\nQ' : '\nQ EMC',
    '/Artifact BMC q',
    `${matrix(page)} cm`,
    boxed(label, width, height - margin),
    boxed(number, width, margin - size),
    'Q EMC\n',
  ].join('\n')
}

function boxed(text: string, pageWidth: number, baseline: number): string {
  const width = textWidth(text)
  const x = pageWidth - margin - width
  return [
    `1 g ${num(x - 3)} ${num(baseline - 3)} ${num(width + 6)} ${num(size + 4)} re f`,
    `0.1 g BT /${stampFont} ${size} Tf ${num(x)} ${num(baseline)} Td <${hex(text)}> Tj ET`,
  ].join('\n')
}

/** From the page as it is seen, upright with its lower left corner at 0, to the page as it is written. */
function matrix({ box: [left, bottom, right, top], rotate }: PartPage): string {
  const numbers = {
    0: [1, 0, 0, 1, left, bottom],
    90: [0, 1, -1, 0, right, bottom],
    180: [-1, 0, 0, -1, right, top],
    270: [0, -1, 1, 0, left, top],
  }[rotate]
  return numbers.map(num).join(' ')
}

function turned({ rotate }: PartPage): boolean {
  return rotate === 90 || rotate === 270
}

function textWidth(text: string): number {
  return [...text].reduce((sum, sign) => sum + (font.getWidthOfGlyph(glyph(sign)) ?? 556), 0) * (size / 1000)
}

const glyphs: Record<string, string> = {
  ' ': 'space',
  ',': 'comma',
  '.': 'period',
  '-': 'hyphen',
  0: 'zero',
  1: 'one',
  2: 'two',
  3: 'three',
  4: 'four',
  5: 'five',
  6: 'six',
  7: 'seven',
  8: 'eight',
  9: 'nine',
}

function glyph(sign: string): string {
  return glyphs[sign] ?? sign
}

/** The letters of Western Europe; a sign outside them is a question mark. */
function hex(text: string): string {
  return [...text]
    .map((sign) => sign.charCodeAt(0))
    .map((code) => (code >= 32 && code < 256 ? code : 63).toString(16).padStart(2, '0'))
    .join('')
}

function num(value: number): string {
  return String(Math.round(value * 100) / 100)
}
