import type { Header } from '../pages/headers.ts'
import type { Candidate } from './candidates.ts'

/**
 * Where the pages end that can belong to a candidate whose meeting is known by its header: at the first header of another
 * day that is not printed together with its own. Pages of enclosed minutes can have the stamps of both.
 *
 * @param keys - the header of each candidate
 * @returns lines, for candidates behind which such a header stands
 * @source dagsordener-das: the pack of 17 March 2025 holds the minutes of 9 January between its items 2 and 3
 */
export function pagesEnd(
  headers: readonly Header[],
  keys: ReadonlyMap<Candidate, Header | null>,
): Map<Candidate, number> {
  const ordered = [...headers].sort((a, b) => a.line - b.line)
  const first = new Map<string, number>()
  const last = new Map<string, number>()
  ordered.forEach(({ date }, at) => {
    if (!first.has(date)) first.set(date, at)
    last.set(date, at)
  })
  const apart = new Set(
    [...first].flatMap(([date, from]) => (isAlone(ordered, from, last.get(date) ?? from) ? [date] : [])),
  )
  const nextApart = ordered.map(() => ordered.length)
  for (let at = ordered.length - 1; at >= 0; at -= 1)
    nextApart[at] = apart.has((ordered[at] as Header).date) ? at : (nextApart[at + 1] ?? ordered.length)
  const ends = new Map<Candidate, number>()
  let behind = 0
  for (const [candidate, key] of keys) {
    while ((ordered[behind]?.line ?? Number.POSITIVE_INFINITY) <= candidate.line) behind += 1
    if (key === null) continue
    const own = last.get(key.date) ?? -1
    const first = nextApart[behind] ?? ordered.length
    // Those of a day that stands apart follow each other.
    const other = ordered[first]?.date === key.date ? (nextApart[own + 1] ?? ordered.length) : first
    const end = Math.min(other, apart.has(key.date) ? Math.max(behind, own + 1) : ordered.length)
    const header = ordered[end]
    if (header !== undefined) ends.set(candidate, header.line)
  }
  return ends
}

/** No header of another day stands among those of its own. */
const isAlone = (ordered: readonly Header[], from: number, to: number): boolean =>
  ordered.slice(from, to + 1).every(({ date }) => date === ordered[from]?.date)
