import { z } from 'zod'
import type { IsoDate } from '#figures/dates.ts'

// The words of meetings (møder), cases (sager), stops (stop), agenda items (punkter) and decisions (beslutninger), and
// the one schema of each thing that people, the API and imports write.

export const meetingStates = ['planned', 'agenda-sent', 'held', 'minutes-in-hearing', 'minutes-approved'] as const
export type MeetingState = (typeof meetingStates)[number]
export const clauseVerbs = ['approve', 'discuss', 'note', 'endorse', 'decide', 'recommend', 'request', 'other'] as const
export type ClauseVerb = (typeof clauseVerbs)[number]
export const stopRoles = ['preparation', 'hearing', 'recommendation', 'decision', 'orientation'] as const
export type StopRole = (typeof stopRoles)[number]
/** planned → on-agenda → sent (has reached the body) → done; cancelled instead of any. */
export const stopStates = ['planned', 'on-agenda', 'sent', 'done', 'cancelled'] as const
export type StopState = (typeof stopStates)[number]
export const answerKinds = ['adopted', 'adopted-with-remark', 'rejected', 'noted', 'other'] as const
export type AnswerKind = (typeof answerKinds)[number]
export const procedureAnswers = ['adopt', 'adopt-with-remark', 'reject'] as const
export type ProcedureAnswer = (typeof procedureAnswers)[number]
export const itemKinds = [
  'case',
  'approve-agenda',
  'approve-minutes',
  'information',
  'any-other-business',
  'next-meeting',
  'other',
] as const
export type ItemKind = (typeof itemKinds)[number]
export const itemPurposes = ['decision', 'discussion', 'orientation'] as const
export type ItemPurpose = (typeof itemPurposes)[number]
export const outcomeKinds = ['adopted', 'adopted-with-change', 'rejected', 'postponed', 'noted', 'option'] as const
export type OutcomeKind = (typeof outcomeKinds)[number]
export const linkKinds = ['facility', 'offering', 'target-group', 'round', 'report', 'initiative'] as const
export type LinkKind = (typeof linkKinds)[number]
export const attendanceKinds = ['member', 'deputy', 'guest', 'secretariat'] as const

/** The sections of a case in the order they are read: resumé first, the long presentation after what it builds on. */
export const caseSections = ['resume', 'background', 'presentation', 'economy', 'hearing', 'process', 'other'] as const
export type CaseSection = (typeof caseSections)[number]
export type CaseSections = Record<CaseSection, string | null>

/** One "at …" of a recommendation (indstilling), with numbered options where there is a choice. */
export type Clause = { id: string; position: number; verb: ClauseVerb; text: string; options: string[] }

/** A meeting (møde) of a body. Times are Danish, "12:00". */
export type Meeting = {
  id: string
  bodyId: string
  heldOn: IsoDate
  startsAt: string | null
  endsAt: string | null
  place: string | null
  state: MeetingState
  submissionDueOn: IsoDate | null
  agendaSentAt: string | null
  hearingUntil: IsoDate | null
  minutesApprovedAt: string | null
  /** The item of a later meeting that approved them. */
  minutesApprovedBy: string | null
  /** Cancelled (aflyst): the state stays what it was, and nothing changes any more. */
  cancelledAt: string | null
  version: number
}

export type CaseHead = {
  id: string
  area: string
  number: string
  title: string
  responsible: string | null
  closed: boolean
  closedReason: string | null
  version: number
}
export type MeetingCase = CaseHead & CaseSections

/** One body a case visits (stop): in which role, when, and how it went. Equal steps are taken in parallel. */
export type Stop = {
  id: string
  caseId: string
  bodyId: string
  meetingId: string | null
  role: StopRole
  isDecisive: boolean
  step: number
  state: StopState
  dueOn: IsoDate | null
  answerKind: AnswerKind | null
  answer: string | null
  answeredOn: IsoDate | null
  /** Version of the case it was sent with. */
  sentVersion: number | null
  version: number
}

