import type { ClipboardEvent, KeyboardEvent } from 'react'
import { Details } from '#ui/feedback.tsx'
import type { FormState } from '#ui/form.tsx'
import { Table } from '#ui/table.tsx'
import { useLanguage, useTexts } from '#ui/texts.ts'
import type { Finding, FormLine, LocalText, TemplateField } from '../model.ts'
import { cellText } from '../rules/cells.ts'
import { unchangedValues } from '../rules/unchanged.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { isOpenCell } from '../threads/rules.ts'
import { LineAge, useAgeText } from './ages.tsx'
import { CellInput } from './cell-input.tsx'
import { type Column, columnLabel, columnsOf, computedText } from './columns.ts'
import { FindingRow } from './findings.tsx'
import type { FormPage } from './form-page.ts'
import { moveByKey } from './grid-keys.ts'
import { LinePageLink } from './line-page-link.tsx'
import { type Placed, parseBlock, placeBlock } from './paste.ts'
import { cellName } from './posted-form.ts'
import { ThreadRow } from './threads.tsx'

type GridProps = {
  page: FormPage
  lines: FormLine[]
  typed: Record<string, string>
  errors: { path: string; message: LocalText }[]
  findings: Finding[]
  /** Names of the cells a paste or "uændret" has just filled. */
  marked: ReadonlySet<string>
  answer: FormState
  onChange: (name: string, value: string) => void
  onLeave: (name: string) => void
  onPaste: (placed: Placed) => void
  onUnchanged: (lineIds: string[]) => void
  /** Takes back the last paste; false when there is none to take back. */
  onUndo: () => boolean
}

/** Own lines as rows, the asked figures as columns, last year's beneath each; the rest folded under its line. */
export function Grid(props: GridProps) {
  const { page, lines } = props
  const t = useTexts({ da, en })
  const language = useLanguage()
  const { main, more } = columnsOf(page.form.definition)
  const year = page.form.round.year
  const undo = (event: KeyboardEvent<HTMLElement>) => {
    const isUndo = event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey) && !event.shiftKey
    if (isUndo && props.onUndo()) event.preventDefault()
    else moveByKey(event)
  }
  const paste = (event: ClipboardEvent<HTMLElement>) => {
    const placed = placedBlock(event, page, lines, main)
    if (!placed) return
    event.preventDefault()
    props.onPaste(placed)
  }
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
      <tbody onKeyDown={undo} onPaste={paste}>
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
  const age = useAgeText()
  const lastConfirmed = page.form.previousConfirmed[line.lineId]
  return (
    <>
      <tr className="row-line">
        <th scope="row" id={`linje-${line.lineId}`}>
          {line.name}
          {detail && <small className="line-detail">{detail}</small>}
          <LinePageLink form={page.form} line={line} />
          <LineAge form={page.form} lineId={line.lineId} />
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
              <output>{computedText(column.computed, line.values, language, t('form.noComputed'))}</output>
            )}
          </td>
        ))}
      </tr>
      {previous && (
        <tr className="row-previous">
          <th scope="row">
            {t('form.lastYear')} <span className="sr-only">{line.name}</span>
            {lastConfirmed && <small className="line-detail">{age(lastConfirmed)}</small>}
            <UnchangedButton line={line} {...props} />
          </th>
          {main.map((column) => (
            <td
              key={column.key}
              className={column.field?.type === 'text' ? undefined : 'align-right'}
              data-title={columnLabel(column, year - 1, language)}
            >
              {column.field
                ? cellText(previous[column.key]) || t('form.noComputed')
                : computedText(column.computed, previous, language, t('form.noComputed'))}
            </td>
          ))}
        </tr>
      )}
      {own.length > 0 && <FindingRow {...props} findings={own} columns={main.length + 1} />}
      <ThreadRow
        lineId={line.lineId}
        columns={main.length + 1}
        form={page.form}
        threads={page.form.threads}
        mode="edit"
        userId={page.userId}
        now={page.now}
        answer={props.answer}
      />
      {more.length > 0 && <MoreRow {...props} line={line} fields={more} columns={main.length + 1} />}
    </>
  )
}

/** One click says that a line is as last year; without JavaScript the server does the same. */
function UnchangedButton({ line, page, onUnchanged }: Pick<GridProps, 'page' | 'onUnchanged'> & { line: FormLine }) {
  const t = useTexts({ da, en })
  const { definition, previous, openParts } = page.form
  const fields = Object.keys(unchangedValues(definition, previous[line.lineId]))
  if (!fields.some((field) => isOpenCell(openParts, definition, line.lineId, field))) return null
  return (
    <button
      type="submit"
      name="intent"
      value={`unchanged ${line.lineId}`}
      className="button-as-link line-button"
      onClick={(event) => {
        event.preventDefault()
        onUnchanged([line.lineId])
      }}
    >
      {t('form.unchanged')}
      <span className="sr-only">: {line.name}</span>
    </button>
  )
}

/** The pasted block on the grid; null for a single value, which goes where the cursor is. */
function placedBlock(event: ClipboardEvent, { form }: FormPage, lines: FormLine[], main: Column[]): Placed | null {
  const cell = event.target
  const position = cell instanceof HTMLElement ? cell.dataset.cell : undefined
  const block = parseBlock(event.clipboardData.getData('text/plain'))
  if (position === undefined || block.flat().length < 2) return null
  const [row = 0, column = 0] = position.split('-').map(Number)
  const place = { lineIds: lines.map(({ lineId }) => lineId), columns: main.map(({ field }) => field ?? null) }
  const isOpen = (lineId: string, key: string) => isOpenCell(form.openParts, form.definition, lineId, key)
  return placeBlock(block, place, { row, column }, isOpen)
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
