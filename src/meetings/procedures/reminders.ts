import { addDays, type IsoDate } from '#figures/dates.ts'
import { copenhagenDay } from '#platform/app.ts'
import { asSystem } from '#platform/database/actor.ts'
import type { Db } from '#platform/database/database.ts'
import type { JobKind } from '#platform/jobs.ts'
import { mailMissing } from './service.ts'
import { listDue } from './store.ts'

/** Days before the last day on which the members who are missing get a mail. */
const daysBefore = 2

/** Every morning at 8 Danish time: reminds of written procedures that end soon. Several instances write each mail once. */
export function procedureReminderJob(db: Db, address: string): JobKind {
  return {
    name: 'procedures.remind',
    cron: '5 8 * * *',
    async run() {
      await remindDue(db, copenhagenDay(new Date()), address)
    },
  }
}

/** Writes to every member missing in a procedure whose last day is near, once for each last day; returns how many. */
export async function remindDue(db: Db, today: IsoDate, address: string): Promise<number> {
  return asSystem(db, 'reminders', async (tx) => {
    let missing = 0
    for (const procedure of await listDue(tx, today, addDays(today, daysBefore))) {
      missing += await mailMissing(tx, procedure, { address, about: `due.${procedure.deadline}` })
    }
    return missing
  })
}
