import type { FieldError } from '#platform/errors.ts'
import type { Finding, LineValues, TemplateDefinition } from '../../model.ts'
import { parseCell } from '../../rules/cells.ts'
import { validate } from '../../rules/validate.ts'
import type { Values } from './posted-template.ts'

export type Tried = Pick<Finding, 'ruleId' | 'severity' | 'field' | 'message'>[]

/** What the rules of a definition find in the numbers written beside it; unreadable ones are named with their place. */
export function tryRules(
  definition: TemplateDefinition,
  values: Values,
  language: 'da' | 'en',
): { found: Tried; faults: FieldError[] } {
  const faults: FieldError[] = []
  const read = (when: 'now' | 'last'): LineValues =>
    Object.fromEntries(
      definition.fields.flatMap((field) => {
        const path = `try.${when}.${field.key}`
        const cell = parseCell(field, values[path] ?? '')
        if (cell.ok) return [[field.key, cell.value]]
        faults.push({ path, code: 'reporting.unreadable', message: cell.message[language] })
        return []
      }),
    )
  const [now, last] = [read('now'), read('last')]
  if (faults.length > 0) return { found: [], faults }
  const lineId = 'try'
  const name = definition.name[language]
  const findings = validate(definition, [{ lineId, name, values: now }], { [lineId]: last }, [])
  const found = findings.map(({ ruleId, severity, field, message }) => ({ ruleId, severity, field, message }))
  return { found, faults: [] }
}

/** Each message as it will read, with marks where the numbers come. */
export function previewsOf(values: Values, count: number, language: 'da' | 'en'): string[] {
  const marks =
    language === 'da'
      ? { found: '[fundet]', expected: '[ventet]', field: '[felt]', line: '[linje]' }
      : { found: '[found]', expected: '[expected]', field: '[field]', line: '[line]' }
  return Array.from({ length: count }, (_, row) => {
    const message = values[`rules[${row}].message.${language}`] ?? ''
    return message.replace(/\{(found|expected|field|line)\}/g, (_whole, name: keyof typeof marks) => marks[name])
  })
}
