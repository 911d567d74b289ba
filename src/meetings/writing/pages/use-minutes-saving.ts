import { useEffect, useRef, useState } from 'react'
import type { SavingState } from '#ui/feedback.tsx'
import { draftKey, inBrowser, keepDraft, readDraft } from '#ui/kept-draft.ts'
import type { MinutesAnswer } from '../../pages/save-minutes.ts'

/** What the browser kept of a text that was not saved, and whether another wrote in it since. */
export type Offer = { text: string; at: string; isOverwritten: boolean }

const pause = 1_000
const waits = [2_000, 4_000, 8_000, 15_000, 30_000]

type Field = {
  meetingId: string
  itemId: string
  userId: string
  text: string
  version: number
  mayWrite: boolean
  /** Another has taken over the pen: nothing is sent until it is taken back. */
  isLost: boolean
  /** A save was answered by the program, taken or refused. */
  answered: (isSaved: boolean) => void
}

/**
 * Saves the minutes of an item a moment after the last key, one request at a time. What is not saved is kept in the
 * browser with the version it was typed on, is sent when the connection is back, and is offered again after a crash or a
 * new log-in. When somebody else wrote in the meantime nothing is sent until the writer has chosen between both texts.
 */
export function useMinutesSaving(field: Field) {
  const { meetingId, itemId, userId, text, version: seen, mayWrite, isLost, answered } = field
  const key = draftKey(`referat.${itemId}`, userId)
  const [state, setState] = useState<SavingState>('idle')
  const [version, setVersion] = useState(seen)
  const [savedAt, setSavedAt] = useState<string>()
  const [message, setMessage] = useState<string | null>(null)
  const [stands, setStands] = useState<string | null>(null)
  const [offer, setOffer] = useState<Offer | null>(null)
  const [isLeft, setIsLeft] = useState(false)
  /** The text the field is filled with anew, and how many times it was. */
  const [filled, setFilled] = useState({ text, round: 0 })
  const now = useRef({
    text,
    saved: text,
    offered: null as string | null,
    version: seen,
    isBusy: false,
    isHeld: false,
    isLost,
    tries: 0,
    isKept: true,
    isOffered: false,
  })
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const schedule = (wait: number) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void save(), wait)
  }
  const keep = () => {
    const { current } = now
    const values = {
      ...(current.text !== current.saved && { text: current.text }),
      // What is on offer stays until the writer has chosen, also when something else is typed first.
      ...(current.offered !== null && { offered: current.offered }),
    }
    current.isKept = keepDraft(inBrowser, key, {
      at: new Date().toISOString(),
      values,
      versions: { text: current.version },
    })
  }
  const typed = (value: string) => {
    now.current.text = value
    keep()
    if (!now.current.isHeld && !now.current.isLost) schedule(pause)
  }

  async function save(): Promise<void> {
    const { current } = now
    if (current.isBusy || current.isHeld || current.isLost || current.text === current.saved) return
    current.isBusy = true
    // A word about a lost connection stays until an answer says that it is back.
    if (current.tries === 0) setState('saving')
    const sent = current.text
    const answer = await send(meetingId, { itemId, text: sent, version: String(current.version) })
    current.isBusy = false
    if (answer) answered(answer.ok)
    if (answer?.ok) {
      Object.assign(current, { version: answer.version, saved: sent, tries: 0 })
      setVersion(answer.version)
      setSavedAt(answer.savedAt)
      setState('saved')
      setMessage(null)
      keep()
      if (current.text !== sent) schedule(pause)
    } else if (answer === null) {
      setState('offline')
      schedule(waits[Math.min(current.tries++, waits.length - 1)] ?? pause)
    } else {
      current.tries = 0
      setMessage(answer.message)
      setState(answer.stands ? 'conflict' : answer.kind === 'unauthenticated' ? 'expired' : 'refused')
      if (answer.stands) {
        current.isHeld = true
        current.version = answer.stands.version
        setVersion(answer.stands.version)
        setStands(answer.stands.text)
      }
    }
    setIsLeft(current.isLost && current.text !== current.saved)
  }

  const fill = (value: string) => {
    setFilled(({ round }) => ({ text: value, round: round + 1 }))
    typed(value)
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when one may write
  useEffect(() => {
    const { current } = now
    if (!mayWrite || current.isOffered) return
    current.isOffered = true
    const kept = readDraft(inBrowser, key)
    // What was typed before the scripts were there stands in the field already.
    const words = [kept?.values.offered, kept?.values.text].filter(
      (one) => one !== undefined && one !== text && one !== current.text,
    )
    if (!kept || words.length === 0) return
    current.offered = words.join('\n\n')
    setOffer({ text: current.offered, at: kept.at, isOverwritten: kept.versions.text !== seen })
  }, [mayWrite])

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page opens
  useEffect(() => {
    const { current } = now
    const retry = () => {
      if (document.visibilityState === 'visible' && current.text !== current.saved) schedule(0)
    }
    const warn = (event: BeforeUnloadEvent) => {
      if (current.text !== current.saved && !current.isKept) event.preventDefault()
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

  // biome-ignore lint/correctness/useExhaustiveDependencies: when the pen is lost or back, and then alone
  useEffect(() => {
    const { current } = now
    if (current.isLost === isLost) return
    current.isLost = isLost
    if (isLost) clearTimeout(timer.current)
    else if (current.text !== current.saved) schedule(0)
    setIsLeft(isLost && current.text !== current.saved)
  }, [isLost])

  const settle = () => {
    now.current.isHeld = false
    setStands(null)
    setMessage(null)
  }
  return {
    state,
    version,
    savedAt,
    message,
    /** The pen was lost with words in the field that were not saved. */
    isLeft,
    /** What another wrote, while the writer has to choose. */
    stands,
    offer,
    filled,
    typed,
    keepMine: () => {
      settle()
      schedule(0)
    },
    takeTheirs: () => {
      const theirs = stands ?? ''
      settle()
      Object.assign(now.current, { saved: theirs })
      fill(theirs)
      setState('saved')
    },
    takeOffer: () => {
      now.current.offered = null
      if (offer) fill(offer.text)
      setOffer(null)
    },
    dropOffer: () => {
      now.current.offered = null
      setOffer(null)
      keep()
    },
  }
}

/** The answer, or null when none came: no connection, or an answer that is not ours. */
async function send(meetingId: string, fields: Record<string, string>): Promise<MinutesAnswer | null> {
  try {
    const body = new URLSearchParams(fields)
    const response = await fetch(`/moeder/${meetingId}/referat/gem`, { method: 'POST', body })
    return (await response.json()) as MinutesAnswer
  } catch {
    return null
  }
}
