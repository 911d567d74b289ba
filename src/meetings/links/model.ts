import { z } from 'zod'
import { type LinkKind, linkKinds } from '../model.ts'

/** A record a case can concern (vedrører): its kind and its id among those of its kind. */
export const aboutRecord = z.object({
  kind: z.enum(linkKinds, 'links.kindMissing'),
  recordId: z.string('links.recordMissing').min(1, 'links.recordMissing').max(200, 'links.recordMissing'),
})
export type AboutRecord = z.infer<typeof aboutRecord>

/** What people search for among the records. A kind that does not exist is left out, as in an address cut off. */
export const linkSearch = z.object({
  q: z.preprocess((value) => value ?? '', z.string().trim().max(100)).catch(''),
  kind: z.preprocess((value) => (value === '' ? undefined : value), z.enum(linkKinds).optional()).catch(undefined),
})
export type LinkSearch = z.infer<typeof linkSearch>

/** "facility:kompasset", as an address names a record; undefined when it names none. */
export function readAbout(text: string | null): AboutRecord | undefined {
  const [, kind, recordId] = /^([a-z-]+):(.+)$/.exec(text ?? '') ?? []
  const read = aboutRecord.safeParse({ kind, recordId })
  return read.success ? read.data : undefined
}

/** A record that exists; `parentId` is the facility of an offering, the agreement of an initiative. */
export type Linkable = { kind: LinkKind; recordId: string; parentId: string | null; label: string }

/** A link of a case. `href` is null when the record is gone; its name from then stays. */
export type ShownLink = { kind: LinkKind; recordId: string; label: string; href: string | null }

/** A case that mentions a record. */
export type MentioningCase = { id: string; number: string; title: string; closed: boolean; version: number }
