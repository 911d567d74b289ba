import type { IsoDate } from '#figures/dates.ts'
import { isIsoDate } from '#figures/dates.ts'
import type { App } from '#platform/app.ts'
import { asActor } from '#platform/database/actor.ts'
import type { Tx } from '#platform/database/database.ts'
import { AppError } from '#platform/errors.ts'
import { danishInstant } from '../rules/calendar.ts'
import { type Case, namedLines, requireCase, requirePart, requireUser } from '../service/access.ts'
import { insertEvent, listEvents, listRoundEvents, listVersions } from '../store/submissions.ts'
import { mailAsker, mailReporters } from './mails.ts'
import { isOverdue, type Part, type Thread, threadsOf } from './rules.ts'

export type AskInput = {
  respondentId: string
  /** A line, or with `field` a cell of it; the whole without them. */
  lineId?: string
  field?: string
  text: string
  /** Last day for the answer, Danish time. */
  answerDueOn?: IsoDate
  /** Where the program is reached, for the link in the mail. */
  address?: string
}

/**
 * Asks about a submission, a line or a cell of it (stil et spørgsmål). The form stays as locked as it is.
 * The version asked about is the newest that has been sent.
 *
 * @returns the id of the thread
 * @throws forbidden to who neither approves nor follows; invalid for a part that is not there or a due day that has passed
 * @throws conflict when nothing has been sent
 */
export async function ask(app: App, input: AskInput): Promise<string> {
  const userId = requireUser(app)
  const text = requireWords(input.text)
  const answerDueAt = dueInstant(app, input.answerDueOn)
  return asActor(app, async (tx) => {
    const found = await requireCase(app, tx, input.respondentId, 'approve', 'follow')
    requirePart(found, input)
    const sent = (await listVersions(tx, input.respondentId)).find(({ state }) => state !== 'draft')
    if (!sent) throw new AppError('conflict', 'reporting.nothingSent')
    const part = { lineId: input.lineId ?? null, field: input.field ?? null }
    const submissionId = sent.id
    const eventId = await insertEvent(tx, { submissionId, kind: 'question', text, ...part, answerDueAt, userId })
    const about = { eventId, part: await partText(tx, found, part), text, answerDueAt, address: input.address ?? '' }
    await mailReporters(tx, found, 'question', about)
    return eventId
  })
}

type ThreadInput = { respondentId: string; threadId: string }

/** Asks again in a thread (spørg igen): it waits for an answer once more. For who asked, or the round's secretariat. */
export async function askAgain(
  app: App,
  input: ThreadInput & { text: string; answerDueOn?: IsoDate; address?: string },
): Promise<void> {
  const userId = requireUser(app)
  const text = requireWords(input.text)
  const answerDueAt = dueInstant(app, input.answerDueOn)
  await asActor(app, async (tx) => {
    const found = await requireCase(app, tx, input.respondentId, 'approve', 'follow')
    const { thread, submissionId } = await requireThread(tx, input)
    requireAsker(found, thread, userId)
    const eventId = await insertEvent(tx, {
      submissionId,
      kind: 'question',
      threadId: thread.id,
      text,
      answerDueAt,
      userId,
    })
    const about = { eventId, part: await partText(tx, found, thread), text, answerDueAt, address: input.address ?? '' }
    await mailReporters(tx, found, 'question', about)
  })
}

/**
 * Answers in a thread (svar), also while the form is locked: words change no figure. Who asked gets a mail.
 * @throws conflict when the thread is closed
 */
export async function answer(app: App, input: ThreadInput & { text: string; address?: string }): Promise<void> {
  const userId = requireUser(app)
  const text = requireWords(input.text)
  await asActor(app, async (tx) => {
    const found = await requireCase(app, tx, input.respondentId, 'report')
    const { thread, submissionId } = await requireThread(tx, input)
    const eventId = await insertEvent(tx, { submissionId, kind: 'answer', threadId: thread.id, text, userId })
    const part = await partText(tx, found, thread)
    await mailAsker(tx, found, { eventId, threadId: thread.id, part, text, address: input.address ?? '' })
  })
}

/** Closes a thread (luk): for who asked, or the round's secretariat, so that nobody's absence keeps it open. */
export async function closeThread(app: App, input: ThreadInput): Promise<void> {
  const userId = requireUser(app)
  await asActor(app, async (tx) => {
    const found = await requireCase(app, tx, input.respondentId, 'approve', 'follow')
    const { thread, submissionId } = await requireThread(tx, input)
    requireAsker(found, thread, userId)
    await insertEvent(tx, { submissionId, kind: 'closed', threadId: thread.id, userId })
  })
}

