import { useEffect, useRef, useState } from 'react'
import type { SavingState } from '#ui/feedback.tsx'
import { draftKey, inBrowser, type KeptDraft, keepDraft, readDraft } from '#ui/kept-draft.ts'
import type { CellConflict } from '../service/save.ts'
import type { FormPage } from './form-page.ts'
import { cellName } from './posted-form.ts'
import type { SaveAnswer } from './save.ts'

export type Saving = ReturnType<typeof useSaving>

const pause = 700
const waits = [2_000, 4_000, 8_000, 15_000, 30_000]

/**
 * Saves what was changed a moment after the last key, one request at a time. What could not be saved stays marked and
 * is kept in the browser, is tried again when the connection is back, and is offered again after a new log-in.
 *
 * @param typed - everything that stands in the form now, by field name
 */
export function useSaving({ form, userId }: FormPage, typed: Record<string, string>) {
  const [state, setState] = useState<SavingState>('idle')
  const [message, setMessage] = useState<string | null>(null)
  const [savedAt, setSavedAt] = useState<string | null>(null)
  const [versions, setVersions] = useState(form.versions)
  const [conflicts, setConflicts] = useState<CellConflict[]>([])
  const [confirmed, setConfirmed] = useState<Record<string, string>>({})
  const [offer, setOffer] = useState<KeptDraft | null>(null)
  const unsaved = useRef({ dirty: new Set<string>(), sent: new Set<string>(), held: new Set<string>() })
  const confirming = useRef(new Set<string>())
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const tries = useRef(0)
  const isKept = useRef(true)
  const now = useRef({ versions, typed, offer })
  now.current = { versions, typed, offer }
  const key = draftKey(form.respondent.id, userId)

  const schedule = (wait = pause) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void run(), wait)
  }
  const changed = (names: readonly string[], options: { confirm?: boolean } = {}) => {
    for (const name of names) {
      unsaved.current.dirty.add(name)
      unsaved.current.held.delete(name)
      if (options.confirm) confirming.current.add(name)
    }
    schedule()
  }
  const keep = () => {
    const { dirty, sent, held } = unsaved.current
    const names = [...new Set([...dirty, ...sent, ...held])]
    const values = Object.fromEntries(names.map((name) => [name, now.current.typed[name] ?? '']))
    const { offer: offered } = now.current
    const draft = {
      at: new Date().toISOString(),
      values: { ...offered?.values, ...values },
      versions: { ...offered?.versions, ...versionsOf(names, now.current.versions) },
    }
    isKept.current = keepDraft(inBrowser, key, draft)
  }

  async function run(): Promise<void> {
    const { dirty, sent, held } = unsaved.current
    if (sent.size > 0 || dirty.size === 0) return
    for (const name of dirty) sent.add(name)
    dirty.clear()
    const confirm = [...confirming.current].filter((name) => sent.has(name))
    setState('saving')
    const path = `/indberetning/${form.round.id}/${form.respondent.id}/gem`
    const answer = await send(path, bodyOf(now.current.typed, sent, now.current.versions, confirm))
    if (answer?.ok) {
      for (const name of confirm) confirming.current.delete(name)
      const { unread } = answer
      setConfirmed((before) => ({ ...before, ...ages([...sent], unread, answer.savedAt) }))
      sent.clear()
      for (const name of unread) held.add(name)
      setVersions(answer.versions)
      setSavedAt(answer.savedAt)
      setState('saved')
      setMessage(null)
      tries.current = 0
    } else {
      const inConflict = new Set((answer?.conflicts ?? []).map(({ lineId, field }) => cellName(lineId, field)))
      for (const name of sent) (inConflict.has(name) ? held : dirty).add(name)
      sent.clear()
      setConflicts((before) => [...before, ...(answer?.conflicts ?? [])])
      setMessage(answer?.message ?? null)
      if (inConflict.size > 0) setState('saved')
      else setState(answer === null ? 'offline' : answer.expired ? 'expired' : 'refused')
      // The cells nobody else touched are saved without those two people must choose for.
      if (answer === null) schedule(waits[Math.min(tries.current++, waits.length - 1)])
      else if (inConflict.size > 0 && dirty.size > 0) schedule(0)
    }
    keep()
    if (answer?.ok && dirty.size > 0) schedule()
  }

  const settle = ({ lineId, field, version }: CellConflict) => {
    setVersions((before) => ({ ...before, [`${lineId} ${field}`]: version }))
    setConflicts((before) => before.filter((other) => other.lineId !== lineId || other.field !== field))
  }

  // After a save of the whole form the page is read anew, and with it the versions.
  useEffect(() => setVersions(form.versions), [form.versions])
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page opens
  useEffect(() => {
    const kept = readDraft(inBrowser, key)
    now.current.offer = kept
    setOffer(kept)
    const retry = () => {
      if (unsaved.current.dirty.size > 0 && document.visibilityState === 'visible') schedule(0)
    }
    const warn = (event: BeforeUnloadEvent) => {
      const { dirty, sent } = unsaved.current
      if (dirty.size + sent.size > 0 && !isKept.current) event.preventDefault()
    }
    addEventListener('online', retry)
    document.addEventListener('visibilitychange', retry)
    addEventListener('beforeunload', warn)
    return () => {
      removeEventListener('online', retry)
      document.removeEventListener('visibilitychange', retry)
      removeEventListener('beforeunload', warn)
      clearTimeout(timer.current)
    }
  }, [])

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is typed is what has to be kept
  useEffect(keep, [typed])

  return {
    state,
    message,
    savedAt,
    versions,
    conflicts,
    /** Cells saved from this page, by "line field", and when. */
    confirmed,
    /** What was kept in the browser when this page opened. */
    offer,
    changed,
    keepMine: (conflict: CellConflict) => {
      settle(conflict)
      changed([cellName(conflict.lineId, conflict.field)])
    },
    takeTheirs: (conflict: CellConflict) => {
      const { dirty, held } = unsaved.current
      const name = cellName(conflict.lineId, conflict.field)
      dirty.delete(name)
      held.delete(name)
      settle(conflict)
    },
    /** The kept words stand in the form again, on the versions they were typed on: what others wrote since is a conflict. */
    takeOffer: () => {
      if (!offer) return
      setVersions((before) => ({ ...before, ...offer.versions }))
      changed(Object.keys(offer.values))
      now.current.offer = null
      setOffer(null)
    },
    dropOffer: () => {
      now.current.offer = null
      setOffer(null)
      keep()
    },
    /** The whole form is being sent: nothing more to save beside it. What is kept stays until the page is read anew. */
    stop: () => {
      clearTimeout(timer.current)
      unsaved.current.dirty.clear()
    },
  }
}

