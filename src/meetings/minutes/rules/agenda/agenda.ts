import type { Front } from '../heads/fronts.ts'
import type { Line } from '../lines/lines.ts'
import { feetOf, headerNear } from '../pages/header-near.ts'
import type { Header } from '../pages/headers.ts'
import { bareLook, type Candidate, candidatesIn } from './candidates.ts'
import { bestRuns, missingBetween, type Run } from './chains.ts'
import { areChapters, withoutChapters } from './chapters.ts'
import { Evidence } from './evidence.ts'
import { partsIn, withoutGroups } from './item-groups.ts'
import { meetingsOf } from './meetings-alike.ts'
import { named } from './named.ts'
import { pagesEnd } from './pages-end.ts'
import { plainAgenda, usual } from './plain-agenda.ts'
import { frontBetween, lastBefore, type State, type Thread, threadsOf } from './threads.ts'
import { isSpaced } from './title-above.ts'

/**
 * Finds the items of all meetings in a file.
 *
 * Lines that are written alike and whose numbers go on are read together (`bestRuns`). The strongest of what was found
 * is the agenda; another run is a meeting of its own when a head or a header over it says so. Numbers that go on where
 * an earlier meeting left off belong to it: the minutes between were enclosed.
 *
 * @param alike - the items as repetition tells them, which are then those of the file
 * @source dagsordener-das: the pack of 17 March 2025 holds the minutes of 9 January between its items 2 and 3
 */
export function agendaOf(
  lines: readonly Line[],
  headers: readonly Header[],
  fronts: readonly Front[],
  alike: readonly Candidate[] = [],
): Thread[] {
  const headings = lines.map((line) => (line.blank || line.noise ? null : line.heading))
  const candidates = alike.length > 0 ? [...alike] : candidatesIn(lines)
  const evidence = new Evidence(lines, headings, candidates)
  // A bare number under a header can be anything that stands on that page.
  const keyed = candidates.filter((candidate) => candidate.form === 'word' || evidence.opens(candidate))
  const feet = feetOf(lines, headers)
  const keys = new Map(keyed.map((candidate) => [candidate, headerNear(lines, headers, candidate.line, feet)]))
  evidence.endAt(pagesEnd(headers, keys))
  const state: State = {
    lines,
    candidates,
    fronts,
    evidence,
    keyOf: (candidate) => keys.get(candidate) ?? null,
    spaced: isSpaced(lines),
    parts: partsIn(lines),
  }
  if (alike.length > 0) return named(threadsOf(state, meetingsOf(lines, alike, fronts)), lines, headers)
  const looks = Map.groupBy(candidates, ({ look }) => look)
  const runs = [...looks.values()].flatMap((alike) => runsOf(state, alike))
  const strong = accepted(state, runs)
  const [only, ...others] = strong.flatMap(({ items }) => items)
  const plain = others.length > 0 ? null : plainAgenda(lines, candidates, (from, to) => evidence.textBetween(from, to))
  // One item alone can be one of a list that nothing else speaks for, its decision far behind it.
  const isOneOf = plain?.some((item, at) => item === only && !evidence.isSure(item, plain[at + 1]?.line ?? item.line))
  const isBest = plain !== null && (only === undefined || isOneOf === true)
  const chosen = isBest ? [{ items: plain, score: 0, end: Number.POSITIVE_INFINITY }] : strong
  return named(threadsOf(state, withoutGroups(lines, chosen)), lines, headers)
}

