import { formatDateTime } from '#figures/format.ts'
import { fillText } from '#figures/wording.ts'
import type { Tx } from '#platform/database/database.ts'
import { queueMail } from '#platform/mail.ts'
import { listAddressees, type Round } from '../store/rounds.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'

/** Writes once to everybody who reports in the round that it is open: what, until when, where. */
export async function mailInvitations(tx: Tx, round: Round, deadline: string | null, address: string): Promise<void> {
  for (const person of await listAddressees(tx, round.id, 'reporter')) {
    const texts = person.language === 'en' ? en : da
    const words: Record<string, string> = {
      title: round.title,
      name: person.name,
      deadline: deadline === null ? texts['mail.noDeadline'] : formatDateTime(deadline, person.language),
      link: `${address}/indberetning/${round.id}/${person.respondentId}`,
    }
    await queueMail(tx, {
      to: person.email,
      subject: fillText(texts['mail.opened.subject'], words),
      body: fillText(texts['mail.opened.body'], words),
      dedupeKey: `reporting.opened.${round.id}.${person.respondentId}.${person.email}`,
    })
  }
}
