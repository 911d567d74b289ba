import type { KeyboardEvent } from 'react'
import { formatPercent } from '#figures/format.ts'
import { Details } from '#ui/feedback.tsx'
import { fieldId } from '#ui/field.tsx'
import { Table } from '#ui/table.tsx'
import { useLanguage, useTexts } from '#ui/texts.ts'
import type { Finding, FormLine, LineValues, LocalText, TemplateField } from '../model.ts'
import { cellText } from '../rules/cells.ts'
import { computedValue } from '../rules/validate.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { type Column, columnLabel, columnsOf } from './columns.ts'
import { FindingRow } from './findings.tsx'
import type { FormPage } from './form-page.ts'
import { cellName } from './posted-form.ts'

type GridProps = {
  page: FormPage
  lines: FormLine[]
  typed: Record<string, string>
  errors: { path: string; message: LocalText }[]
  findings: Finding[]
  onChange: (name: string, value: string) => void
  onLeave: (name: string) => void
}

/** Own lines as rows, the asked figures as columns, last year's beneath each; the rest folded under its line. */
export function Grid(props: GridProps) {
  const { page, lines } = props
  const t = useTexts({ da, en })
  const language = useLanguage()
  const { main, more } = columnsOf(page.form.definition)
  const year = page.form.round.year
  return (
    <Table caption={page.form.round.title} captionHidden cards>
      <thead>
        <tr>
          <th scope="col">{page.form.definition.lineKind === 'offering' ? t('form.offering') : t('form.line')}</th>
          {main.map((column) => (
            <th key={column.key} scope="col" className={column.field?.type === 'text' ? undefined : 'align-right'}>
              {columnLabel(column, year, language)}
              {!column.field && <small className="line-detail">({t('form.computed')})</small>}
            </th>
          ))}
        </tr>
      </thead>
      <tbody onKeyDown={moveByKey}>
        {lines.map((line, row) => (
          <LineRows key={line.lineId} {...props} line={line} row={row} main={main} more={more} />
        ))}
      </tbody>
    </Table>
  )
}

type LineProps = GridProps & { line: FormLine; row: number; main: Column[]; more: TemplateField[] }

function LineRows({ line, row, main, more, ...props }: LineProps) {
  const { page, findings } = props
  const t = useTexts({ da, en })
  const language = useLanguage()
  const previous = page.form.previous[line.lineId]
  const own = findings.filter(({ lineId }) => lineId === line.lineId)
  const detail = page.form.lines.find(({ lineId }) => lineId === line.lineId)?.detail
  const year = page.form.round.year
  return (
    <>
      <tr className="row-line">
        <th scope="row" id={`linje-${line.lineId}`}>
          {line.name}
          {detail && <small className="line-detail">{detail}</small>}
        </th>
        {main.map((column, index) => (
          <td
            key={column.key}
            className={column.field?.type === 'text' ? undefined : 'align-right'}
            data-title={columnLabel(column, year, language)}
          >
            {column.field ? (
              <CellInput
                {...props}
                line={line}
                field={column.field}
                position={`${row}-${index}`}
                label={`${columnLabel(column, year, language)}, ${line.name}`}
              />
            ) : (
              <output>{computedText(column, line.values, language, t('form.noComputed'))}</output>
            )}
          </td>
        ))}
      </tr>
      {previous && (
        <tr className="row-previous">
          <th scope="row">
            {t('form.lastYear')} <span className="sr-only">{line.name}</span>
          </th>
          {main.map((column) => (
            <td
              key={column.key}
              className={column.field?.type === 'text' ? undefined : 'align-right'}
              data-title={columnLabel(column, year - 1, language)}
            >
              {column.field
                ? cellText(previous[column.key]) || t('form.noComputed')
                : computedText(column, previous, language, t('form.noComputed'))}
            </td>
          ))}
        </tr>
      )}
      {own.length > 0 && <FindingRow {...props} findings={own} columns={main.length + 1} />}
      {more.length > 0 && <MoreRow {...props} line={line} fields={more} columns={main.length + 1} />}
    </>
  )
}

function computedText(column: Column, values: LineValues, language: 'da' | 'en', none: string): string {
  const percent = column.computed ? computedValue(column.computed, values) : null
  return percent === null ? none : formatPercent(percent, { decimals: column.computed?.decimals ?? 0, language })
}

type CellProps = Omit<GridProps, 'lines' | 'findings'> & {
  line: FormLine
  field: TemplateField
  /** Row and column for the arrow keys; cells outside the grid have none. */
  position?: string
  label: string
  labelShown?: boolean
}

function CellInput({ line, field, position, label, labelShown, typed, errors, onChange, onLeave }: CellProps) {
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
    <div className={`cell${message ? ' form-error' : ''}`}>
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

type MoreProps = Omit<GridProps, 'lines'> & { line: FormLine; fields: TemplateField[]; columns: number }

function MoreRow({ line, fields, columns, ...props }: MoreProps) {
  const t = useTexts({ da, en })
  const language = useLanguage()
  const filled = fields.filter(({ key }) => props.typed[cellName(line.lineId, key)]).length
  const hasFault = [
    ...props.errors.map(({ path }) => path),
    ...props.findings.map(({ lineId, field }) => cellName(lineId, field)),
  ].some((path) => fields.some(({ key }) => path === cellName(line.lineId, key)))
  return (
    <tr className="row-more">
      <td colSpan={columns}>
        <Details
          open={hasFault || undefined}
          summary={
            <>
              {filled > 0 ? t('form.moreFilled', { n: filled }) : t('form.more')}
              <span className="sr-only">: {line.name}</span>
            </>
          }
        >
          <div className="more-fields">
            {fields.map((field) => (
              <CellInput
                key={field.key}
                {...props}
                line={line}
                field={field}
                label={field.label[language]}
                labelShown
              />
            ))}
          </div>
        </Details>
      </td>
    </tr>
  )
}

/** Arrow up and down and Enter go between lines; left and right between columns at the edge of the text. */
function moveByKey(event: KeyboardEvent<HTMLElement>): void {
  const cell = event.target
  if (!(cell instanceof HTMLInputElement || cell instanceof HTMLTextAreaElement) || !cell.dataset.cell) return
  const step = stepOf(event, cell)
  if (!step) return
  const [row = 0, column = 0] = cell.dataset.cell.split('-').map(Number)
  const cells = [...event.currentTarget.querySelectorAll<HTMLInputElement>('[data-cell]')]
  for (let far = 1; far <= cells.length; far++) {
    const wanted = `${row + step.rows * far}-${column + step.columns * far}`
    const next = cells.find((other) => other.dataset.cell === wanted)
    if (!next) continue
    event.preventDefault()
    next.focus()
    next.select()
    return
  }
  if (event.key === 'Enter') event.preventDefault()
}

function stepOf({ key, shiftKey }: KeyboardEvent, cell: HTMLInputElement | HTMLTextAreaElement) {
  const isText = cell instanceof HTMLTextAreaElement
  if (key === 'Enter' && !isText) return { rows: shiftKey ? -1 : 1, columns: 0 }
  if (isText || cell.type === 'date') return null
  const atStart = cell.selectionStart === 0 && cell.selectionEnd === 0
  const atEnd = cell.selectionStart === cell.value.length
  if (key === 'ArrowDown') return { rows: 1, columns: 0 }
  if (key === 'ArrowUp') return { rows: -1, columns: 0 }
  if (key === 'ArrowLeft' && atStart) return { rows: 0, columns: -1 }
  return key === 'ArrowRight' && atEnd ? { rows: 0, columns: 1 } : null
}
