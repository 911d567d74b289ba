import { isFieldName } from './fields.ts'
import { headingOf } from './headings.ts'
import type { Line } from './lines.ts'

const least = 3
/** Up to four words and then a capital, short and no sentence. */
const foldable = /^(\p{L}+(?: \p{Ll}+){0,3}) (?=\p{Lu}[\p{L} ,/&-]{2,})/u
const longest = 140

/**
 * Reads headings behind the words of a button that stands before each of them: "fold dette punkt ind Resume", "Vis
 * Indstilling". The same words before three headings, not all of one kind, are no part of any.
 *
 * @source own: web pages whose sections can be folded
 */
export function markFolded(lines: readonly Line[]): void {
  const found = lines.flatMap((line) => {
    if (line.blank || line.noise || line.heading !== null || line.text.length > longest) return []
    const prefix = foldable.exec(line.text)?.[1]
    return prefix === undefined ? [] : [{ line, prefix }]
  })
  for (const [prefix, alike] of Map.groupBy(found, (each) => each.prefix)) {
    // "Sagstype Beslutning" is a field and its value.
    if (alike.length < least || isFieldName(prefix)) continue
    const headed = alike.flatMap(({ line }) => {
      const text = line.text.slice(prefix.length + 1)
      const heading = headingOf(text)
      return heading === null || heading.rest !== '' ? [] : [{ line, text, heading }]
    })
    if (headed.length < least || new Set(headed.map(({ heading }) => heading.kind)).size < 2) continue
    for (const { line, text, heading } of headed) {
      line.text = text
      line.heading = heading
    }
  }
}
