import type { ReactNode } from 'react'
import { Details } from '#ui/feedback.tsx'
import type { FormState } from '#ui/form.tsx'

type EditorRowProps = {
  /** "fields[3]" */
  path: string
  /** What the row says while it is folded: its number and its name. */
  summary: string
  form: NonNullable<FormState>
  /** The template as the page was opened with it. */
  start: Readonly<Record<string, string>>
  children: ReactNode
}

/** A field or a rule on one line; open when it is new, was changed or is refused. */
export function EditorRow({ path, summary, form, start, children }: EditorRowProps) {
  const own = (name: string | undefined) => name?.startsWith(`${path}.`) === true
  const values = form.values ?? {}
  const names = Object.keys({ ...start, ...values }).filter(own)
  const isKept = Boolean(start[`${path}.key`] || start[`${path}.id`])
  const isChanged = names.some((name) => (values[name] ?? '') !== (start[name] ?? ''))
  const isRefused = (form.errors ?? []).some((error) => own(error.path))
  return (
    <Details summary={summary} open={!isKept || isChanged || isRefused}>
      {children}
    </Details>
  )
}
