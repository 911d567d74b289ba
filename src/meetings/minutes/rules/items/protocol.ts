import { type Candidate, candidatesIn } from '../agenda/candidates.ts'
import { frontStart, type Span } from '../agenda/spans.ts'
import type { Thread } from '../agenda/threads.ts'
import type { Line } from '../lines/lines.ts'
import { bareText } from '../words/bare-text.ts'
import { isEnded } from '../words/ended.ts'
import { labelOf } from '../words/head-labels.ts'
import { caseNumberOf, markerOf, openness } from '../words/vocabulary.ts'

/**
 * What was decided in an item, recorded apart from it: its lines without the number and title they begin with. Where no
 * title stands there, the text begins right behind the number.
 */
export type Record = { meeting: number; item: number; from: number; text: number; to: number }

/** Where the decisions of a meeting are recorded together, behind its last item. */
export type Protocol = { meeting: number; from: number; records: Record[] }

/**
 * Finds decisions that are recorded in a list of their own behind the agenda ("Ad punkt 3: …"): the numbers of the items
 * come again in their order, written otherwise, and the items themselves have no decision.
 *
 * The last item of the agenda ends where the list begins.
 *
 * @source own: agendas whose minutes are written into the same paper afterwards
 */
export function protocolsOf(lines: readonly Line[], threads: readonly Thread[], spans: readonly Span[]): Protocol[] {
  const ofMeeting = Map.groupBy(spans, ({ meeting }) => meeting)
  return threads.flatMap((thread, meeting) => {
    const own = ofMeeting.get(meeting) ?? []
    const last = own.at(-1)
    if (last === undefined || own.length < 2 || isDecided(lines, own)) return []
    const behind = last.beginning.line + 1
    const among = candidatesIn(lines.slice(behind, last.to)).map((each) => ({ ...each, line: each.line + behind }))
    const alike = [...Map.groupBy(among, ({ look }) => look).values()].map((each) => inOrder(each, thread))
    const written = alike.sort((a, b) => b.length - a.length)[0] ?? []
    const found = written.length >= 2 ? written : counted(lines, thread, behind, last.to)
    if (found.length < 2 || (found.length < thread.items.length / 2 && !breaksOff(found, thread))) return []
    const from = beginningOf(lines, thread, (found[0] as Candidate).line, last.beginning.line)
    const records = found.map((candidate, at): Record => {
      const to = found[at + 1]?.line ?? last.to
      const item = thread.items.findIndex(({ number }) => number === candidate.number)
      const text =
        found === written
          ? behindHeading(lines, textOf(lines, candidate, to, wholeTitle(lines, thread, item)), to)
          : candidate.line
      return { meeting, item, from: candidate.line, text, to }
    })
    // The questions of a survey behind the agenda are numbered as well.
    if (areQuestions(lines, records)) return []
    last.to = from
    last.ownTo = from
    return [{ meeting, from, records }]
  })
}

const areQuestions = (lines: readonly Line[], records: readonly Record[]): boolean =>
  records.filter(({ from, to }) => {
    const first = lines.slice(from, to).filter(({ blank, noise }) => !blank && !noise)
    return first.slice(0, 3).some(({ text }) => text.endsWith('?'))
  }).length >=
  records.length / 2

/** The first items of the agenda, by their titles: the file breaks off behind them. */
const breaksOff = (found: readonly Candidate[], { items }: Thread): boolean =>
  found.every(({ number, title }, at) => title !== '' && number === items[at]?.number)

/** Under a heading for all of them, sentences with the numbers of the items, one for each. */
function counted(lines: readonly Line[], { items }: Thread, from: number, to: number): Candidate[] {
  const head = lines.slice(from, to).findIndex(({ heading, text }) => heading?.kind === 'decision' && isTitle(text))
  const found: Candidate[] = []
  for (let at = from + head + 1; head >= 0 && at < to; at += 1) {
    const { blank, noise, text } = lines[at] as Line
    const item = items[found.length]
    const number = blank || noise || item === undefined ? undefined : countedNumber(text)
    if (item !== undefined && number !== undefined && number === item.number)
      found.push({ ...item, line: at, title: '' })
  }
  return found.length === items.length ? found : []
}

/** "3. Godkendt", "Ad 3: Godkendt". */
const countedNumber = (text: string): string | undefined =>
  markerOf(text)?.number?.toString() ?? adNumber.exec(text)?.[1]

