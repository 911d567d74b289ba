import { z } from 'zod'

/** What a recommendation (indstilling) asks the body to do. */
export const verbs = ['approve', 'discuss', 'note', 'endorse', 'decide', 'recommend', 'request', 'other'] as const
export type Verb = (typeof verbs)[number]

/** The parts of an item's case text, as the agenda names them. */
export const sectionNames = ['resume', 'background', 'presentation', 'economy', 'hearing', 'process', 'other'] as const
export type SectionName = (typeof sectionNames)[number]

/** First and last line, counted from 1, both included. */
export const LineRange = z.tuple([z.int().min(1), z.int().min(1)])
export type LineRange = z.infer<typeof LineRange>

const text = z.string()

export const FollowUpFound = z.strictObject({
  text,
  responsible: text.optional(),
  due: text.optional().describe('A date where the text gives one, else its own words'),
})
export type FollowUpFound = z.infer<typeof FollowUpFound>

export const ClauseFound = z.strictObject({ verb: z.enum(verbs), text })
export type ClauseFound = z.infer<typeof ClauseFound>

export const AttachmentFound = z.strictObject({ title: text, lines: LineRange.optional() })
export type AttachmentFound = z.infer<typeof AttachmentFound>

const sections = Object.fromEntries(sectionNames.map((name) => [name, text.optional()])) as Record<
  SectionName,
  z.ZodOptional<z.ZodString>
>

export const ItemFound = z.strictObject({
  number: z.union([z.int(), text]),
  title: text,
  caseNumber: text.optional(),
  open: z.boolean().nullable().describe('null: not stated'),
  sections: z.strictObject(sections),
  recommendation: z.array(ClauseFound),
  attachments: z.array(AttachmentFound),
  decision: text.optional(),
  followUps: z.array(FollowUpFound),
  lines: LineRange,
})
export type ItemFound = z.infer<typeof ItemFound>

export const MeetingFound = z.strictObject({
  body: text.nullable(),
  date: text.nullable(),
  start: text.optional(),
  end: text.optional(),
  place: text.optional(),
  present: z.array(text),
  absent: z.array(text),
  others: z.array(text),
  embeddedIn: z.int().min(0).optional().describe('Index of the meeting whose papers hold these minutes'),
  items: z.array(ItemFound),
})
export type MeetingFound = z.infer<typeof MeetingFound>

/** Why a line has no place. */
export const unplacedReasons = ['no-meeting', 'before-first-item', 'unknown-attachment'] as const
export type UnplacedReason = (typeof unplacedReasons)[number]

/** What an import of minutes (import af referater) found; the form the command prints. */
export const MinutesFound = z.strictObject({
  meetings: z.array(MeetingFound),
  unplaced: z.array(z.strictObject({ lines: LineRange, reason: z.enum(unplacedReasons) })),
  coverage: z.strictObject({ lines: z.int(), placed: z.int() }),
})
export type MinutesFound = z.infer<typeof MinutesFound>

/** Where a run of lines belongs. Together the places hold each line once. */
export type Place = { lines: LineRange } & (
  | { kind: 'head'; meeting: number }
  | { kind: 'item'; meeting: number; item: number }
  | { kind: 'attachment'; meeting: number; item: number; attachment: number }
  | { kind: 'unplaced'; reason: UnplacedReason }
)

/** What a reader should look at before saving. */
export const doubtCodes = [
  'title-wrapped',
  'number-out-of-order',
  'attachment-alike',
  'attachment-start-guessed',
  'attachment-not-found',
  'attachment-not-listed',
  'body-unknown',
  'date-unknown',
] as const
export type DoubtCode = (typeof doubtCodes)[number]
export type Doubt = { lines: LineRange; code: DoubtCode; meeting: number; item?: number; text?: string }

/** Everything the reader of minutes found: what is printed, and what only the review shows. */
export type ReadMinutes = { found: MinutesFound; places: Place[]; doubts: Doubt[] }

/** A place in what was found: meeting, item, follow-up, by index. */
const path = (depth: number) => z.string().regex(new RegExp(`^\\d{1,4}(?:\\.\\d{1,4}){${depth - 1}}$`))

/** What a person chose in the review (gennemsyn): nothing is saved without a body. */
export const SaveMinutes = z.strictObject({
  version: z.coerce.number({ error: 'meetings.minutes.version' }).int('meetings.minutes.version'),
  meetings: z
    .array(z.strictObject({ place: z.int().min(0).max(9999), bodyId: z.string().min(1).max(80) }))
    .min(1, 'meetings.minutes.nothingChosen'),
  /** Items nobody but the body and its secretariat may read, as "meeting.item". */
  closed: z.array(path(2)),
  /** Proposals that become follow-ups, as "meeting.item.followUp". */
  followUps: z.array(path(3)),
  /** The minutes are final; else they stay a draft of the secretariat. */
  approved: z.boolean(),
})
export type SaveMinutes = z.infer<typeof SaveMinutes>

/** An import as the list shows it. */
export type ImportHead = {
  id: string
  area: string
  fileName: string
  state: 'review' | 'saved'
  madeAt: string
  madeBy: string | null
  savedAt: string | null
  version: number
  /** Of the file, and where it is kept. */
  sha256: string
  fileId: string | null
  meetings: number
  items: number
}

/** What became of a meeting of the file. */
export type SavedMeeting = {
  place: number
  meetingId: string
  bodyId: string
  date: string
  outcome: 'added' | 'was-there'
}
