import {
  Bookmark,
  ExternalHyperlink,
  FootnoteReferenceRun,
  InternalHyperlink,
  type ParagraphChild,
  TextRun,
} from 'docx'
import { xmlText } from '#platform/charts/xml-text.ts'
import type { Run } from './model.ts'

/** What is kept while a document is written from top to bottom. */
export type WordContext = {
  /** Traces not yet printed, by figure. */
  traces: Map<string, string>
  /** Footnotes printed so far; their number is their place. */
  footnotes: string[]
  /** Lists written so far. */
  lists: number
  /** Ids that a link inside the document may lead to. */
  bookmarks: Set<string>
}

/** Running text; `bookmark` names it, so that links may lead to it. */
export function wordRuns(context: WordContext, runs: Run[], bookmark?: string): ParagraphChild[] {
  const children = runs.flatMap((run) => [wordRun(context, run), ...footnote(context, run)])
  return bookmark ? [new Bookmark({ id: bookmarkName(bookmark), children })] : children
}

function wordRun(context: WordContext, run: Run): ParagraphChild {
  const href = run.href ?? ''
  const external = /^(https?:\/\/|mailto:)/.test(href)
  const internal = href.startsWith('#') && context.bookmarks.has(href.slice(1))
  const text = new TextRun({
    text: xmlText(run.text),
    bold: run.bold,
    italics: run.italic,
    ...(external || internal ? { style: 'Hyperlink' } : {}),
  })
  if (external) return new ExternalHyperlink({ link: href, children: [text] })
  return internal ? new InternalHyperlink({ anchor: bookmarkName(href.slice(1)), children: [text] }) : text
}

function footnote(context: WordContext, run: Run): ParagraphChild[] {
  const trace = run.figureId === undefined ? undefined : context.traces.get(run.figureId)
  if (run.figureId === undefined || trace === undefined) return []
  context.traces.delete(run.figureId)
  context.footnotes.push(xmlText(trace))
  return [new FootnoteReferenceRun(context.footnotes.length)]
}

/** Word allows letters, digits and underscores, at most 40. */
function bookmarkName(id: string): string {
  return `h_${id.replace(/[^A-Za-z0-9_]/g, '_')}`.slice(0, 40)
}
