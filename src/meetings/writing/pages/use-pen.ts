import { useEffect, useRef, useState } from 'react'
import type { Pen } from '../../service/minutes.ts'
import type { PenAnswer } from './writer.ts'

const askEvery = 15_000
/** A page that nobody has touched for so long asks no more, so that a session left open runs out as any other. */
const untouchedAfter = 30 * 60_000

/**
 * Follows who holds the pen while the page is open: asked for every quarter of a minute, when one comes back to the page,
 * and when a save was answered. A pen that was lost stays so until it is taken over again on purpose, also when the other
 * falls silent: what stands in the fields was written on texts that may have changed.
 *
 * @param given - who held it when the page was opened
 * @param mayAsk - the reader may write minutes
 */
export function usePen(meetingId: string, given: Pen | null, mayAsk: boolean) {
  const [writer, setWriter] = useState(given)
  const [isLost, setIsLost] = useState(false)
  const wasMine = useRef(given?.isMe === true)
  const learn = (found: Pen | null, wasRefused: boolean) => {
    if (found?.isMe) wasMine.current = true
    if (found?.isMe) setIsLost(false)
    else if (found && (wasMine.current || (wasRefused && found.isThere))) setIsLost(true)
    setWriter(found)
  }
  const ask = async (wasRefused = false) => {
    const found = await askWho(meetingId)
    if (found) learn(found.writer, wasRefused)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: `ask` reads what it needs from references
  useEffect(() => {
    if (!mayAsk) return
    let touchedAt = Date.now()
    const touched = () => {
      touchedAt = Date.now()
    }
    const look = () => {
      if (document.visibilityState === 'visible' && Date.now() - touchedAt < untouchedAfter) void ask()
    }
    const comeBack = () => {
      touched()
      look()
    }
    const timer = setInterval(look, askEvery)
    addEventListener('keydown', touched)
    addEventListener('pointerdown', touched)
    addEventListener('focus', comeBack)
    document.addEventListener('visibilitychange', comeBack)
    return () => {
      clearInterval(timer)
      removeEventListener('keydown', touched)
      removeEventListener('pointerdown', touched)
      removeEventListener('focus', comeBack)
      document.removeEventListener('visibilitychange', comeBack)
    }
  }, [meetingId, mayAsk])
  return {
    writer,
    isLost,
    mayWrite: mayAsk && !isLost && (writer === null || writer.isMe || !writer.isThere),
    /** A save was answered: the first one gives the pen, and one that was refused may have been refused for it. */
    answered: (isSaved: boolean) => {
      if (!isSaved || !wasMine.current) void ask(!isSaved)
    },
  }
}

/** The answer, or null when none came that is ours: what is known stands until the next time. */
async function askWho(meetingId: string): Promise<PenAnswer | null> {
  try {
    const response = await fetch(`/moeder/${meetingId}/referat/skriver`)
    return response.ok ? ((await response.json()) as PenAnswer) : null
  } catch {
    return null
  }
}
