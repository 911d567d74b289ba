import { addDays, type IsoDate } from '#figures/dates.ts'
import { copenhagenDay } from '#platform/app.ts'
import { asSystem } from '#platform/database/actor.ts'
import type { Db } from '#platform/database/database.ts'
import type { JobKind } from '#platform/jobs.ts'
import { mailMissing } from './service.ts'
import { listOpen } from './store.ts'

/** Days before the last day on which the members who are missing get a mail. */
const daysBefore = 2

/**
 * Every morning at 8 Danish time: asks those who have come after on a seat, and reminds of written procedures that end
 * soon. Several instances write each mail once.
 */
export function procedureReminderJob(db: Db, address: string): JobKind {
  return {
    name: 'procedures.remind',
    cron: '5 8 * * *',
    async run() {
      await remindDue(db, copenhagenDay(new Date()), address)
    },
  }
}

/**
 * Writes to everybody missing in a procedure whose last day is near, once for each last day, and to those who were not asked
 * when it was sent, since they hold or stand in for a seat only now, once; returns how many were reminded.
 */
export async function remindDue(db: Db, today: IsoDate, address: string): Promise<number> {
  return asSystem(db, 'reminders', async (tx) => {
    let missing = 0
    for (const procedure of await listOpen(tx, today)) {
      // Those who were asked are known by the same key.
      await mailMissing(tx, procedure, { kind: 'asked', address, about: 'asked' })
      if (procedure.deadline > addDays(today, daysBefore)) continue
      missing += await mailMissing(tx, procedure, { kind: 'reminder', address, about: `due.${procedure.deadline}` })
    }
    return missing
  })
}
