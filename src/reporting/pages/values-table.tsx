import type { ComponentProps } from 'react'
import { formatQuantity } from '#figures/format.ts'
import { Table } from '#ui/table.tsx'
import { useLanguage, useTexts } from '#ui/texts.ts'
import type { CellValue, LineValues } from '../model.ts'
import { isBlank } from '../rules/predicates.ts'
import type { Form } from '../service/form.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { CellAge, LineAge, useAgeText } from './ages.tsx'
import { type Column, columnLabel, columnsOf, computedText } from './columns.ts'
import { LinePageLink } from './line-page-link.tsx'
import { ThreadRow } from './threads.tsx'

type TableProps = {
  form: Form
  caption: string
  /** This year's values are not the reader's to see: another organisation's draft. */
  hidden?: boolean
  /** What is shown of questions under their lines; none without it. */
  threads?: Omit<ComponentProps<typeof ThreadRow>, 'lineId' | 'columns'>
}

/** The values of a form to be read, last year's beneath each line, the folded fields as sentences below. */
export function ValuesTable({ form, caption, hidden, threads }: TableProps) {
  const t = useTexts({ da, en })
  const language = useLanguage()
  const { main, more } = columnsOf(form.definition)
  const { year } = form.round
  return (
    <div className="report-form">
      <Table caption={caption} cards>
        <thead>
          <tr>
            <th scope="col">{form.definition.lineKind === 'offering' ? t('form.offering') : t('form.line')}</th>
            {main.map((column) => (
              <th key={column.key} scope="col" className={alignOf(column)}>
                {columnLabel(column, year, language)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {form.lines.map((line) => (
            <ReadLine
              key={line.lineId}
              form={form}
              hidden={hidden}
              threads={threads}
              line={line}
              main={main}
              more={more.filter(({ key }) => !isBlank(line.values[key]))}
            />
          ))}
        </tbody>
      </Table>
    </div>
  )
}

type ReadLineProps = Omit<TableProps, 'caption'> & {
  line: Form['lines'][number]
  main: Column[]
  more: Form['definition']['fields']
}

function ReadLine({ form, hidden, threads, line, main, more }: ReadLineProps) {
  const age = useAgeText()
  const t = useTexts({ da, en })
  const language = useLanguage()
  const previous = form.previous[line.lineId]
  const lastConfirmed = form.previousConfirmed[line.lineId]
  const { year } = form.round
  const cells = (values: LineValues, ofYear: number) =>
    main.map((column) => (
      <td key={column.key} className={alignOf(column)} data-title={columnLabel(column, ofYear, language)}>
        {hidden && ofYear === year
          ? t('form.hidden')
          : column.computed
            ? computedText(column.computed, values, language, '–')
            : valueText(values[column.key], language)}
        {column.field && ofYear === year && <CellAge form={form} lineId={line.lineId} field={column.key} />}
      </td>
    ))
  return (
    <>
      <tr className="row-line">
        <th scope="row">
          {line.name}
          {line.detail && <small className="line-detail">{line.detail}</small>}
          <LinePageLink form={form} line={line} />
          <LineAge form={form} lineId={line.lineId} />
        </th>
        {cells(line.values, year)}
      </tr>
      {previous && (
        <tr className="row-previous">
          <th scope="row">
            {t('form.lastYear')} <span className="sr-only">{line.name}</span>
            {lastConfirmed && <small className="line-detail">{age(lastConfirmed)}</small>}
          </th>
          {cells(previous, year - 1)}
        </tr>
      )}
      {more.length > 0 && (
        <tr className="row-more">
          <td colSpan={main.length + 1}>
            <dl className="facts">
              {more.map((field) => (
                <div key={field.key}>
                  <dt>{field.label[language]}</dt>
                  <dd>
                    {valueText(line.values[field.key], language)}
                    <CellAge form={form} lineId={line.lineId} field={field.key} />
                  </dd>
                </div>
              ))}
            </dl>
          </td>
        </tr>
      )}
      {threads && <ThreadRow {...threads} lineId={line.lineId} columns={main.length + 1} />}
    </>
  )
}

function alignOf(column: Column): string | undefined {
  return column.field?.type === 'text' ? undefined : 'align-right'
}

/** A value as words and digits; nothing is ever an empty cell. */
export function valueText(value: CellValue | undefined, language: 'da' | 'en'): string {
  if (value === undefined) return formatQuantity({ state: 'notReported' }, { language })
  if ('text' in value) return value.text || '–'
  return formatQuantity(value, { language })
}
