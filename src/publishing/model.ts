import { z } from 'zod'
import type { Figure } from '#figures/figure.ts'

/** A report (rapport) of one kind and year; its editions are what is published. */
export type Report = { id: string; kind: string; year: number; title: string; ownerId: string }

/** Which version of which record a document was made of: { kind: 'submission', recordId: respondent, version: '2' }. */
export type EditionInput = { kind: string; recordId: string; version: string }

export type Figures = Record<string, Figure>

/** A frozen edition (udgave) without its content. */
export type EditionHead = {
  id: string
  reportId: string
  number: number
  sha256: string
  publishedAt: string
  publishedBy: string | null
  note: string | null
}

/** A version of the prose of one section. Version 0 is the proposal of the program; nobody has written yet. */
export type TextVersion = {
  section: string
  number: number
  text: string
  writtenBy: string | null
  writtenAt: string | null
}

/** Prose of a section as it is saved; `basedOn` is the version the writer saw. */
export const TextInput = z.strictObject({
  section: z.string().min(1, 'publishing.sectionMissing').max(80, 'publishing.sectionMissing'),
  text: z.string().max(50_000, 'publishing.textTooLong'),
  basedOn: z.coerce.number('publishing.basedOn').int('publishing.basedOn').min(0, 'publishing.basedOn'),
})
export type TextInput = z.infer<typeof TextInput>

/** Publishing an edition; the note tells readers why there is a new one. */
export const PublishInput = z.strictObject({
  note: z.string().trim().max(500, 'publishing.noteTooLong').default(''),
  /** What the publisher saw: refused when the figures moved in the meantime. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/, 'publishing.draftMoved'),
})
export type PublishInput = z.infer<typeof PublishInput>
