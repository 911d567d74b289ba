import type { TemplateField } from '../model.ts'
import { parseCell } from '../rules/cells.ts'
import { cellName } from './posted-form.ts'

/**
 * Reads the text a spreadsheet puts on the clipboard: rows by line breaks, cells by tabs, and a cell with a tab, a line
 * break or a quote in it within quotes, which are then doubled. Quotes that do not close are what they are.
 */
export function parseBlock(text: string): string[][] {
  const rows: string[][] = [[]]
  let rest = text.replace(/\r\n?/g, '\n').replace(/\n$/, '')
  for (;;) {
    const quoted = /^"((?:[^"]|"")*)"(?=[\t\n]|$)/.exec(rest)
    const cell = quoted?.[0] ?? /^[^\t\n]*/.exec(rest)?.[0] ?? ''
    rows.at(-1)?.push(quoted ? (quoted[1] ?? '').replaceAll('""', '"') : cell)
    const next = rest[cell.length]
    if (next === undefined) return rows
    if (next === '\n') rows.push([])
    rest = rest.slice(cell.length + 1)
  }
}

export type Place = { lineIds: readonly string[]; columns: readonly (TemplateField | null)[] }

/** What a block becomes in the grid: texts by the name of their cell, and what had no place, so that it can be shown. */
export type Placed = { texts: Record<string, string>; without: string[] }

/**
 * Lays a block on the grid from a cell on, as a spreadsheet does. A computed column takes part only when the block has
 * percentages there: who copies figures alone gets them side by side. Nothing is thrown away unseen.
 *
 * @param columns - of the grid; null for a computed one
 * @param isOpen - whether a cell may be changed
 */
export function placeBlock(
  block: readonly (readonly string[])[],
  { lineIds, columns }: Place,
  start: { row: number; column: number },
  isOpen: (lineId: string, field: string) => boolean,
): Placed {
  const placed: Placed = { texts: {}, without: [] }
  const targets = targetsOf(block, columns.slice(start.column))
  for (const [down, cells] of block.entries()) {
    const lineId = lineIds[start.row + down]
    for (const [right, text] of cells.entries()) {
      const field = targets[right]
      if (field === null) continue
      const readable = field?.type === 'date' ? isoDate(field, text) : text.trim()
      if (lineId !== undefined && field && readable !== null && isOpen(lineId, field.key))
        placed.texts[cellName(lineId, field.key)] = readable
      else if (text.trim() !== '') placed.without.push(text.trim())
    }
  }
  return placed
}

/** The field of each column of the block; null for percentages that the form computes itself. */
function targetsOf(block: readonly (readonly string[])[], columns: readonly (TemplateField | null)[]) {
  const targets: (TemplateField | null)[] = []
  for (const column of columns) {
    const texts = block.map((cells) => cells[targets.length] ?? '').filter((text) => text.trim() !== '')
    if (column !== null) targets.push(column)
    else if (texts.length > 0 && texts.every((text) => /%\s*$/.test(text) || text.trim() === '–')) targets.push(null)
  }
  return targets
}

/** A date field can show a date and nothing else. */
function isoDate(field: TemplateField, text: string): string | null {
  const result = parseCell(field, text)
  return result.ok && 'text' in result.value ? result.value.text : null
}
