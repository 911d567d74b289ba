import type { Span } from './agenda/spans.ts'
import { addGlued, type Head, headOf } from './heads/head.ts'
import type { Places } from './heads/places.ts'
import type { Line } from './lines/lines.ts'
import { labelOf, namesPaper } from './words/head-labels.ts'
import type { Work } from './work.ts'

/**
 * The head of a meeting, and the place of the lines over its first item.
 *
 * @source dagsordener-das: day, time, place and people stand over the first item
 */
export function readHead({ lines, spans, places }: Work, meeting: number): Head {
  const first = spans.find((span) => span.meeting === meeting && span.item === 0) as Span
  const rest = behindHeadings(lines, first.headFrom, first.from)
  const head = headOf(lines, rest, first.from)
  addGlued(head, lines, first.beginning.line, `${first.beginning.number}. ${first.beginning.title}`)
  // The head of enclosed minutes is a page of the attachment they are.
  if (first.inside) return head
  const start = [...head.read].sort((a, b) => a - b)[0] ?? first.from
  const unknown: Parameters<Places['put']>[2] = { kind: 'unplaced', reason: 'before-first-item' }
  const known: Parameters<Places['put']>[2] = { kind: 'head', meeting }
  // Whose date, time and place are known is a whole head: what stands in the midst of it belongs to it.
  const whole = head.date !== null && (head.start !== undefined || head.place !== undefined || head.present.length > 0)
  let owner = lines.slice(first.headFrom, start).some(({ blank }) => !blank) ? unknown : known
  for (let at = first.headFrom; at < first.from; at += 1) {
    const inside = at >= start && (whole || lines[at]?.noise === true)
    if (!lines[at]?.blank) owner = head.read.has(at) || inside ? known : unknown
    places.put(at, at + 1, owner)
  }
  return head
}

/**
 * Who was there stands over what was decided, where that has a head of its own.
 *
 * @source own: minutes behind their agenda
 */
export function withRecordHead({ lines, threads, protocols }: Work, meeting: number, head: Head): Head {
  const protocol = protocols.find((each) => each.meeting === meeting)
  const [first] = protocol?.records ?? []
  if (threads[meeting]?.record === undefined || protocol === undefined || first === undefined) return head
  const own = headOf(lines, protocol.from, first.from)
  const fuller = (one: string[], other: string[]) => (one.length > 0 ? one : other)
  return {
    ...own,
    ...head,
    present: fuller(own.present, head.present),
    absent: fuller(own.absent, head.absent),
    others: fuller(own.others, head.others),
  }
}

/**
 * The end of an item whose beginning is not in the file: up to its last heading and the text under it. Under the labels
 * of a head no such end stands.
 */
function behindHeadings(lines: readonly Line[], from: number, to: number): number {
  const kinds = new Set<string>()
  // Over the first text of a file stands nothing it could be a part of: "BESLUTNINGER" is the name of the paper there.
  const top = lines.findIndex(({ blank }) => !blank)
  const last = lines
    .slice(from, to)
    .findLastIndex((line, at) => !line.blank && !line.noise && from + at > top && partHeads(line))
  for (const { blank, text } of lines.slice(from, from + Math.max(0, last))) {
    const kind = blank ? undefined : labelOf(text)?.kind
    if (kind !== undefined && kind !== 'remarks' && kind !== 'body') kinds.add(kind)
  }
  if (kinds.size >= 2) return from
  if (last < 0) return from
  const label = lines.slice(from + last, to).findIndex(({ blank, text }) => !blank && labelOf(text) !== null)
  return label < 0 ? to : from + last + label
}

function partHeads({ text, heading }: Line): boolean {
  const kind = heading?.kind
  if (namesPaper(text)) return false
  return kind === 'recommendation' || kind === 'decision' || kind === 'presentation' || kind === 'resume'
}
