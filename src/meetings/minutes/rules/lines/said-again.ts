import type { Line } from './lines.ts'

/** Farther down it is not the first text any more. */
const reach = 8

/**
 * Texts that come again and again as the first line under the heading of a decision: "Godkendt", "Til efterretning".
 * They are said again, and neither run over the pages nor are headings or buttons.
 *
 * @source own: minutes in which most items end in the same one line
 */
export function saidAgain(lines: readonly Line[]): Set<string> {
  const first = new Map<string, number>()
  lines.forEach(({ blank, noise, heading }, at) => {
    if (blank || noise || heading?.kind !== 'decision' || heading.rest !== '') return
    const below = lines.slice(at + 1, at + 1 + reach).find((line) => !line.blank && !line.noise)
    if (below !== undefined) first.set(below.text, (first.get(below.text) ?? 0) + 1)
  })
  const all = new Map<string, number>()
  for (const { text } of first.size === 0 ? [] : lines) if (first.has(text)) all.set(text, (all.get(text) ?? 0) + 1)
  // What runs over the pages stands there too, where a page ends, but seldom.
  return new Set([...first].flatMap(([text, count]) => (count >= 2 && count * 2 >= (all.get(text) ?? 0) ? [text] : [])))
}
