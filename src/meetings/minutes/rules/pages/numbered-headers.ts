import { headingOf } from '../lines/headings.ts'
import type { Line } from '../lines/lines.ts'
import { type Header, headerOf } from './headers.ts'

/** The number of an item, with its openness, behind the name of the meeting. */
const numbered = /^(.{8,110}?)[\s|,–-]+((?:åben|lukket)?\s*(?:punkt|pkt\.|sag)\s*(?:nr\.?\s*)?\d{1,3}[.:]?)$/iu

/**
 * Takes apart headers that name their item as well ("Mødet den 17.03.2025 DAS Social   Åben   Punkt 3."): the line is
 * then the number of the item, and what stood before it a header.
 *
 * @returns the headers; the given lines are changed
 * @source dagsordener-das: each item of 2024 and 2025 begins under "Mødet den … DAS Social", here on the same line
 */
export function takeNumbersOff(lines: readonly Line[]): Header[] {
  const found = lines.flatMap((line, at) => {
    const parts = /\d[.:]?$/.test(line.text.slice(-2)) ? numbered.exec(line.text) : null
    const header = parts === null ? null : headerOf(parts[1] as string)
    return header === null ? [] : [{ line: at, ...header, text: parts?.[2] as string }]
  })
  if (new Set(found.map(({ text }) => text)).size < least) return []
  found.forEach(({ line: at, text, date }, index) => {
    const line = lines[at] as Line
    const over = found[index - 1]
    // The next page of the same item has the same header.
    if (over?.text === text && over.date === date) line.noise = true
    else Object.assign(line, { text, heading: headingOf(text), noise: false, headed: true })
  })
  return found.map(({ line, body, date }) => ({ line, body, date }))
}

/** One line that ends so can be a title. */
const least = 2