/** Of the cells that were typed in alone: the others follow the page. */
function versionsOf(names: readonly string[], versions: Record<string, number>): Record<string, number> {
  const cells = names.filter((name) => name.startsWith('celle.')).map((name) => name.split('.').slice(1).join(' '))
  return Object.fromEntries(cells.map((cell) => [cell, versions[cell] ?? 0]))
}

function ages(names: string[], unread: readonly string[], at: string): Record<string, string> {
  const saved = names.filter((name) => name.startsWith('celle.') && !unread.includes(name))
  return Object.fromEntries(saved.map((name) => [name.split('.').slice(1).join(' '), at]))
}

/** The named fields with the reasons of their lines: a reason is kept for the value it stands under. */
function bodyOf(
  typed: Record<string, string>,
  names: ReadonlySet<string>,
  versions: Record<string, number>,
  confirm: string[],
): FormData {
  const lines = new Set([...names].filter((name) => name.startsWith('celle.')).map((name) => name.split('.')[1]))
  const body = new FormData()
  for (const [name, value] of Object.entries(typed)) {
    const [kind, , lineId] = name.split('.')
    if (names.has(name) || (kind === 'grund' && lines.has(lineId))) body.append(name, value)
  }
  body.append('versions', JSON.stringify(versions))
  body.append('confirm', JSON.stringify(confirm))
  return body
}

/** The answer, or null when none came: no connection, or an answer that is not ours. */
async function send(path: string, body: FormData): Promise<SaveAnswer | null> {
  try {
    const response = await fetch(path, { method: 'POST', body, headers: { accept: 'application/json' } })
    return (await response.json()) as SaveAnswer
  } catch {
    return null
  }
}
