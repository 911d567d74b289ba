import { fieldsOf, type SubmissionState, type TemplateDefinition } from '../model.ts'

export type ThreadEventKind =
  | 'submitted'
  | 'returned'
  | 'approved'
  | 'reopened'
  | 'question'
  | 'answer'
  | 'note'
  | 'closed'

/** What the rules of threads need of an event, oldest first. */
export type ThreadEvent = {
  id: string
  submissionNumber: number
  kind: ThreadEventKind
  threadId: string | null
  lineId: string | null
  field: string | null
  text: string | null
  answerDueAt: string | null
  by: string | null
  byName: string | null
  at: string
}

/** A part (del) of a submission: a cell, a line, or the whole when both are null. */
export type Part = { lineId: string | null; field: string | null }

export type Thread = Part & {
  /** Id of the event it began with. */
  id: string
  kind: 'question' | 'returned'
  submissionNumber: number
  askedBy: string | null
  askedByName: string | null
  askedAt: string
  /** When the answer to the last question is due. */
  answerDueAt: string | null
  state: 'waiting' | 'answered' | 'closed'
  /** The question or reason first, then what was said and who closed it. */
  entries: ThreadEvent[]
}

/**
 * The threads (tråde) of a respondent, oldest first, each with everything said in it. A return is answered by words or
 * by sending the form in again; a question by words only. A new question in the thread waits again.
 *
 * @param events - of all versions, oldest first
 * @source own: every part can be returned or asked about, and carries question and answer
 */
export function threadsOf(events: readonly ThreadEvent[]): Thread[] {
  return events
    .filter(({ kind, threadId }) => (kind === 'question' && threadId === null) || kind === 'returned')
    .map((root) => {
      const entries = [root, ...events.filter(({ threadId }) => threadId === root.id)]
      const due = entries.findLast(({ kind }) => kind === 'question' || kind === 'returned')
      const { id, submissionNumber, lineId, field } = root
      return {
        id,
        kind: root.kind === 'question' ? 'question' : 'returned',
        submissionNumber,
        lineId,
        field,
        askedBy: root.by,
        askedByName: root.byName,
        askedAt: root.at,
        answerDueAt: due?.answerDueAt ?? null,
        state: stateOf(root, entries, events),
        entries,
      }
    })
}

function stateOf(root: ThreadEvent, entries: readonly ThreadEvent[], events: readonly ThreadEvent[]): Thread['state'] {
  const last = entries.at(-1)?.kind
  if (last === 'closed' || last === 'answer') return last === 'closed' ? 'closed' : 'answered'
  if (last === 'question') return 'waiting'
  const isSentAgain = events
    .slice(events.indexOf(root))
    .some(({ kind, submissionNumber }) => kind === 'submitted' && submissionNumber === root.submissionNumber)
  return isSentAgain ? 'answered' : 'waiting'
}

/**
 * Whether an answer is late (svarfristen er overskredet); the due instant itself is too late.
 * @source own: as the deadline of a round
 */
export function isOverdue({ state, answerDueAt }: Pick<Thread, 'state' | 'answerDueAt'>, now: string): boolean {
  return state === 'waiting' && answerDueAt !== null && now >= answerDueAt
}

/**
 * Which parts of a returned form are open (åbne dele); null when the whole is. Everything returned since the form was
 * last sent counts; one return of the whole opens everything. A draft or a correction is always open as a whole.
 *
 * @source own: only what was returned is opened, so that what was in order stays as it was sent
 */
export function openParts(
  events: readonly ThreadEvent[],
  submission: { state: SubmissionState; number: number } | null,
): Part[] | null {
  if (submission?.state !== 'returned') return null
  const own = events.filter(({ submissionNumber }) => submissionNumber === submission.number)
  const sent = own.findLastIndex(({ kind }) => kind === 'submitted')
  const returned = own.slice(sent + 1).filter(({ kind }) => kind === 'returned')
  if (returned.length === 0 || returned.some(({ lineId }) => lineId === null)) return null
  return returned.map(({ lineId, field }) => ({ lineId, field }))
}

/**
 * Whether a cell may be changed while only some parts are open. With a returned cell come the texts of its line and
 * the fields a rule may then ask for (dates of blocked places, a sum of parts): else the answer could not be sent.
 *
 * @param parts - null: everything is open
 * @source own
 */
export function isOpenCell(
  parts: readonly Part[] | null,
  definition: TemplateDefinition,
  lineId: string,
  field: string,
): boolean {
  if (parts === null) return true
  return parts.some(
    (part) =>
      part.lineId === lineId &&
      (part.field === null || neededWith(definition, part.field).has(field) || part.field === field),
  )
}

/**
 * Whether the reasons for warnings of a line may be changed: in every line with an open part, since a new figure may
 * raise a warning at another.
 *
 * @source own
 */
export function isOpenReason(parts: readonly Part[] | null, lineId: string): boolean {
  return parts === null || parts.some((part) => part.lineId === lineId)
}

function neededWith({ fields, rules }: TemplateDefinition, returned: string): Set<string> {
  const texts = fields.filter(({ type }) => type === 'text').map(({ key }) => key)
  const bound = rules.flatMap(({ predicate }) =>
    (predicate.kind === 'requires' && predicate.when === returned) ||
    (predicate.kind === 'needs-comment' && fieldsOf(predicate.when).includes(returned)) ||
    (predicate.kind === 'sum' && fieldsOf(predicate).includes(returned))
      ? fieldsOf(predicate)
      : [],
  )
  return new Set([...texts, ...bound])
}
