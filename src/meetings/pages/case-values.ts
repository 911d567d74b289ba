/** Empty clauses at the end of the form; more come when they are used. */
export const emptyClauses = 2

/** What the case form posts as `caseContent` reads it. A clause without words and options is left out. */
export function readCase(values: Record<string, string>) {
  const count = Object.keys(values).filter((name) => /^clause-\d+$/.test(name)).length
  const clauses = Array.from({ length: count }, (_, n) => ({
    verb: values[`verb-${n}`],
    text: (values[`clause-${n}`] ?? '').trim(),
    options: (values[`options-${n}`] ?? '')
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
  }))
  return { ...values, clauses: clauses.filter(({ text, options }) => text !== '' || options.length > 0) }
}
