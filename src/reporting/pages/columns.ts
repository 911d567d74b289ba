import { formatDecimal, formatPercent, type Language } from '#figures/format.ts'
import {
  fieldsOf,
  inputsOf,
  type LineValues,
  type LocalText,
  type TemplateComputed,
  type TemplateDefinition,
  type TemplateField,
} from '../model.ts'
import { computedValue } from '../rules/validate.ts'

/** A column of the grid: a field to fill, or a figure computed from others. */
export type Column = { key: string; label: LocalText; field?: TemplateField; computed?: TemplateComputed }

/**
 * Which fields stand in the grid and which are folded under their line. In the grid: what a rule requires,
 * what a computed column needs, the computed columns after their fields, and comments a rule may ask for; all of them
 * where nothing is required or computed.
 */
export function columnsOf(definition: TemplateDefinition): { main: Column[]; more: TemplateField[] } {
  const named = (kind: 'required' | 'needs-comment') =>
    definition.rules.flatMap(({ predicate }) => (predicate.kind === kind ? fieldsOf(predicate).slice(0, 1) : []))
  const asked = new Set([...definition.computed.flatMap(inputsOf), ...named('required')])
  const shown = new Set([...asked, ...named('needs-comment')])
  const inGrid = definition.fields.filter(({ key, folded }) => !folded && (asked.size === 0 || shown.has(key)))
  const main = inGrid.flatMap((field): Column[] => {
    const ready = definition.computed.filter((column) => {
      const places = inputsOf(column).map((key) => inGrid.findIndex((other) => other.key === key))
      return Math.max(...places) === inGrid.indexOf(field)
    })
    return [
      { key: field.key, label: field.label, field },
      ...ready.map((computed) => ({ key: computed.key, label: computed.label, computed })),
    ]
  })
  return { main, more: definition.fields.filter((field) => !inGrid.includes(field)) }
}

/** "Pladser 2025"; the year is the one the figure is about. Texts have none; a rate names its unit. */
export function columnLabel(column: Column, year: number, language: Language): string {
  if (column.field?.type === 'text') return column.label[language]
  const unit = column.computed?.kind === 'rate' ? `, ${column.computed.unit}` : ''
  return `${column.label[language]} ${year + (column.field?.yearOffset ?? 0)}${unit}`
}

/** What a computed column shows of a line; `none` where it cannot be computed. */
export function computedText(
  computed: TemplateComputed | undefined,
  values: LineValues,
  language: Language,
  none: string,
): string {
  const value = computed ? computedValue(computed, values) : null
  if (!computed || value === null) return none
  const options = { decimals: computed.decimals, language }
  return computed.kind === 'rate' ? formatDecimal(value, options) : formatPercent(value, options)
}
