import { Decimal } from '#figures/decimal.ts'
import { danishDate, formatDate } from '#figures/format.ts'
import {
  type CellValue,
  inputsOf,
  type LineValues,
  type TemplateComputed,
  type TemplateDefinition,
  type TemplateField,
} from '../../model.ts'
import { type Confirmation, commonAge, oddAges } from '../../rules/ages.ts'
import { cellText } from '../../rules/cells.ts'
import { isBlank } from '../../rules/predicates.ts'
import type { ReadForm, WorkbookForm } from '../model.ts'

/** A column of the data sheet; `key` stands in a hidden row, so that the file can be read wherever a column has gone. */
export type Column =
  | { kind: 'line' | 'name' | 'detail' | 'reason' | 'age'; key: string }
  | { kind: 'field' | 'previous'; key: string; field: TemplateField }
  | { kind: 'computed'; key: string; computed: TemplateComputed }

/**
 * Keys of the columns that are no fields; field keys begin with a letter and hold no colon.
 * @source own
 */
export const fixedKeys = { line: '_line', name: '_name', detail: '_detail', reason: '_reason', age: '_age' } as const
/** @source own */
export const previousKey = (field: string) => `previous:${field}`

/**
 * The columns of a workbook (Excel-fil): the line, then each field with last year's figure beside it (always for
 * quantities, otherwise where there is any) and the computed columns after their last field, then the reason, and
 * last how old the figures are and who confirmed them, where any has an age.
 * @source own: last year's figures stand beside the field
 */
export function columnsOf(form: AgedForm) {
  const { definition, lines, previous } = form
  const columns: Column[] = [
    { kind: 'line', key: fixedKeys.line },
    { kind: 'name', key: fixedKeys.name },
  ]
  if (lines.some(({ detail }) => detail)) columns.push({ kind: 'detail', key: fixedKeys.detail })
  for (const field of definition.fields) {
    columns.push({ kind: 'field', key: field.key, field })
    const hasPrevious = lines.some(({ lineId }) => !isBlank(previous[lineId]?.[field.key]))
    if (field.type === 'quantity' || hasPrevious) columns.push({ kind: 'previous', key: previousKey(field.key), field })
    for (const computed of readyAfter(definition, field.key)) {
      columns.push({ kind: 'computed', key: `computed:${computed.key}`, computed })
    }
  }
  columns.push({ kind: 'reason', key: fixedKeys.reason })
  if (lines.some((line) => agesText(form, line) !== '')) columns.push({ kind: 'age', key: fixedKeys.age })
  return columns
}

type AgedForm = Pick<WorkbookForm, 'definition' | 'lines' | 'previous' | 'confirmed' | 'previousConfirmed'>

/**
 * When the figures of a line were confirmed and by whom: the line, the fields that differ from it, and last year's.
 * @returns an empty text when nothing on the line has an age
 * @source own: every reported field shows its age and who confirmed it, wherever it is read
 */
export function agesText(form: AgedForm, line: AgedForm['lines'][number]): string {
  const { definition, confirmed = {}, previousConfirmed = {} } = form
  const said = ({ at, by }: Confirmation) => `bekræftet ${formatDate(danishDate(at))}${by === null ? '' : ` af ${by}`}`
  const common = commonAge(confirmed, line)
  const label = (key: string) => definition.fields.find((field) => field.key === key)?.label.da ?? key
  const before = previousConfirmed[line.lineId]
  return [
    ...(common ? [`I år: ${said(common)}`] : []),
    ...oddAges(confirmed, line).map(({ field, age }) => `${label(field)}: ${said(age)}`),
    ...(before ? [`Sidste år: ${said(before)}`] : []),
  ].join('\n')
}

function readyAfter(definition: TemplateDefinition, key: string): TemplateComputed[] {
  const position = (field: string) => definition.fields.findIndex((one) => one.key === field)
  return definition.computed.filter((column) => Math.max(...inputsOf(column).map(position)) === position(key))
}

