import type { IsoDate } from '#figures/dates.ts'

/** What happens on a day: a meeting, the last day for its cases, or the day its agenda is sent. */
export type WheelEvent<T> = { day: IsoDate; kind: 'submission' | 'agenda' | 'meeting'; meeting: T }

type Counted = { id: string; heldOn: IsoDate; submission: IsoDate; agenda: IsoDate; cancelledAt: string | null }

const order = { submission: 0, agenda: 1, meeting: 2 }

/**
 * The days of a year in twelve months (årshjul): every meeting with the deadlines counted back from it, also those that
 * fall in the year before the meeting's. A cancelled meeting is shown without its deadlines.
 *
 * @returns the months 1 to 12, each with its days in order
 * @source own
 */
export function yearWheel<T extends Counted>(
  meetings: readonly T[],
  year: number,
): { month: number; events: WheelEvent<T>[] }[] {
  const events = meetings
    .flatMap((meeting): WheelEvent<T>[] => [
      ...(meeting.cancelledAt === null
        ? [
            { day: meeting.submission, kind: 'submission' as const, meeting },
            { day: meeting.agenda, kind: 'agenda' as const, meeting },
          ]
        : []),
      { day: meeting.heldOn, kind: 'meeting', meeting },
    ])
    .filter(({ day }) => Number(day.slice(0, 4)) === year)
    .sort(
      (a, b) => a.day.localeCompare(b.day) || order[a.kind] - order[b.kind] || a.meeting.id.localeCompare(b.meeting.id),
    )
  return Array.from({ length: 12 }, (_, index) => ({
    month: index + 1,
    events: events.filter(({ day }) => Number(day.slice(5, 7)) === index + 1),
  }))
}
