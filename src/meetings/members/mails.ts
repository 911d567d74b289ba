import { formatWeekdayDate } from '#figures/format.ts'
import type { App } from '#platform/app.ts'
import type { Tx } from '#platform/database/database.ts'
import { queueMail } from '#platform/mail.ts'
import { translate } from '#ui/texts.ts'
import type { Meeting } from '../model.ts'
import { bodyNames } from '../store/access.ts'
import { listPeople, queueToBody, readerName } from './store.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

/**
 * Tells the members of a body and those who stand in for them of a meeting: the agenda is sent, an item came after it,
 * the draft minutes are heard. Each mail is in the language of its reader and names no item, since a closed title is not
 * for a mail box.
 *
 * @param about - tells two mails of one kind apart; the same is written to nobody twice
 * @returns how many people are told
 */
export async function tellMembers(
  app: App,
  tx: Tx,
  meeting: Pick<Meeting, 'id' | 'bodyId' | 'heldOn' | 'startsAt' | 'place' | 'hearingUntil'>,
  kind: 'agenda' | 'late' | 'hearing',
  about: string | number,
): Promise<number> {
  const people = await listPeople(tx, meeting.bodyId)
  const found = (await bodyNames(tx)).get(meeting.bodyId)
  for (const { userId, name, email, language } of people) {
    const say = (key: keyof typeof da, params = {}) => translate(language, { da, en }, key, params)
    const date = formatWeekdayDate(meeting.heldOn, language)
    const params = {
      name,
      date,
      body: found?.shortName ?? found?.name ?? meeting.bodyId,
      when: meeting.startsAt === null ? date : timed(date, meeting.startsAt, language),
      place: meeting.place === null ? '' : say('members.mail.place', { place: meeting.place }),
      until: meeting.hearingUntil === null ? '' : formatWeekdayDate(meeting.hearingUntil, language),
      page: `${app.address ?? ''}/moeder/${meeting.id}`,
    }
    await queueMail(tx, {
      to: email,
      subject: say(`members.mail.${kind}.subject`, params),
      body: say(`members.mail.${kind}.body`, params),
      dedupeKey: `meeting.${meeting.id}.${kind}.${about}.${userId}`,
    })
  }
  return people.length
}

const timed = (date: string, time: string, language: 'da' | 'en') =>
  language === 'da' ? `${date} kl. ${time.replace(':', '.')}` : `${date} at ${time}`

/**
 * Tells the people of a body, of whatever area, that a case has been sent to it and waits for its answer. The case is
 * named by its number. The database writes to them, since their names and addresses are not for the sender.
 * @returns how many people with an account the body has
 */
export async function tellOfCase(
  app: App,
  tx: Tx,
  about: { caseId: string; number: string },
  asked: { stopId: string; bodyName: string; dueOn: string | null },
): Promise<number> {
  const letterIn = (language: 'da' | 'en') => {
    const say = (key: keyof typeof da, params = {}) => translate(language, { da, en }, key, params)
    const due = asked.dueOn === null ? '' : say('members.mail.due', { day: formatWeekdayDate(asked.dueOn, language) })
    const page = `${app.address ?? ''}/sager/${about.caseId}/svar`
    const params = { name: readerName, number: about.number, body: asked.bodyName, due, page }
    return { subject: say('members.mail.case.subject', params), body: say('members.mail.case.body', params) }
  }
  return queueToBody(tx, asked.stopId, { da: letterIn('da'), en: letterIn('en') })
}