function runsOf(state: State, alike: readonly Candidate[]): Run[] {
  const seen = new Map<string, Candidate[]>()
  const firsts = new Map<Front, number>()
  let last: string | undefined
  const costs = new Map(
    alike.map((candidate) => {
      const date = state.keyOf(candidate)?.date
      const before = date === undefined ? undefined : seen.get(date)
      const isNew = date !== undefined && before === undefined
      const { gap, page } = state.lines[candidate.line] as Line
      const set = gap > 0 || page
      const goesOn = set && date !== last && before?.some(({ key }) => missingBetween(key, candidate.key) === 0)
      last = date ?? last
      if (date !== undefined) seen.set(date, [...(before ?? []).slice(-mostSeen), candidate])
      const cost = startCost(state, candidate, isFirst(state, candidate, firsts) || isNew)
      return [candidate, goesOn ? resumeCost : cost]
    }),
  )
  const runs = bestRuns(
    alike,
    state.evidence,
    (candidate) => costs.get(candidate) as number,
    (candidate) => state.keyOf(candidate)?.date ?? null,
  )
  const isTold = (item: Candidate, until: number) => state.evidence.isTold(item, until)
  return withoutChapters(runs, isTold).flatMap((run) => {
    const items = withoutList(state, run.items)
    return byDay(state, { ...run, items: ofOneTable(state, { ...run, items }) })
  })
}

/** Numbers that go on from one meeting to the next, each with a day of its own over its pages. */
function byDay(state: State, run: Run): Run[] {
  const days = run.items.map((item) => state.keyOf(item)?.date ?? null)
  const known = days.filter((day) => day !== null)
  const changes = known.filter((day, at) => at > 0 && day !== known[at - 1]).length
  if (changes === 0 || new Set(known).size !== changes + 1) return [run]
  const runs: Run[] = []
  let day: string | null = null
  run.items.forEach((item, at) => {
    const before = run.items[at - 1]?.line ?? -1
    const own = days[at] ?? frontBetween(state, before, item.line)?.date ?? day
    if (own !== day || runs.length === 0) {
      const last = runs.at(-1)
      if (last !== undefined) last.end = item.line
      runs.push({ ...run, items: [] })
    }
    runs.at(-1)?.items.push(item)
    day = own
  })
  return runs
}

/** Behind the last item its contents name, chapters of a paper can go on with the numbers: few of them are sure. */
function ofOneTable({ evidence }: State, { items, end }: Run): Candidate[] {
  const last = items.findLastIndex((item) => evidence.isListed(item)) + 1
  const rest = items.slice(last)
  const sure = rest.filter((item, at) => evidence.isSure(item, rest[at + 1]?.line ?? end))
  const named = items.slice(0, last).filter((item) => evidence.isListed(item))
  return named.length >= Math.max(3, last * 0.6) && sure.length < rest.length / 2 ? items.slice(0, last) : [...items]
}

/** A meeting goes on behind minutes that were enclosed in it: its header is known, and the number before is there. */
const resumeCost = 0.5
const mostSeen = 40

/** Entries of a list before the first item, where all others have their openness or case number beside them. */
function withoutList({ evidence }: State, items: readonly Candidate[]): Candidate[] {
  const plain = (item: Candidate) => !evidence.opens(item) && !evidence.isStanding(item)
  const first = items.findIndex((item) => !plain(item))
  const rest = items.slice(first)
  // What was asked or decided stands under no entry of a list.
  const sure = items.slice(0, Math.max(0, first)).every((item, at) => evidence.isSure(item, items[at + 1]?.line ?? 0))
  return first < 1 || sure || rest.length < 3 || rest.some(plain) ? [...items] : rest
}

/** A count begins at 1 under a head of its own, or where the contents say; anywhere else little speaks for it. */
const startCost = ({ evidence }: State, candidate: Candidate, isNew: boolean) =>
  evidence.isListed(candidate) ? 0.5 : (candidate.key[0] === 1 ? 0.5 : 1.5) + (isNew ? 0 : 1)

/** The first two counts under a head: of its table of contents, and of its items. */
function isFirst({ fronts }: State, { line, key }: Candidate, firsts: Map<Front, number>): boolean {
  const front = fronts.findLast((each) => each.line <= line)
  if (front === undefined || line - front.line > 150) return false
  const before = firsts.get(front) ?? 0
  if (key[0] === 1 && (key[1] ?? 1) === 1) firsts.set(front, before + 1)
  return before < 2
}