export type AgendaItem = {
  id: string
  meetingId: string
  parentId: string | null
  position: number
  kind: ItemKind
  title: string | null
  text: string | null
  caseId: string | null
  stopId: string | null
  minutesOf: string | null
  purpose: ItemPurpose
  minutesNeeded: number | null
  closed: boolean
  closedReason: string | null
  late: boolean
  extra: boolean
  /** When its readers were sent it; null: not yet. */
  sentAt: string | null
  version: number
}

export type Attachment = {
  id: string
  caseId: string | null
  itemId: string | null
  position: number
  title: string
  fileId: string | null
  closed: boolean
  late: boolean
  /** When it was taken off the case; those who were sent it keep it. */
  detachedAt: string | null
}

export type CaseLink = { kind: LinkKind; recordId: string; label: string }

export type Outcome = {
  position: number
  clauseId: string | null
  verb: ClauseVerb
  clause: string
  outcome: OutcomeKind
  optionNumber: number | null
  change: string | null
}
export type Decision = {
  id: string
  itemId: string | null
  text: string | null
  delegatedTo: string | null
  delegatedWhat: string | null
  version: number
  outcomes: Outcome[]
}

const blankToNull = (value: unknown) =>
  value === undefined || (typeof value === 'string' && value.trim() === '') ? null : value
const optionalText = (max: number) =>
  z.preprocess(blankToNull, z.string().trim().max(max, 'meetings.tooLong').nullable())
const optionalDay = z.preprocess(blankToNull, z.iso.date('meetings.dayWrong').nullable())
const clock = /^([01]\d|2[0-3]):[0-5]\d$/
/** "9", "9.30", "9:30" and "09.30" are written by people; stored is "09:30". */
const asClock = (text: string) => {
  const [, hour, minute = '00'] = /^(\d{1,2})(?:[.:](\d{2}))?$/.exec(text.trim()) ?? []
  return hour === undefined ? text.trim() : `${hour.padStart(2, '0')}:${minute}`
}
const optionalTime = z.preprocess(
  (value) => (typeof value === 'string' ? blankToNull(asClock(value)) : blankToNull(value)),
  z.string().regex(clock, 'meetings.timeWrong').nullable(),
)
/** A time that cannot be read is said to be so, and nothing else. */
const isAfter = (end: string, start: string | null) =>
  !clock.test(end) || (start !== null && (!clock.test(start) || end > start))
const needed = (min: number, max: number, code: string) =>
  z.string(code).trim().min(min, code).max(max, 'meetings.tooLong')
const yes = z.preprocess((value) => value === true || value === 'true', z.boolean())
const identifier = (code: string) => z.string(code).min(1, code).max(80, code)

export const newMeeting = z
  .object({
    bodyId: identifier('meetings.bodyMissing'),
    heldOn: z.iso.date('meetings.dayMissing'),
    startsAt: optionalTime.default(null),
    endsAt: optionalTime.default(null),
    place: optionalText(500).default(null),
    link: z
      .preprocess(
        blankToNull,
        z
          .url({ protocol: /^https$/, error: 'meetings.linkWrong' })
          .max(2000)
          .nullable(),
      )
      .default(null),
    submissionDueOn: optionalDay.default(null),
  })
  .refine(({ startsAt, endsAt }) => endsAt === null || isAfter(endsAt, startsAt), {
    path: ['endsAt'],
    error: 'meetings.endBeforeStart',
  })
  .refine(({ heldOn, submissionDueOn }) => submissionDueOn === null || submissionDueOn <= heldOn, {
    path: ['submissionDueOn'],
    error: 'meetings.dueAfterMeeting',
  })
export type NewMeeting = z.infer<typeof newMeeting>

export const newClause = z.object({
  verb: z.enum(clauseVerbs, 'meetings.verbMissing'),
  text: needed(1, 5000, 'meetings.clauseMissing'),
  options: z
    .array(needed(1, 500, 'meetings.optionMissing'))
    .max(20, 'meetings.tooManyOptions')
    .default([]),
})
export type NewClause = z.infer<typeof newClause>

