/** What was typed and could not be saved yet, with the row versions it was typed on. */
export type KeptDraft = { at: string; values: Record<string, string>; versions: Record<string, number> }

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** One place per respondent and person, so that nobody is offered what another typed on the same machine. */
export function draftKey(respondentId: string, userId: string): string {
  return `rammevaerk.kladde.${respondentId}.${userId}`
}

/**
 * Keeps what is unsaved in the browser, and nothing else; forgets it when nothing is unsaved.
 * @returns false when the browser would not keep it
 */
export function keepDraft(store: Store, key: string, draft: KeptDraft): boolean {
  try {
    if (Object.keys(draft.values).length === 0) store.removeItem(key)
    else store.setItem(key, JSON.stringify(draft))
    return true
  } catch {
    return false
  }
}

/** What was kept; null when there is nothing, or nothing that can be read. */
export function readDraft(store: Store, key: string): KeptDraft | null {
  try {
    const parsed: unknown = JSON.parse(store.getItem(key) ?? 'null')
    return isDraft(parsed) ? parsed : null
  } catch {
    return null
  }
}

function isDraft(value: unknown): value is KeptDraft {
  if (value === null || typeof value !== 'object') return false
  const { at, values, versions } = value as Partial<KeptDraft>
  const isTexts = values !== null && typeof values === 'object' && Object.values(values).every(isText)
  return isText(at) && isTexts && versions !== null && typeof versions === 'object'
}

const isText = (value: unknown) => typeof value === 'string'
