import { formatDateTime, type Language } from '#figures/format.ts'
import { fillText } from '#figures/wording.ts'
import type { Tx } from '#platform/database/database.ts'
import { queueMail } from '#platform/mail.ts'
import type { Addressee, Round } from '../../store/rounds.ts'
import type { DueReminder } from '../rules.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'

/** Writes one reminder (påmindelse) to a person about a respondent; the same `dedupeKey` is written once. */
export async function mailReminder(
  tx: Tx,
  mail: {
    round: Pick<Round, 'id' | 'title'>
    person: Addressee
    organisationName: string
    reminder: Omit<DueReminder, 'deadline'> & { deadline: string | null }
    address: string
    dedupeKey: string
  },
): Promise<void> {
  const { round, person, reminder } = mail
  const texts = person.language === 'en' ? en : da
  const isAfter = reminder.days < 0
  const words: Record<string, string> = {
    title: round.title,
    name: person.name,
    organisation: mail.organisationName,
    stage: reminder.name ? ` (${reminder.name})` : '',
    deadline: reminder.deadline === null ? texts['remind.noDeadline'] : inWords(reminder.deadline, person.language),
    link: `${mail.address}/indberetning/${round.id}/${person.respondentId}`,
  }
  await queueMail(tx, {
    to: person.email,
    subject: fillText(texts[isAfter ? 'remind.late.subject' : 'remind.subject'], words),
    body: fillText(texts[isAfter ? 'remind.late.body' : 'remind.body'], words),
    dedupeKey: mail.dedupeKey,
  })
}

function inWords(instant: string, language: Language): string {
  return formatDateTime(instant, language)
}
