import { newDecision } from '../../model.ts'

/**
 * The form that records a result, as the schema takes it: `outcome-<clause>` is an outcome, or "option 2" for the
 * second option of the clause, and `change-<clause>` says what was changed.
 */
export function postedDecision(values: Record<string, string>) {
  const outcomes = Object.entries(values)
    .filter(([name]) => name.startsWith('outcome-'))
    .map(([name, value]) => {
      const clauseId = name.slice('outcome-'.length)
      const [outcome, optionNumber] = value.split(' ')
      return { clauseId, outcome, optionNumber: optionNumber ?? null, change: values[`change-${clauseId}`] }
    })
  return newDecision.safeParse({ text: values.text, outcomes })
}