/**
 * What approving does to the threads: it accepts the answers to every return and to the approver's own questions.
 * @throws conflict while somebody else's question is open
 */
export async function closeByApproval(tx: Tx, found: Case, userId: string): Promise<void> {
  const open = threadsOf(await listEvents(tx, found.respondent.id)).filter(({ state }) => state !== 'closed')
  const others = open.filter((thread) => thread.kind === 'question' && !mayClose(found, thread, userId))
  if (others.length > 0) throw new AppError('conflict', 'reporting.openQuestions', { params: { n: others.length } })
  const versions = await listVersions(tx, found.respondent.id)
  for (const { id, submissionNumber } of open) {
    const submissionId = versions.find(({ number }) => number === submissionNumber)?.id
    if (submissionId) await insertEvent(tx, { submissionId, kind: 'closed', threadId: id, userId })
  }
}

/** Whether a person may close a thread or ask again in it. */
export function mayClose(
  { rights }: Pick<Case, 'rights'>,
  { askedBy }: Pick<Thread, 'askedBy'>,
  userId: string | null,
) {
  return rights.includes('follow') || (rights.includes('approve') && askedBy === userId)
}

export type OpenQuestion = Part & {
  threadId: string
  kind: Thread['kind']
  roundId: string
  respondentId: string
  state: 'waiting' | 'answered'
  overdue: boolean
  text: string
  askedBy: string | null
  askedByName: string | null
  askedAt: string
  answerDueAt: string | null
}

/**
 * The open threads (åbne spørgsmål) of some rounds, of the respondents the user may see; those that are late first,
 * then by the day the answer is due. One query.
 */
export async function openQuestions(tx: Tx, roundIds: readonly string[], now: string): Promise<OpenQuestion[]> {
  const byRespondent = Map.groupBy(await listRoundEvents(tx, roundIds), ({ respondentId }) => respondentId)
  const open = [...byRespondent].flatMap(([respondentId, events]) =>
    threadsOf(events).flatMap((thread): OpenQuestion[] => {
      if (thread.state === 'closed') return []
      const { id: threadId, kind, lineId, field, state, askedBy, askedByName, askedAt, answerDueAt } = thread
      const text = thread.entries[0]?.text ?? ''
      const roundId = events[0]?.roundId ?? ''
      const who = { roundId, respondentId, askedBy, askedByName, askedAt }
      return [{ threadId, kind, lineId, field, state, text, answerDueAt, overdue: isOverdue(thread, now), ...who }]
    }),
  )
  return open.sort((a, b) => (a.answerDueAt ?? '9').localeCompare(b.answerDueAt ?? '9'))
}

async function requireThread(tx: Tx, { respondentId, threadId }: ThreadInput) {
  const thread = threadsOf(await listEvents(tx, respondentId)).find(({ id }) => id === threadId)
  if (!thread) throw new AppError('notFound', 'reporting.noThread')
  if (thread.state === 'closed') throw new AppError('conflict', 'reporting.threadClosed')
  const versions = await listVersions(tx, respondentId)
  const submission = versions.find(({ number }) => number === thread.submissionNumber)
  if (!submission) throw new AppError('notFound', 'reporting.noThread')
  return { thread, submissionId: submission.id }
}

function requireAsker(found: Case, thread: Thread, userId: string): void {
  if (!mayClose(found, thread, userId)) throw new AppError('forbidden', 'reporting.notAsker')
}

function requireWords(words: string): string {
  const text = words.trim()
  if (text.length < 3 || text.length > 2000)
    throw new AppError('invalid', 'reporting.questionMissing', { field: 'text' })
  return text
}

/** The end of a Danish day; null when no day is given. @throws invalid when it cannot be read or has passed */
export function dueInstant(app: App, day: string | undefined): string | null {
  if (day === undefined || day === '') return null
  const at = isIsoDate(day) ? danishInstant(day, '23.59') : null
  if (at === null) throw new AppError('invalid', 'reporting.dueUnreadable', { field: 'answerDueOn' })
  if (at <= app.now) throw new AppError('invalid', 'reporting.duePassed', { field: 'answerDueOn' })
  return at
}

/** "Hus A, Pladser"; empty for the whole. */
export async function partText(tx: Tx, found: Case, { lineId, field }: Part): Promise<string> {
  if (lineId === null) return ''
  const line = (await namedLines(tx, found)).find((candidate) => candidate.lineId === lineId)?.name ?? lineId
  const label = found.definition.fields.find(({ key }) => key === field)?.label.da
  return [line, label].filter(Boolean).join(', ')
}
