import type { ReactNode } from 'react'

/** Folded explanation beside the work: a question one can open, never in the way. */
export function Help({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details className="help">
      <summary>{title}</summary>
      <div className="help-body">{children}</div>
    </details>
  )
}
