/**
 * How the parts of a document look. It reads every text from `model.json`, so that no text is ever parsed as Typst markup and
 * nothing needs escaping. Kept as a string, since the built server is one file without neighbours.
 */
export const TYPST_LOOK = `
#let model = json("model.json")
#let words = model.words
#let ink = rgb("#1a1a1a")
#let muted = rgb("#595959")
#let line-colour = rgb("#bfbfbf")
#let accent = rgb("#0059b3")
#let sheet = (
  paper: "a4",
  margin: (top: 28mm, bottom: 26mm, x: 24mm),
  header: context if here().page() > 1 {
    set text(size: 8pt, fill: muted)
    grid(columns: (1fr, auto), column-gutter: 12pt, model.title, model.printedDate)
    v(-6pt)
    line(length: 100%, stroke: 0.5pt + line-colour)
  },
)

#set document(
  title: model.title,
  author: model.author,
  date: datetime(year: model.day.at(0), month: model.day.at(1), day: model.day.at(2)),
)
#set text(font: "IBM Plex Sans", size: 10pt, fill: ink, lang: model.language, region: model.region)
#let air = if model.apart { 1.35em } else { 1.15em }
#set par(leading: 0.72em, spacing: air, justify: false)
#show heading: set text(weight: "semibold", hyphenate: false)
#show heading: set block(sticky: true)
#show heading.where(level: 1): set text(size: 17pt)
#show heading.where(level: 1): set block(above: 26pt, below: 12pt)
#show heading.where(level: 2): set text(size: 13pt)
#show heading.where(level: 2): set block(above: 20pt, below: 9pt)
#show heading.where(level: 3): set text(size: 10.5pt)
#show heading.where(level: 3): set block(above: 16pt, below: 8pt)
#show link: set text(fill: accent)
#set footnote.entry(separator: line(length: 25%, stroke: 0.5pt + line-colour))
#show footnote.entry: set text(size: 8pt)
#set list(indent: 4pt, body-indent: 7pt, spacing: 0.7em)
#set enum(indent: 4pt, body-indent: 7pt, spacing: 0.7em)

#let run(r) = {
  let content = r.text
  if r.at("bold", default: false) { content = strong(content) }
  if r.at("italic", default: false) { content = emph(content) }
  if "url" in r { content = link(r.url, content) }
  if "target" in r { content = link(label(r.target), content) }
  content
  if "trace" in r { footnote(r.trace) }
}
#let runs(items) = items.map(run).join()

#let caption(title, note) = block(width: 100%, {
  set align(left)
  set par(leading: 0.55em)
  strong(title)
  if note != none { linebreak(); text(size: 8.5pt, fill: muted, note) }
})

#let below(lines) = if lines.len() > 0 {
  block(above: 6pt, below: 0pt, width: 100%, {
    set align(left)
    set par(leading: 0.5em)
    set text(size: 8pt, fill: muted)
    lines.join(linebreak())
  })
}

#let data-table(t) = {
  set text(size: if t.columns.len() > 8 { 7.5pt } else { 8.5pt }, hyphenate: true)
  set par(leading: 0.5em)
  let count = t.columns.len()
  let aligns = t.columns.map(c => if c.align == "right" { right } else { left })
  let rows = t.rows.map(row => {
    if row.kind == "group" and row.cells.slice(1).all(c => c == "") {
      return (table.cell(colspan: count, fill: rgb("#eef3f9"), strong(row.cells.at(0))),)
    }
    let total = row.kind == "total"
    let cells = row.cells.enumerate().map(((at, c)) => {
      let shown = if row.kind == "body" { c } else { strong(c) }
      // A word such as "ikke oplyst" may break at its space, but is not cut in two.
      if aligns.at(at) == right { text(hyphenate: false, shown) } else { shown }
    })
    if not total { return cells }
    cells.map(c => table.cell(stroke: (top: 0.9pt + ink, bottom: 0.9pt + ink), c))
  })
  table(
    columns: t.columns.map(c => c.width * 1fr),
    align: (x, y) => aligns.at(x, default: left) + if y == 0 { bottom } else { top },
    inset: (x: 4pt, y: 4.5pt),
    stroke: (x, y) => if y == 0 { (top: 0.9pt + ink, bottom: 0.9pt + ink) } else { (bottom: 0.4pt + line-colour) },
    table.header(..t.columns.map(c => strong(c.label))),
    ..rows.flatten(),
  )
}

#show figure: set block(breakable: true)
#show figure.caption: it => it.body
#set figure(numbering: none, supplement: none, gap: 7pt)
#set figure.caption(position: top)

#let table-block(t) = block(above: 18pt, below: 18pt, width: 100%, figure(
  kind: table,
  caption: caption(t.caption, t.note),
  { data-table(t); below(t.below) },
))

#let chart-block(c) = {
  block(above: 18pt, below: 12pt, width: 100%, breakable: false, sticky: true, figure(
    kind: image,
    caption: caption(c.title, c.note),
    { image(c.path, alt: c.alternative, width: 100%); below(c.below) },
  ))
  block(above: 0pt, below: 18pt, width: 100%, breakable: c.table.rows.len() > 12, data-table(c.table))
}

#let front-lines(below) = block(below: below, {
  set text(fill: muted)
  for l in model.front { block(above: 0pt, below: 7pt, l) }
})

#let draw(b) = {
  if b.kind == "heading" [#heading(level: b.level, b.text)#if b.label != none { label(b.label) }]
  else if b.kind == "paragraph" {
    if b.sticky { block(above: air, below: air, sticky: true, par(runs(b.runs))) } else { par(runs(b.runs)) }
  }
  else if b.kind == "list" {
    let items = b.items.map(i => { runs(i.runs); if i.below.len() > 0 { list(..i.below.map(runs)) } })
    let drawn = if b.ordered { enum(..items) } else { list(..items) }
    if model.apart { block(above: air, below: air, width: 100%, drawn) } else { drawn }
  }
  else if b.kind == "note" {
    block(width: 100%, inset: (left: 10pt, y: 6pt), stroke: (left: 2.5pt + accent), text(size: 9pt, runs(b.runs)))
  }
  else if b.kind == "table" { table-block(b) }
  else if b.kind == "chart" { chart-block(b) }
  else if b.kind == "pageBreak" { pagebreak(weak: true) }
}
`

/** A report: its front with the contents, and the blocks one after the other. */
export const TYPST_TEMPLATE = `${TYPST_LOOK}
#set page(
  ..sheet,
  footer: context {
    set text(size: 8pt, fill: muted)
    grid(
      columns: (1fr, auto),
      model.author,
      [#words.page #here().page() #words.of #counter(page).final().first()],
    )
  },
  background: if model.watermark != none {
    rotate(-45deg, text(size: 92pt, weight: "bold", fill: rgb("#f0f0f0"), model.watermark))
  },
)

#v(18mm)
#block(below: 20pt, { set text(size: 26pt, weight: "semibold", hyphenate: false); set par(leading: 0.5em); title() })
#if model.subtitle != none { block(below: 14pt, text(size: 14pt, fill: muted, model.subtitle)) }
#front-lines(26pt)
#if model.contents {
  line(length: 100%, stroke: 0.9pt + ink)
  v(4pt)
  show outline.entry.where(level: 1): set block(above: 11pt)
  show outline.entry.where(level: 1): set text(weight: "semibold")
  show outline.entry: set text(fill: ink)
  outline(title: words.contents, depth: model.contentsDepth, indent: 14pt)
  pagebreak()
}
#for b in model.blocks { draw(b) }
`
