import type { App } from '#platform/app.ts'
import { asActor } from '#platform/database/actor.ts'
import type { Db, Tx } from '#platform/database/database.ts'
import { AppError } from '#platform/errors.ts'
import { queueMail } from '#platform/mail.ts'
import { startTask, type TaskKind } from '#platform/tasks.ts'
import { organisationNames } from '#registry/index.ts'
import { respondentState } from '../../rules/states.ts'
import { lastDayOf, requireUser } from '../../service/access.ts'
import { requireOwnRound } from '../../service/rounds.ts'
import { listAddressees, listProgress } from '../../store/rounds.ts'
import type { MessageInput } from '../model.ts'
import { isMissing } from '../rules.ts'

export type MessagePreview = {
  title: string
  /** Organisations that will get it and how many people each; one without people gets none and is shown with 0. */
  receivers: { respondentId: string; name: string; people: number }[]
  /** Different people; somebody who reports for several gets one mail. */
  people: number
}

/** Who would get a message (besked) to the respondents of a round: what is shown before it is sent. */
export async function previewMessage(
  app: App,
  input: { roundId: string; to: MessageInput['to'] },
): Promise<MessagePreview> {
  requireUser(app)
  return asActor(app, async (tx) => preview(tx, input))
}

async function preview(tx: Tx, input: { roundId: string; to: MessageInput['to'] }): Promise<MessagePreview> {
  const round = await requireOwnRound(tx, input.roundId)
  const rows = (await listProgress(tx, [round.id])).filter((row) => {
    const state = respondentState(row.exemptedAt, row.submission?.state ?? null)
    return input.to === 'missing' ? isMissing(state) : state !== 'exempt'
  })
  const names = await organisationNames(tx, undefined, lastDayOf(round.year))
  const people = await listAddressees(tx, round.id, 'reporter')
  const receivers = rows.map((row) => ({
    respondentId: row.id,
    name: names.get(row.organisationId) ?? row.organisationId,
    people: people.filter(({ respondentId }) => respondentId === row.id).length,
  }))
  const ids = new Set(rows.map(({ id }) => id))
  const different = new Set(people.filter(({ respondentId }) => ids.has(respondentId)).map(({ email }) => email))
  return { title: round.title, receivers: receivers.sort(byName), people: different.size }
}

const danish = new Intl.Collator('da')
const byName = (a: { name: string }, b: { name: string }) => danish.compare(a.name, b.name)

type TaskInput = Omit<MessageInput, 'to'> & {
  roundId: string
  messageId: string
  respondentIds: string[]
  address: string
}

/**
 * Starts the sending of a message in the background, to those who were shown and nobody else.
 *
 * @param input.messageId - made when it was shown; the same message is written once, however often it is confirmed
 * @param input.people - how many were shown
 * @returns the id of the background task
 * @throws conflict when other people would get it than were shown
 */
export async function startMessage(
  app: App,
  input: MessageInput & { roundId: string; messageId: string; people: number; address?: string },
): Promise<string> {
  requireUser(app)
  return asActor(app, async (tx) => {
    const { receivers, people, title } = await preview(tx, input)
    if (people === 0) throw new AppError('conflict', 'reporting.message.nobody')
    if (people !== input.people) throw new AppError('conflict', 'reporting.message.changed')
    const task: TaskInput = {
      roundId: input.roundId,
      messageId: input.messageId,
      subject: input.subject,
      body: input.body,
      respondentIds: receivers.map(({ respondentId }) => respondentId),
      address: input.address ?? '',
    }
    return startTask(app, tx, 'reporting.message', `${title}: ${input.subject}`.slice(0, 200), task)
  })
}

const atATime = 50

/** The background task that writes a message, in portions, as the person who sent it. Killed and begun again it writes none twice. */
export function messageTask(db: Db): TaskKind {
  return {
    kind: 'reporting.message',
    async run(userId, input, progress) {
      const { roundId, messageId, subject, body, respondentIds, address } = input as TaskInput
      const acting = { db, actor: { userId, language: 'da' as const, requestId: `message ${messageId}` } }
      const emails = await asActor(acting, async (tx) => {
        await requireOwnRound(tx, roundId)
        const people = await listAddressees(tx, roundId, 'reporter')
        return [...new Set(people.filter((one) => respondentIds.includes(one.respondentId)).map(({ email }) => email))]
      })
      for (let done = 0; done < emails.length; done += atATime) {
        await progress(done, emails.length)
        await asActor(acting, async (tx) => {
          for (const to of emails.slice(done, done + atATime)) {
            const dedupeKey = `reporting.message.${messageId}.${to}`
            await queueMail(tx, { to, subject, body: `${body}\n\n${address}/indberetning/${roundId}\n`, dedupeKey })
          }
        })
      }
      await progress(emails.length, emails.length)
      return { mails: emails.length }
    },
  }
}
