import type { Figure } from '#figures/figure.ts'
import type { Block, Cell, DocumentModel, Run, TableModel } from '#platform/documents/model.ts'
import { drawCharts } from './charts.ts'
import type { Figures } from './model.ts'

/**
 * A report as one HTML file that needs nothing else: text, tables, charts, and at the end how every figure came
 * about. For reading without the program; the page of the program is drawn by #ui/document.tsx.
 */
export function documentHtml(document: DocumentModel, figures: Figures): string {
  const charts = drawCharts(document)
  const used = new Set<string>()
  const blocks = document.blocks.map((block) => blockHtml(block, charts, figures, used)).join('\n')
  return `<!doctype html>
<html lang="${document.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(document.title)}</title>
<style>${looks}</style>
</head>
<body>
<header>
${document.watermark ? `<p class="watermark">${escaped(document.watermark)}</p>` : ''}<h1>${escaped(document.title)}</h1>
${document.subtitle ? `<p>${escaped(document.subtitle)}</p>` : ''}<p>${escaped(document.author)}, <time>${document.date}</time></p>
</header>
<main>
${blocks}
<h2 id="tal">Sådan er tallene beregnet</h2>
<dl>
${explanations(used, figures)}
</dl>
</main>
</body>
</html>
`
}

function blockHtml(block: Block, charts: ReturnType<typeof drawCharts>, figures: Figures, used: Set<string>): string {
  const text = (runs: Run[]) => runs.map((run) => runHtml(run, figures, used)).join('')
  switch (block.kind) {
    case 'heading':
      return `<h${block.level + 1} id="${escaped(block.id)}">${escaped(block.text)}</h${block.level + 1}>`
    case 'paragraph':
      return `<p>${text(block.runs)}</p>`
    case 'note':
      return `<p class="note">${text(block.runs)}</p>`
    case 'list': {
      const name = block.ordered ? 'ol' : 'ul'
      const below = (list: Run[][] = []) =>
        list.length === 0 ? '' : `<ul>${list.map((runs) => `<li>${text(runs)}</li>`).join('')}</ul>`
      const items = block.items.map((runs, at) => `<li>${text(runs)}${below(block.below?.[at])}</li>`)
      return `<${name}>${items.join('')}</${name}>`
    }
    case 'table':
      return tableHtml(block.table, figures, used)
    case 'chart': {
      const { chart } = block
      const caption = `<figcaption><strong>${escaped(chart.title)}</strong><br>${escaped(chart.subtitle)}</figcaption>`
      return `<figure role="group" aria-label="${escaped(chart.alternative)}">${caption}${charts[chart.id]?.svg ?? ''}</figure>`
    }
    case 'pageBreak':
      return ''
  }
}

function runHtml({ text, bold, italic, href, figureId }: Run, figures: Figures, used: Set<string>): string {
  let html = figureId ? figureHtml(text, figureId, figures, used) : escaped(text)
  // Addresses inside the program lead nowhere from a file.
  if (href && /^https?:/.test(href)) html = `<a href="${escaped(href)}">${html}</a>`
  if (italic) html = `<em>${html}</em>`
  return bold ? `<strong>${html}</strong>` : html
}

function figureHtml(text: string, id: string, figures: Figures, used: Set<string>): string {
  if (!figures[id]) return escaped(text)
  used.add(id)
  return `<a class="figure" href="#tal-${escaped(id)}">${escaped(text)}</a>`
}

function tableHtml({ caption, note, columns, rows }: TableModel, figures: Figures, used: Set<string>): string {
  const cell = (one: Cell) => {
    const mark = one.flagText ? ` <small>(${escaped(one.flagText)})</small>` : ''
    return `${one.figureId ? figureHtml(one.text, one.figureId, figures, used) : escaped(one.text)}${mark}`
  }
  const side = (at: number) => (columns[at]?.align === 'right' ? ' class="right"' : '')
  const body = rows.map(({ kind, cells: [first, ...rest] }) => {
    if (kind === 'group')
      return `<tr><th colspan="${columns.length}" scope="colgroup">${escaped(first?.text ?? '')}</th></tr>`
    const cells = rest.map((one, at) => `<td${side(at + 1)}>${cell(one)}</td>`).join('')
    return `<tr${kind === 'total' ? ' class="total"' : ''}><th scope="row">${first ? cell(first) : ''}</th>${cells}</tr>`
  })
  const head = columns.map(({ label }, at) => `<th scope="col"${side(at)}>${escaped(label)}</th>`).join('')
  const small = note ? `<br><small>${escaped(note)}</small>` : ''
  return `<div class="frame"><table><caption><strong>${escaped(caption)}</strong>${small}</caption><thead><tr>${head}</tr></thead><tbody>${body.join('\n')}</tbody></table></div>`
}

/** The figures shown and everything they were computed from. */
function explanations(used: Set<string>, figures: Figures): string {
  const all = new Set(used)
  for (const id of all) for (const input of figures[id]?.inputs ?? []) if (figures[input]) all.add(input)
  return [...all].map((id) => explanation(figures[id] as Figure)).join('\n')
}

function explanation({ id, label, text, unit, formula, inputs, sources, notes = [] }: Figure): string {
  const links = inputs.map((input) => `<a href="#tal-${escaped(input)}">${escaped(input)}</a>`).join(', ')
  const parts = [
    formula &&
      `${escaped(formula.text)} = ${escaped(formula.filled)} (regel ${escaped(formula.id)}, version ${escaped(formula.version)})`,
    links && `Beregnet af ${links}`,
    ...sources.map(({ label: source, approvedBy, approvedAt }) =>
      escaped([source, approvedBy && `godkendt af ${approvedBy}`, approvedAt].filter(Boolean).join(', ')),
    ),
    ...notes.map(escaped),
  ].filter(Boolean)
  return `<dt id="tal-${escaped(id)}">${escaped(label)}: ${escaped(`${text} ${unit}`.trim())}</dt><dd>${parts.join('<br>')}</dd>`
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? '')
}

const looks = `body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a}
.frame{overflow-x:auto}table{border-collapse:collapse;width:100%;margin:1rem 0;font-size:.875rem}
th,td{padding:.25rem .5rem;border-bottom:1px solid #bfbfbf;text-align:left;font-weight:400}
thead th,th[colspan],.total th,.total td{font-weight:600}.right{text-align:right}caption{text-align:left}
.total:first-of-type>*{border-top:2px solid}.figure{color:inherit;text-decoration:underline dotted}
figure{margin:1.5rem 0}svg{max-width:100%;height:auto}.watermark{font-weight:600}dt{font-weight:600;margin-top:.75rem}`
