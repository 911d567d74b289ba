import { addDays, type IsoDate } from '#figures/dates.ts'
import { formatWeekdayDate } from '#figures/format.ts'
import { copenhagenDay } from '#platform/app.ts'
import { asSystem } from '#platform/database/actor.ts'
import type { Db, Tx } from '#platform/database/database.ts'
import type { JobKind } from '#platform/jobs.ts'
import { queueMail } from '#platform/mail.ts'
import { translate } from '#ui/texts.ts'
import { listPeople, type Person } from '../members/store.ts'
import { dueReminder } from '../practice/rules.ts'
import { practices } from '../store/meetings.ts'
import { listUnanswered, type Unanswered } from './store.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

/** Every morning at a quarter past eight, Danish time: reminds bodies that have not answered. Several instances write each mail once. */
export function answerReminderJob(db: Db, address: string): JobKind {
  return {
    name: 'answers.remind',
    cron: '15 8 * * *',
    async run() {
      await remindOfAnswers(db, copenhagenDay(new Date()), address)
    },
  }
}

/**
 * Writes the reminders of a day to the people of bodies that were asked outside a meeting and have not answered (påmindelse
 * om svar), whatever area the body is of, on the days before and after that the body itself has chosen for follow-ups.
 * Asked again, also at the same moment, it writes none twice.
 *
 * @returns how many mails are due
 */
export async function remindOfAnswers(db: Db, today: IsoDate, address: string): Promise<number> {
  return asSystem(db, 'reminders', async (tx) => {
    const practiceOf = await practices(tx)
    let due = 0
    for (const asked of await listUnanswered(tx, addDays(today, -366), addDays(today, 91))) {
      const days = dueReminder(asked.dueOn, practiceOf(asked.bodyId), today)
      if (days === null) continue
      const people = await listPeople(tx, asked.bodyId)
      for (const person of people) await mail(tx, asked, person, { days, today, address })
      due += people.length
    }
    return due
  })
}

type Occasion = { days: number; today: IsoDate; address: string }

async function mail(tx: Tx, asked: Unanswered, person: Person, { days, today, address }: Occasion): Promise<void> {
  const { language } = person
  const kind = asked.dueOn < today ? 'over' : 'due'
  // The title of a closed case is not for a mail box: the case is named by its number.
  const params = {
    name: person.name,
    body: asked.bodyName,
    number: asked.caseNumber,
    due: formatWeekdayDate(asked.dueOn, language),
    link: `${address}/sager/${asked.caseId}/svar`,
  }
  await queueMail(tx, {
    to: person.email,
    subject: translate(language, { da, en }, `answers.mail.${kind}.subject`, params),
    body: translate(language, { da, en }, `answers.mail.${kind}.body`, params),
    dedupeKey: `answer.${asked.stopId}.${asked.dueOn}.${days}.${person.userId}`,
  })
}
