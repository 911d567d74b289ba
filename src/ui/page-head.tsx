import type { ReactNode } from 'react'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'
import { useTexts } from './texts.ts'

type PageHeadProps = {
  /** A sentence a person would say: "Indberet pladser og forbrug for 2025". Also the title of the window. */
  title: string
  /** Who, period, state: one line. */
  context?: ReactNode
  /** "Frist 6. februar 2026 (om 12 dage)": at the right on wide screens. */
  aside?: ReactNode
  /** Buttons that concern the whole page. */
  actions?: ReactNode
}

/** The head of a page: what this is, for whom, until when, and what can be done with all of it. */
export function PageHead({ title, context, aside, actions }: PageHeadProps) {
  const t = useTexts({ da, en })
  // With nothing else to say the buttons stand on the line of the title, where other pages have them.
  const isShort = Boolean(actions) && !context && !aside
  return (
    <header className="page-head">
      <title>{`${title} – ${t('product')}`}</title>
      <div className="page-head-line">
        <h1>{title}</h1>
        {aside && <p className="page-head-aside">{aside}</p>}
        {isShort && <div className="page-head-actions">{actions}</div>}
      </div>
      {(context || (actions && !isShort)) && (
        <div className="page-head-line">
          {context && <div className="page-head-context">{context}</div>}
          {actions && <div className="page-head-actions">{actions}</div>}
        </div>
      )}
    </header>
  )
}
