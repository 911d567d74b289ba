import { z } from 'zod'
import type { IsoDate } from '#figures/dates.ts'
import { clauseVerbs, outcomeKinds } from '../model.ts'

/** What is found: cases, items without a case, attachments, decisions, minutes, follow-ups, published reports. */
export const hitKinds = ['case', 'item', 'attachment', 'decision', 'minutes', 'follow-up', 'report'] as const
export type HitKind = (typeof hitKinds)[number]

/** The part of a record that a fragment is taken from. */
export const hitParts = [
  'title',
  'resume',
  'background',
  'presentation',
  'economy',
  'hearing',
  'process',
  'other',
  'clauses',
  'stop',
  'text',
  'page',
  'decision',
  'delegation',
  'minutes',
  'responsible',
  'note',
] as const
export type HitPart = (typeof hitParts)[number]

const given = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional().catch(undefined))

/** A pasted paragraph is searched by its beginning, rather than for nothing. */
const shortened = (text: string) => text.trim().slice(0, 200).trim().toWellFormed()

/** What is searched for. A filter that makes no sense is left out, as in an address that was cut off. */
export const searchQuery = z.object({
  q: z.preprocess((value) => (typeof value === 'string' ? shortened(value) : ''), z.string()),
  kind: given(z.enum(hitKinds)),
  body: given(z.string().max(80)),
  year: given(z.coerce.number().int().min(1970).max(2200)),
  verb: given(z.enum(clauseVerbs)),
  outcome: given(z.enum(outcomeKinds)),
  targetGroup: given(z.string().max(80)),
  facility: given(z.string().max(80)),
})
export type SearchQuery = z.infer<typeof searchQuery>

/** A piece of a fragment; `hit` marks the words that were searched for. */
export type FragmentRun = { text: string; hit: boolean }

export type Hit = {
  kind: HitKind
  recordId: string
  caseId: string | null
  meetingId: string | null
  title: string
  day: IsoDate | null
  /** Short names of the bodies it was treated by. */
  bodies: string[]
  part: HitPart
  /** The page of a file, from 1. */
  page: number | null
  /** The stored file of an attachment. */
  fileId: string | null
  fragment: FragmentRun[]
}

export type Found = {
  hits: number
  /** There are at least so many hits: no more are counted. */
  atLeast: boolean
  /** More were found than are ranked: narrow the search to see the rest. */
  more: boolean
  /** How many of each kind, whatever kind is asked for. */
  kinds: Partial<Record<HitKind, number>>
  /** There are at least so many of each kind: counted are the newest of all kinds. */
  kindsAtLeast: boolean
  rows: Hit[]
  /** Where the next page begins; null on the last. */
  next: HitCursor | null
}

export const nothing: Found = {
  hits: 0,
  atLeast: false,
  more: false,
  kinds: {},
  kindsAtLeast: false,
  rows: [],
  next: null,
}

/** Where a page of hits ended: the rank, day, kind and id of its last one. */
export type HitCursor = { rank: number; day: string | null; kind: string; record: string }

/** An attachment whose text is not searched, or only its beginning: `cut` is longer than is searched, `waiting` not read yet. */
export type Gap = {
  title: string
  caseId: string | null
  meetingId: string | null
  fileId: string | null
  reason: 'cut' | 'waiting'
}

/** Signs around a found word in a fragment from the database; no text holds them. */
export const hitStart = '\u0001'
export const hitEnd = '\u0002'

export const hitsPerPage = 20

/** Hits are ranked, and pages of them shown, so far. */
export const mostRanked = 500
