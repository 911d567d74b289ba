import type { FollowUpFound, ItemFound, MeetingFound } from '../model.ts'
import { agendaOf } from './agenda/agenda.ts'
import { joinGroups } from './agenda/counted-groups.ts'
import { enclosures } from './agenda/enclosures.ts'
import { markFeet } from './agenda/feet.ts'
import { headsBetween } from './agenda/meetings-alike.ts'
import { joinRecords } from './agenda/same-meeting.ts'
import { itemSpans } from './agenda/spans.ts'
import type { Thread } from './agenda/threads.ts'
import type { Reading } from './alike/explained.ts'
import type { Alike } from './alike/reading.ts'
import { type Closing, closingOf } from './heads/closings.ts'
import { frontsIn } from './heads/fronts.ts'
import type { Head } from './heads/head.ts'
import { listedBehind } from './heads/listed-items.ts'
import { Places } from './heads/places.ts'
import { followUpsOf } from './items/follow-ups.ts'
import { keptBy } from './items/keepers.ts'
import { listedFollowUps } from './items/listed-follow-ups.ts'
import { type Identity, withOwnDecision } from './items/own-decision.ts'
import { adNumber, protocolsOf } from './items/protocol.ts'
import { contentsOf, type Part, partsOf } from './items/sections.ts'
import { asDecision, toldBehind, toldIn } from './items/spoken.ts'
import { readTop, type Top } from './items/title.ts'
import { joinHeadings } from './lines/broken-headings.ts'
import { type Line, readLines, typicalWidth } from './lines/lines.ts'
import { paragraphs } from './lines/paragraphs.ts'
import { joinFields } from './lines/title-label.ts'
import { caseAtFoot } from './pages/foot-fields.ts'
import type { Header } from './pages/headers.ts'
import { takeNumbersOff } from './pages/numbered-headers.ts'
import { markRunning } from './pages/running.ts'
import { decisionFirst } from './papers/own-end.ts'
import { papersOf, type Want } from './papers/papers.ts'
import { doubtMissing, placeEnclosed, placePapers } from './placed-papers.ts'
import { readHead, withRecordHead } from './read-heads.ts'
import { markerOf } from './words/vocabulary.ts'
import type { Draft, Work } from './work.ts'

/**
 * One reading of a file: its meetings, their items and the place of each line.
 *
 * @param alike - what repetition tells of the file, on top of what is known
 * @source dagsordener-das: the parts of an item are those of the agendas of 2024 and 2025
 */
export function readBy(raws: readonly string[], alike: Alike | null): Reading {
  const lines = readLines(raws)
  for (const [at, text] of alike?.texts ?? []) Object.assign(lines[at] as Line, { text, noise: text === '' })
  for (const [at, heading] of alike?.headings ?? []) (lines[at] as Line).heading = heading
  joinFields(lines)
  joinHeadings(lines)
  const numbered = takeNumbersOff(lines)
  const running = [...numbered, ...markRunning(lines)].sort((a, b) => a.line - b.line)
  const headers = withoutTitles(running, lines, alike)
  joinHeadings(lines, true)
  const fronts = [...frontsIn(lines, headers), ...headsBetween(lines, alike?.items ?? [])]
  fronts.sort((a, b) => a.line - b.line)
  const threads = joinRecords(lines, joinGroups(agendaOf(lines, headers, fronts, alike?.items)))
  const places = new Places(lines.length)
  if (threads.length === 0) {
    if (lines.length > 0) places.put(0, lines.length, { kind: 'unplaced', reason: 'no-meeting' })
    return { read: { found: places.found([]), places: places.runs(), doubts: [] }, spoken: new Set() }
  }
  const enclosed = enclosures(threads, fronts, lines)
  const spans = itemSpans(lines, threads, enclosed)
  markFeet(lines, spans)
  const protocols = protocolsOf(lines, threads, spans)
  return assemble({ lines, threads, enclosed, spans, protocols, places, doubts: [] })
}

/** A title that tells of another meeting ("Opfølgning på mødet den …") is no header, and no label runs over the pages. */
function withoutTitles(headers: readonly Header[], lines: readonly Line[], alike: Alike | null): readonly Header[] {
  const titles = new Set<number>()
  for (const { line, titleFrom = line } of alike?.items ?? [])
    for (let at = titleFrom; at <= line; at += 1) titles.add(at)
  for (const at of alike?.running ?? []) (lines[at] as Line).noise = true
  for (const at of [...titles, ...(alike?.headings.keys() ?? [])]) (lines[at] as Line).noise = (lines[at] as Line).blank
  return headers.filter(({ line }) => !titles.has(line))
}

