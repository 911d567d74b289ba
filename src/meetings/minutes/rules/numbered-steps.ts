import type { Heading } from './headings.ts'
import type { Line } from './lines.ts'
import { markerOf } from './vocabulary.ts'

/** An entry of such a list takes no more lines. */
const mostLines = 4

/**
 * The lines of lists that count what was asked or decided: 1, 2, 3 right below each other under the heading of a
 * recommendation or a decision. Between items stands more than that.
 *
 * @source own: decisions in steps, written like the titles of items
 */
export function numberedSteps(lines: readonly Line[], headings: readonly (Heading | null)[]): Set<number> {
  const found = new Set<number>()
  let inside = false
  let list: number[] = []
  const close = () => {
    if (list.length >= 2) for (const at of list) found.add(at)
    list = []
  }
  lines.forEach(({ blank, noise, text, gap }, at) => {
    if (blank || noise) return
    const heading = headings[at]
    if (heading != null) {
      close()
      // "Referat" is the name of the whole paper too, and numbers under that are its items.
      inside =
        (heading.kind === 'decision' || heading.kind === 'recommendation') && !/^(?:referat|.*protokol)/i.test(text)
      return
    }
    if (!inside) return
    const last = list.at(-1)
    const number = markerOf(text)?.number
    if (last !== undefined && (gap > 0 || at - last > mostLines)) close()
    if (number === list.length + 1) list.push(at)
    else if (number !== undefined) close()
  })
  close()
  return found
}
