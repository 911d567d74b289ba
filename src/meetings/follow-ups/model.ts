import { z } from 'zod'
import type { IsoDate } from '#figures/dates.ts'
import { newFollowUp } from '../model.ts'

export type FollowUp = {
  id: string
  bodyId: string
  decisionId: string | null
  what: string
  responsible: string
  organisationId: string | null
  dueOn: IsoDate | null
  isProposal: boolean
  doneOn: IsoDate | null
  doneNote: string | null
  /** What it was changed from, the oldest first. */
  changes: FollowUpChange[]
  version: number
}

/** A time that who must act, or by when, was changed (ændring af opfølgning). */
export type FollowUpChange = {
  at: string
  responsible: { from: string; to: string } | null
  dueOn: { from: IsoDate | null; to: IsoDate | null } | null
  /** The follow-up came of another one, whose responsible became several. */
  isNew?: boolean
}

/** Which follow-ups (opfølgninger) are asked for; none of them: all. */
export const followUpShows = ['open', 'overdue', 'done', 'proposal'] as const

/** What a list of follow-ups is narrowed to. `overdue` are open too; `proposal`: found in old minutes, not yet accepted. */
export const followUpFilter = z.object({
  show: z.enum(followUpShows).optional(),
  bodyId: z.string().max(80).optional(),
  /** Stands somewhere in what is written of who is responsible. */
  responsible: z.string().trim().max(100).optional(),
  /** One alone, whatever its state. */
  id: z.uuid().optional(),
})
export type FollowUpFilter = z.infer<typeof followUpFilter>

/** What can be changed of a follow-up: who must act and by when. What was decided stays. */
export const followUpTerms = newFollowUp.pick({ responsible: true, dueOn: true })
export type FollowUpTerms = z.infer<typeof followUpTerms>

/** With the decision it comes from, made on an item or in a written procedure. */
export type ListedFollowUp = FollowUp & {
  itemId: string | null
  procedureId: string | null
  /** The case that was decided on. */
  caseId: string | null
  decisionText: string | null
}

export type ShownFollowUp = ListedFollowUp & {
  state: 'open' | 'done' | 'overdue'
  bodyName: string
  /** The item the decision was made on: "punkt 7, DAS Social 17. marts 2025" with its title. */
  item: { id: string; meetingId: string; number: string; title: string | null; heldOn: string } | null
  mayFinish: boolean
  /** The reader is the secretariat of the body: changes who must act and by when. */
  mayChange: boolean
}

/** A place in a list: the day its last one is due, or was done in a list of those that are done, and its id. */
export type FollowUpPlace = { day: IsoDate | null; id: string }

const cursor = z.tuple([z.union([z.literal(''), z.iso.date()]), z.uuid()])

/** The place as an address carries it. It holds what the list is ordered by, so that it stays where it is whatever happens to the row. */
export const cursorOf = ({ day, id }: FollowUpPlace) => `${day ?? ''}.${id}`

/** The place that a cursor names; undefined when it is none. */
export function placeOf(text: string): FollowUpPlace | undefined {
  const read = cursor.safeParse(text.split('.'))
  return read.success ? { day: read.data[0] || null, id: read.data[1] } : undefined
}

/** Follow-ups are counted so far. */
export const mostCounted = 1000

/** Where one follow-up is found alone, wherever it stands in the list. */
export const followUpAddress = (id: string) => `/opfoelgning?kun=${id}`