function assemble(work: Work): Reading {
  const { lines, threads, spans, places, doubts } = work
  const width = typicalWidth(lines)
  const heads = threads.map((_, meeting) => withRecordHead(work, meeting, readHead(work, meeting)))
  const closings = threads.map((_, meeting) => closingIn(work, meeting))
  const named = threads.map((thread, at) => identityOf(thread, heads[at] as Head))
  const tops = spans.map((span) => {
    const { number } = span.beginning
    const listed = (heads[span.meeting] as Head).contents.get(number)?.title
    return readTop(lines, span.beginning, span.to, width, listed)
  })
  const topAt = (at: number) => tops[at] as Top
  const divided = (order: boolean) =>
    spans.map((span, at) =>
      withOwnDecision(
        partsOf(lines, topAt(at).next, span.ownTo, order, topAt(at).title),
        named[span.meeting] as Identity,
      ),
    )
  const first = decisionFirst(divided(false))
  const parts = divided(first)
  const told = toldIn(lines, spans, parts, new Set(work.protocols.map(({ meeting }) => meeting)))
  const drafts: Draft[] = []
  const wants: Want[] = []
  spans.forEach((span, at) => {
    const papers = papersOf({ lines, span, parts: parts[at] ?? [], first, wants, enclosed: work.enclosed, spans })
    drafts.push({ span, beginning: span.beginning, top: tops[at] as Top, papers })
  })
  const meetings = threads.map((thread, meeting) =>
    meetingOf(work, thread, meeting, withEnd(heads[meeting] as Head, closings[meeting] as Closing)),
  )
  const items = drafts.map((draft, at) =>
    withRecord(
      work,
      draft,
      withOpenness(
        heads[draft.span.meeting] as Head,
        itemOf(lines, draft, named[draft.span.meeting] as Identity, first, told.items.has(at)),
      ),
      named,
    ),
  )
  drafts.forEach((draft, at) => {
    const { meeting, item } = draft.span
    const found = items[at] as ItemFound
    ;(meetings[meeting] as MeetingFound).items[item] = found
    places.put(draft.span.from, draft.papers.end, { kind: 'item', meeting, item })
    doubt(work, draft, found)
  })
  addListed(work, meetings, heads)
  for (const draft of drafts) placePapers(work, draft, meetings)
  placeEnclosed(work, meetings)
  placeProtocols(work)
  closings.forEach((closing, meeting) => {
    for (const at of closing.lines) places.put(at, at + 1, { kind: 'head', meeting })
  })
  for (const draft of drafts) doubtMissing(work, draft, meetings)
  meetings.forEach((meeting, index) => {
    const at: [number, number] = [meeting.items[0]?.lines[0] ?? 1, meeting.items[0]?.lines[0] ?? 1]
    if (meeting.body === null) doubts.push({ lines: at, code: 'body-unknown', meeting: index })
    if (meeting.date === null) doubts.push({ lines: at, code: 'date-unknown', meeting: index })
  })
  doubts.sort((a, b) => a.lines[0] - b.lines[0] || a.lines[1] - b.lines[1])
  const read = { found: places.found(meetings), places: places.runs(), doubts }
  return { read, spoken: told.meetings }
}

/** Where the file breaks off, its last meeting has the items as well that only its contents name. */
function addListed({ spans, places }: Work, meetings: readonly MeetingFound[], heads: readonly Head[]): void {
  const meeting = spans.at(-1)?.meeting ?? 0
  const found = meetings[meeting] as MeetingFound
  for (const { line, ...item } of listedBehind(found.items, (heads[meeting] as Head).contents)) {
    const index = found.items.push({ ...item, lines: [line + 1, line + 1] }) - 1
    // The line that the first item is glued to stays with that.
    if (line !== spans.find((span) => span.meeting === meeting)?.beginning.line)
      places.put(line, line + 1, { kind: 'item', meeting, item: index })
  }
}

/** What stands at the foot of a meeting's minutes, behind its last item. */
function closingIn({ lines, spans, protocols }: Work, meeting: number): Closing {
  const last = spans.findLast((span) => span.meeting === meeting)
  const record = protocols.find((each) => each.meeting === meeting)?.records.at(-1)
  if (record !== undefined) return closingOf(lines, record.from, record.to)
  return last === undefined ? { lines: [], end: null } : closingOf(lines, last.beginning.line, last.to)
}

const withEnd = (head: Head, { end }: Closing): Head =>
  end === null || head.end !== undefined ? head : { ...head, end }

const identityOf = (thread: Thread, head: Head): Identity => ({
  body:
    (isShortened(thread.body) || isPartOf(thread.body, head.body) ? head.body : null) ??
    thread.body ??
    head.body ??
    thread.guess?.body ??
    head.faint,
  date: thread.date ?? head.date ?? thread.guess?.date ?? null,
})

