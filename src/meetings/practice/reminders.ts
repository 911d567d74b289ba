import { addDays, type IsoDate } from '#figures/dates.ts'
import { formatDate, formatWeekdayDate } from '#figures/format.ts'
import { copenhagenDay } from '#platform/app.ts'
import { asSystem } from '#platform/database/actor.ts'
import type { Db, Tx } from '#platform/database/database.ts'
import type { JobKind } from '#platform/jobs.ts'
import { queueMail } from '#platform/mail.ts'
import { translate } from '#ui/texts.ts'
import { followUpAddress } from '../follow-ups/model.ts'
import { inPlainWords } from '../service/plain.ts'
import { dueReminder } from './rules.ts'
import { type Addressee, listHolders, listRemindable, type Remindable } from './store.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

/** Every morning at 8 Danish time: reminds of follow-ups. Several instances write each mail once. */
export function followUpReminderJob(db: Db, address: string): JobKind {
  return {
    name: 'meetings.remind',
    cron: '10 8 * * *',
    async run() {
      await remindOfFollowUps(db, copenhagenDay(new Date()), address)
    },
  }
}

/**
 * Writes the reminders (påmindelser om opfølgning) of a day: to those who report or approve for the organisation that
 * must act, once they may read the decision, and always to the secretariat of the body. Asked again, also at the same
 * moment, it writes none twice.
 *
 * @returns how many mails are due
 */
export async function remindOfFollowUps(db: Db, today: IsoDate, address: string): Promise<number> {
  return asSystem(db, 'reminders', async (tx) => {
    let due = 0
    const remindable = await listRemindable(tx, addDays(today, -366), addDays(today, 91))
    const plain = await inPlainWords(
      tx,
      remindable.map(({ what }) => what),
    )
    for (const followUp of remindable) {
      const days = dueReminder(followUp.dueOn, followUp, today)
      if (days === null) continue
      const people = await addresseesOf(tx, followUp, today)
      for (const person of people) {
        const what = plain(followUp.what, person.language)
        await mail(tx, { ...followUp, what }, person, { days, today, address })
      }
      due += people.length
    }
    return due
  })
}

async function addresseesOf(tx: Tx, followUp: Remindable, today: IsoDate): Promise<Addressee[]> {
  const { organisationId, secretariatId, isOpen, isTold } = followUp
  const acting =
    organisationId && isOpen && isTold ? await listHolders(tx, organisationId, ['reporter', 'approver'], today) : []
  const keeping = secretariatId ? await listHolders(tx, secretariatId, ['secretariat'], today) : []
  return [...new Map([...acting, ...keeping].map((person) => [person.userId, person])).values()]
}

type Occasion = { days: number; today: IsoDate; address: string }

async function mail(tx: Tx, followUp: Remindable, person: Addressee, { days, today, address }: Occasion) {
  const { language } = person
  const say = (key: keyof typeof da, params = {}) => translate(language, { da, en }, key, params)
  const isOver = followUp.dueOn < today
  const params = {
    name: person.name,
    body: followUp.bodyName,
    // What is closed is not for a mail box: it is named by the meeting it comes from.
    what: followUp.isOpen ? followUp.what : say('practice.mail.closed'),
    responsible: followUp.responsible,
    due: formatWeekdayDate(followUp.dueOn, language),
    from:
      followUp.heldOn === null
        ? followUp.bodyName
        : say('practice.mail.meeting', {
            body: followUp.bodyName,
            date: formatDate(followUp.heldOn, language),
          }),
    link: `${address}${followUpAddress(followUp.id)}`,
  }
  await queueMail(tx, {
    to: person.email,
    subject: say(isOver ? 'practice.mail.over.subject' : 'practice.mail.due.subject', params),
    body: say(isOver ? 'practice.mail.over.body' : 'practice.mail.due.body', params),
    dedupeKey: `follow-up.${followUp.id}.${followUp.dueOn}.${days}.${person.userId}`,
  })
}
