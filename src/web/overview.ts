import type { listNewNotes } from '#agreements/index.ts'
import { addDays, type IsoDate } from '#figures/dates.ts'
import { danishDate } from '#figures/format.ts'
import type { MeetingEvent, MeetingNews } from '#meetings/index.ts'
import type { listNewEditions } from '#publishing/index.ts'
import type { listComingStages, listReportingNews } from '#reporting/index.ts'

type Rows<T extends (...args: never[]) => Promise<unknown>> = Awaited<ReturnType<T>>

/** What a line of the overview says: a text of the shell with its parameters. Days among them are ISO. */
export type Line<Kind extends string> = {
  id: string
  kind: Kind
  on: IsoDate
  /** "12.00", Danish time. */
  at: string | null
  href: string
  params: { name?: string; title?: string; day?: IsoDate; number?: number }
}

export type SoonKind = MeetingEvent['kind'] | Rows<typeof listComingStages>[number]['kind'] | 'staged'
export type ChangeKind = MeetingNews['kind'] | Rows<typeof listReportingNews>[number]['kind'] | 'edition' | 'note'

/** How far ahead "Sker snart" looks, and how far back "Ændret siden sidst" when one was never here before. */
export const daysAhead = 45
export const daysBack = 14
export const mostSoon = 6
export const mostChanges = 8

/** The instant changes are counted from: the previous visit, or some days back for who has none. */
export function changesSince(previous: string | null, today: IsoDate): string {
  return previous ?? `${addDays(today, -daysBack)}T00:00:00.000Z`
}

/**
 * Meetings and deadlines as lines, the next first.
 * @param told - rounds whose deadline the reader is told among what waits for them
 */
export function soonLines(
  events: readonly MeetingEvent[],
  stages: Rows<typeof listComingStages>,
  told: ReadonlySet<string>,
): Line<SoonKind>[] {
  const meetings = events.map(({ kind, id, on, at, bodyName, heldOn, title }): Line<SoonKind> => {
    const href = kind === 'answers-due' ? `/moeder/hoeringer/${id}` : `/moeder/${id}`
    const params = { name: bodyName, day: heldOn, ...(title !== null && { title }) }
    return { id: `${kind} ${id}`, kind, on, at: at?.replace(':', '.') ?? null, href, params }
  })
  const rounds = stages
    .filter(({ kind, roundId }) => !(told.has(roundId) && (kind === 'deadline' || kind === 'extended')))
    .map(
      ({ kind, roundId, roundTitle, organisationName, name, at }): Line<SoonKind> => ({
        id: `${kind} ${roundId} ${organisationName} ${at}`,
        kind: kind === 'deadline' && name ? 'staged' : kind,
        on: danishDate(at),
        at: null,
        href: `/indberetning/${roundId}`,
        params: { title: roundTitle, name: organisationName ?? name ?? '' },
      }),
    )
  return [...meetings, ...rounds].sort((a, b) => inOrder(a, b)).slice(0, mostSoon)
}

function inOrder(a: Line<SoonKind>, b: Line<SoonKind>): number {
  return `${a.on} ${a.at ?? ''}`.localeCompare(`${b.on} ${b.at ?? ''}`)
}

/** What happened, as lines, the latest first. */
export function changeLines(news: {
  meetings: readonly MeetingNews[]
  reporting: Rows<typeof listReportingNews>
  editions: Rows<typeof listNewEditions>
  notes: Rows<typeof listNewNotes>
}): Line<ChangeKind>[] {
  const lines: (Line<ChangeKind> & { instant: string })[] = [
    ...news.meetings.map(({ kind, id, at, bodyName, heldOn, title }) => ({
      ...line(kind, id, at, meetingHref(kind, id)),
      params: { name: bodyName, ...(heldOn !== null && { day: heldOn }), ...(title !== null && { title }) },
    })),
    ...news.reporting.map(({ kind, roundId, roundTitle, respondentId, organisationName, at }) => ({
      ...line(kind, respondentId ?? roundId, at, `/indberetning/${roundId}${respondentId ? `/${respondentId}` : ''}`),
      params: { title: roundTitle, name: organisationName ?? '' },
    })),
    ...news.editions.map(({ reportId, title, number, publishedAt }) => ({
      ...line('edition', `${reportId} ${number}`, publishedAt, `/rapporter/${reportId}/udgave/${number}`),
      params: { title, number },
    })),
    ...news.notes.map(({ agreementId, initiativeId, title, writtenAt }) => ({
      ...line('note', initiativeId, writtenAt, `/aftaler/${agreementId}/initiativ/${initiativeId}`),
      params: { title },
    })),
  ]
  return lines
    .sort((a, b) => b.instant.localeCompare(a.instant))
    .slice(0, mostChanges)
    .map(({ instant, ...rest }) => rest)
}

function line(kind: ChangeKind, id: string, at: string, href: string) {
  return { id: `${kind} ${id} ${at}`, kind, on: danishDate(at), at: null, href, instant: at }
}

function meetingHref(kind: MeetingNews['kind'], id: string): string {
  if (kind === 'feedback') return `/sager/${id}`
  return kind.startsWith('procedure') ? `/moeder/hoeringer/${id}` : `/moeder/${id}`
}