/**
 * The number a decision behind the agenda begins with, with its word.
 *
 * @source own: "Ad 3: …" under "Beslutningsreferat"
 */
export const adNumber = /^(?:ad|pkt\.?|punkt)\s?(\d{1,3})(?:[.:)]\s*|\s+)(?=\S)/i

/** Most items have a decision under a heading of their own. */
function isDecided(lines: readonly Line[], own: readonly Span[]): boolean {
  const decided = own.filter(({ from, to }, at) =>
    lines
      .slice(from, Math.min(to, from + 400))
      .some(({ heading, text }) => heading?.kind === 'decision' && !(at === own.length - 1 && isTitle(text))),
  )
  return decided.length > own.length / 3
}

/** In the last item, a heading over all of the list. */
const isTitle = (text: string) => /protokol|beslutninger|referat/i.test(text)

function inOrder(candidates: readonly Candidate[], thread: Thread): Candidate[] {
  let at = -1
  return candidates.filter(({ number, title }) => {
    const next = thread.items.findIndex((item) => item.number === number)
    if (next <= at || !isAlike(title, titleOf(thread, next))) return false
    at = next
    return true
  })
}

/** The rest of a title that is broken otherwise than over the item takes no more rows. */
const mostTitleRows = 2

/** Behind its heading, where the decision has one. */
function behindHeading(lines: readonly Line[], text: number, to: number): number {
  let rows = 0
  for (let at = text; at < to && rows <= mostTitleRows; at += 1) {
    const { blank, noise, heading } = lines[at] as Line
    if (blank || noise) continue
    if (heading !== null) return heading.kind === 'decision' && heading.rest === '' ? at + 1 : text
    rows += 1
  }
  return text
}

const titleOf = (thread: Thread, item: number) => thread.items[item]?.title ?? ''
/** Over its item a title can be broken too: what stands right under it is the rest, or nothing the list has again. */
function wholeTitle(lines: readonly Line[], thread: Thread, item: number): string {
  const { line = 0, title = '' } = thread.items[item] ?? {}
  const under = lines.slice(line + 1, line + 1 + mostTitleRows)
  const end = under.findIndex(({ blank }) => blank)
  const rest = title === '' ? [] : under.slice(0, end < 0 ? mostTitleRows : end)
  return [title, ...rest.map(({ text }) => text)].join(' ')
}

function isAlike(title: string, item: string): boolean {
  const [a, b] = [bareText(title), bareText(item)]
  return a === '' || b === '' || a.startsWith(b) || b.startsWith(a)
}

/** A head over the list belongs to it. */
function beginningOf(lines: readonly Line[], { record }: Thread, first: number, least: number): number {
  if (record === undefined) return startOf(lines, first, least)
  let from = frontStart(lines, Math.min(record.front ?? first, first), least + 1)
  // Openness and case number of the last item stand behind its title.
  for (let at = from; at < Math.min(first, from + 8); at += 1) {
    const { blank, text } = lines[at] as Line
    if (!blank && openness(text) === null && caseNumberOf(text) === null) break
    if (!blank) from = at + 1
  }
  return from
}

/** The heading over the list belongs to it, and the labels of a head of its own, with the names over those. */
function startOf(lines: readonly Line[], first: number, least: number): number {
  let start = first
  let names = 0
  for (let at = first - 1; at > least && names <= mostNames; at -= 1) {
    const { blank, noise, text, heading } = lines[at] as Line
    if (blank || noise) continue
    if (heading?.kind === 'decision' && isTitle(text)) return at
    if (labelOf(text) !== null) start = at
    else if (start === first || heading !== null || isEnded(text)) break
    else names += 1
  }
  return start
}

/** The name of the paper and of the body, and a value that is broken. */
const mostNames = 3

/** The first line behind the title, which may be broken over two. */
function textOf(lines: readonly Line[], { line, title }: Candidate, to: number, item: string): number {
  let seen = bareText(title)
  let at = line + 1
  if (seen === '') return at
  const whole = bareText(item)
  for (; at < to; at += 1) {
    const { blank, text } = lines[at] as Line
    if (blank || seen === whole || !whole.startsWith(seen + bareText(text))) break
    seen += bareText(text)
  }
  return at
}
