import { type ChangeEvent, type HTMLInputTypeAttribute, type ReactNode, useEffect, useRef, useState } from 'react'
import { FieldFrame, type FieldProps, type FormState, fieldId, HintAndError, OptionalMark, useField } from './field.tsx'
import { Icon } from './icon.tsx'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'
import { useTexts } from './texts.ts'

export { type FormState, fieldId }

export type Width = 'xs' | 's' | 'm' | 'l' | 'full'

export function HiddenField({ name, value }: { name: string; value: string }) {
  return <input type="hidden" name={name} value={value} />
}

/** Faults of the whole form, each a link to its field. It takes the focus when it appears. */
export function ErrorSummary({ form, title }: { form: FormState; title?: string }) {
  const t = useTexts({ da, en })
  const box = useRef<HTMLDivElement>(null)
  const errors = form?.errors ?? []

  useEffect(() => {
    if (form && form.errors.length > 0) box.current?.focus()
  }, [form])

  if (errors.length === 0) return null
  return (
    <div className="alert alert-error error-summary" role="alert" tabIndex={-1} ref={box}>
      <Icon name="error" />
      <div className="alert-body">
        <h2 className="alert-heading">{title ?? t('form.errors', { n: errors.length })}</h2>
        <ul className="nobullet-list">
          {errors.map((error) => (
            <li key={`${error.path} ${error.message}`}>
              {error.path ? <a href={`#${fieldId(error.path)}`}>{error.message}</a> : error.message}
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}

type InputProps = FieldProps & {
  type?: HTMLInputTypeAttribute
  width?: Width
  autoComplete?: string
  inputMode?: 'text' | 'decimal' | 'numeric' | 'email' | 'tel' | 'search'
  maxLength?: number
  /** Id of a datalist whose names are offered while one types. */
  list?: string
  /** Written after the field: "pladser", "kr.". */
  suffix?: string
  className?: string
}

// `required` is not set on the inputs: the browser's own bubbles are in the browser's language and stop
// the form before the summary, which says more, can be shown.
export function TextField(props: InputProps) {
  const field = useField(props)
  const { name, type = 'text', width = 'l', suffix, required = true } = props
  return (
    <FieldFrame {...props} field={field}>
      <span className={suffix ? 'field-with-suffix' : 'field-line'}>
        <input
          className={`form-input input-${width} ${props.className ?? ''}`.trim()}
          id={field.id}
          name={name}
          type={type}
          defaultValue={type === 'password' ? undefined : field.value}
          autoComplete={props.autoComplete ?? 'off'}
          inputMode={props.inputMode}
          maxLength={props.maxLength}
          list={props.list}
          readOnly={props.readOnly}
          disabled={props.disabled}
          aria-required={required}
          {...field.aria}
        />
        {suffix && <span className="field-suffix">{suffix}</span>}
      </span>
    </FieldFrame>
  )
}

/** A number in Danish notation. A text field on purpose: "9,5", "?" and "8-10" must be possible to write. */
export function NumberField(props: InputProps) {
  return (
    <TextField width="s" inputMode="decimal" {...props} className={`input-number ${props.className ?? ''}`.trim()} />
  )
}

/** A calendar date; the value is an ISO date. */
export function DateField(props: FieldProps & { min?: string; max?: string }) {
  const field = useField(props)
  return (
    <FieldFrame {...props} field={field}>
      <input
        className="form-input input-m"
        id={field.id}
        name={props.name}
        type="date"
        min={props.min}
        max={props.max}
        defaultValue={field.value}
        readOnly={props.readOnly}
        disabled={props.disabled}
        {...field.aria}
      />
    </FieldFrame>
  )
}

export function TextArea(props: FieldProps & { rows?: number; maxLength?: number }) {
  const field = useField(props)
  return (
    <FieldFrame {...props} field={field}>
      <textarea
        className="form-input"
        id={field.id}
        name={props.name}
        rows={props.rows ?? 4}
        maxLength={props.maxLength}
        defaultValue={field.value}
        readOnly={props.readOnly}
        disabled={props.disabled}
        aria-required={props.required ?? true}
        {...field.aria}
      />
    </FieldFrame>
  )
}

type FileFieldProps = FieldProps & {
  accept?: string
  multiple?: boolean
  /** Megabytes a file may take. A larger one is refused here, before it is sent; the server refuses it too. */
  largest?: number
}

export function FileField(props: FileFieldProps) {
  const t = useTexts({ da, en })
  const [fault, setFault] = useState<string>()
  const known = useField(props)
  const field = fault
    ? { ...known, message: fault, aria: { 'aria-describedby': `${known.id}-error`, 'aria-invalid': true } }
    : known
  const refuseLarge = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const { largest } = props
    const bytes = (largest ?? 0) * 2 ** 20
    const large = largest ? [...(target.files ?? [])].find(({ size }) => size > bytes) : undefined
    setFault(
      large &&
        t('form.file.tooLarge', { name: large.name, size: Math.ceil(large.size / 2 ** 20), limit: largest ?? 0 }),
    )
    if (large) target.value = ''
  }
  return (
    <FieldFrame {...props} field={field}>
      <input
        className="file-input"
        id={field.id}
        name={props.name}
        type="file"
        accept={props.accept}
        multiple={props.multiple}
        onChange={refuseLarge}
        disabled={props.disabled}
        {...field.aria}
      />
    </FieldFrame>
  )
}

export type Option = { value: string; label: string; hint?: string; disabled?: boolean }

export function Select(props: FieldProps & { options: Option[]; placeholder?: string; width?: Width }) {
  const field = useField(props)
  return (
    <FieldFrame {...props} field={field}>
      <select
        className={`form-select input-${props.width ?? 'l'}`}
        id={field.id}
        name={props.name}
        defaultValue={field.value ?? ''}
        disabled={props.disabled}
        aria-required={props.required ?? true}
        {...field.aria}
      >
        {props.placeholder !== undefined && <option value="">{props.placeholder}</option>}
        {props.options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  )
}

/** The error link leads to the first choice, so that the arrow keys work at once. */
export function Radios(props: FieldProps & { options: Option[] }) {
  const field = useField(props)
  return (
    <fieldset
      className={`form-group${field.message ? ' form-error' : ''}`}
      aria-describedby={field.aria['aria-describedby']}
    >
      <legend className="form-label">
        {props.label}
        <OptionalMark required={props.required} />
      </legend>
      <HintAndError id={field.id} hint={props.hint} message={field.message} />
      {props.options.map((option, index) => (
        <Choice
          key={option.value}
          {...option}
          type="radio"
          id={index === 0 ? field.id : `${field.id}-${index + 1}`}
          name={props.name}
          disabled={props.disabled || option.disabled}
          checked={field.value === option.value}
        />
      ))}
    </fieldset>
  )
}

/** One yes or no. An unticked box sends nothing; `value` is sent when it is ticked. */
export function Checkbox(props: Omit<FieldProps, 'defaultValue'> & { value?: string; defaultChecked?: boolean }) {
  const field = useField(props)
  const { value = 'true', form } = props
  return (
    <div className={`form-group${field.message ? ' form-error' : ''}`}>
      <HintAndError id={field.id} message={field.message} />
      <Choice
        type="checkbox"
        id={field.id}
        name={props.name}
        value={value}
        label={props.label}
        hint={props.hint}
        disabled={props.disabled}
        checked={form ? form.values[props.name] === value : (props.defaultChecked ?? false)}
        invalid={Boolean(field.message)}
      />
    </div>
  )
}

type ChoiceProps = {
  type: 'radio' | 'checkbox'
  id: string
  name: string
  value: string
  label: ReactNode
  hint?: ReactNode
  disabled?: boolean
  checked: boolean
  invalid?: boolean
}

function Choice({ type, id, name, value, label, hint, disabled, checked, invalid }: ChoiceProps) {
  const describedBy = [hint && `${id}-choice-hint`, invalid && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div className={`form-group-${type}`}>
      <input
        className={`form-${type}`}
        type={type}
        id={id}
        name={name}
        value={value}
        disabled={disabled}
        defaultChecked={checked}
        aria-describedby={describedBy || undefined}
        aria-invalid={invalid || undefined}
      />
      <label className="form-label" htmlFor={id}>
        {label}
      </label>
      {hint && (
        <span className="form-hint" id={`${id}-choice-hint`}>
          {hint}
        </span>
      )}
    </div>
  )
}

export function Fieldset({ legend, hint, children }: { legend: ReactNode; hint?: ReactNode; children: ReactNode }) {
  return (
    <fieldset className="fieldset">
      <legend className="fieldset-legend">{legend}</legend>
      {hint && <p className="form-hint">{hint}</p>}
      {children}
    </fieldset>
  )
}

type SubmitButtonProps = {
  /** A verb with its object: "Send indberetning". */
  children: ReactNode
  variant?: 'primary' | 'secondary' | 'danger' | 'link'
  name?: string
  value?: string
  disabled?: boolean
  /** Posts elsewhere than the form says. */
  formAction?: string
}

export function SubmitButton({ children, variant = 'primary', ...button }: SubmitButtonProps) {
  return (
    <button type="submit" className={buttonClass(variant)} {...button}>
      {children}
    </button>
  )
}

/** A link that looks like a button, for a step that only shows another page. */
export function ButtonLink({
  href,
  children,
  variant = 'secondary',
  download,
}: {
  href: string
  children: ReactNode
  variant?: SubmitButtonProps['variant']
  download?: boolean
}) {
  return (
    <a className={buttonClass(variant)} href={href} download={download || undefined}>
      {children}
    </a>
  )
}

/** Short fields side by side, as the filters over a list; they stack on a small screen. */
export function FieldRow({ children }: { children: ReactNode }) {
  return <div className="field-row">{children}</div>
}

/** Buttons side by side, the first the one most people need. */
export function ButtonRow({ children }: { children: ReactNode }) {
  return <div className="button-row">{children}</div>
}

function buttonClass(variant: NonNullable<SubmitButtonProps['variant']>): string {
  if (variant === 'link') return 'button-as-link'
  return `button button-${variant === 'danger' ? 'warning' : variant}`
}
