import {
  fieldsOf,
  type LocalText,
  type TemplateComputed,
  type TemplateDefinition,
  type TemplateField,
} from '../model.ts'

/** A column of the grid: a field to fill, or a figure computed from others. */
export type Column = { key: string; label: LocalText; field?: TemplateField; computed?: TemplateComputed }

/**
 * Which fields stand in the grid and which are folded under their line. In the grid: what a rule requires,
 * what a computed column needs, the computed columns after their fields, and comments a rule may ask for.
 */
export function columnsOf(definition: TemplateDefinition): { main: Column[]; more: TemplateField[] } {
  const asked = new Set([
    ...definition.computed.flatMap(({ numerator, denominator }) => [numerator, denominator]),
    ...definition.rules.flatMap(({ predicate }) =>
      predicate.kind === 'required' || predicate.kind === 'needs-comment' ? fieldsOf(predicate).slice(0, 1) : [],
    ),
  ])
  const inGrid = asked.size === 0 ? definition.fields : definition.fields.filter(({ key }) => asked.has(key))
  const main = inGrid.flatMap((field): Column[] => {
    const ready = definition.computed.filter((column) => {
      const places = [column.numerator, column.denominator].map((key) => inGrid.findIndex((other) => other.key === key))
      return Math.max(...places) === inGrid.indexOf(field)
    })
    return [
      { key: field.key, label: field.label, field },
      ...ready.map((computed) => ({ key: computed.key, label: computed.label, computed })),
    ]
  })
  return { main, more: definition.fields.filter((field) => !inGrid.includes(field)) }
}

/** "Pladser 2025"; the year is the one the figure is about. Texts have none. */
export function columnLabel(column: Column, year: number, language: 'da' | 'en'): string {
  if (column.field?.type === 'text') return column.label[language]
  return `${column.label[language]} ${year + (column.field?.yearOffset ?? 0)}`
}
