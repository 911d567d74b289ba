import { useEffect, useRef, useState } from 'react'
import type { CellConflict } from '../service/save.ts'
import type { FormPage } from './form-page.ts'
import { cellName } from './posted-form.ts'
import type { SaveAnswer } from './save.ts'

export type Saving = ReturnType<typeof useSaving>

const pause = 700

/**
 * Saves what was changed a moment after the last key, one request at a time. What could not be saved stays
 * marked and goes along with the next try, so nothing typed is lost by a broken connection or a lost session.
 */
export function useSaving({ form }: FormPage) {
  const [state, setState] = useState<'idle' | 'saving' | 'saved' | 'failed'>('idle')
  const [message, setMessage] = useState<string | null>(null)
  const [savedAt, setSavedAt] = useState<string | null>(null)
  const [versions, setVersions] = useState(form.versions)
  const [conflicts, setConflicts] = useState<CellConflict[]>([])
  const dirty = useRef(new Set<string>())
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const isRunning = useRef(false)
  const known = useRef(versions)
  known.current = versions

  const schedule = () => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void run(), pause)
  }
  const changed = (name: string) => {
    dirty.current.add(name)
    schedule()
  }

  async function run(): Promise<void> {
    if (isRunning.current || dirty.current.size === 0) return
    isRunning.current = true
    const names = [...dirty.current]
    dirty.current.clear()
    setState('saving')
    const answer = await send(`/indberetning/${form.round.id}/${form.respondent.id}/gem`, names, known.current)
    isRunning.current = false
    if (answer?.ok) {
      // A warning's reason is kept only once its value is: the reasons typed since go along next time.
      setVersions(answer.versions)
      setSavedAt(answer.savedAt)
      setState('saved')
      setMessage(null)
      if (dirty.current.size > 0) schedule()
      return
    }
    for (const name of names) dirty.current.add(name)
    setState('failed')
    setMessage(answer?.message ?? null)
    setConflicts(answer?.conflicts ?? [])
  }

  const settle = ({ lineId, field, version }: CellConflict) => {
    setVersions((before) => ({ ...before, [`${lineId} ${field}`]: version }))
    setConflicts((before) => before.filter((other) => other.lineId !== lineId || other.field !== field))
  }

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (dirty.current.size > 0) event.preventDefault()
    }
    addEventListener('beforeunload', warn)
    return () => {
      removeEventListener('beforeunload', warn)
      clearTimeout(timer.current)
    }
  }, [])

  return {
    state,
    message,
    savedAt,
    versions,
    conflicts,
    changed,
    keepMine: (conflict: CellConflict) => {
      settle(conflict)
      schedule()
    },
    takeTheirs: (conflict: CellConflict) => {
      dirty.current.delete(cellName(conflict.lineId, conflict.field))
      settle(conflict)
      schedule()
    },
    /** The whole form is being sent: nothing more to save beside it. */
    stop: () => {
      clearTimeout(timer.current)
      dirty.current.clear()
    },
  }
}

/** The answer, or null when none came: no connection, or an answer that is not ours. */
async function send(path: string, names: string[], versions: Record<string, number>): Promise<SaveAnswer | null> {
  const form = document.getElementById('indberetning')
  if (!(form instanceof HTMLFormElement)) return null
  const body = new FormData()
  for (const [name, value] of new FormData(form)) {
    if (names.includes(name) || isReasonOf(names, name)) body.append(name, value)
  }
  body.append('versions', JSON.stringify(versions))
  try {
    const response = await fetch(path, { method: 'POST', body, headers: { accept: 'application/json' } })
    return (await response.json()) as SaveAnswer
  } catch {
    return null
  }
}

/** The reasons of a line go along with its cells: a reason is kept for the value it stands under. */
function isReasonOf(names: string[], name: string): boolean {
  const [kind, , lineId] = name.split('.')
  return kind === 'grund' && names.some((other) => other.startsWith(`celle.${lineId}.`))
}
