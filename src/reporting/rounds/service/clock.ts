import { asSystem } from '#platform/database/actor.ts'
import type { Db, Tx } from '#platform/database/database.ts'
import type { JobKind } from '#platform/jobs.ts'
import type { Log } from '#platform/log.ts'
import { deadlineOf, stateAt } from '../../rules/calendar.ts'
import { mailInvitations } from '../../service/mails.ts'
import { listRounds, listStages, lockRound, moveRound, type Round } from '../../store/rounds.ts'

/** Every minute: writes down what the calendars have moved meanwhile, and invites to what opened. */
export function calendarJob(db: Db, address: string, log: Log): JobKind {
  return {
    name: 'reporting.calendar',
    cron: '* * * * *',
    async run() {
      const moved = await followCalendars(db, new Date().toISOString(), address)
      if (moved > 0) log.info('rounds moved by their calendar', { moved })
    },
  }
}

/**
 * Moves every round whose calendar (kalender) has reached its test window, its opening or its final figures. What is
 * shown and refused follows the calendar in the very second (`stateAt`); this writes it down and writes to everybody who
 * reports, once, however many instances ask at the same moment. What was filled in the test window is kept as drafts.
 *
 * @returns how many rounds were moved now
 */
export async function followCalendars(db: Db, now: string, address: string): Promise<number> {
  return asSystem(db, 'calendar', async (tx) => {
    const waiting = (await listRounds(tx)).filter(({ state, sourceId }) => state !== 'closed' && sourceId === null)
    let moved = 0
    for (const { id } of waiting) {
      const round = await lockRound(tx, id)
      if (round && (await follow(tx, round, now, address))) moved += 1
    }
    return moved
  })
}

async function follow(tx: Tx, round: Round, now: string, address: string): Promise<boolean> {
  const stages = await listStages(tx, [round.id])
  const { state, since } = stateAt(round, stages, now)
  if (since === null) return false
  await moveRound(tx, round.id, state, since)
  if (state === 'open') {
    await mailInvitations(tx, round, deadlineOf(stages, { extendedUntil: null }), address)
  }
  return true
}
