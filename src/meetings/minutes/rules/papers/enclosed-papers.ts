import type { Doubt, ItemFound, LineRange, MeetingFound, Place, ReadMinutes } from '../../model.ts'
import { usual } from '../agenda/plain-agenda.ts'
import { Places } from '../heads/places.ts'
import { dateInText } from '../words/dates.ts'

/** Shorter papers are no minutes. */
const shortest = 6
/** What a paper is called stands in its first lines with text. */
const top = 10
const fewest = 3

/** The item whose attachment a paper is, as far as it is one. */
type Holder = { meeting: number; item: number; attachment: number | null }
/** The pages behind an item, and the meetings that were found in them. */
type Paper = { from: number; to: number; title: string; holder: Holder; inside: number[] }
type Inner = { paper: Paper; read: ReadMinutes }

/**
 * Reads the papers of a pack that call themselves minutes as files of their own: another secretariat can have written
 * them in another way, and their heads and stamps speak of them alone. What was found of them before is left where that
 * tells more.
 *
 * @param outer - what was found in the whole file
 * @param read - reads a file, and no papers in it
 * @source dagsordener-das: the former minutes are sent with the agenda that approves them
 */
export function withPapersRead(
  outer: ReadMinutes,
  raws: readonly string[],
  read: (raws: readonly string[]) => ReadMinutes,
): ReadMinutes {
  const found = papersIn(outer, raws).flatMap((paper): Inner[] => {
    const inner = read(raws.slice(paper.from, paper.to))
    const known = decidedIn(paper.inside.map((at) => outer.found.meetings[at] as MeetingFound))
    return areMinutes(inner) && decidedIn(inner.found.meetings) > known ? [{ paper, read: inner }] : []
  })
  return found.length === 0 ? outer : merged(outer, found, raws.length)
}

const decidedIn = (meetings: readonly MeetingFound[]): number =>
  meetings.flatMap(({ items }) => items).filter(({ decision }) => decision !== undefined).length

/** Most of the items have a decision, and fields or the titles that meetings always have: the chapters of a report have none. */
function areMinutes({ found: { meetings } }: ReadMinutes): boolean {
  const items = meetings.flatMap((meeting) => meeting.items)
  return (
    items.length >= fewest &&
    meetings.every((meeting) => meeting.items.length >= fewest) &&
    decidedIn(meetings) >= items.length * 0.6 &&
    (items.filter(({ title }) => usual.test(title)).length >= 2 || items.filter(hasFields).length >= items.length * 0.3)
  )
}

const hasFields = ({ open, caseNumber, recommendation }: ItemFound): boolean =>
  open !== null || caseNumber !== undefined || recommendation.length > 0

/** The pages behind items that are minutes by their title or their first lines, or in which a meeting was found. */
function papersIn(outer: ReadMinutes, raws: readonly string[]): Paper[] {
  const { meetings } = outer.found
  const isInside = (place: Place) => place.kind !== 'unplaced' && meetings[place.meeting]?.embeddedIn !== undefined
  const papers: Paper[] = []
  let holder: Holder | null = null
  let open = false
  for (const place of outer.places) {
    const [from, to] = [place.lines[0] - 1, place.lines[1]]
    const last = papers.at(-1)
    if (isInside(place)) {
      if (open && last !== undefined) last.to = to
      else if (holder !== null)
        papers.push({ from, to, title: '', holder: { ...holder, attachment: null }, inside: [] })
      open = holder !== null
      continue
    }
    open = place.kind === 'attachment' || (place.kind === 'unplaced' && place.reason === 'unknown-attachment')
    if (place.kind === 'item') holder = { meeting: place.meeting, item: place.item, attachment: null }
    if (place.kind === 'attachment') holder = { ...place }
    if (!open || holder === null) continue
    const attachments = meetings[holder.meeting]?.items[holder.item]?.attachments ?? []
    const attachment = place.kind === 'attachment' ? place.attachment : null
    const title = attachment === null ? '' : (attachments[attachment]?.title ?? '')
    papers.push({ from, to, title, holder: { ...holder, attachment }, inside: [] })
  }
  for (const paper of papers) paper.inside = meetings.flatMap((meeting, at) => (isWithin(meeting, paper) ? [at] : []))
  return papers.filter((paper) => mayBeMinutes(paper, outer, raws))
}

const isWithin = ({ embeddedIn, items }: MeetingFound, { from, to }: Paper): boolean =>
  embeddedIn !== undefined && items.every(({ lines }) => lines[0] > from && lines[1] <= to)

