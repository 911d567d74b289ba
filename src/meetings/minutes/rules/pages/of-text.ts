import type { Line } from '../lines/lines.ts'
import { labelOf } from '../words/head-labels.ts'
import { caseNumberOf } from '../words/vocabulary.ts'

/**
 * Whether a line at the edge of a page belongs to the text around it, however often the same stands at edges: the rest of
 * a sentence, the name under "Fraværende", the case number under a title.
 *
 * @source own: what runs over the pages belongs to none of their texts
 */
export const isOfText = (lines: readonly Line[], at: number): boolean =>
  goesOnWith(lines, at) || isAway(lines, at) || isCaseOfItem(lines, at)

/** "3 (Åben) Takster" / "Sags ID: 2026-044916": several items of a meeting can be of one case. */
const isCaseOfItem = (lines: readonly Line[], at: number): boolean =>
  caseNumberOf((lines[at] as Line).text) !== null &&
  lines.slice(Math.max(0, at - 2), at).some(({ text }) => overCase.test(text))

const overCase = /^(?:(?:punkt|pkt\.?|sag) ?)?\d{1,3}[.:]?(?: \((?:åben|lukket)\))? \p{Lu}/iu

/** "Fraværende" / "Medlem 8": who was away stands at the foot of many pages, under its label. */
function isAway(lines: readonly Line[], at: number): boolean {
  const over = lines[at - 1]
  const label = over === undefined || over.blank || (lines[at] as Line).gap > 0 ? null : labelOf(over.text)
  return label?.kind === 'absent' && label.rest === ''
}

/** "servicelovens §" / "107": the number at the edge of a page ends the sentence above it. */
function goesOnWith(lines: readonly Line[], at: number): boolean {
  const { text, gap } = lines[at] as Line
  const above = lines.slice(Math.max(0, at - 6), at).findLast(({ blank, noise }) => !blank && !noise)
  // Over a page break only a whole date says so.
  const rest = gap === 0 ? /^\d{1,4}[.,]?$/ : /^\d{1,2}[-./]\d{1,2}[-./]\d{2,4}[.,:]?$/
  return rest.test(text) && awaits.test(above?.text ?? '')
}

const awaits = /(?:§|(?<!\p{L})(?:stk|nr|kap|pkt|afsnit|punkt|bilag|side|kapitel|paragraf|ca|kl|den|d)\.?)$/iu
