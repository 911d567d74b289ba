import { type Candidate, candidatesIn, type Signs, signsOf } from './candidates.ts'
import type { Front } from './fronts.ts'
import type { Header } from './headers.ts'
import type { Line } from './lines.ts'
import { named } from './named.ts'
import { verbOf } from './verbs.ts'
import { type Heading, headingOf } from './vocabulary.ts'

/** An item's beginning, accepted. */
export type Beginning = Candidate & { thread: number; outOfOrder: boolean }

/** The items of one meeting as they follow each other in the file. */
export type Thread = {
  date: string | null
  body: string | null
  front: number | null
  form: Candidate['form']
  /** Its items say whether they are open. */
  open: boolean
  last: number
  items: Beginning[]
}

type State = {
  candidates: readonly Candidate[]
  lines: readonly Line[]
  headers: readonly Header[]
  fronts: readonly Front[]
  threads: Thread[]
  /** Threads that may go on: the outer ones first, the current one last. */
  open: number[]
  lastLine: number
  /** Items named by a word stand with the title below in this file. */
  bare: boolean
}

/**
 * Finds the items of all meetings in a file.
 *
 * A line that could begin an item is accepted when what stands around it speaks for it, and its number goes on where a
 * meeting left off: the current one, or the one whose papers hold the current one. The header over it says which
 * meeting it is; without one, a front before a number 1 begins a new meeting.
 *
 * @source dagsordener-das: the pack of 17 March 2025 holds the minutes of 9 January between its items 2 and 3
 */
export function agendaOf(lines: readonly Line[], headers: readonly Header[], fronts: readonly Front[]): Thread[] {
  const headings = lines.map((line) => (line.blank || line.noise ? null : headingOf(line.text)))
  const candidates = candidatesIn(lines)
  const words = candidates.filter(({ form }) => form === 'word')
  const bare = words.some((each) => each.title === '' && speaksFor(signsOf(lines, headings, each.line, lines.length)))
  const state: State = { candidates, lines, headers, fronts, threads: [], open: [], lastLine: -1, bare }
  const asked = recommendations(lines, headings)
  const next = nextCandidates(candidates, lines.length)
  candidates.forEach((candidate, index) => {
    const signs = signsOf(lines, headings, candidate.line, next(index))
    if (candidate.form === 'word') readWord(state, candidate, signs)
    else readNumber(state, candidate, signs, asked[candidate.line] ?? false)
  })
  return named(state.threads.filter(isMeeting), lines, headers)
}

const speaksFor = (signs: Signs) => signs.open || signs.page || signs.gap > 0 || signs.headings > 0

/** Up to where a candidate may look: a line with a word looks to the next such, a number to the next one up as well. */
function nextCandidates(candidates: readonly Candidate[], end: number): (index: number) => number {
  const word: number[] = []
  let line = end
  for (let index = candidates.length - 1; index >= 0; index -= 1) {
    word[index] = line
    if (candidates[index]?.form === 'word') line = candidates[index]?.line as number
  }
  return (index) => {
    const from = candidates[index] as Candidate
    if (from.form === 'word') return word[index] as number
    const wanted = Number.parseInt(from.number, 10) + 1
    for (let at = index + 1; at < Math.min(candidates.length, index + 200); at += 1) {
      const each = candidates[at] as Candidate
      if (each.form === 'word' || Number.parseInt(each.number, 10) === wanted) return each.line
    }
    return word[index] as number
  }
}

/** Which lines stand in a recommendation: numbers there count clauses. */
function recommendations(lines: readonly Line[], headings: readonly (Heading | null)[]): boolean[] {
  let inside = false
  return lines.map((line, at) => {
    const heading = headings[at]
    if (heading != null) inside = heading.kind === 'recommendation'
    else if (/^(?:det|sekretariatet|administrationen|forretningsudvalget) indstille[rs]\b/i.test(line.text))
      inside = true
    return inside
  })
}