const sections = Object.fromEntries(
  caseSections.map((name) => [name, optionalText(name === 'presentation' || name === 'other' ? 400_000 : 100_000)]),
) as Record<CaseSection, ReturnType<typeof optionalText>>

/** What a case says. A closed one names the legal reason. */
export const caseContent = z
  .object({
    title: needed(3, 300, 'meetings.titleMissing'),
    responsible: optionalText(300),
    closed: yes,
    closedReason: optionalText(1000),
    ...sections,
    clauses: z.array(newClause).max(30, 'meetings.tooManyClauses').default([]),
  })
  .refine(({ closed, closedReason }) => !closed || (closedReason !== null && closedReason.length >= 3), {
    path: ['closedReason'],
    error: 'meetings.closedReasonMissing',
  })
export type CaseContent = z.infer<typeof caseContent>

/** How a case gets its number: the next of the year, the next of an own series, or as typed. */
export const caseNumbering = z
  .object({
    numbering: z.enum(['year-serial', 'series', 'typed']).default('year-serial'),
    series: z.preprocess((value) => value ?? '', z.string().trim().toUpperCase()),
    number: z.preprocess((value) => value ?? '', z.string().trim().max(60, 'meetings.tooLong')),
  })
  .refine(({ numbering, series }) => numbering !== 'series' || /^[A-ZÆØÅ0-9]{1,12}$/.test(series), {
    path: ['series'],
    error: 'meetings.seriesWrong',
  })
  .refine(({ numbering, number }) => numbering !== 'typed' || number.length > 0, {
    path: ['number'],
    error: 'meetings.numberMissing',
  })
export type CaseNumbering = z.infer<typeof caseNumbering>

export const newStop = z.object({
  bodyId: identifier('meetings.bodyMissing'),
  meetingId: z.preprocess(blankToNull, z.uuid('meetings.meetingUnknown').nullable()).default(null),
  role: z.enum(stopRoles, 'meetings.roleMissing'),
  isDecisive: yes.default(false),
  step: z.coerce.number('meetings.stepWrong').int('meetings.stepWrong').min(1, 'meetings.stepWrong').max(99),
  dueOn: optionalDay.default(null),
})
export type NewStop = z.infer<typeof newStop>

export const newItem = z
  .object({
    kind: z.enum(itemKinds, 'meetings.kindMissing'),
    parentId: z.preprocess(blankToNull, z.uuid().nullable()).default(null),
    title: optionalText(300).default(null),
    text: optionalText(100_000).default(null),
    caseId: z.preprocess(blankToNull, z.uuid('meetings.caseUnknown').nullable()).default(null),
    stopId: z.preprocess(blankToNull, z.uuid('meetings.stopUnknown').nullable()).default(null),
    purpose: z.enum(itemPurposes).default('decision'),
    minutesNeeded: z
      .preprocess(
        blankToNull,
        z.coerce
          .number('meetings.minutesNeededWrong')
          .int('meetings.minutesNeededWrong')
          .min(1, 'meetings.minutesNeededWrong')
          .max(600, 'meetings.minutesNeededWrong')
          .nullable(),
      )
      .default(null),
    closed: yes.default(false),
    closedReason: optionalText(1000).default(null),
    /** The meeting whose minutes it approves; null: the latest that are not, once the agenda is sent. */
    minutesOf: z.preprocess(blankToNull, z.uuid('approval.formerUnknown').nullable()).default(null),
  })
  .refine(({ kind, minutesOf }) => kind === 'approve-minutes' || minutesOf === null, {
    path: ['minutesOf'],
    error: 'approval.formerUnknown',
  })
  .refine(({ kind, title }) => kind !== 'other' || title !== null, { path: ['title'], error: 'meetings.titleMissing' })
  .refine(({ kind, caseId }) => (kind === 'case') === (caseId !== null), {
    path: ['caseId'],
    error: 'meetings.caseUnknown',
  })
  .refine(({ closed, closedReason }) => !closed || (closedReason !== null && closedReason.length >= 3), {
    path: ['closedReason'],
    error: 'meetings.closedReasonMissing',
  })
