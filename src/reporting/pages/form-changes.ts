import { useState } from 'react'
import { cellText, isSameCell, parseCell } from '../rules/cells.ts'
import { isBlank } from '../rules/predicates.ts'
import { unchangedValues } from '../rules/unchanged.ts'
import { isOpenCell } from '../threads/rules.ts'
import type { FormPage } from './form-page.ts'
import type { Placed } from './paste.ts'
import { cellName } from './posted-form.ts'

/** What a paste or "uændret" did to the form: shown, and taken back as a whole. */
export type BlockChange = {
  kind: 'paste' | 'unchanged'
  /** What stood in each changed field, and what stands there now. */
  changes: { name: string; before: string; after: string }[]
  /** Pasted texts that had no place. */
  without: string[]
  /** Cells of unchanged lines that hold another value and were left as they are. */
  kept: number
}

/** The last paste or "uændret", until something else is typed. */
export function useBlockChange() {
  return useState<BlockChange | null>(null)
}

/** What a pasted block changes; a text that stands there already is no change. */
export function pasteChange(typed: Record<string, string>, { texts, without }: Placed): BlockChange {
  const changes = Object.entries(texts)
    .map(([name, after]) => ({ name, before: typed[name] ?? '', after }))
    .filter(({ before, after }) => before !== after)
  return { kind: 'paste', changes, without, kept: 0 }
}

/** What "uændret" changes in lines, and the names of every cell it confirms. The server's rule, see confirmUnchanged. */
export function unchangedChange(
  { form }: FormPage,
  typed: Record<string, string>,
  lineIds: readonly string[],
): BlockChange & { confirmed: string[] } {
  const { definition, previous, openParts } = form
  const change: BlockChange & { confirmed: string[] } = {
    kind: 'unchanged',
    changes: [],
    without: [],
    kept: 0,
    confirmed: [],
  }
  for (const lineId of lineIds) {
    for (const [key, value] of Object.entries(unchangedValues(definition, previous[lineId]))) {
      const field = definition.fields.find((candidate) => candidate.key === key)
      if (!field || !isOpenCell(openParts, definition, lineId, key)) continue
      const name = cellName(lineId, key)
      const before = typed[name] ?? ''
      const read = parseCell(field, before)
      const isEmpty = before.trim() === '' || (read.ok && isBlank(read.value))
      if (isEmpty) change.changes.push({ name, before, after: cellText(value) })
      else if (!read.ok || !isSameCell(read.value, value)) {
        change.kept += 1
        continue
      }
      change.confirmed.push(name)
    }
  }
  return change
}
