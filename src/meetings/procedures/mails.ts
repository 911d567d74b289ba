import { formatWeekdayDate } from '#figures/format.ts'
import type { Tx } from '#platform/database/database.ts'
import { queueMail } from '#platform/mail.ts'
import { translate } from '#ui/texts.ts'
import type { AskedMember, Procedure } from './model.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

/** Writes once to a member that a case waits for an answer, or that it still does. `about` tells two reminders apart. */
export async function mailMember(
  tx: Tx,
  kind: 'asked' | 'reminder',
  {
    procedure,
    member,
    address,
    about,
  }: { procedure: Procedure; member: AskedMember; address: string | undefined; about: string },
): Promise<void> {
  if (member.email === null) return
  const { language } = member
  // The title of a closed case is not for a mail box: the case is named by its number.
  const params = {
    name: member.name,
    body: procedure.bodyName,
    number: procedure.caseNumber,
    deadline: formatWeekdayDate(procedure.deadline, language),
    link: `${address ?? ''}/moeder/hoeringer/${procedure.id}`,
  }
  await queueMail(tx, {
    to: member.email,
    subject: translate(language, { da, en }, `procedures.mail.${kind}.subject`, params),
    body: translate(language, { da, en }, `procedures.mail.${kind}.body`, params),
    dedupeKey: `procedure.${procedure.id}.${about}.${member.userId}`,
  })
}
