import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { useTexts } from '#ui/texts.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'

/**
 * The bar that leads through the open items: next and previous by button, by the keys n and p, and by a swipe. It comes
 * with JavaScript; without it the items open one by one.
 */
export function AgendaKeys({ listId }: { listId: string }) {
  const t = useTexts({ da, en })
  const [isReady, setIsReady] = useState(false)
  const current = useRef(-1)
  const go = useCallback((by: 1 | -1) => step(listId, current, by), [listId])
  useEffect(() => {
    setIsReady(true)
    openNamed()
    const touch = { x: 0, y: 0 }
    const onKey = (event: KeyboardEvent) => {
      const isTyping =
        event.target instanceof HTMLElement && event.target.closest('input, textarea, select, [contenteditable]')
      if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return
      if (event.key === 'n') go(1)
      if (event.key === 'p') go(-1)
    }
    const onStart = ({ touches }: TouchEvent) => {
      touch.x = touches[0]?.clientX ?? 0
      touch.y = touches[0]?.clientY ?? 0
    }
    const onEnd = ({ changedTouches, target }: TouchEvent) => {
      const x = (changedTouches[0]?.clientX ?? 0) - touch.x
      const y = (changedTouches[0]?.clientY ?? 0) - touch.y
      const isInItem = target instanceof HTMLElement && target.closest('details.item[open]')
      if (isInItem && Math.abs(x) > 90 && Math.abs(x) > 3 * Math.abs(y)) go(x < 0 ? 1 : -1)
    }
    document.addEventListener('keydown', onKey)
    document.addEventListener('touchstart', onStart, { passive: true })
    document.addEventListener('touchend', onEnd, { passive: true })
    window.addEventListener('hashchange', openNamed)
    return () => {
      document.removeEventListener('keydown', onKey)
      document.removeEventListener('touchstart', onStart)
      document.removeEventListener('touchend', onEnd)
      window.removeEventListener('hashchange', openNamed)
    }
  }, [go])
  if (!isReady) return null
  const openAll = (open: boolean) => {
    for (const item of itemsIn(listId)) item.open = open
  }
  return (
    <div className="agenda-keys">
      <button type="button" className="button button-secondary" onClick={() => go(-1)}>
        {t('m.previous')}
      </button>
      <button type="button" className="button button-secondary" onClick={() => go(1)}>
        {t('m.next')}
      </button>
      <button type="button" className="button-as-link" onClick={() => openAll(true)}>
        {t('m.openAll')}
      </button>
      <button type="button" className="button-as-link" onClick={() => openAll(false)}>
        {t('m.closeAll')}
      </button>
    </div>
  )
}

function itemsIn(listId: string): HTMLDetailsElement[] {
  return [...(document.getElementById(listId)?.querySelectorAll<HTMLDetailsElement>('details.item') ?? [])]
}

/** Closes the others and opens the next one, with the focus on its line. */
function step(listId: string, current: RefObject<number>, by: 1 | -1): void {
  const all = itemsIn(listId)
  const from = all.findLastIndex((item) => item.open)
  const start = all[current.current]?.open ? current.current : from
  const to = Math.max(0, Math.min(all.length - 1, start + by))
  for (const item of all) item.open = false
  const next = all[to]
  if (!next) return
  next.open = true
  current.current = to
  next.querySelector('summary')?.focus({ preventScroll: true })
  next.scrollIntoView({ block: 'start' })
}

/** A link to an item opens it. */
function openNamed() {
  const named = document.getElementById(window.location.hash.slice(1))
  if (named instanceof HTMLDetailsElement) {
    named.open = true
    named.scrollIntoView({ block: 'start' })
  }
}
