import { formatWeekdayDate } from '#figures/format.ts'
import type { Tx } from '#platform/database/database.ts'
import { queueMail } from '#platform/mail.ts'
import { translate } from '#ui/texts.ts'
import type { AskedPerson, Procedure } from './model.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

/** Writes once to somebody that a case waits for their answer, or that it still does. `about` tells two reminders apart. */
export async function mailPerson(
  tx: Tx,
  kind: 'asked' | 'reminder',
  {
    procedure,
    person,
    address,
    about,
  }: { procedure: Procedure; person: AskedPerson; address: string | undefined; about: string },
): Promise<void> {
  const { language } = person
  // The title of a closed case is not for a mail box: the case is named by its number.
  const params = {
    name: person.name,
    body: procedure.bodyName,
    number: procedure.caseNumber,
    deadline: formatWeekdayDate(procedure.deadline, language),
    link: `${address ?? ''}/moeder/hoeringer/${procedure.id}`,
  }
  await queueMail(tx, {
    to: person.email,
    subject: translate(language, { da, en }, `procedures.mail.${kind}.subject`, params),
    body: translate(language, { da, en }, `procedures.mail.${kind}.body`, params),
    dedupeKey: `procedure.${procedure.id}.${about}.${person.userId}`,
  })
}
