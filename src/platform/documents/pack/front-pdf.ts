import { compileTypst } from '../typst-compiler.ts'
import { TYPST_LOOK } from '../typst-template.ts'
import { packLink } from './links.ts'

export type FrontFiles = ReadonlyMap<string, string>

/**
 * The pack's own pages. A section begins a page after pages of attachments, and the count of pages jumps over those; after
 * a section without any it follows on the same page.
 */
const TEMPLATE = `${TYPST_LOOK}
#let pack = model.pack
#let last-pages = if pack.sections.len() == 0 { 0 } else { pack.sections.last().pages }
#let printed-page(label-name, offset) = counter(page).at(label(label-name)).first() + offset
#set page(
  ..sheet,
  footer: context {
    set text(size: 8pt, fill: muted)
    let total = counter(page).final().first() + last-pages
    grid(columns: (1fr, auto), model.author, [#words.page #counter(page).display() #words.of #total])
  },
)
#let leader = box(width: 1fr, inset: (x: 4pt), pdf.artifact(text(fill: line-colour, repeat[.])))
#let entry(target, title, where) = link(target, { title; leader; where })
#let shown(file, section, name) = context {
  if file.fault != none { [#file.title #text(fill: muted)[(#file.fault)]] }
  else { entry("${packLink}" + file.id, file.title, str(printed-page("end-" + section.id, file.offset))) }
}

#v(18mm)
#block(below: 20pt, { set text(size: 26pt, weight: "semibold", hyphenate: false); set par(leading: 0.5em); title() })
#if model.subtitle != none { block(below: 14pt, text(size: 14pt, fill: muted, model.subtitle)) }
#front-lines(22pt)
#line(length: 100%, stroke: 0.9pt + ink)
#v(4pt)
#show link: set text(fill: ink)
#heading(level: 1, outlined: false, pack.words.contents)
#for s in pack.sections {
  block(above: 11pt, below: 5pt, context strong(entry(label(s.id), s.title, str(printed-page(s.id, 0)))))
  if s.attachments.len() > 0 {
    set text(size: 9pt)
    pad(left: 14pt, list(marker: none, body-indent: 0pt, indent: 0pt, ..s.attachments.map(a => shown(a, s, "contents"))))
  }
}
#show link: set text(fill: accent)
#for (at, s) in pack.sections.enumerate() {
  let skipped = if at == 0 { 0 } else { pack.sections.at(at - 1).pages }
  if at == 0 or skipped > 0 { pagebreak() }
  if skipped > 0 { counter(page).update(n => n + skipped) }
  [#heading(level: 1, s.title)#label(s.id)]
  for b in s.blocks { draw(b) }
  if s.attachments.len() > 0 {
    heading(level: 2, pack.words.attachments)
    list(..s.attachments.map(a => shown(a, s, "section")))
  }
  [#metadata(none)#label("end-" + s.id)]
}
`

/** Draws the pack's own pages: front, contents and the text of each section. */
export function frontPdf(files: FrontFiles): Uint8Array {
  return compileTypst(TEMPLATE, files)
}
