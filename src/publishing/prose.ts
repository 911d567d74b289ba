import type { Figure } from '#figures/figure.ts'
import type { Block, DocumentModel, Run, Trace } from '#platform/documents/model.ts'
import type { Figures } from './model.ts'
import { proseParts } from './rules.ts'

/**
 * Prose as blocks of a document (tekst): an empty line begins a new paragraph, lines that begin with "- " are
 * a list, `{figure-id}` is the figure. A figure without a number takes its unit with it: "ikke oplyst", not
 * "ikke oplyst %".
 */
export function proseBlocks(text: string, figures: Figures): Block[] {
  return text
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .flatMap((part) => partBlocks(part.split('\n'), figures))
}

function partBlocks(lines: string[], figures: Figures): Block[] {
  const runs = Map.groupBy(lines.entries(), ([at]) => firstOfKind(lines, at))
  return [...runs.values()].map((group): Block => {
    const texts = group.map(([, line]) => line)
    if (!isItem(texts[0] ?? '')) return { kind: 'paragraph', runs: proseRuns(texts.join(' '), figures) }
    return { kind: 'list', ordered: false, items: texts.map((line) => proseRuns(line.slice(2), figures)) }
  })
}

/** Index of the line that begins the stretch of list items, or of other lines, that line `at` belongs to. */
function firstOfKind(lines: string[], at: number): number {
  let first = at
  while (first > 0 && isItem(lines[first - 1] ?? '') === isItem(lines[at] ?? '')) first -= 1
  return first
}

function isItem(line: string): boolean {
  return line.startsWith('- ')
}

/** One line of prose as runs. */
export function proseRuns(text: string, figures: Figures): Run[] {
  const parts = proseParts(text, (id) => Object.hasOwn(figures, id))
  return parts.flatMap((part, at): Run[] => {
    if ('figureId' in part) return [{ text: figures[part.figureId]?.text ?? '', figureId: part.figureId }]
    const before = parts[at - 1]
    const figure = before && 'figureId' in before ? figures[before.figureId] : undefined
    const rest = figure && !hasNumber(figure) ? withoutUnit(part.text, figure.unit) : part.text
    // A number and its percent sign stay on one line.
    return rest === '' ? [] : [{ text: figure ? rest.replace(/^ %/, '\u00a0%') : rest }]
  })
}

function hasNumber({ quantity }: Figure): boolean {
  return quantity.state === 'exact' || quantity.state === 'interval'
}

function withoutUnit(text: string, unit: string): string {
  return unit !== '' && text.trimStart().startsWith(unit) ? text.trimStart().slice(unit.length) : text
}

/** The running text of a document, a paragraph or list item a line, for comparing two editions. */
export function plainProse(document: DocumentModel | undefined): string {
  const text = (runs: Run[]) => runs.map((run) => run.text).join('')
  const lines = (document?.blocks ?? []).flatMap((block) => {
    if (block.kind === 'paragraph' || block.kind === 'note') return [text(block.runs)]
    return block.kind === 'list' ? block.items.map((runs) => `- ${text(runs)}`) : []
  })
  return lines.join('\n')
}

/** How each figure in the running text came about, in one line, for the footnotes of the printed document. */
export function proseTraces(blocks: readonly Block[], figures: Figures): Trace[] {
  const runs = blocks.flatMap((block) => {
    if (block.kind === 'paragraph' || block.kind === 'note') return block.runs
    return block.kind === 'list' ? block.items.flat() : []
  })
  const ids = new Set(runs.flatMap(({ figureId }) => (figureId ? [figureId] : [])))
  return [...ids].flatMap((figureId) => {
    const figure = figures[figureId]
    return figure ? [{ figureId, text: traceText(figure) }] : []
  })
}

/** "Belægning, Kompasset, 2024: pladsforbrug / pladser × 100 = 9,6 / 10 × 100." */
function traceText({ label, formula, sources }: Figure): string {
  if (formula) return `${label}: ${formula.text} = ${formula.filled}.`
  return `${label}: ${sources.map((source) => source.label).join('; ')}.`
}
