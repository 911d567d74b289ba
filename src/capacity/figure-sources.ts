import type { FigureSource } from '#figures/figure.ts'
import { formatDecimal } from '#figures/format.ts'
import type { ApprovedValue } from '#reporting/index.ts'
import type { Confirmation, PrintedFigure } from './model.ts'

/** Printed sources of this room by id, as a reader knows them. */
const printedSources: Record<string, string> = {
  'kapacitet-2024': 'Kapacitet og belægning 2024 (4. marts 2025)',
}

export function sourceTitle(sourceId: string): string {
  return printedSources[sourceId] ?? sourceId
}

/** Where a reported value comes from: the submission with its people, or the printed table it was loaded from. */
export function valueSource(
  value: ApprovedValue,
  organisation: string,
  printed: readonly PrintedFigure[],
): FigureSource {
  if (value.sourceId !== null) {
    const row = printed.find((figure) => figure.place === 'annex') ?? printed[0]
    const table = row ? `, ${row.table}` : ''
    return { kind: 'document', label: `${sourceTitle(value.sourceId)}${table}, oplyst af ${organisation}` }
  }
  return {
    kind: 'submission',
    label: `Indberetning fra ${organisation} for ${value.year}, version ${value.submissionNumber}`,
    ...(value.submittedByName && value.submittedAt
      ? { submittedBy: value.submittedByName, submittedAt: value.submittedAt }
      : {}),
    ...(value.approvedByName ? { approvedBy: value.approvedByName, approvedAt: value.approvedAt } : {}),
  }
}

export function confirmation(value: ApprovedValue, organisationName: string): Confirmation {
  return {
    at: value.confirmedAt,
    organisationName,
    version: value.submissionNumber,
    submittedBy: value.submittedByName,
    approvedBy: value.approvedByName,
    approvedAt: value.approvedAt,
    printedIn: value.sourceId === null ? null : sourceTitle(value.sourceId),
  }
}

/** Notes for a figure whose printed number is another: "Trykt 102 % i Rapport Tabel 1." */
export function printedNotes(
  shown: string,
  printed: readonly PrintedFigure[],
  field: 'places' | 'used' | 'percent',
): string[] {
  return printed.flatMap((row) => {
    const text = row[field]
    if (text === null) return []
    const written = formatDecimal(text, { decimals: decimalsOf(text) })
    const same = formatDecimal(text) === withoutZeros(shown)
    return same ? [] : [`Trykt ${written}${field === 'percent' ? ' %' : ''} i ${row.table}.`]
  })
}

function decimalsOf(text: string): number {
  return text.split('.')[1]?.length ?? 0
}

/** "6,0" and "6" are the same number. */
function withoutZeros(danish: string): string {
  return danish.includes(',') ? danish.replace(/,?0+$/, '') : danish
}
