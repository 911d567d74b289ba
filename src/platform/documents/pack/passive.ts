import {
  PDFArray,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFStream,
  PDFString,
} from '@cantoo/pdf-lib'
import { name } from './names.ts'

// What is kept of a foreign PDF is what can be seen: pages are rebuilt from a list of what is known to be harmless.

const pageKeys = ['Group', 'UserUnit'].map(name)
const inherited = ['MediaBox', 'CropBox', 'Rotate', 'Resources'].map(name)
const annotationKeys =
  'Type Subtype Rect F C CA BS Border QuadPoints L LE Vertices InkList IC RD Contents DA DS Q AS StructParent'
    .split(' ')
    .map(name)
/** Notes and marks that are drawn on the page. All others (sound, film, files, forms with scripts …) are left out. */
const drawn = new Set(
  'FreeText Line Square Circle Polygon PolyLine Highlight Underline Squiggly StrikeOut Stamp Ink Caret Widget'
    .split(' ')
    .map(name),
)
const actions = new Set(
  `JavaScript Launch SubmitForm ResetForm ImportData Rendition RichMediaExecute Movie Sound GoToE GoToR GoTo3DView Hide
  SetOCGState Trans Thread Named`
    .split(/\s+/)
    .map(name),
)

/** The page with its inherited attributes, without actions, metadata, thumbnails and notes that do something. */
export function passivePage(page: PDFDict, contents: PDFObject[]): PDFDict {
  const { context } = page
  const kept = context.obj({ Type: 'Page' })
  for (const key of pageKeys) copy(page, kept, key)
  for (const key of inherited) {
    const value = inheritedValue(page, key)
    if (value !== undefined) kept.set(key, value)
  }
  if (!kept.has(name('MediaBox'))) kept.set(name('MediaBox'), context.obj([0, 0, 595, 842]))
  copy(page, kept, name('StructParents'))
  kept.set(name('Contents'), context.obj(contents))
  return kept
}

/** The notes and links of a page that may stay, each with the object it was. */
export function passiveAnnotations(page: PDFDict, keepLink: KeepLink): { was: PDFObject; is: PDFDict }[] {
  return array(page.lookup(name('Annots'))).flatMap((was) => {
    const found = page.context.lookup(was)
    return found instanceof PDFDict ? passiveAnnotation(found, keepLink).map((is) => ({ was, is })) : []
  })
}

/** What a link may lead to: an array destination in the same file, a web address, or nothing. */
export type KeepLink = (annotation: PDFDict) => { dest: PDFObject; says?: PDFObject } | { uri: string } | undefined

function passiveAnnotation(annotation: PDFDict, keepLink: KeepLink): PDFDict[] {
  const subtype = annotation.lookup(name('Subtype'))
  const kept = annotation.context.obj({})
  for (const key of annotationKeys) copy(annotation, kept, key)
  if (subtype === name('Link')) {
    const link = keepLink(annotation)
    if (!link) return []
    if ('dest' in link) {
      kept.set(name('Dest'), link.dest)
      if (link.says) kept.set(name('Contents'), link.says)
    } else kept.set(name('A'), annotation.context.obj({ S: 'URI', URI: PDFString.of(escaped(link.uri)) }))
    return [kept]
  }
  const shown = annotation.lookup(name('AP'))
  const normal = shown instanceof PDFDict ? shown.get(name('N')) : undefined
  if (!(subtype instanceof PDFName) || !drawn.has(subtype) || normal === undefined) return []
  kept.set(name('AP'), annotation.context.obj({ N: normal }))
  // A filled field without its form is a picture of what was filled in.
  if (subtype === name('Widget')) kept.set(name('Subtype'), name('Stamp'))
  return [kept]
}

/** An action, an embedded file or a reference to a file outside: never part of what a page shows. */
export function isActive(object: PDFObject): boolean {
  const dict = object instanceof PDFStream ? object.dict : object
  if (!(dict instanceof PDFDict)) return false
  const kind = dict.get(name('S'))
  const type = dict.get(name('Type'))
  if (kind instanceof PDFName && actions.has(kind) && !dict.has(name('P'))) return true
  if (type === name('Filespec') || type === name('EmbeddedFile') || type === name('F')) return true
  return dict.has(name('EF')) || dict.get(name('JS')) instanceof PDFString
}

/** A note or link: seen only where its page shows it, whatever else leads to it. */
export function isAnnotation(object: PDFObject): boolean {
  if (!(object instanceof PDFDict)) return false
  return object.get(name('Type')) === name('Annot') || (object.has(name('Rect')) && object.has(name('Subtype')))
}

/** Takes out of a stream what points outside the file or is not seen. */
export function quietStream(stream: PDFStream): void {
  for (const key of [
    'F',
    'FFilter',
    'FDecodeParms',
    'Metadata',
    'PieceInfo',
    'LastModified',
    'OPI',
    'Ref',
    'Alternates',
    'AF',
  ]) {
    stream.dict.delete(name(key))
  }
}

/** The text of a name or string object; empty for anything else. */
export function textOf(object: PDFObject | undefined): string {
  if (object instanceof PDFString || object instanceof PDFHexString) return object.decodeText()
  return object instanceof PDFName ? object.decodeText() : ''
}

/** The whole number at a key, or undefined. */
export function numberOf(object: PDFObject | undefined): number | undefined {
  return object instanceof PDFNumber ? object.asNumber() : undefined
}

export function array(object: PDFObject | undefined): PDFObject[] {
  return object instanceof PDFArray ? object.asArray() : []
}

function inheritedValue(page: PDFDict, key: PDFName): PDFObject | undefined {
  let node: PDFDict | undefined = page
  for (let depth = 0; node !== undefined && depth < 64; depth += 1) {
    const value = node.lookup(key)
    if (value !== undefined) return value instanceof PDFDict ? node.get(key) : value
    const parent: PDFObject | undefined = node.lookup(name('Parent'))
    node = parent instanceof PDFDict ? parent : undefined
  }
  return undefined
}

function copy(from: PDFDict, to: PDFDict, key: PDFName): void {
  const value = from.get(key)
  if (value !== undefined) to.set(key, value)
}

function escaped(text: string): string {
  return text.replace(/[\\()]/g, (sign) => `\\${sign}`)
}
