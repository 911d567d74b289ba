import { procedureResult } from '../model.ts'

/** Rows for things to be done that the form shows; an empty row says nothing. */
export const followUpRows = [1, 2, 3] as const

/**
 * The form that records a result, as the schema takes it: `outcome-<clause>` is an outcome, or "option 2" for the
 * second option of the clause, `change-<clause>` says what was changed, and `what-1`, `responsible-1`, `due-1` are
 * the first thing to be done.
 */
export function postedDecision(values: Record<string, string>) {
  const outcomes = Object.entries(values)
    .filter(([name]) => name.startsWith('outcome-'))
    .map(([name, value]) => {
      const clauseId = name.slice('outcome-'.length)
      const [outcome, optionNumber] = value.split(' ')
      return { clauseId, outcome, optionNumber: optionNumber ?? null, change: values[`change-${clauseId}`] }
    })
  const followUps = followUpRows
    .map((n) => ({ what: values[`what-${n}`], responsible: values[`responsible-${n}`], dueOn: values[`due-${n}`] }))
    .filter((row) => Object.values(row).some((value) => value?.trim()))
  return procedureResult.safeParse({ latestSeen: values.latestSeen ?? null, text: values.text, outcomes, followUps })
}
