import { xmlText } from './xml-text.ts'

/** Escapes text for an XML attribute or text node. */
export function xml(text: string): string {
  return xmlText(text).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
}

/** The part of an id that is safe in `url(#…)` and in selectors. */
export function idPart(text: string): string {
  return text.replace(/[^A-Za-z0-9_-]/g, '_')
}

type Frame = { id: string; title: string; description: string; width: number; height: number; language: 'da' | 'en' }

/** An inline picture with its name and its text alternative; nothing inside it is read aloud twice. */
export function frameSvg(frame: Frame, font: string, content: string): string {
  const { width, height } = frame
  const id = idPart(frame.id)
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" lang="${frame.language}" aria-labelledby="${id}-svg-title ${id}-svg-desc"`,
    ` width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${xml(font)}">`,
    `<title id="${id}-svg-title">${xml(frame.title)}</title>`,
    `<desc id="${id}-svg-desc">${xml(frame.description)}</desc>`,
    content,
    '</svg>',
  ].join('')
}

const TAG = /<([a-zA-Z]+)((?:\s+[\w:.-]+="[^"]*")*)\s*(\/?)>/g
const ATTRIBUTE = /([\w:.-]+)="([^"]*)"/g
/** What only a browser with a mouse or ECharts itself would use. */
const DROPPED = /^(ecmeta_.*|class|pointer-events|dominant-baseline|style)$/

/**
 * Makes the inside of an ECharts drawing fit for inlining under a strict content security policy: style attributes
 * become presentation attributes, the style sheet goes, and ids get a prefix. Vertical centring is turned into plain
 * coordinates, since Word and Typst draw `dominant-baseline` differently.
 *
 * @param drawing - what `renderToSVGString` gave, whose texts are escaped by ECharts
 */
export function plainContent(drawing: string, prefix: string): string {
  const inside = drawing
    .replace(/<style[\s\S]*?<\/style>/g, '')
    .replace(/^\s*<svg[^>]*>/, '')
    .replace(/<\/svg>\s*$/, '')
  return inside
    .replace(TAG, (_, name: string, attributes: string, closed: string) => {
      return `<${name}${plainAttributes(attributes, idPart(prefix))}${closed}>`
    })
    .replace(/\n/g, '')
}

function plainAttributes(source: string, prefix: string): string {
  const attributes = new Map<string, string>()
  for (const [, name = '', value = ''] of source.matchAll(ATTRIBUTE)) attributes.set(name, value)
  for (const declaration of (attributes.get('style') ?? '').split(';')) {
    const [property = '', value = ''] = declaration.split(':').map((part) => part.trim())
    if (property && property !== 'font-family') attributes.set(property, value)
  }
  if (attributes.get('dominant-baseline') === 'central') {
    const size = Number.parseFloat(attributes.get('font-size') ?? '12')
    attributes.set('y', String(Number(attributes.get('y') ?? 0) + Math.round(size * 35) / 100))
  }
  return [...attributes]
    .filter(([name]) => !DROPPED.test(name))
    .map(([name, value]) => ` ${name}="${ownId(name, value, prefix)}"`)
    .join('')
}

/** ECharts numbers its drawings; without that number the same chart is the same text, whenever it is drawn. */
function ownId(name: string, value: string, prefix: string): string {
  if (name === 'id') return `${prefix}-${value.replace(/^zr\d+-/, '')}`
  return value.replace(/url\(#(?:zr\d+-)?([^)]+)\)/g, `url(#${prefix}-$1)`)
}