/** What is written in a cell: a number where Excel holds it exactly, else the text the form shows. */
export type Written = { kind: 'number'; number: number } | { kind: 'day'; day: string } | { kind: 'text'; text: string }

/**
 * How a value is written in Excel, so that reading it gives the same value; null for an empty cell.
 * Excel keeps 15 digits and no date before 1900: what would be lost is written as text.
 * @source own: a round trip loses no cell
 */
export function written(value: CellValue | undefined, field: TemplateField): Written | null {
  if (value === undefined || isBlank(value)) return null
  if ('state' in value && value.state === 'exact') {
    const number = Number(value.value)
    if (new Decimal(excelNumber(number)).eq(value.value)) return { kind: 'number', number }
  }
  const text = cellText(value)
  if (field.type === 'date' && /^(19[0-9]{2}|[2-8][0-9]{3})-/.test(text) && text >= '1901') {
    return { kind: 'day', day: text }
  }
  return { kind: 'text', text: field.type === 'quantity' ? plainGroups(text) : text }
}

/**
 * The decimal text of a number as Excel shows it: 15 digits, so that 0.1 + 0.2 is 0.3.
 * @source own: Excel's precision is 15 significant digits
 */
export function excelNumber(number: number): string {
  // A whole number below 10^15 is its own 15 digits.
  if (Number.isInteger(number) && Math.abs(number) < 1e15) return String(number)
  return new Decimal(number.toPrecision(15)).toFixed()
}

/** A text field of Excel reads "1.234,5" as people do; without groups there is nothing to misread. */
function plainGroups(text: string): string {
  return text.replace(/\.(?=[0-9]{3})/g, '')
}

/**
 * The number format of a field. Where an interval may be written the cell is text, else Excel turns "8-10" into a date.
 * @source own
 */
export function numberFormat(field: TemplateField): string {
  if (field.type === 'text' || field.allowInterval) return '@'
  if (field.type === 'date') return 'dd-mm-yyyy'
  if (field.decimals === undefined) return 'General'
  return field.decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(field.decimals)}`
}

/**
 * The formula of a computed column as Excel writes it: empty where a part is missing or no number.
 *
 * @param place - address of a field's cell on the row
 * @source own: the same figure as the form shows; a test computes the workbook in LibreOffice where that is installed
 */
export function computedFormula(computed: TemplateComputed, place: (field: string) => string): string {
  const cells = inputsOf(computed).map(place)
  const blank = `OR(${cells.map((cell) => `${cell}=""`).join(',')})`
  return `IF(${blank},"",IFERROR(ROUND(${quotient(computed, place)},${computed.decimals}),""))`
}

function quotient(computed: TemplateComputed, place: (field: string) => string): string {
  if (computed.kind === 'ratio-percent') return `${place(computed.numerator)}/${place(computed.denominator)}*100`
  const minus = (computed.minus ?? []).map((key) => `-${place(key)}`).join('')
  const total = `${computed.plus.map(place).join('+')}${minus}`
  const divisor = [
    ...(computed.per ?? []).map(place),
    ...(computed.perFactor === undefined ? [] : [computed.perFactor]),
  ]
  return divisor.length === 0 ? total : `(${total})/(${divisor.join('*')})`
}

/**
 * The number format of a computed column.
 * @source own
 */
export function computedFormat({ kind, decimals }: TemplateComputed): string {
  if (decimals === 0) return kind === 'rate' ? '#,##0' : '0'
  return `${kind === 'rate' ? '#,##0' : '0'}.${'0'.repeat(decimals)}`
}

/**
 * The values of a line last year by field.
 * @source own
 */
export function previousOf(form: Pick<ReadForm, 'previous'>, lineId: string): LineValues {
  return form.previous[lineId] ?? {}
}

/**
 * The address of a cell: column 28, row 7 is AB7.
 * @source own: Excel's addresses
 */
export function addressOf(column: number, row: number): string {
  let letters = ''
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  }
  return `${letters}${row}`
}
