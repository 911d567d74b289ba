import type { CellContent, SheetRow, WorkbookForm } from './excel/model.ts'
import { gathered, readData } from './excel/rules/data.ts'
import { columnsOf, written } from './excel/rules/layout.ts'
import type { CellValue, FormLine, LineValues, TemplateField } from './model.ts'
import { validate } from './rules/validate.ts'
import { readForm, type TypedForm, type Verdict } from './verdict-fixture.ts'

/**
 * The verdict on a form that comes as a workbook: its cells laid out as the download does, read as the upload does.
 * The file around the sheet is left out; what is in it is proven by the round trips of the room `excel`.
 */
export function excelVerdict(form: TypedForm): Verdict {
  const { lines, previous } = readForm(form)
  const workbook = workbookOf(form, lines, previous)
  const read = gathered(readData({ name: 'Indberetning', rows: rowsOf(form, workbook) }, workbook, new Map()))
  const values = new Map<string, LineValues>(lines.map(({ lineId }) => [lineId, {}]))
  const unreadable: Verdict['unreadable'] = []
  if (read.ok) {
    for (const { lineId, field, value } of read.cells) Object.assign(values.get(lineId) ?? {}, { [field]: value })
  } else {
    for (const { code, cell, message } of read.faults) {
      const place = placeAt(workbook, cell)
      if (code !== 'reporting.excel.cell' || !message || !place) throw new Error(`${code} at ${cell}`)
      unreadable.push({ place, message })
    }
    // An upload with faults stores nothing; what can be read of it is judged as the form is.
    for (const line of lines) values.set(line.lineId, line.values)
  }
  const judged = lines.map((line) => ({ ...line, values: values.get(line.lineId) ?? {} }))
  return { unreadable, findings: validate(form.definition, judged, previous, []) }
}

function workbookOf(form: TypedForm, lines: readonly FormLine[], previous: Record<string, LineValues>): WorkbookForm {
  return {
    round: { id: 'runde', title: 'Prøve 2025', year: 2025 },
    respondent: { id: 'indberetter', organisationId: '1081', organisationName: 'Region Nordjylland' },
    definition: form.definition,
    lines: lines.map((line) => ({ ...line, detail: null })),
    previous,
    versions: {},
    submission: null,
  }
}

const headRow = 5

function rowsOf(form: TypedForm, workbook: WorkbookForm): SheetRow[] {
  const columns = columnsOf(workbook)
  const head = new Map(columns.map(({ key }, at): [number, CellContent] => [at + 1, { kind: 'text', text: key }]))
  const rows = workbook.lines.map((line, index): SheetRow => {
    const typed = form.lines[index]?.typed ?? {}
    const cells = columns.flatMap((column, at): [number, CellContent][] => {
      if (column.kind === 'line') return [[at + 1, { kind: 'text', text: line.lineId }]]
      if (column.kind === 'name') return [[at + 1, { kind: 'text', text: line.name }]]
      if (column.kind !== 'field' && column.kind !== 'previous') return []
      const from = column.kind === 'field' ? line.values : (workbook.previous[line.lineId] ?? {})
      const own = column.field.key in from ? contentOf(from[column.field.key], column.field) : null
      const unread = column.kind === 'field' && !(column.field.key in from) ? (typed[column.field.key] ?? '') : ''
      if (own) return [[at + 1, own]]
      return unread === '' ? [] : [[at + 1, { kind: 'text', text: unread }]]
    })
    return { number: headRow + 2 + index, cells: new Map(cells) }
  })
  return [{ number: headRow, cells: head }, ...rows]
}

function contentOf(value: CellValue | undefined, field: TemplateField): CellContent | null {
  const own = written(value, field)
  if (own?.kind === 'number') return { kind: 'number', number: own.number, isPercent: false }
  if (own?.kind === 'day') return { kind: 'date', day: own.day, hasTime: false }
  return own && { kind: 'text', text: own.text }
}

/** "B7" as "linje-0 places". */
function placeAt(workbook: WorkbookForm, cell: string): string | null {
  const found = /^([A-Z]+)(\d+)$/.exec(cell)
  if (!found) return null
  const column = [...(found[1] ?? '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
  const line = workbook.lines[Number(found[2]) - headRow - 2]
  const at = columnsOf(workbook)[column - 1]
  return line && at?.kind === 'field' ? `${line.lineId} ${at.key}` : null
}
