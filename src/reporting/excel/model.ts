import type { FormLine, LineValues, LocalText, TemplateDefinition } from '../model.ts'
import type { Confirmation } from '../rules/ages.ts'

export const sheetNames = { guide: 'Vejledning', data: 'Indberetning', hidden: '_rammevaerk' } as const

/** What a workbook (Excel-fil) is made from and read against; the form of a respondent has it all. */
export type WorkbookForm = {
  round: { id: string; title: string; year: number }
  respondent: { id: string; organisationId: string; organisationName: string }
  definition: TemplateDefinition
  lines: readonly (FormLine & { detail: string | null })[]
  previous: Readonly<Record<string, LineValues>>
  /** Row version of each written cell by "line field"; a cell that is not there is empty. */
  versions: Readonly<Record<string, number>>
  submission: { number: number } | null
  /** Age and hand of each written cell by "line field", and of last year's figures by line; a file without them shows none. */
  confirmed?: Readonly<Record<string, Confirmation>>
  previousConfirmed?: Readonly<Record<string, Confirmation>>
}

/** What an uploaded workbook is read against; no name is needed for it. */
export type ReadForm = Omit<WorkbookForm, 'round' | 'respondent'> & {
  round: Pick<WorkbookForm['round'], 'id' | 'year'>
  respondent: Pick<WorkbookForm['respondent'], 'id' | 'organisationId'>
}

/** What a cell of an uploaded sheet holds, free of the library that read it. */
export type CellContent =
  | { kind: 'text'; text: string }
  | { kind: 'number'; number: number; isPercent: boolean }
  | { kind: 'date'; day: string; hasTime: boolean }
  | { kind: 'truth'; is: boolean }
  | { kind: 'fault'; code: FaultCode; text: string }

export type SheetRow = { number: number; cells: ReadonlyMap<number, CellContent> }

/** One sheet as uploaded: only rows and cells that hold something, top to bottom. */
export type UploadedSheet = { name: string; rows: readonly SheetRow[] }

/** A cell to save, with the row version the file was made from and the place it stands at in the file. */
export type WorkbookCell = {
  lineId: string
  field: string
  value: FormLine['values'][string]
  version: number
  cell: string
}

/** A reason written for the warnings of one line. */
export type WorkbookReason = { lineId: string; reason: string; cell: string }

export type FaultCode = `reporting.excel.${FaultName}`

type FaultName =
  | 'tooLarge'
  | 'notAWorkbook'
  | 'encrypted'
  | 'bomb'
  | 'tooManyParts'
  | 'macro'
  | 'external'
  | 'embedded'
  | 'unsafe'
  | 'unreadable'
  | 'notOurs'
  | 'hiddenChanged'
  | 'otherYear'
  | 'otherRound'
  | 'otherOperator'
  | 'otherTemplate'
  | 'olderVersion'
  | 'noSheet'
  | 'noHead'
  | 'columnMissing'
  | 'columnTwice'
  | 'lineMissing'
  | 'lineTwice'
  | 'lineUnknown'
  | 'stray'
  | 'lastYearChanged'
  | 'cell'
  | 'formulaError'
  | 'formulaExternal'
  | 'formulaEmpty'
  | 'percent'
  | 'becameDate'
  | 'hasTime'
  | 'truth'
  | 'reasonShort'
  | 'conflict'

/**
 * One fault of an uploaded file: where, what stands there, and a sentence with what to do about it.
 * Sheet and cell are empty when the whole file is meant. `message`: what the field itself says of the value.
 */
export type WorkbookFault = {
  code: FaultCode
  sheet: string
  cell: string
  value: string
  params?: Record<string, string | number>
  message?: LocalText
}

/** What is known of a workbook when its last line has been read: with any fault nothing of it is saved. */
export type ReadEnd = { reasons: WorkbookReason[]; faults: WorkbookFault[] }

export type ReadResult =
  | { ok: true; cells: WorkbookCell[]; reasons: WorkbookReason[] }
  | { ok: false; faults: WorkbookFault[] }
