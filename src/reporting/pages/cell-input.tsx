import { fieldId } from '#ui/field.tsx'
import { useLanguage, useTexts } from '#ui/texts.ts'
import type { FormLine, LocalText, TemplateField } from '../model.ts'
import { isOpenCell } from '../threads/rules.ts'
import { da } from '../threads/texts.da.ts'
import { en } from '../threads/texts.en.ts'
import type { FormPage } from './form-page.ts'
import { cellName } from './posted-form.ts'

type CellProps = {
  page: FormPage
  typed: Record<string, string>
  errors: { path: string; message: LocalText }[]
  /** Names of the cells a paste or "uændret" has just filled. */
  marked: ReadonlySet<string>
  onChange: (name: string, value: string) => void
  onLeave: (name: string) => void
  line: FormLine
  field: TemplateField
  /** Row and column for the arrow keys; cells outside the grid have none. */
  position?: string
  label: string
  labelShown?: boolean
}

/** One cell to fill; one that is locked shows its value and says so. */
export function CellInput(props: CellProps) {
  const { page, line, field, label, labelShown, typed } = props
  const t = useTexts({ da, en })
  const name = cellName(line.lineId, field.key)
  if (isOpenCell(page.form.openParts, page.form.definition, line.lineId, field.key)) return <OpenCell {...props} />
  return (
    <p className="cell cell-locked" id={fieldId(name)}>
      <span className={labelShown ? 'form-label' : 'sr-only'}>{label}: </span>
      {typed[name] || '–'} <small className="line-detail">{t('thread.locked')}</small>
    </p>
  )
}

function OpenCell({ line, field, position, label, labelShown, typed, errors, marked, onChange, onLeave }: CellProps) {
  const language = useLanguage()
  const name = cellName(line.lineId, field.key)
  const id = fieldId(name)
  const message = errors.find(({ path }) => path === name)?.message[language]
  const help = labelShown ? field.help?.[language] : undefined
  const shared = {
    id,
    name,
    value: typed[name] ?? '',
    className: field.type === 'quantity' ? 'form-input cell-number' : 'form-input cell-text',
    onChange: (event: { target: { value: string } }) => onChange(name, event.target.value),
    onBlur: () => onLeave(name),
    'aria-invalid': message ? true : undefined,
    'aria-describedby': [help && `${id}-hint`, message && `${id}-error`].filter(Boolean).join(' ') || undefined,
  }
  return (
    <div className={`cell${message ? ' form-error' : ''}${marked.has(name) ? ' cell-marked' : ''}`}>
      <label htmlFor={id} className={labelShown ? 'form-label' : 'sr-only'}>
        {label}
      </label>
      {help && (
        <span id={`${id}-hint`} className="form-hint">
          {help}
        </span>
      )}
      {field.type === 'text' ? (
        <textarea {...shared} rows={1} data-cell={position} maxLength={10_000} />
      ) : (
        <input
          {...shared}
          type={field.type === 'date' ? 'date' : 'text'}
          inputMode={field.type === 'date' ? undefined : 'decimal'}
          autoComplete="off"
          data-cell={position}
        />
      )}
      {message && (
        <span id={`${id}-error`} className="form-error-message">
          {message}
        </span>
      )}
    </div>
  )
}
