/** A body by the names it goes by. */
export type NamedLike = { id: string; name: string; shortName: string | null }

/**
 * The body whose name or short name a paper uses: the same name, or the only one that contains it or is contained.
 *
 * @returns its id; null when none fits or several do: a person chooses
 * @source dagsordener-das: "DAS Social" on the papers
 */
export function bodyLike(written: string | null, bodies: readonly NamedLike[]): string | null {
  const name = plain(written ?? '')
  if (name.length < 3) return null
  const same = bodies.filter((body) => plain(body.name) === name || plain(body.shortName ?? '') === name)
  if (same.length === 1) return same[0]?.id ?? null
  if (same.length > 1) return null
  const near = bodies.filter((body) => holds(plain(body.name), name) || holds(plain(body.shortName ?? ''), name))
  return near.length === 1 ? (near[0]?.id ?? null) : null
}

function holds(a: string, b: string): boolean {
  if (a.length < 3) return false
  return ` ${a} `.includes(` ${b} `) || ` ${b} `.includes(` ${a} `)
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
