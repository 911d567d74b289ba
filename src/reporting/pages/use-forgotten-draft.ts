import { useEffect } from 'react'
import { draftKey } from '#ui/kept-draft.ts'

/** Forgets what the browser kept of a form, when everything is saved and sent. */
export function useForgottenDraft(respondentId: string, userId: string, isDone: boolean): void {
  useEffect(() => {
    try {
      if (isDone) localStorage.removeItem(draftKey(respondentId, userId))
    } catch {
      // A browser that keeps nothing has nothing to forget.
    }
  }, [respondentId, userId, isDone])
}
