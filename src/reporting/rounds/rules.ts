import { addDays } from '#figures/dates.ts'
import { danishDate } from '#figures/format.ts'
import type { RespondentState } from '../model.ts'
import { deadlineOf, type Stage } from '../rules/calendar.ts'

/**
 * Whether a respondent still has to hand in (mangler): nothing sent, a draft, or one that came back.
 * @source own: reminders go to those and nobody else
 */
export function isMissing(state: RespondentState): boolean {
  return state === 'notStarted' || state === 'draft' || state === 'returned'
}

/**
 * Whether a respondent is late (for sent på den): it still has to hand in, and its deadline is reached.
 * @source own: the deadline instant itself is too late
 */
export function isLate(state: RespondentState, deadline: string | null, now: string): boolean {
  return isMissing(state) && deadline !== null && now >= deadline
}

/** A reminder (påmindelse) that is to be written now: about which deadline, and how many days before it (negative: after). */
export type DueReminder = { deadline: string; name: string | null; days: number }

/**
 * The reminder a missing respondent gets today, or null. `days` are counted from each deadline; those after one
 * only from the last. A day that was missed, because nothing ran, is made up for on the next day and no later. A day
 * before the round was opened, and one before a deadline that has passed, is left out.
 *
 * @param days - days before the deadline; negative is after it
 * @param openedOn - the Danish day the round opened
 * @source own: at chosen days before and after the deadline
 */
export function dueReminder(
  stages: readonly Stage[],
  respondent: { extendedUntil: string | null },
  days: readonly number[],
  { today, now, openedOn }: { today: string; now: string; openedOn: string },
): DueReminder | null {
  const deadlines = ownDeadlines(stages, respondent)
  const due = deadlines.flatMap(({ at, name }, index) =>
    days
      .filter((n) => (n < 0 ? index === deadlines.length - 1 : now < at))
      .map((n) => ({ deadline: at, name, days: n, on: addDays(danishDate(at), -n) }))
      .filter(({ on }) => on >= openedOn && on <= today && addDays(on, 1) >= today),
  )
  const latest = due.sort((a, b) => b.on.localeCompare(a.on) || a.deadline.localeCompare(b.deadline))[0]
  return latest ? { deadline: latest.deadline, name: latest.name, days: latest.days } : null
}

/** The deadlines of a respondent in their order; an extension stands in for the last. */
function ownDeadlines(stages: readonly Stage[], respondent: { extendedUntil: string | null }) {
  const common = stages
    .filter(({ kind }) => kind === 'deadline')
    .map(({ at, name = null }) => ({ at, name }))
    .sort((a, b) => a.at.localeCompare(b.at))
  const own = deadlineOf(stages, respondent)
  return own === null ? [] : [...common.slice(0, -1), { at: own, name: common.at(-1)?.name ?? null }]
}

const regions = ['1081', '1082', '1083', '1085', '1084']

/**
 * Order of regions from north to south (Nordjylland, Midtjylland, Syddanmark, Sjælland, Hovedstaden), as in the report;
 * null, a respondent in no region, comes last.
 * @source the order of the report "Kapacitet og belægning"
 */
export function byRegion(a: string | null, b: string | null): number {
  const place = (id: string | null) => (id === null ? regions.length + 1 : regions.indexOf(id) + 1 || regions.length)
  return place(a) - place(b)
}
