import type { Doubt, LineRange, MeetingFound, Place, ReadMinutes } from '../model.ts'
import { dateInText } from './dates.ts'
import { Places } from './places.ts'

/** Shorter papers are no minutes. */
const shortest = 12
/** What a paper is called stands in its first lines with text. */
const top = 10
const fewest = 3

type Holder = { meeting: number; item: number }
type Paper = { from: number; to: number; title: string; holder: Holder }
type Inner = { paper: Paper; read: ReadMinutes }

/**
 * Reads the papers of a pack that call themselves minutes as files of their own: another secretariat can have written
 * them in another way, and their heads and stamps speak of them alone.
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
    return areMinutes(inner) ? [{ paper, read: inner }] : []
  })
  return found.length === 0 ? outer : merged(outer, found, raws.length)
}

/** The pages behind items that are minutes by their title or their first lines. */
function papersIn({ found, places }: ReadMinutes, raws: readonly string[]): Paper[] {
  let holder: Holder | null = null
  return places.flatMap((place): Paper[] => {
    if (place.kind === 'item') holder = { meeting: place.meeting, item: place.item }
    if (place.kind === 'attachment') holder = { meeting: place.meeting, item: place.item }
    const isLoose = place.kind === 'unplaced' && place.reason === 'unknown-attachment'
    if ((place.kind !== 'attachment' && !isLoose) || holder === null) return []
    const attachments = found.meetings[holder.meeting]?.items[holder.item]?.attachments ?? []
    const title = place.kind === 'attachment' ? (attachments[place.attachment]?.title ?? '') : ''
    const [from, to] = [place.lines[0] - 1, place.lines[1]]
    const first = raws.slice(from, to).filter((text) => text.trim() !== '')
    const named = [title, ...first.slice(0, top)].some((text) => isMinutes.test(text))
    return named && first.length >= shortest ? [{ from, to, title, holder }] : []
  })
}

const isMinutes = /(?:^|[^\p{L}])(?:\p{L}*referat|\p{L}*protokol)(?:et|en)?(?!\p{L})/iu

/** Most of the items have a decision. */
function areMinutes({ found }: ReadMinutes): boolean {
  const items = found.meetings.flatMap((meeting) => meeting.items)
  const decided = items.filter(({ decision }) => decision !== undefined)
  return (
    found.meetings.every((meeting) => meeting.items.length >= fewest) &&
    items.length >= fewest &&
    decided.length >= items.length * 0.6
  )
}

/** All meetings in the order in which they begin, with the lines of the file. */
function merged(outer: ReadMinutes, found: readonly Inner[], size: number): ReadMinutes {
  const all = [
    ...outer.found.meetings.map((meeting, index) => ({ meeting, of: -1, index })),
    ...found.flatMap(({ paper, read }, of) =>
      read.found.meetings.map((meeting, index) => ({ meeting: shifted(meeting, paper, outer), of, index })),
    ),
  ]
  all.sort((a, b) => (a.meeting.items[0]?.lines[0] ?? 0) - (b.meeting.items[0]?.lines[0] ?? 0))
  const placeOf = (of: number, index: number) => all.findIndex((each) => each.of === of && each.index === index)
  const places = new Places(size)
  for (const place of outer.places) put(places, place, 0, (index) => placeOf(-1, index))
  found.forEach(({ paper, read }, of) => {
    // Their heads are pages of the attachment they are.
    for (const place of read.places)
      if (place.kind === 'item' || place.kind === 'attachment') put(places, place, paper.from, (at) => placeOf(of, at))
  })
  const meetings = all.map(({ meeting, of }) => {
    const holder = of < 0 ? meeting.embeddedIn : (found[of] as Inner).paper.holder.meeting
    return holder === undefined ? meeting : { ...meeting, embeddedIn: placeOf(-1, holder) }
  })
  const doubts = [
    ...outer.doubts.map((doubt) => ({ ...doubt, meeting: placeOf(-1, doubt.meeting) })),
    ...found.flatMap(({ paper, read }, of) =>
      read.doubts.map(
        (doubt): Doubt => ({
          ...doubt,
          lines: moved(doubt.lines, paper.from),
          meeting: placeOf(of, doubt.meeting),
        }),
      ),
    ),
  ]
  doubts.sort((a, b) => a.lines[0] - b.lines[0] || a.lines[1] - b.lines[1])
  return { found: places.found(meetings), places: places.runs(), doubts }
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
