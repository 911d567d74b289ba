import type { Candidate } from '../agenda/candidates.ts'
import type { paperOf } from '../agenda/plain-agenda.ts'
import type { Heading } from '../lines/headings.ts'
import type { Line } from '../lines/lines.ts'
import { groupsOver } from './groups.ts'
import { type Items, itemsBy, shapeOf } from './items.ts'
import { unmarkLabels, unmarkSolitary } from './not-running.ts'
import { plainTitles } from './plain-titles.ts'
import { type Mark, recurring } from './recurring.ts'
import { decisionLabels, headingsBy } from './roles.ts'
import { withoutTails } from './tails.ts'
import type { Block } from './title-blocks.ts'
import { titleStyles } from './title-styles.ts'
import { writtenNumber } from './written-numbers.ts'

/** What repetition alone tells of a file: headings by their lines, and its items where it tells them. */
export type Alike = {
  headings: ReadonlyMap<number, Heading>
  items: readonly Candidate[]
  /** The lines that run over the pages: under a label they would else look like what is said there again. */
  running: ReadonlySet<number>
  /** Lines of which only a part is text of an item: the rest is its title. */
  texts?: ReadonlyMap<number, string>
  /** No label comes again: the text under the titles is all there is. */
  plain: boolean
}

/**
 * Reads a file by what comes again in it, without knowing a word: its labels, what they begin, and the items between
 * them.
 *
 * @param paper - what the paper calls itself
 * @returns null where no label comes again under which decisions could stand
 * @source own: in minutes each item has the same shape, whatever its labels are called
 */
export function alikeIn(given: readonly Line[], paper: ReturnType<typeof paperOf>): Alike | null {
  const lines = withoutTails(given)
  unmarkLabels(lines)
  const seen = recurring(lines)
  const marks = unmarkSolitary(lines, seen) ? recurring(lines) : seen
  let best: { decision: string; items: Items } | null = null
  const decisions = decisionLabels(lines, marks, paper)
  const styles = decisions.length === 0 ? [] : titleStyles(lines, marks)
  for (const decision of decisions) {
    const items = itemsBy(lines, marks, styles, decision)
    if (items !== null && items.value > (best?.items.value ?? 0)) best = { decision, items }
  }
  const decision = best?.decision ?? decisions[0]
  if (decision === undefined) return paper === 'minutes' ? withoutLabels(lines, marks) : null
  const titles = best?.items.titles ?? []
  const order = best?.items.order ?? usualOrder(marks, decision)
  const headings = headingsBy(
    lines,
    marks,
    decision,
    order,
    titles.map(({ from }) => from),
  )
  const running = new Set(lines.flatMap(({ blank, noise }, at) => (noise && !blank ? [at] : [])))
  return { headings, items: candidatesOf(lines, titles, marks), running, plain: false }
}

function withoutLabels(lines: readonly Line[], marks: readonly Mark[]): Alike | null {
  const titles = plainTitles(lines, titleStyles(lines, marks))
  const items = candidatesOf(lines, titles, [])
  return titles.length === 0 ? null : { headings: new Map(), items, running: new Set(), plain: true }
}

/** Where no items are known by them, the labels as they come first. */
const usualOrder = (marks: readonly Mark[], decision: string): string[] => [
  ...new Set(marks.map(({ key }) => key).filter((key) => key !== decision)),
  decision,
]

/** Items with their number as it stands, or else counted. */
function candidatesOf(lines: readonly Line[], titles: readonly Block[], marks: readonly Mark[]): Candidate[] {
  const groups = groupsOver(lines, titles)
  const shape = shapeOf(titles)
  const counted = titles.map((title) => numberOver(title, marks))
  const labelled = counted.filter((each) => each !== null).length > titles.length * 0.8
  return titles.map(({ from, to, text }, at): Candidate => {
    const written = shape === null ? null : writtenNumber(text)
    const known = written !== null && written.shape === shape && written.title !== '' ? written : null
    const over = labelled ? (counted[at] ?? null) : null
    return {
      line: to,
      titleFrom: over?.line ?? from,
      ...(groups.has(from) ? { group: groups.get(from) as number } : {}),
      whole: true,
      number: over?.number ?? known?.number ?? String(at + 1),
      key: [at + 1],
      ...(over === null && known === null ? { counted: true } : {}),
      title: known?.title ?? text,
      form: 'word',
      open: null,
      caseNumber: null,
      look: 'alike',
    }
  })
}

/** The number of an item under a label of its own, right over its title: "Nummer : 5". */
function numberOver({ from }: Block, marks: readonly Mark[]): { number: string; line: number } | null {
  const over = marks.findLast(({ line }) => line < from)
  const number = /^(\d{1,3}|\p{Lu})\.?$/u.exec(over?.rest ?? '')?.[1]
  return over === undefined || number === undefined || from - over.line > farthest ? null : { number, line: over.line }
}

/** Fields stand on lines next to each other. */
const farthest = 3
