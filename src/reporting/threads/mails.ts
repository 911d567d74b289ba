import { formatDateTime } from '#figures/format.ts'
import { fillText } from '#figures/wording.ts'
import type { Tx } from '#platform/database/database.ts'
import { queueMail } from '#platform/mail.ts'
import type { Case } from '../service/access.ts'
import { listAskers, listReporters, type ThreadPerson } from './store.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

type About = { eventId: string; part: string; text: string; address: string }

/** Writes once to everybody who reports for the respondent that it is asked, or has a part back. */
export async function mailReporters(
  tx: Tx,
  found: Case,
  kind: 'question' | 'returned',
  about: About & { answerDueAt: string | null },
): Promise<void> {
  for (const person of await listReporters(tx, found.respondent.id)) {
    const texts = person.language === 'en' ? en : da
    const due = about.answerDueAt
      ? fillText(texts['mail.thread.due'], { due: formatDateTime(about.answerDueAt, person.language) })
      : ''
    await send(tx, found, person, `mail.${kind}`, { ...about, due })
  }
}

/** Writes once to who asked that there is an answer. */
export async function mailAsker(tx: Tx, found: Case, about: About & { threadId: string }): Promise<void> {
  for (const person of await listAskers(tx, about.threadId)) {
    await send(tx, found, person, 'mail.answer', { ...about, due: '' })
  }
}

async function send(
  tx: Tx,
  { round, respondent }: Case,
  person: ThreadPerson,
  text: 'mail.question' | 'mail.returned' | 'mail.answer',
  { eventId, part, text: said, due, address }: About & { due: string },
): Promise<void> {
  const texts = person.language === 'en' ? en : da
  const page = text === 'mail.answer' ? '/behandling' : ''
  const words = {
    name: person.name,
    title: round.title,
    part: part === '' ? texts['thread.whole'] : part,
    text: said,
    due,
    link: `${address}/indberetning/${round.id}/${respondent.id}${page}`,
  }
  await queueMail(tx, {
    to: person.email,
    subject: fillText(texts[`${text}.subject`], words),
    body: fillText(texts[`${text}.body`], words),
    dedupeKey: `reporting.thread.${eventId}.${person.id}`,
  })
}
