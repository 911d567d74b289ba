import type { Clause, NewClause } from '../model.ts'

/**
 * Which clause that stands each given one is (led i en indstilling): the one that says the same, wherever it was put, else
 * the one at its place that says nothing of what is given. What was decided on a clause stays with its words.
 *
 * @returns for each given clause the one it is, or null: it is new
 * @source own: outcomes are kept by clause, and a clause above may be taken out
 */
export function keptClauses(standing: readonly Clause[], given: readonly Pick<NewClause, 'text'>[]): (Clause | null)[] {
  const free = new Set(standing)
  const take = (found: Clause | undefined) => {
    if (found) free.delete(found)
    return found ?? null
  }
  const same = given.map(({ text }) => take([...free].find((one) => one.text === text)))
  return same.map((found, index) => {
    const there = standing[index]
    return found ?? take(there && free.has(there) ? there : undefined)
  })
}

/**
 * Whether a clause that stands is given as it is: same words, verb and options. One that something was decided on stays so.
 *
 * @source own
 */
export function isUnchanged(standing: Clause, given: readonly NewClause[]): boolean {
  return given.some(
    ({ text, verb, options }) =>
      text === standing.text && verb === standing.verb && options.join('\n') === standing.options.join('\n'),
  )
}
