import { type ReactNode, useEffect, useId, useRef } from 'react'
import { Icon } from './icon.tsx'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'
import { useTexts } from './texts.ts'

type DialogProps = {
  title: string
  onClose: () => void
  /** Stands at the right edge, so that the page beside it can still be seen. */
  side?: boolean
  children: ReactNode
}

/**
 * A native dialog, shown as long as it is rendered. The browser keeps the focus inside, and closes on
 * Escape; the focus goes back to where it came from. Comfort only: offer a page or a link without JavaScript.
 */
export function Dialog({ title, onClose, side = false, children }: DialogProps) {
  const t = useTexts({ da, en })
  const titleId = useId()
  const box = useRef<HTMLDialogElement>(null)
  const origin = useRef<Element>(null)

  useEffect(() => {
    const dialog = box.current
    if (!dialog) return
    origin.current ??= document.activeElement
    if (!dialog.open) dialog.showModal()
    return () => {
      if (origin.current instanceof HTMLElement) origin.current.focus()
    }
  }, [])

  return (
    <dialog className={`dialog${side ? ' dialog--side' : ''}`} ref={box} aria-labelledby={titleId} onClose={onClose}>
      <div className="dialog-head">
        <h2 id={titleId}>{title}</h2>
        <button type="button" className="dialog-close" onClick={() => box.current?.close()}>
          <Icon name="close" />
          {t('close')}
        </button>
      </div>
      <div className="dialog-body">{children}</div>
    </dialog>
  )
}
