import { compileTypst } from '../typst-compiler.ts'
import { packLimits } from './model.ts'
import { PackRefusal } from './part.ts'
import { pictureSize } from './picture-size.ts'

const PICTURE = `
#set document(date: none)
#set page(paper: "a4", margin: (top: 16mm, bottom: 16mm, x: 14mm))
#align(center + horizon, image("picture", format: FORMAT, width: 100%, height: 100%, fit: "contain", alt: " "))
`

/** A picture on a page of its own, as large as it fits. */
export function picturePdf(bytes: Uint8Array): Uint8Array {
  const size = pictureSize(bytes)
  if (size === undefined) throw new PackRefusal('unreadable')
  if (size.width * size.height > packLimits.pixels) throw new PackRefusal('tooLarge')
  return compileTypst(PICTURE.replace('FORMAT', JSON.stringify(size.format)), new Map([['picture', bytes]]))
}

const TEXT = `
#let given = json("text.json")
#set document(title: given.title, date: none)
#set text(font: "IBM Plex Sans", size: 9.5pt, fill: rgb("#1a1a1a"), lang: given.language)
#set par(leading: 0.6em, spacing: 0.6em)
#set page(paper: "a4", margin: (top: 22mm, bottom: 20mm, x: 22mm))
#heading(given.title)
#text(fill: rgb("#595959"), given.note)
#v(8pt)
#for line in given.lines {
  if line == "" { v(5pt) } else if line == "\\f" { pagebreak(weak: true) } else { par(line) }
}
`

/** Plain text on pages: what is left of a Word file or a text file when it is read by a program that has no Word. */
export function textPdf(given: { title: string; note: string; lines: string[]; language: 'da' | 'en' }): Uint8Array {
  const lines = given.lines.flatMap((line) => (line.startsWith('\f') ? ['\f', line.slice(1)] : [line]))
  const content = JSON.stringify({ ...given, lines: lines.map(printable) })
  return compileTypst(TEXT, new Map([['text.json', content]]))
}

/** Without the control characters that a text file may hold. */
function printable(line: string): string {
  return line === '\f' ? line : line.replace(/\p{Cc}/gu, ' ').trimEnd()
}
