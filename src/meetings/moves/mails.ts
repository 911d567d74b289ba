import { formatWeekdayDate } from '#figures/format.ts'
import type { Tx } from '#platform/database/database.ts'
import { queueMail } from '#platform/mail.ts'
import { translate } from '#ui/texts.ts'
import type { Person } from '../members/store.ts'
import type { MeetingChange } from './model.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

type When = { heldOn: string; startsAt: string | null }
type Told = { id: string; bodyName: string; version: number } & Pick<
  MeetingChange,
  'kind' | 'reason' | 'fromOn' | 'fromStartsAt' | 'toOn' | 'toStartsAt'
>

/** Tells the members of a body that a meeting was moved or cancelled, each once for each change. */
export async function mailChange(tx: Tx, told: Told, people: readonly Person[], address?: string): Promise<void> {
  for (const { userId, name, email, language } of people) {
    const say = (key: keyof typeof da, params = {}) => translate(language, { da, en }, key, params)
    const when = ({ heldOn, startsAt }: When) => {
      const day = formatWeekdayDate(heldOn, language)
      return startsAt === null ? day : say('moves.when', { day, time: clock(startsAt, language) })
    }
    const params = {
      name,
      body: told.bodyName,
      reason: told.reason,
      from: when({ heldOn: told.fromOn, startsAt: told.fromStartsAt }),
      to: told.toOn === null ? '' : when({ heldOn: told.toOn, startsAt: told.toStartsAt }),
    }
    const links = address
      ? `\n\n${say('moves.mail.links', { page: `${address}/moeder/${told.id}`, file: `${address}/moeder/${told.id}/kalender.ics` })}`
      : ''
    await queueMail(tx, {
      to: email,
      subject: say(`moves.mail.${told.kind}.subject`, params),
      body: say(`moves.mail.${told.kind}.body`, params) + links,
      dedupeKey: `meeting.${told.id}.${told.kind}.${told.version}.${userId}`,
    })
  }
}

const clock = (time: string, language: 'da' | 'en') => (language === 'da' ? time.replace(':', '.') : time)