/** The runs that are meetings: the strongest, and others that have a head or a header of their own. */
function accepted(state: State, runs: readonly Run[]): Run[] {
  const firsts = new Set(state.candidates.flatMap(({ line, key }) => (key.length === 2 && key[1] === 1 ? [line] : [])))
  const strong = [...runs]
    .filter((run) => isAgenda(state, run) && !areGroups(firsts, run))
    .sort((a, b) => Number(isBare(a)) - Number(isBare(b)) || b.score - a.score)
  const whole = strong.find((run) => isBare(run) && isWhole(state, run, strong))
  if (whole !== undefined) strong.unshift(...strong.splice(strong.indexOf(whole), 1))
  const kept: Run[] = []
  for (const run of strong) {
    // Minutes with signs at their numbers can be enclosed in an agenda without.
    const isOther = whole === undefined && kept[0] !== undefined && isBare(run) !== isBare(kept[0])
    if (kept.length > 0 && (isOther || !standsAlone(state, run, kept, strong))) continue
    const items = uncrossed(run, kept)
    kept.push(items.length === run.items.length ? run : { ...run, items })
  }
  // What a weaker run was needed for to say whose it is.
  for (const run of strong)
    if (!kept.some(({ items }) => items[0] === run.items[0]) && isRest(state, run, kept)) kept.push(run)
  return kept.sort((a, b) => firstLine(a) - firstLine(b))
}

/** Its numbers go on right where a meeting that is written alike ends, or end right where one begins. */
const isRest = (state: State, run: Run, kept: readonly Run[]): boolean =>
  isMostlySure(state, run) &&
  kept.some(({ items }) => {
    const isNext = (last: Candidate, first: Candidate) =>
      last.look === first.look && last.line < first.line && missingBetween(last.key, first.key) === 0
    const [first, last] = [run.items[0] as Candidate, run.items.at(-1) as Candidate]
    return isNext(items.at(-1) as Candidate, first) || isNext(last, items[0] as Candidate)
  })

/**
 * Right under most of them stands the first item of their group.
 *
 * @param firsts - the lines that begin with "2.1", "3.1" …
 */
function areGroups(firsts: ReadonlySet<number>, { items }: Run): boolean {
  const over = items.filter(({ line }) => [1, 2, 3, 4, 5].some((below) => firsts.has(line + below)))
  return over.length > items.length / 2 && items.every(({ key }) => key.length === 1)
}

/** Numbers without any sign are items where nothing else is: they can count pages and rows as well. */
const isBare = ({ items: [first] }: Run): boolean => first?.look === bareLook

/** From 1 on something is asked or decided under nearly every one, and under more of them than of any other count. */
function isWhole(state: State, run: Run, others: readonly Run[]): boolean {
  const told = ({ items, end }: Run) =>
    items.filter((item, at) => state.evidence.isTold(item, items[at + 1]?.line ?? end)).length
  const own = told(run)
  if (run.items.length < leastOfWhole || run.items[0]?.key[0] !== 1 || own < run.items.length * 0.8) return false
  return others.every((other) => other === run || isBare(other) || told(other) < own)
}

const leastOfWhole = 5

/** What is written otherwise ends where the stronger agenda goes on, but for minutes that are enclosed between its items. */
function uncrossed({ items }: Run, kept: readonly Run[]): Candidate[] {
  const [first] = items as [Candidate]
  const others = kept
    .flatMap((run) => (isAround({ items }, run) ? [] : run.items))
    .filter(({ look, line }) => look !== first.look && line > first.line)
  const end = others.reduce((least, { line }) => Math.min(least, line), Number.POSITIVE_INFINITY)
  return items.filter(({ line }) => line < end)
}

/** The other stands between two of its items. */
const isAround = ({ items }: Pick<Run, 'items'>, other: Run): boolean =>
  items.some(({ line }) => line < firstLine(other)) &&
  items.some(({ line }) => line > (other.items.at(-1)?.line ?? line))

const firstLine = ({ items }: Run) => items[0]?.line ?? 0

