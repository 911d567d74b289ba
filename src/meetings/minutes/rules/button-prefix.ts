import { headingOf } from './headings.ts'
import type { Line } from './lines.ts'

const mostWords = 4
const least = 3

/**
 * Reads headings behind the words of a button that stands before each of them: "fold dette punkt ind Resume", "Vis
 * Indstilling". The same words before three headings, not all of one kind, are no part of any.
 *
 * @source own: web pages whose sections can be folded
 */
export function markFolded(lines: readonly Line[]): void {
  const found = lines.flatMap((line) => {
    if (line.blank || line.noise || line.heading !== null || line.text.length > 120) return []
    const words = line.text.split(' ')
    for (let count = 1; count <= mostWords && count < words.length; count += 1) {
      const prefix = words.slice(0, count).join(' ')
      const text = words.slice(count).join(' ')
      const heading = headingOf(text)
      if (heading !== null && heading.rest === '' && !/[.:,;]$/.test(prefix)) return [{ line, prefix, text, heading }]
    }
    return []
  })
  for (const [, alike] of Map.groupBy(found, ({ prefix }) => prefix)) {
    if (alike.length < least || new Set(alike.map(({ heading }) => heading.kind)).size < 2) continue
    for (const { line, text, heading } of alike) {
      line.text = text
      line.heading = heading
    }
  }
}
