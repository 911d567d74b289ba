import type { Heading } from '../lines/headings.ts'
import type { Line } from '../lines/lines.ts'
import { labelOf } from '../words/head-labels.ts'
import { markerOf } from '../words/vocabulary.ts'

/** An entry of such a list takes no more lines. */
const mostLines = 4

/** "Referat" is the name of the whole paper too, and numbers under that are its items. */
const ofPaper = /^(?:referat|.*protokol)/i
/** What an agenda or its contents can stand under. */
const overAgenda = /dagsorden|indhold|punkt|oversigt|referat|protokol/i

/**
 * The lines of lists inside the text of an item: 1, 2, 3 right below each other under the heading of a recommendation or
 * a decision, or behind a sentence that ends in a colon. Between items stands more than that.
 *
 * @source own: decisions in steps and lists of a text, written like the titles of items
 */
export function numberedSteps(lines: readonly Line[], headings: readonly (Heading | null)[]): Set<number> {
  const found = new Set<number>()
  let asked = false
  let announced = false
  let full = false
  let list: number[] = []
  const close = () => {
    if (list.length >= 2) for (const at of list) found.add(at)
    list = []
  }
  lines.forEach((line, at) => {
    const { blank, noise, text, gap } = line
    if (blank || noise) return
    const heading = headings[at]
    if (heading != null) {
      close()
      asked = (heading.kind === 'decision' || heading.kind === 'recommendation') && !ofPaper.test(text)
      announced = false
      return
    }
    const last = list.at(-1)
    const number = markerOf(text)?.number
    if (last !== undefined && (gap > 0 || at - last > mostLines)) close()
    // What is no entry and no rest of one ends a list behind a colon.
    if (announced && number === undefined && !full && !/^\p{Ll}/u.test(text)) announced = false
    if ((asked || announced) && number === list.length + 1) list.push(at)
    else if (number !== undefined) {
      close()
      announced = false
    }
    if (number === undefined && announces(text)) announced = true
    full = line.full
  })
  close()
  return found
}

/** "Arbejdet er delt i tre spor:", and no label of a head or of an agenda. */
const announces = (text: string): boolean =>
  text.endsWith(':') && /^.* \p{Ll}/u.test(text) && !overAgenda.test(text) && labelOf(text) === null