export type NewItem = z.infer<typeof newItem>

export const newFollowUp = z.object({
  what: needed(3, 2000, 'meetings.whatMissing'),
  responsible: needed(2, 300, 'meetings.responsibleMissing'),
  organisationId: z.preprocess(blankToNull, z.string().max(80).nullable()).default(null),
  dueOn: optionalDay.default(null),
})
export type NewFollowUp = z.infer<typeof newFollowUp>

export const newOutcome = z
  .object({
    clauseId: z.uuid('meetings.clauseUnknown'),
    outcome: z.enum(outcomeKinds, 'meetings.outcomeMissing'),
    optionNumber: z.preprocess(blankToNull, z.coerce.number().int().min(1).max(20).nullable()).default(null),
    change: optionalText(5000).default(null),
  })
  .refine(({ outcome, optionNumber }) => (outcome === 'option') === (optionNumber !== null), {
    path: ['optionNumber'],
    error: 'meetings.optionMissing',
  })
  .refine(({ outcome, change }) => outcome !== 'adopted-with-change' || change !== null, {
    path: ['change'],
    error: 'meetings.changeMissing',
  })
export type NewOutcome = z.infer<typeof newOutcome>

export const newDecision = z
  .object({
    text: optionalText(50_000).default(null),
    outcomes: z.array(newOutcome).max(30).default([]),
    delegatedTo: optionalText(300).default(null),
    delegatedWhat: optionalText(2000).default(null),
    /** New ones; those that stand are kept. */
    followUps: z.array(newFollowUp).max(20).default([]),
    /** Told to the bodies that treated the case before. */
    feedback: z.preprocess(blankToNull, needed(3, 5000, 'meetings.feedbackShort').nullable()).default(null),
    /** A standing item that the body gets from its next agenda on. */
    standingTitle: optionalText(300).default(null),
  })
  .refine(({ delegatedTo, delegatedWhat }) => (delegatedTo === null) === (delegatedWhat === null), {
    path: ['delegatedWhat'],
    error: 'meetings.delegationHalf',
  })
export type NewDecision = z.infer<typeof newDecision>

export const newAttendance = z
  .object({
    kind: z.enum(attendanceKinds, 'meetings.kindMissing'),
    presence: z.enum(['present', 'absent']).default('present'),
    name: needed(2, 300, 'meetings.nameMissing'),
    described: optionalText(500).default(null),
    deputyFor: optionalText(300).default(null),
    itemIds: z.array(z.uuid('meetings.itemUnknown')).max(100).default([]),
  })
  .refine(({ kind, deputyFor }) => kind === 'deputy' || deputyFor === null, {
    path: ['deputyFor'],
    error: 'meetings.deputyOnly',
  })
export type NewAttendance = z.infer<typeof newAttendance>

/** A person on the list of those present or absent (deltager). */
export type Attendance = NewAttendance & { id: string }

/** A remark to draft minutes (bemærkning i høring). */
export type Remark = {
  id: string
  itemId: string | null
  text: string
  byName: string | null
  isOwn: boolean
  at: string
  outcome: 'taken' | 'not-taken' | null
  reply: string | null
}

export const followUpDone = z.object({ doneOn: optionalDay, doneNote: optionalText(5000).default(null) })
export type FollowUpDone = z.infer<typeof followUpDone>

/** A private note on the version its writer saw; 0: there was none. */
export const newNote = z.object({
  itemId: z.uuid('meetings.itemUnknown'),
  version: z.coerce.number('meetings.noteStale').int('meetings.noteStale').min(0, 'meetings.noteStale'),
  note: z.string().trim().max(20_000, 'meetings.tooLong'),
})
export type NewNote = z.infer<typeof newNote>

export const newRemark = z.object({
  itemId: z.preprocess(blankToNull, z.uuid('meetings.itemUnknown').nullable()).default(null),
  text: needed(3, 5000, 'meetings.remarkMissing'),
})
export type NewRemark = z.infer<typeof newRemark>
