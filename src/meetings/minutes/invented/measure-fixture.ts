import type { ItemFound, MinutesFound, ReadMinutes } from '../model.ts'
import type { DrawnItem, DrawnMeeting } from './draw-fixture.ts'
import type { Layout } from './layouts-fixture.ts'

/** Counts over printed meetings: how many of each there are, and how many were found as they are. */
export type Score = Record<string, { of: number; hit: number }>

const squeeze = (text = '') => text.normalize('NFC').replace(/\s+/g, ' ').trim()
/** Without marks, spaces and case: whether the words are the same. */
const bare = (text = '') =>
  squeeze(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

/**
 * Compares what was found in a printed meeting with what was drawn.
 *
 * @returns the faults in words, for a person to look at
 */
export function measure(score: Score, read: ReadMinutes, drawn: readonly DrawnMeeting[], layout: Layout): string[] {
  const faults: string[] = []
  const count = (name: string, ok: boolean, fault: string) => {
    const entry = score[name] ?? { of: 0, hit: 0 }
    score[name] = entry
    entry.of += 1
    if (ok) entry.hit += 1
    else faults.push(`${name}: ${fault}`)
  }
  const { found } = read
  count('meetings', found.meetings.length === drawn.length, `${found.meetings.length} of ${drawn.length}`)
  for (const meeting of drawn) {
    const there = found.meetings.find(({ date, items }) => date === meeting.date && items.length > 0)
    const list = (names: readonly string[]) => names.map(squeeze).join('; ')
    count('date', there !== undefined, `${meeting.date} is not among ${found.meetings.map(({ date }) => date)}`)
    const head = there ?? found.meetings[0]
    count('body', bare(head?.body ?? '') === bare(meeting.body), `${head?.body} for ${meeting.body}`)
    count('start', head?.start === meeting.start, `${head?.start} for ${meeting.start}`)
    count('end', head?.end === meeting.end, `${head?.end} for ${meeting.end}`)
    count('place', squeeze(head?.place) === squeeze(meeting.place), `${head?.place} for ${meeting.place}`)
    for (const kind of ['present', 'absent', 'others'] as const) {
      count(kind, list(head?.[kind] ?? []) === list(meeting[kind]), `${head?.[kind]} for ${meeting[kind]}`)
    }
    for (const item of meeting.items) {
      const same = head?.items.find(({ number }) => String(number) === String(item.number))
      count('items', same !== undefined, `${item.number} ${item.title}`)
      if (same !== undefined) measureItem(count, item, same, layout)
    }
    const extra = (head?.items ?? []).filter(
      ({ number }) => !meeting.items.some((item) => String(item.number) === String(number)),
    )
    count(
      'no false items',
      extra.length === 0 && (head?.items.length ?? 0) <= meeting.items.length,
      extra.map(({ number, title }) => `${number} ${title}`).join(', '),
    )
  }
  count('each line in one place', isWhole(read), 'lines are missing or twice')
  return faults
}

function measureItem(
  count: (name: string, ok: boolean, fault: string) => void,
  item: DrawnItem,
  found: ItemFound,
  layout: Layout,
) {
  const at = `${item.number}: `
  const title = layout.begin('1', item.title, true).at(-1)?.includes(item.title) ? item.title : item.title.toUpperCase()
  count('titles', squeeze(found.title) === squeeze(title), `${at}${found.title} FOR ${title}`)
  count(
    'case numbers',
    (found.caseNumber ?? null) === item.caseNumber,
    `${at}${found.caseNumber} for ${item.caseNumber}`,
  )
  count('open', found.open === (layout.open === 'none' ? null : item.open), `${at}${found.open}`)
  count(
    'decisions',
    bare(found.decision) === bare(item.decision.join(' ')),
    `${at}${found.decision} FOR ${item.decision.join(' ')}`,
  )
  const verbs = item.recommendation.map(({ verb }) => verb)
  count(
    'verbs',
    found.recommendation.map(({ verb }) => verb).join() === verbs.join(),
    `${at}${found.recommendation.map(({ verb, text }) => `${verb} ${text}`)} for ${verbs}`,
  )
  const listed = found.attachments.map(({ title }) => bare(title)).join('|')
  const wanted = item.attachments.map(({ title }, index) => bare(listTitle(layout, title, index))).join('|')
  count(
    'attachments',
    listed === wanted,
    `${at}${found.attachments.map(({ title }) => title)} for ${item.attachments.map(({ title }) => title)}`,
  )
  for (const { name, blocks } of item.sections) {
    const text = blocks
      .flatMap((block) => ('list' in block ? block.list.map((entry, n) => `${n + 1}. ${entry}`) : [block.text]))
      .join(' ')
    count(
      'sections',
      bare(found.sections[name]) === bare(text),
      `${at}${name} ${found.sections[name]?.slice(-80)} FOR ${text.slice(-80)}`,
    )
  }
}

function listTitle(layout: Layout, title: string, at: number): string {
  if (layout.attachments === 'bilag-n') return `Bilag ${at + 1} - ${title}`
  return layout.attachments === 'dated' ? `${title} (dok.nr. ${81234 + at}/24, 05-09-2024)` : title
}

function isWhole({ places, found }: { places: ReadMinutes['places']; found: MinutesFound }): boolean {
  let next = 1
  for (const { lines } of places) {
    if (lines[0] !== next) return false
    next = lines[1] + 1
  }
  const missing = found.unplaced.reduce((sum, { lines: [from, to] }) => sum + to - from + 1, 0)
  return next === found.coverage.lines + 1 && found.coverage.placed === found.coverage.lines - missing
}