function readWord(state: State, candidate: Candidate, signs: Signs): void {
  const number = Number.parseInt(candidate.number, 10)
  const key = headerNear(state, candidate.line)
  const inline = candidate.title !== ''
  if (inline && state.bare && !signs.open) return
  const target = targetOf(state, candidate, number, key, signs)
  if (target === null) return
  const thread = state.threads[target] as Thread
  const follows = number === thread.last + 1
  if (inline && !follows && !signs.open && signs.headings === 0 && !standsApart(signs, number)) return
  accept(state, target, candidate, number)
}

/** The first item of a list without any heading: far enough from the next one to be no table of contents. */
const standsApart = (signs: Signs, number: number) => number === 1 && (signs.page || signs.gap > 0) && signs.body > 3

function readNumber(state: State, candidate: Candidate, signs: Signs, asked: boolean): void {
  const number = Number.parseInt(candidate.number, 10)
  const apart = signs.page || signs.gap > 0 || signs.open || candidate.line === 0
  if (!apart && !state.lines[candidate.line - 1]?.noise) return
  const clause = asked && (verbOf(candidate.title).verb !== 'other' || !(signs.open || signs.page))
  const standing = /^(?:eventuelt|næste møde)/i.test(candidate.title)
  if (clause || !(signs.decided || signs.open || standing)) return
  const key = headerNear(state, candidate.line)
  if (key !== null && signs.open) {
    keyedNumber(state, candidate, number, key)
    return
  }
  const front = frontSince(state, candidate.line)
  const goesOn = [...state.open]
    .reverse()
    .find((target) => follows(state.threads[target] as Thread, number, signs, standing))
  if (goesOn !== undefined) {
    accept(state, goesOn, candidate, number)
    return
  }
  if (number !== 1 && (state.threads.length > 0 || !signs.decided || isContents(state, candidate))) return
  if (standing && !signs.decided) return
  const words = state.threads.some(({ form }) => form === 'word')
  if (words && (front === null || front.strength < 2)) return
  begin(state, candidate, { date: front?.date ?? key?.date ?? null, body: front?.body ?? key?.body ?? null }, front)
  ;(state.threads.at(-1) as Thread).open = signs.open
  accept(state, state.threads.length - 1, candidate, number)
}

/** Where items say that they are open, a numbered line that does not is a list; one that does may leave a gap. */
function follows(thread: Thread, number: number, signs: Signs, standing: boolean): boolean {
  if (thread.form !== 'number') return false
  if (number === thread.last + 1) return !thread.open || signs.open || standing
  return thread.open && signs.open && number > thread.last && number <= thread.last + 3
}

/** An entry of a table of contents: the first item stands a little further down. */
function isContents({ candidates }: State, candidate: Candidate): boolean {
  return candidates.some(({ number, line }) => number === '1' && line > candidate.line && line < candidate.line + 120)
}

/** A number under a header that names its meeting, with "Åben" beside it: it belongs to that meeting and no other. */
function keyedNumber(state: State, candidate: Candidate, number: number, key: Header): void {
  const same = state.threads.findIndex(({ date, form }) => date === key.date && form === 'number')
  if (same >= 0 && number <= (state.threads[same] as Thread).last) return
  const current = state.threads[state.open.at(-1) ?? -1]
  if (same < 0 && current?.form === 'number' && current.date === null && number === current.last + 1) {
    Object.assign(current, { date: key.date, body: key.body, open: true })
    accept(state, state.open.at(-1) as number, candidate, number)
    return
  }
  const target = same >= 0 ? same : begin(state, candidate, key, frontSince(state, candidate.line))
  ;(state.threads[target] as Thread).open = true
  accept(state, target, candidate, number)
}

type Named = { date: string | null; body: string | null }

