import { fieldsOf, type LineValues, type TemplateDefinition } from '../model.ts'
import { isBlank } from './predicates.ts'

/**
 * What "uændret" writes in a line: last year's quantities as they were. Texts and dates are left out, and so are
 * quantities that a rule wants dates for (closed and blocked places): they spoke of last year and would be wrong now.
 *
 * @param previous - last year's approved values of the line
 * @returns empty when last year has nothing to copy
 * @source own: one click says that a line is as last year, and counts as confirmed on that day
 */
export function unchangedValues(
  { fields, rules }: TemplateDefinition,
  previous: Readonly<LineValues> | undefined,
): LineValues {
  const dates = new Set(fields.filter(({ type }) => type === 'date').map(({ key }) => key))
  const dated = new Set(
    rules.flatMap(({ predicate }) =>
      predicate.kind === 'requires' && fieldsOf(predicate).some((key) => dates.has(key)) ? [predicate.when] : [],
    ),
  )
  const copied = fields.flatMap(({ key, type }) => {
    const value = previous?.[key]
    return type !== 'quantity' || dated.has(key) || value === undefined || isBlank(value) ? [] : [[key, value] as const]
  })
  return Object.fromEntries(copied)
}