/** A meeting of which only a part stands in a paper was understood otherwise. */
function mayBeMinutes(
  { from, to, title, inside }: Paper,
  { found, places }: ReadMinutes,
  raws: readonly string[],
): boolean {
  const first = raws.slice(from, to).filter((text) => text.trim() !== '')
  const named = [title, ...first.slice(0, top)].some((text) => isMinutes.test(text))
  const isWhole = places.every(
    (place) =>
      place.kind !== 'item' ||
      place.lines[0] <= from ||
      place.lines[1] > to ||
      found.meetings[place.meeting]?.embeddedIn === undefined ||
      inside.includes(place.meeting),
  )
  return (named || inside.length > 0) && isWhole && first.length >= shortest
}

const isMinutes = /(?:^|[^\p{L}])(?:\p{L}*referat|\p{L}*protokol)(?:et|en)?(?!\p{L})/iu

/** All meetings in the order in which they begin, with the lines of the file. */
function merged(outer: ReadMinutes, found: readonly Inner[], size: number): ReadMinutes {
  const dropped = new Set(found.flatMap(({ paper }) => paper.inside))
  const all = [
    ...outer.found.meetings.map((meeting, index) => ({ meeting, of: -1, index })),
    ...found.flatMap(({ paper, read }, of) =>
      read.found.meetings.map((meeting, index) => ({ meeting: shifted(meeting, paper, outer), of, index })),
    ),
  ].filter(({ of, index }) => of >= 0 || !dropped.has(index))
  all.sort((a, b) => (a.meeting.items[0]?.lines[0] ?? 0) - (b.meeting.items[0]?.lines[0] ?? 0))
  const placeOf = (of: number, index: number) => all.findIndex((each) => each.of === of && each.index === index)
  const places = new Places(size)
  for (const place of outer.places) put(places, place, 0, (index) => placeOf(-1, index))
  found.forEach(({ paper, read }, of) => {
    const { meeting, item, attachment } = paper.holder
    const own = { meeting: placeOf(-1, meeting), item }
    // The head of enclosed minutes is a page of the attachment they are.
    if (attachment === null) places.put(paper.from, paper.to, { kind: 'item', ...own })
    else places.put(paper.from, paper.to, { kind: 'attachment', ...own, attachment })
    for (const place of read.places)
      if (place.kind === 'item' || place.kind === 'attachment') put(places, place, paper.from, (at) => placeOf(of, at))
  })
  const meetings = all.map(({ meeting, of }) => {
    const holder = of < 0 ? meeting.embeddedIn : (found[of] as Inner).paper.holder.meeting
    return holder === undefined ? meeting : { ...meeting, embeddedIn: placeOf(-1, holder) }
  })
  return { found: places.found(meetings), places: places.runs(), doubts: doubtsOf(outer, found, dropped, placeOf) }
}

function doubtsOf(
  outer: ReadMinutes,
  found: readonly Inner[],
  dropped: ReadonlySet<number>,
  placeOf: (of: number, index: number) => number,
): Doubt[] {
  const kept = outer.doubts.filter(({ meeting }) => !dropped.has(meeting))
  const doubts = [
    ...kept.map((doubt) => ({ ...doubt, meeting: placeOf(-1, doubt.meeting) })),
    ...found.flatMap(({ paper, read }, of) =>
      read.doubts.map(
        (doubt): Doubt => ({ ...doubt, lines: moved(doubt.lines, paper.from), meeting: placeOf(of, doubt.meeting) }),
      ),
    ),
  ]
  return doubts.sort((a, b) => a.lines[0] - b.lines[0] || a.lines[1] - b.lines[1])
}

const moved = ([from, to]: LineRange, by: number): LineRange => [from + by, to + by]

/** Lines counted in the whole file; day and body as the title of the paper tells them, where its own pages do not. */
function shifted(meeting: MeetingFound, { from, title, holder }: Paper, outer: ReadMinutes): MeetingFound {
  const items = meeting.items.map((item) => ({
    ...item,
    lines: moved(item.lines, from),
    attachments: item.attachments.map((each) =>
      each.lines === undefined ? each : { ...each, lines: moved(each.lines, from) },
    ),
  }))
  return {
    ...meeting,
    items,
    date: meeting.date ?? dateInText(title)?.date ?? null,
    body: meeting.body ?? outer.found.meetings[holder.meeting]?.body ?? null,
  }
}

function put(places: Places, { lines: [from, to], ...owner }: Place, by: number, at: (index: number) => number): void {
  places.put(from - 1 + by, to + by, owner.kind === 'unplaced' ? owner : { ...owner, meeting: at(owner.meeting) })
}
