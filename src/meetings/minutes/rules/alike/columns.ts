import type { Candidate } from '../agenda/candidates.ts'
import type { Heading } from '../lines/headings.ts'
import type { Line } from '../lines/lines.ts'
import { joinHalves } from '../lines/paragraphs.ts'
import { tellsOutcome } from '../words/outcome.ts'
import { isTitle } from './title-blocks.ts'

/** Items in the rows of a table: what was decided stands in its last column, beside the title. */
export type Rows = { items: Candidate[]; headings: Map<number, Heading>; texts: Map<number, string> }

const least = 3
/** No agenda has more items. */
const most = 200
/** As many of the rows have the column, and something in it. */
const mostly = 0.6
const row = /^\s*(\d{1,3})[.)]?\s+\p{Lu}/u

/**
 * The items of a table that kept its columns: rows whose numbers count from 1, each with a title in the first column and
 * text in the last. Columns begin at the same place in nearly all rows.
 *
 * @returns null where no such table is
 * @source own: minutes of boards in a table, taken out of their file with its columns beside each other
 */
export function rowsIn(lines: readonly Line[]): Rows | null {
  const starts = counted(lines)
  const columns =
    starts.length < least || starts.length > most ? [] : columnsOf(starts.map((at) => (lines[at] as Line).raw))
  const [second, last] = [columns[0], columns.at(-1)]
  if (second === undefined || last === undefined) return null
  const rows: Rows = { items: [], headings: new Map(), texts: new Map() }
  starts.forEach((from, index) => {
    const cells = cellsOf(lines, from, starts[index + 1] ?? lines.length, second, last)
    const title = cells.map((cell) => cell.title).filter((text) => text !== '')
    const [, number = '', rest = ''] = /^(\d{1,3})[.)]?\s+(.*)$/.exec(title.reduce(joinHalves, '').trim()) ?? []
    for (const { at, text } of cells) rows.texts.set(at, text)
    if (cells.some(({ text }) => text !== '')) rows.headings.set(from, { kind: 'decision', rest: cells[0]?.text ?? '' })
    rows.items.push({
      line: from,
      whole: true,
      beside: true,
      number,
      key: [index + 1],
      title: rest,
      form: 'word',
      open: null,
      caseNumber: null,
      look: 'row',
    })
  })
  const enough = rows.headings.size >= starts.length * mostly && rows.items.every(({ title }) => isTitle(title))
  return enough && (isNamed(lines, starts[0] as number, last) || isTold(rows)) ? rows : null
}

/** Over the column stands that it holds the minutes. */
const isNamed = (lines: readonly Line[], first: number, last: number): boolean =>
  lines
    .slice(Math.max(0, first - farthest), first)
    .some(({ blank, raw }) => !blank && raw.slice(last - 1, last).trim() === '' && ofMinutes.test(raw.slice(last)))

const ofMinutes = /referat|beslutning|konklusion|vedtag|noter/i
/** The names of the columns stand right over them. */
const farthest = 5

/** What stands in it mostly tells what became of the items. */
function isTold({ items, texts }: Rows): boolean {
  const told = items.filter(({ line }, at) => {
    const own = [...texts].filter(([row]) => row >= line && row < (items[at + 1]?.line ?? Number.POSITIVE_INFINITY))
    return own.some(([, text]) => tellsOutcome(text))
  })
  return told.length >= items.length * mostly
}

/** The lines that count from 1, each set apart from the one before by more than a line. */
function counted(lines: readonly Line[]): number[] {
  const starts: number[] = []
  lines.forEach(({ blank, raw }, at) => {
    const number = blank ? undefined : row.exec(raw)?.[1]
    if (number !== undefined && Number(number) === starts.length + 1) starts.push(at)
  })
  return starts
}

/** Where text begins behind a wide gap, in most rows. */
function columnsOf(rows: readonly string[]): number[] {
  const counts = new Map<number, number>()
  for (const raw of rows)
    for (const { index, 0: gap } of raw.trimEnd().matchAll(/(?<=\S) {2,}(?=\S)/g)) {
      // The room behind the number is no column's.
      if (/\p{L}/u.test(raw.slice(0, index))) counts.set(index + gap.length, (counts.get(index + gap.length) ?? 0) + 1)
    }
  return [...counts].flatMap(([at, count]) => (count >= rows.length * mostly ? [at] : [])).sort((a, b) => a - b)
}

type Cells = { at: number; title: string; text: string }

/** The first and the last cell of each line of a row, as far as the columns go on. */
function cellsOf(lines: readonly Line[], from: number, to: number, second: number, last: number): Cells[] {
  const cells: Cells[] = []
  for (let at = from; at < to; at += 1) {
    const { blank, noise, raw } = lines[at] as Line
    if (noise) continue
    if (blank && at > from && (lines[at + 1]?.blank ?? true)) break
    if (blank) continue
    if (raw.slice(second - 1, second).trim() !== '' || raw.slice(last - 1, last).trim() !== '') break
    cells.push({ at, title: raw.slice(0, second).trim(), text: raw.slice(last).replace(/\s+/g, ' ').trim() })
  }
  return cells
}
