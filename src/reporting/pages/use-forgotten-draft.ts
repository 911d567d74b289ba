import { useEffect } from 'react'
import { draftKey, forgetDraft, inBrowser } from '#ui/kept-draft.ts'

/** Forgets what the browser kept of a form, when everything is saved and sent. */
export function useForgottenDraft(respondentId: string, userId: string, isDone: boolean): void {
  useEffect(() => {
    if (isDone) forgetDraft(inBrowser, draftKey(respondentId, userId))
  }, [respondentId, userId, isDone])
}
