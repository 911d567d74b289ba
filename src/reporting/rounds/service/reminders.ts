import { danishDate } from '#figures/format.ts'
import { type App, copenhagenDay } from '#platform/app.ts'
import { asActor, asSystem } from '#platform/database/actor.ts'
import type { Db, Tx } from '#platform/database/database.ts'
import { AppError } from '#platform/errors.ts'
import type { JobKind } from '#platform/jobs.ts'
import type { Log } from '#platform/log.ts'
import { organisationNames } from '#registry/index.ts'
import { danishClock, deadlineOf } from '../../rules/calendar.ts'
import { respondentState } from '../../rules/states.ts'
import { lastDayOf, requireUser } from '../../service/access.ts'
import { requireOwnRound } from '../../service/rounds.ts'
import {
  type Addressee,
  listAddressees,
  listProgress,
  listRounds,
  listStages,
  type RespondentProgress,
  type Round,
} from '../../store/rounds.ts'
import { type DueReminder, dueReminder, isMissing } from '../rules.ts'
import { listReminderDays } from '../store/calendar.ts'
import { mailReminder } from './mail.ts'

/** Every ten minutes from 8 o'clock Danish time: writes the reminders that are due. Several instances write each once. */
export function reminderJob(db: Db, address: string, log: Log): JobKind {
  return {
    name: 'reporting.remind',
    cron: '*/10 8-20 * * *',
    async run() {
      const now = new Date()
      const due = await writeDueReminders(db, { now: now.toISOString(), today: copenhagenDay(now) }, address)
      log.debug('reminders', { due })
    },
  }
}

/**
 * Writes the reminders (påmindelser) of all open rounds that are due on a day, from 8 o'clock: to everybody who reports
 * for a respondent that still has to hand in. Asked again, also at the same moment, it writes none twice.
 *
 * @returns how many are due
 */
export async function writeDueReminders(
  db: Db,
  clock: { now: string; today: string },
  address: string,
): Promise<number> {
  if (danishClock(clock.now).time < '08.00') return 0
  return asSystem(db, 'reminders', async (tx) => {
    const rounds = (await listRounds(tx)).filter(({ state, sourceId }) => state === 'open' && sourceId === null)
    let due = 0
    for (const round of rounds) due += await remindRound(tx, round, clock, address)
    return due
  })
}

async function remindRound(
  tx: Tx,
  round: Round,
  clock: { now: string; today: string },
  address: string,
): Promise<number> {
  const days = (await listReminderDays(tx, [round.id])).map((row) => row.days)
  if (days.length === 0) return 0
  const stages = await listStages(tx, [round.id])
  const openedOn = round.openedAt === null ? clock.today : danishDate(round.openedAt)
  const due = new Map<string, { row: RespondentProgress; reminder: DueReminder }>()
  for (const row of await listProgress(tx, [round.id])) {
    if (!stillMissing(row)) continue
    const reminder = dueReminder(stages, row, days, { ...clock, openedOn })
    if (reminder) due.set(row.id, { row, reminder })
  }
  if (due.size === 0) return 0
  const people = (await listAddressees(tx, round.id, 'reporter')).filter(({ respondentId }) => due.has(respondentId))
  const names = await organisationNames(
    tx,
    [...new Set(people.map((one) => one.organisationId))],
    lastDayOf(round.year),
  )
  for (const person of people) {
    const found = due.get(person.respondentId)
    if (!found) continue
    const { deadline, days: n } = found.reminder
    const organisationName = names.get(person.organisationId) ?? person.organisationId
    const dedupeKey = `reporting.remind.${person.respondentId}.${deadline}.${n}.${person.email}`
    await mailReminder(tx, { round, person, organisationName, reminder: found.reminder, address, dedupeKey })
  }
  return people.length
}

function stillMissing(row: RespondentProgress): boolean {
  return isMissing(respondentState(row.exemptedAt, row.submission?.state ?? null))
}

/**
 * Reminds chosen respondents now (påmind de valgte), each at most once a day.
 *
 * @returns to how many people
 * @throws conflict when none of them has to hand in any more
 */
export async function remindRespondents(
  app: App,
  input: { roundId: string; respondentIds: readonly string[]; address?: string },
): Promise<number> {
  requireUser(app)
  return asActor(app, async (tx) => {
    const round = await requireOwnRound(tx, input.roundId)
    if (round.state !== 'open') throw new AppError('conflict', 'reporting.select.notOpen')
    const stages = await listStages(tx, [round.id])
    const chosen = new Map(
      (await listProgress(tx, [round.id]))
        .filter((row) => input.respondentIds.includes(row.id) && stillMissing(row))
        .map((row) => [row.id, row]),
    )
    const people = (await listAddressees(tx, round.id, 'reporter')).filter((one) => chosen.has(one.respondentId))
    if (people.length === 0) throw new AppError('conflict', 'reporting.select.nobody')
    const names = await organisationNames(tx, undefined, lastDayOf(round.year))
    for (const person of people)
      await remindNow(tx, app, round, person, { stages, chosen, names, address: input.address })
    return people.length
  })
}

type Chosen = {
  stages: Awaited<ReturnType<typeof listStages>>
  chosen: Map<string, RespondentProgress>
  names: Map<string, string>
  address: string | undefined
}

async function remindNow(tx: Tx, app: App, round: Round, person: Addressee, of: Chosen): Promise<void> {
  const row = of.chosen.get(person.respondentId)
  if (!row) return
  const deadline = deadlineOf(of.stages, row)
  const isPast = deadline !== null && app.now >= deadline
  await mailReminder(tx, {
    round,
    person,
    organisationName: of.names.get(person.organisationId) ?? person.organisationId,
    reminder: { deadline, name: null, days: isPast ? -1 : 0 },
    address: of.address ?? '',
    dedupeKey: `reporting.remind.${person.respondentId}.${app.today}.now.${person.email}`,
  })
}
