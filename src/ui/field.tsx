import type { ReactNode } from 'react'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'
import { useTexts } from './texts.ts'

/** What a refused form brings back: what was typed, and each fault by the name of its field. */
export type FormState = { values: Record<string, string>; errors: { path: string; message: string }[] } | undefined

export type FieldProps = {
  /** Name in the form; errors find the field by the same path. */
  name: string
  label: ReactNode
  /** One line on what to write, with an example where it helps. */
  hint?: ReactNode
  form?: FormState
  defaultValue?: string
  /** Fields are required unless said otherwise: the optional ones are marked. */
  required?: boolean
  readOnly?: boolean
  disabled?: boolean
  /** Set when the same name stands more than once on a page. */
  id?: string
  /** The label is read aloud but not shown, for fields in a table whose heads say it. */
  labelHidden?: boolean
}

/** The id of the field at `path`; what the error summary links to. "rows[0].places" → "felt-rows-0-places". */
export function fieldId(path: string): string {
  return `felt-${path.replace(/[^\p{L}\d_]+/gu, '-').replace(/-$/, '')}`
}

/** What every field needs to know: its id, what was typed or stored, its fault, and what describes it. */
export function useField({ name, form, defaultValue, hint, id = fieldId(name) }: FieldProps) {
  const message = form?.errors.find((error) => error.path === name)?.message
  const describedBy = [hint && `${id}-hint`, message && `${id}-error`].filter(Boolean).join(' ')
  return {
    id,
    message,
    value: form?.values[name] ?? defaultValue,
    aria: { 'aria-describedby': describedBy || undefined, 'aria-invalid': message ? true : undefined },
  }
}

export function OptionalMark({ required = true }: { required?: boolean }) {
  const t = useTexts({ da, en })
  return required ? null : <span className="weight-normal"> {t('form.optional')}</span>
}

export function HintAndError({ id, hint, message }: { id: string; hint?: ReactNode; message?: string }) {
  const t = useTexts({ da, en })
  return (
    <>
      {hint && (
        <span className="form-hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {message && (
        <span className="form-error-message" id={`${id}-error`}>
          <span className="sr-only">{t('form.error')} </span>
          {message}
        </span>
      )}
    </>
  )
}

export function FieldFrame({
  field,
  children,
  ...props
}: FieldProps & { field: ReturnType<typeof useField>; children: ReactNode }) {
  return (
    <div className={`form-group${field.message ? ' form-error' : ''}`}>
      <label className={props.labelHidden ? 'sr-only' : 'form-label'} htmlFor={field.id}>
        {props.label}
        <OptionalMark required={props.required} />
      </label>
      <HintAndError id={field.id} hint={props.hint} message={field.message} />
      {children}
    </div>
  )
}
