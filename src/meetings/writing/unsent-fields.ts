import type { KeptDraft } from '#ui/kept-draft.ts'

/**
 * What a form kept in the browser still has to say, when its page is opened (ikke gemt).
 *
 * One that was sent is done as soon as the record has got a newer version. One that was sent and came back to the same
 * version was not taken: the session had expired, or something was missing.
 *
 * @param version - of the record on the page now; 0: there is none yet
 * @returns the fields that were typed in, by name; null: nothing
 * @source own
 */
export function unsentFields(draft: KeptDraft | null, version: number): Record<string, string> | null {
  if (draft === null || Object.keys(draft.values).length === 0) return null
  const { form = 0, sent = 0 } = draft.versions
  return sent === 1 && version > form ? null : draft.values
}
