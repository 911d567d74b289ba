import { isHours } from '../lines/fields.ts'
import { isCapital, type Line, pageStart } from '../lines/lines.ts'
import { bareText } from '../words/bare-text.ts'
import { isEnded } from '../words/ended.ts'
import { labelOf, namesPaper } from '../words/head-labels.ts'
import { caseNumberOf, markerOf, openness } from '../words/vocabulary.ts'
import type { Enclosure } from './enclosures.ts'
import type { Beginning, Thread } from './threads.ts'

/** The lines of an item with all that follows it, up to the next item or the head of the next meeting. */
export type Span = {
  meeting: number
  item: number
  beginning: Beginning
  from: number
  to: number
  /** Where the head of minutes enclosed behind it begins, which no text of the item goes beyond; else `to`. */
  ownTo: number
  /** Where the head of the meeting begins, for its first item. */
  headFrom: number
  /** The meeting's head is a page of another item's attachment. */
  inside: boolean
}

/**
 * Cuts the file at the beginnings of items, in the order of the file. Header, stamp and openness over an item belong to
 * it; the head of a meeting that is nobody's attachment belongs to no item.
 *
 * @source dagsordener-das: "Mødet den …", "Åben", "Punkt 3." begin an item
 */
export function itemSpans(lines: readonly Line[], threads: readonly Thread[], enclosed: readonly Enclosure[]): Span[] {
  const spans = threads.flatMap((thread, meeting) =>
    thread.items.map(
      (beginning, item): Span => ({
        meeting,
        item,
        beginning,
        from: Math.min(
          topOf(lines, beginning),
          twiceAbove(lines, beginning),
          beginning.titleFrom ?? lines.length,
          beginning.group ?? lines.length,
        ),
        to: lines.length,
        ownTo: lines.length,
        headFrom: 0,
        inside: false,
      }),
    ),
  )
  spans.sort((a, b) => a.from - b.from || a.beginning.line - b.beginning.line)
  spans.forEach((span, at) => {
    const before = spans[at - 1]
    if (before !== undefined) span.from = Math.max(span.from, before.beginning.line + 1)
    if (before !== undefined) before.to = span.from
    if (span.item !== 0) return
    const front = threads[span.meeting]?.front ?? null
    const start =
      before === undefined ? 0 : front === null ? span.from : frontStart(lines, front, before.beginning.line + 1)
    span.headFrom = Math.min(start, span.from)
    span.inside =
      before !== undefined && enclosed[span.meeting]?.in === before.meeting && between(threads, enclosed, span)
    if (before !== undefined && !span.inside) before.to = span.headFrom
  })
  spans.forEach((span, at) => {
    const next = spans[at + 1]
    const head = next?.inside === true && next.item === 0 && next.headFrom > span.beginning.line ? next.headFrom : null
    const hasText = head !== null && lines.slice(head, span.to).some(({ blank }) => !blank)
    span.ownTo = hasText ? head : span.to
  })
  return spans
}

/** Enclosed between two items of the outer meeting: its head stays with the attachment's title page. */
function between(threads: readonly Thread[], enclosed: readonly Enclosure[], span: Span): boolean {
  const outer = threads[enclosed[span.meeting]?.in ?? -1]
  return outer?.items.some(({ line }) => line > span.beginning.line) ?? false
}

function topOf(lines: readonly Line[], { line, openAbove, caseAbove }: Beginning): number {
  let top = line
  let said = false
  for (let at = line - 1; at >= 0; at -= 1) {
    const { blank, text, noise } = lines[at] as Line
    if (blank) continue
    const open = openAbove && !noise && openness(text) !== null
    // Only one of them is this item's; "Lukket punkt" above it is the whole of the item before.
    if (open && said) break
    said ||= open
    if (!noise && !open && !(isHours(text) && lines[line]?.gap === 0) && !(caseAbove && caseNumberOf(text) !== null))
      break
    const opened = openAbove && openness(textAbove(lines, at)) !== null
    // A stamp at the foot of the page before belongs to the text it stands under.
    if (!lines[at]?.page && /^side\b/i.test(text) && !opened) break
    top = at
    if (lines[at]?.page && noise && !opened) break
  }
  return top
}

/** "2. Budget 2021" over "2.     Budget 2021" again: the name of its part of a page. */
function twiceAbove(lines: readonly Line[], { line, number, title }: Beginning): number {
  const above = lines.slice(Math.max(0, line - 3), line).findLastIndex(({ blank, noise }) => !blank && !noise)
  const at = Math.max(0, line - 3) + above
  return above >= 0 && title !== '' && bareText((lines[at] as Line).text) === bareText(`${number} ${title}`) ? at : line
}

const textAbove = (lines: readonly Line[], line: number): string =>
  lines.slice(Math.max(0, line - 6), line).findLast(({ blank, noise }) => !blank && !noise)?.text ?? ''

/** What ends as text of an item does ("… og bilag 2."), not as a title or the line of a head. */
const isSentence = (text: string): boolean =>
  labelOf(text) === null && (/[.!?]$/.test(text) ? text.split(' ').length > 4 : isEnded(text))

/**
 * Where the head of a meeting begins.
 *
 * @source own: the top of its page, or the names over it
 */
export function frontStart(lines: readonly Line[], front: number, least: number): number {
  const page = pageStart(lines, front)
  const mixed = lines.slice(page, front).some(({ blank, noise, text, heading, page: top }) => {
    const isName = /(?:referat|protokol) (?:fra|af|for) /i.test(text) || (top && namesPaper(text))
    const decides = heading?.kind === 'decision' && !isName
    return !blank && !noise && (decides || isSentence(text))
  })
  if (page > least && front - page < 40 && !mixed) return page
  // Without pages: the names over it, up to the text of the item before.
  let start = front
  for (let at = front - 1; at >= least && front - at < 15; at -= 1) {
    const { blank, text, heading } = lines[at] as Line
    if (blank) continue
    if ((heading !== null && !namesPaper(text)) || isEnded(text) || isSentence(text) || markerOf(text) !== null) break
    // Nothing stands over the name of the paper but, further up, the text of the item before.
    const { text: below, gap, page: top, noise } = lines[start] as Line
    if (namesPaper(below) && gap >= 2 && !namesPaper(text)) break
    // Over the header of its page, only a page with a title of its own.
    if (top && noise && !namesPaper(text) && !isCapital(text)) break
    start = at
  }
  return Math.max(start, least)
}
