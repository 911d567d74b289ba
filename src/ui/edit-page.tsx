import type { ReactNode } from 'react'
import { ButtonLink, ButtonRow, ErrorSummary, type FormState, HiddenField, SubmitButton } from './form.tsx'
import { HistoryLink } from './history-link.tsx'
import { PageHead } from './page-head.tsx'
import { type StaleField, StaleValues } from './stale.tsx'

type EditPageProps = {
  title: string
  context?: ReactNode
  form: FormState
  /** What is stored, for a record that exists: its version, each field as it stands, where its history is. */
  stored: { version: number; fields: StaleField[]; history?: { table: string; record: string } } | null
  /** Words of the button that saves. */
  save: string
  cancel: { href: string; label: string }
  /** The fields. */
  children: ReactNode
  /** Another form of the same record, as one that removes it. */
  after?: ReactNode
}

/** A page that edits one record: its head, what went wrong, the fields, the way back and the history. */
export function EditPage({ title, context, form, stored, save, cancel, children, after }: EditPageProps) {
  // A form without these fields, as one that removes the record, typed nothing that could be compared.
  const isTyped = stored?.fields.some(({ name }) => name in (form?.values ?? {}))
  return (
    <>
      <PageHead title={title} context={context} />
      <ErrorSummary form={form} />
      {stored && isTyped && <StaleValues form={form} version={stored.version} fields={stored.fields} />}
      <form method="post">
        {stored && <HiddenField name="version" value={String(stored.version)} />}
        {children}
        <ButtonRow>
          <SubmitButton>{save}</SubmitButton>
          <ButtonLink href={cancel.href}>{cancel.label}</ButtonLink>
        </ButtonRow>
      </form>
      {after}
      {stored?.history && (
        <p>
          <HistoryLink {...stored.history} />
        </p>
      )}
    </>
  )
}