/** One numbered line with a heading behind it can be chance; a meeting has more, or a head that says so. */
function isAgenda({ lines, evidence, fronts }: State, { items, score, end }: Run): boolean {
  const sure = items.filter((item, at) => evidence.isSure(item, items[at + 1]?.line ?? end)).length
  if (score <= 0 || sure === 0) return false
  const [first] = items as [Candidate]
  if (first.form === 'word') return true
  const front = fronts.some(({ line }) => line <= first.line && first.line - line < 150)
  // A page of the web can hold one item and nothing else.
  const alone = lines.slice(0, first.line).every(({ blank, noise }) => blank || noise)
  return sure >= items.length / 3 && (items.length >= 2 || front || alone || evidence.isListed(first))
}

function standsAlone(state: State, run: Run, kept: readonly Run[], strong: readonly Run[]): boolean {
  const [first] = run.items as [Candidate]
  if (areChapters(state.lines, run.items) || kept.some((each) => areAnswers(state, run, each))) return false
  if (isBare(run) && !isMostlySure(state, run)) return false
  const last = lastBefore(kept, first.line)
  const [other] = (kept[0] as Run).items as [Candidate]
  const key = state.keyOf(first)
  if (other.look === first.look) {
    if (key !== null || frontBetween(state, last, first.line) !== null) return true
    return goesOn(strong, run) || (first.key[0] === 1 && run.items.length >= 2 && isMostlySure(state, run))
  }
  const front = frontBetween(state, last, first.line)
  if (front === null)
    return key !== null && !kept.some(({ items }) => state.keyOf(items[0] as Candidate)?.date === key.date)
  // What stands between a head and its agenda is the table of its contents.
  const agenda = nextItem(kept, first.line)
  const end = run.items.at(-1)?.line ?? first.line
  if (
    last < 0 &&
    agenda !== null &&
    !kept.some((each) => isAround(run, each)) &&
    frontBetween(state, end, agenda) === null
  )
    return false
  // The header of a meeting that is there already begins no other.
  if (!front.labelled && kept.some((each) => dayOf(state, each) === front.date)) return false
  // A list in a text, or the chapters of a paper, need more than a date near them to be another meeting.
  if (!isMostlySure(state, run) && run.items.filter(({ title }) => usual.test(title)).length < 2) return false
  if (kept.some((each) => isAround(run, each)) && isMostlySure(state, run)) return true
  return front.strength >= 2 || other.form === first.form
}

/** "Ad 1", "Ad 2" between an item and the next, under no head of their own: what was said of each entry of its list. */
function areAnswers({ fronts }: State, { items }: Run, other: Run): boolean {
  const [first, last] = [items[0] as Candidate, items.at(-1) as Candidate]
  const around = other.items.findLast(({ line }) => line < first.line)
  if (around === undefined || !/^ad\b/.test(first.look)) return false
  if (other.items.some(({ line }) => line > first.line && line < last.line)) return false
  return !fronts.some(({ line, labelled }) => labelled && line > around.line && line <= first.line)
}

/** The day of a run: by the header over one of its items, or by what stands over the first. */
const dayOf = (state: State, { items }: Run): string | null =>
  items.map(state.keyOf).find((key) => key !== null)?.date ?? frontBetween(state, -1, items[0]?.line ?? 0)?.date ?? null

/** Without a name of its own a count needs more than chance under its numbers. */
const isMostlySure = ({ evidence }: State, { items, end }: Run): boolean =>
  items.filter((item, at) => evidence.isTold(item, items[at + 1]?.line ?? end)).length >= items.length * 0.6

/** Its numbers begin where an earlier run ends. */
const goesOn = (kept: readonly Run[], { items }: Run) =>
  kept.some((run) => {
    const last = run.items.at(-1) as Candidate
    const first = items[0] as Candidate
    return last.line < first.line && missingBetween(last.key, first.key) !== null
  })

const nextItem = (runs: readonly Run[], line: number): number | null =>
  runs
    .flatMap(({ items }) => items.map((item) => item.line))
    .filter((each) => each > line)
    .sort((a, b) => a - b)[0] ?? null
