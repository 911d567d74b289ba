import type { DoubtCode } from '../../model.ts'
import type { Enclosure } from '../agenda/enclosures.ts'
import type { Span } from '../agenda/spans.ts'
import type { Part } from '../items/sections.ts'
import type { Line } from '../lines/lines.ts'
import { findAttachments } from './attachments.ts'
import { isTitlePage, type OwnEnd, ownEnd, type Wanted, wantedOf } from './own-end.ts'
import { openingAt } from './title-match.ts'

/** An attachment that is listed and whose pages have not been found yet. */
export type Want = { meeting: number; item: number; attachment: number; title: string; number: string }

export type Target = { meeting: number; item: number; attachment: number | null }

/** Pages behind an item: whose attachment they are, null when nobody's. */
export type Segment = { from: number; to: number; target: Target | null; title: string; doubt: DoubtCode | null }

export type Papers = { end: number; how: OwnEnd['how']; segments: Segment[] }

export type PapersInput = {
  lines: readonly Line[]
  span: Span
  parts: readonly Part[]
  first: boolean
  /** Filled by each item, emptied as pages are found. */
  wants: Want[]
  enclosed: readonly Enclosure[]
  spans: readonly Span[]
}

/**
 * Divides what follows an item: its own text, and the attachments behind it. Attachments listed by an earlier item that
 * have not been found are looked for as well, since some systems put all of them at the end, and minutes enclosed in a
 * pack stand before the rest of their item's attachments.
 *
 * @source dagsordener-das: item 3 of 22 January 2024 and its six attachments
 */
export function papersOf(input: PapersInput): Papers {
  const { lines, span, parts, first, wants } = input
  const number = span.beginning.number
  const others = wants.filter((want) => mayStandBehind(input, want))
  const otherTitles = others.flatMap((want) => wantedOf([want.title], want.number, false))
  const to = span.ownTo
  const { titles, ...own } = ownEnd(lines, parts, to, otherTitles, first, number)
  // A stamp can stand over the number, at the foot of the page before: no item is without a line.
  const found = own.end > span.from ? own : { ...own, end: span.beginning.line + 1 }
  // Minutes enclosed are the attachment that is missing; no page before their head need be guessed for it.
  const toHead = to < span.to && (found.end === to || found.how === 'guess')
  const { end, how } = toHead ? { end: to, how: 'title' as const } : found
  const mine = titles.map(
    (title, attachment): Want => ({ meeting: span.meeting, item: span.item, attachment, title, number }),
  )
  wants.push(...mine)
  const all = [...mine, ...others]
  const wanted: Wanted[] = [...wantedOf(titles, number), ...otherTitles]
  const segments = end < span.to ? segmentsOf(input, end, how, all, wanted, mine) : []
  for (const { target } of segments) {
    const at = wants.findIndex((want) => target !== null && sameWant(want, target))
    if (at >= 0) wants.splice(at, 1)
  }
  return { end, how, segments }
}

const sameWant = (want: Want, target: Target) =>
  want.meeting === target.meeting && want.item === target.item && want.attachment === target.attachment

/** Papers of the enclosing meeting's open item, or of any earlier item once the meeting's last one is reached. */
function mayStandBehind({ span, enclosed, spans }: PapersInput, want: Want): boolean {
  const last = !spans.some((other) => other.meeting === span.meeting && other.item > span.item)
  if (want.meeting === span.meeting) return last || want.item < span.item
  return last && enclosed[span.meeting]?.in === want.meeting
}

function segmentsOf(
  { lines, span }: PapersInput,
  end: number,
  how: OwnEnd['how'],
  all: readonly Want[],
  wanted: readonly Wanted[],
  own: readonly Want[],
): Segment[] {
  const found = findAttachments(lines, end, span.to, wanted)
  const segments = found.map(({ wanted: index, line, score }, at): Segment => {
    const want = all[index] as Want
    return {
      from: line,
      to: found[at + 1]?.line ?? span.to,
      target: { meeting: want.meeting, item: want.item, attachment: want.attachment },
      title: want.title,
      doubt: score < 0.9 ? 'attachment-alike' : null,
    }
  })
  const start = segments[0]?.from ?? span.to
  if (start <= end) return segments
  return [
    leading(
      lines,
      span,
      end,
      start,
      how,
      own.filter((want) => !found.some(({ wanted: index }) => all[index] === want)),
    ),
    ...segments,
  ]
}

/** Pages before the first attachment that was found: the first of the list that was not, or one the list lacks. */
function leading(
  lines: readonly Line[],
  span: Span,
  from: number,
  to: number,
  how: OwnEnd['how'],
  missing: readonly Want[],
): Segment {
  const [first] = missing
  const here = { meeting: span.meeting, item: span.item }
  if (first !== undefined)
    return {
      from,
      to,
      target: { ...here, attachment: first.attachment },
      title: first.title,
      doubt: 'attachment-start-guessed',
    }
  const opening = openingAt(lines, firstText(lines, from))
  if (how === 'title-page' && isTitlePage(opening)) {
    return {
      from,
      to,
      target: { ...here, attachment: null },
      title: opening.texts.at(-1) ?? '',
      doubt: 'attachment-not-listed',
    }
  }
  return { from, to, target: null, title: '', doubt: null }
}

function firstText(lines: readonly Line[], from: number): number {
  let at = from
  while (at < lines.length - 1 && (lines[at]?.blank || /^\d{1,3}$/.test(lines[at]?.text ?? ''))) at += 1
  return at
}
