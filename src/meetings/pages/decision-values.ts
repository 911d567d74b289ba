/** How many follow-ups the form takes at a time; more are added by saving again. */
export const followUpRows = 3

/**
 * What the decision form posts as `newDecision` reads it. A clause without an outcome, and a follow-up row where nothing
 * is written, are left out.
 */
export function readDecision(values: Record<string, string>) {
  const outcomes = indexes(values, 'outcome').flatMap((n) => {
    const outcome = values[`outcome-${n}`]
    if (!outcome) return []
    return [
      {
        clauseId: values[`clauseId-${n}`],
        outcome,
        optionNumber: outcome === 'option' ? values[`option-${n}`] : null,
        change: values[`change-${n}`],
      },
    ]
  })
  const followUps = indexes(values, 'what').flatMap((n) => {
    const [what, responsible, dueOn] = [values[`what-${n}`], values[`responsible-${n}`], values[`due-${n}`]]
    return [what, responsible, dueOn].some((text) => text?.trim()) ? [{ what, responsible, dueOn }] : []
  })
  const { text, delegatedTo, delegatedWhat, feedback, standingTitle } = values
  return { text, outcomes, followUps, delegatedTo, delegatedWhat, feedback, standingTitle }
}

function indexes(values: Record<string, string>, name: string): number[] {
  return Object.keys(values)
    .flatMap((key) => (key.startsWith(`${name}-`) ? [Number(key.slice(name.length + 1))] : []))
    .filter(Number.isInteger)
    .sort((a, b) => a - b)
}
