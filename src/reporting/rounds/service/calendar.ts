import { danishDate } from '#figures/format.ts'
import { closedDay, nextWorkingDay } from '#figures/holidays.ts'
import type { App } from '#platform/app.ts'
import { asActor } from '#platform/database/actor.ts'
import { AppError } from '#platform/errors.ts'
import type { LocalText } from '../../model.ts'
import { calendarFaults, danishClock, danishInstant, type Stage } from '../../rules/calendar.ts'
import { requireId, requireUser } from '../../service/access.ts'
import { requireOwnRound } from '../../service/rounds.ts'
import { findRound, listOwnSecretariats, listStages, type Round } from '../../store/rounds.ts'
import type { CalendarInput, Moment } from '../model.ts'
import { countDrafts, listReminderDays, touchRound, writeReminderDays, writeStages } from '../store/calendar.ts'

/** A deadline on a day when few are at work, and the next working day instead. */
export type ClosedDayNotice = { at: string; date: string; day: LocalText; next: string }

export type RoundCalendar = {
  round: Round
  calendar: CalendarInput
  stages: Stage[]
  closedDays: ClosedDayNotice[]
  mayManage: boolean
  /** Drafts that exist; in the test window the opening may throw them away. */
  drafts: number
}

/** The calendar (kalender) of a round as its form shows it. @throws notFound */
export async function getCalendar(app: App, roundId: string): Promise<RoundCalendar> {
  requireUser(app)
  requireId(roundId)
  return asActor(app, async (tx) => {
    const round = await findRound(tx, roundId)
    if (!round) throw new AppError('notFound', 'reporting.noRound')
    const stages = (await listStages(tx, [roundId])).map(({ kind, at, name }) => ({ kind, at, name }))
    const days = (await listReminderDays(tx, [roundId])).map((row) => row.days)
    return {
      round,
      stages,
      calendar: asInput(stages, days),
      closedDays: closedDayNotices(stages),
      mayManage: (await listOwnSecretariats(tx)).includes(round.ownerId),
      drafts: await countDrafts(tx, roundId),
    }
  })
}

/**
 * Sets the whole calendar of a round (ret kalenderen). Moving a point lifts the lock it was.
 *
 * @returns the deadlines that fall on a holiday or a weekend, with the next working day
 * @throws invalid with every place where the calendar runs backwards or cannot be read
 * @throws stale when somebody changed the round since `roundVersion`
 */
export async function setCalendar(
  app: App,
  input: { roundId: string; roundVersion?: number; calendar: CalendarInput },
): Promise<ClosedDayNotice[]> {
  requireUser(app)
  const stages = readStages(input.calendar)
  const faults = calendarFaults(stages)
  if (faults.length > 0) throw new AppError('invalid', 'reporting.calendar.faults', { fields: faults })
  const days = [...input.calendar.remindBefore, ...input.calendar.remindAfter.map((day) => -day)]
  return asActor(app, async (tx) => {
    const round = await requireOwnRound(tx, input.roundId)
    if (round.sourceId !== null) throw new AppError('conflict', 'reporting.calendar.printed')
    if (input.roundVersion !== undefined && input.roundVersion !== round.version) {
      throw new AppError('stale', 'reporting.calendar.stale')
    }
    await writeStages(tx, round.id, await listStages(tx, [round.id]), stages)
    await writeReminderDays(tx, round.id, days)
    await touchRound(tx, round.id)
    return closedDayNotices(stages)
  })
}

/** Moves every deadline that falls on a holiday or a weekend to the next working day, at the same time of day. */
export async function moveToWorkingDays(app: App, input: { roundId: string }): Promise<void> {
  const { calendar, round } = await getCalendar(app, input.roundId)
  const deadlines = calendar.deadlines.map((deadline) => ({ ...deadline, date: nextWorkingDay(deadline.date) }))
  await setCalendar(app, { ...input, roundVersion: round.version, calendar: { ...calendar, deadlines } })
}

function readStages(calendar: CalendarInput): Stage[] {
  const fields: { path: string; code: string }[] = []
  const read = (kind: Stage['kind'], path: string, moment: Moment | null, name: string | null = null): Stage[] => {
    if (moment === null) return []
    const at = danishInstant(moment.date, moment.time)
    if (at !== null) return [{ kind, at, name }]
    fields.push({ path: `${path}.date`, code: 'reporting.calendar.unreadable' })
    return []
  }
  const stages = [
    ...read('test-from', 'testFrom', calendar.testFrom),
    ...read('opens', 'opens', calendar.opens),
    ...calendar.deadlines.flatMap((deadline, n) =>
      read('deadline', `deadlines[${n}]`, deadline, deadline.name || null),
    ),
    ...read('corrections-until', 'correctionsUntil', calendar.correctionsUntil),
    ...read('final', 'final', calendar.final),
  ]
  if (fields.length > 0) throw new AppError('invalid', 'reporting.calendar.faults', { fields })
  return stages
}

function asInput(stages: readonly Stage[], days: readonly number[]): CalendarInput {
  const moment = (kind: Stage['kind']) => {
    const at = stages.findLast((stage) => stage.kind === kind)?.at
    return at === undefined ? null : danishClock(at)
  }
  return {
    testFrom: moment('test-from'),
    opens: moment('opens'),
    deadlines: stages
      .filter(({ kind }) => kind === 'deadline')
      .map(({ at, name }) => ({ ...danishClock(at), name: name ?? '' })),
    correctionsUntil: moment('corrections-until'),
    final: moment('final'),
    remindBefore: days.filter((day) => day >= 0),
    remindAfter: days.filter((day) => day < 0).map((day) => -day),
  }
}

/** The deadlines (frister) of a calendar that fall on a holiday or a weekend, each with the next working day. */
export function closedDayNotices(stages: readonly Stage[]): ClosedDayNotice[] {
  return stages.flatMap(({ kind, at }) => {
    const date = danishDate(at)
    const day = kind === 'deadline' ? closedDay(date) : null
    return day === null ? [] : [{ at, date, day, next: nextWorkingDay(date) }]
  })
}
