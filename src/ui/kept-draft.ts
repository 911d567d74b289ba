/** What was typed and could not be saved yet, with the row versions it was typed on. */
export type KeptDraft = { at: string; values: Record<string, string>; versions: Record<string, number> }

/**
 * Where a browser keeps it. Asked for anew each time: a browser that is told to keep nothing refuses already when the
 * store is named.
 */
type Store = () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** Kept when the browser is closed, for what is written over days. */
export const inBrowser: Store = () => localStorage
/** Kept in this tab alone, over a new load and a new log-in. */
export const inTab: Store = () => sessionStorage

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
    if (Object.keys(draft.values).length === 0) store().removeItem(key)
    else store().setItem(key, JSON.stringify(draft))
    return true
  } catch {
    return false
  }
}

/** What was kept; null when there is nothing, or nothing that can be read. */
export function readDraft(store: Store, key: string): KeptDraft | null {
  try {
    const parsed: unknown = JSON.parse(store().getItem(key) ?? 'null')
    return isDraft(parsed) ? parsed : null
  } catch {
    return null
  }
}

/** Forgets what was kept, when it is saved or given up. */
export function forgetDraft(store: Store, key: string): void {
  try {
    store().removeItem(key)
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}

function isDraft(value: unknown): value is KeptDraft {
  if (value === null || typeof value !== 'object') return false
  const { at, values, versions } = value as Partial<KeptDraft>
  const isTexts = values !== null && typeof values === 'object' && Object.values(values).every(isText)
  return isText(at) && isTexts && versions !== null && typeof versions === 'object'
}

const isText = (value: unknown) => typeof value === 'string'
