const danish = new Intl.Collator('da')

/**
 * The stops of a case by step (trin): those of one step are at the same time, by name as Danish sorts it, and the steps
 * follow each other.
 *
 * @source own: eleven councils on one step are one moment of the way, not eleven
 */
export function stepsOf<T>(stops: readonly T[], step: (stop: T) => number, name: (stop: T) => string): T[][] {
  const steps = [...Map.groupBy(stops, step)].sort(([a], [b]) => a - b)
  return steps.map(([, list]) => list.sort((a, b) => danish.compare(name(a), name(b))))
}

/**
 * How many of a step stand where, in the order they are first met: "9 planlagt, 2 behandlet".
 *
 * @source own
 */
export function countedStates<S extends string>(states: readonly S[]): [S, number][] {
  return [...Map.groupBy(states, (state) => state)].map(([state, list]) => [state, list.length])
}