/** The meeting a candidate belongs to; null when it belongs to none. A new meeting is begun where one is needed. */
function targetOf(state: State, candidate: Candidate, number: number, key: Header | null, signs: Signs): number | null {
  const { threads, open } = state
  const current = open.at(-1)
  if (key !== null) {
    const same = threads.findIndex((thread) => thread.date === key.date && thread.form === 'word')
    if (same >= 0) return fits(threads[same] as Thread, candidate, number, signs) ? same : null
    const last = current === undefined ? undefined : threads[current]
    if (last !== undefined && last.date === null && number === last.last + 1) {
      Object.assign(last, { date: key.date, body: key.body })
      return current as number
    }
    const front = frontSince(state, candidate.line)
    return begin(state, candidate, key, front?.date === key.date ? front : null)
  }
  for (const index of [...open].reverse()) {
    const thread = threads[index] as Thread
    if (thread.form === 'word' && number === thread.last + 1) return index
  }
  const front = frontSince(state, candidate.line)
  if (front !== null && number <= 3 && !threads.some(({ date }) => date === front.date))
    return begin(state, candidate, front, front)
  if (current === undefined) return begin(state, candidate, front ?? { date: null, body: null }, front)
  const last = threads[current] as Thread
  // The numbers begin again without a head: minutes of another meeting, put in as they are.
  if (number === 1 && last.last >= 2 && signs.headings > 0 && (signs.page || signs.gap > 0)) {
    return begin(state, candidate, { date: null, body: null }, null)
  }
  const ahead = number > last.last && number <= last.last + 5
  const apart = signs.page || (candidate.title === '' && signs.gap > 0)
  return ahead && (signs.open || (apart && signs.headings > 0)) ? current : null
}

/** An item may stand out of order when everything else speaks for it, but never twice under the same number. */
function fits(thread: Thread, candidate: Candidate, number: number, signs: Signs): boolean {
  if (number > thread.last) return true
  const before = thread.items.some((item) => item.number === candidate.number)
  return signs.open && !before
}

function begin(state: State, candidate: Candidate, named: Named, front: Front | null): number {
  state.threads.push({
    date: named.date,
    body: named.body,
    front: front?.line ?? null,
    form: candidate.form,
    open: false,
    last: Number.parseInt(candidate.number, 10) - 1,
    items: [],
  })
  return state.threads.length - 1
}

function accept(state: State, target: number, candidate: Candidate, number: number): void {
  const thread = state.threads[target] as Thread
  const outOfOrder = thread.items.length > 0 && number !== thread.last + 1 && number !== thread.last
  thread.items.push({ ...candidate, thread: target, outOfOrder })
  thread.last = Math.max(thread.last, number)
  state.lastLine = candidate.line
  const at = state.open.indexOf(target)
  if (at >= 0) state.open.length = at + 1
  else state.open.push(target)
}

/** The front between the last item and a line. */
function frontSince({ fronts, lastLine }: State, line: number): Front | null {
  return fronts.findLast((front) => front.line > lastLine && front.line <= line) ?? null
}

/** The header of the page a line stands on: at most eight lines with text above it, or anywhere on its page. */
function headerNear({ lines, headers }: State, line: number): Header | null {
  const above = headers.findLast((header) => header.line <= line)
  if (above !== undefined && textBetween(lines, above.line, line) <= 8) return above
  if (headers.length < 3) return null
  let top = line
  while (top > 0 && !lines[top]?.page && line - top < 90) top -= 1
  if (above !== undefined && above.line >= top) return above
  let foot = line + 1
  while (foot < lines.length && !lines[foot]?.page && foot - line < 90) foot += 1
  return headers.find((header) => header.line > line && header.line < foot) ?? null
}

function textBetween(lines: readonly Line[], from: number, to: number): number {
  let count = 0
  for (let at = from + 1; at < to && count <= 8; at += 1) if (!lines[at]?.blank) count += 1
  return count
}

/** One numbered line with a heading behind it can be chance; a meeting has more, or a front that says so. */
function isMeeting(thread: Thread): boolean {
  return thread.form === 'word' || thread.items.length >= 2 || thread.front !== null
}