/** "Rammeaftale Sjælland" on each page, "Styregruppen for Rammeaftale Sjælland" in the head. */
const isPartOf = (name: string | null, whole: string | null): boolean =>
  name !== null && whole?.endsWith(` ${name}`) === true

/** "Partnerskabet" on each page is short for what the head says. */
const isShortened = (body: string | null): boolean => /^\p{Lu}\p{Ll}+(?:et|en)$/u.test(body ?? '')

function meetingOf(work: Work, thread: Thread, meeting: number, head: Head): MeetingFound {
  const inside = work.enclosed[meeting]?.in
  return {
    ...identityOf(thread, head),
    ...(head.start === undefined ? {} : { start: head.start }),
    ...(head.end === undefined ? {} : { end: head.end }),
    ...(head.place === undefined ? {} : { place: head.place }),
    present: head.present,
    absent: head.absent,
    others: head.others,
    ...(inside == null ? {} : { embeddedIn: inside }),
    items: [],
  }
}

function itemOf(
  lines: readonly Line[],
  { span, beginning, top, papers }: Draft,
  meeting: Identity,
  first: boolean,
  spoken: boolean,
): ItemFound {
  const own = withOwnDecision(partsOf(lines, top.next, papers.end, first, top.title), meeting)
  const listed = listedFollowUps(own, meeting.date)
  const contents = contentsOf(spoken ? asDecision(listed.parts) : listed.parts)
  const behind = spoken && contents.decision === null ? toldBehind(top.title) : null
  const decision = behind?.told ?? contents.decision
  const caseNumber = top.caseNumber ?? caseAtFoot(lines, top.next, papers.end)
  return {
    number: /^\d+$/.test(beginning.number) ? Number(beginning.number) : beginning.number,
    title: behind?.title ?? top.title,
    ...(caseNumber === null ? {} : { caseNumber }),
    open: top.open,
    sections: contents.sections,
    recommendation: contents.recommendation,
    attachments: contents.attachments,
    ...(decision === null ? {} : { decision }),
    followUps: [...listed.followUps, ...proposed(own, decision, meeting.date)],
    lines: [span.from + 1, Math.max(span.from + 1, papers.end)],
  }
}

/** What an item does not say of its openness, the contents or the name of the paper can. */
function withOpenness({ contents, open }: Head, item: ItemFound): ItemFound {
  return { ...item, open: item.open ?? contents.get(String(item.number))?.open ?? open }
}

/** Who the row under a decision names is to do what it says; else its sentences tell. */
function proposed(parts: readonly Part[], decision: string | null, date: string | null): FollowUpFound[] {
  if (decision === null) return []
  const decided = parts.findIndex(({ kind }) => kind === 'decision')
  const behind = parts.slice(decided + 1).flatMap(({ kind, lines }) => (kind === 'other' ? lines : []))
  const kept = decided < 0 ? null : keptBy(behind, decision, date)
  return kept === null ? followUpsOf(decision, date) : [kept]
}

/** An item whose decision is recorded apart from it. */
function withRecord(
  { lines, protocols }: Work,
  { span }: Draft,
  found: ItemFound,
  named: readonly Identity[],
): ItemFound {
  const record = protocols
    .flatMap(({ records }) => records)
    .find(({ meeting, item }) => meeting === span.meeting && item === span.item)
  if (record === undefined) return found
  const said = lines.slice(record.text, record.to).map((line, at) => {
    if (at > 0 || record.text !== record.from) return line
    return { ...line, text: markerOf(line.text)?.rest ?? line.text.replace(adNumber, '') }
  })
  const text = paragraphs(said)
  if (text === '') return found
  const decision = found.decision === undefined ? text : `${found.decision}\n\n${text}`
  return { ...found, decision, followUps: followUpsOf(decision, named[span.meeting]?.date ?? null) }
}

function placeProtocols({ places, protocols }: Work): void {
  for (const { meeting, from, records } of protocols) {
    places.put(from, records[0]?.from ?? from, { kind: 'head', meeting })
    for (const record of records) places.put(record.from, record.to, { kind: 'item', meeting, item: record.item })
  }
}

function doubt({ doubts }: Work, { span, beginning, top, papers }: Draft, { lines, title }: ItemFound): void {
  const of = { meeting: span.meeting, item: span.item }
  if (beginning.outOfOrder)
    doubts.push({ lines: [beginning.line + 1, beginning.line + 1], code: 'number-out-of-order', ...of })
  if (top.wrapped) doubts.push({ lines: [beginning.line + 1, top.next], code: 'title-wrapped', ...of, text: title })
  if (papers.how === 'guess') doubts.push({ lines: [lines[1], lines[1]], code: 'attachment-start-guessed', ...of })
}
