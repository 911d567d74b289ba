import { headingOf } from './headings.ts'
import type { Line } from './lines.ts'

const numbered = /^(\d{1,3}(?:\.\d{1,2})?)\.\d{1,2}\.?\s+(?=\p{Lu})/u

/**
 * Reads headings that are numbered under their item: "4.1 Resumé", "4.5 Beslutning" under "4 Takster". What is asked or
 * decided comes with a number under several items; else such a line is an item of its own.
 *
 * @source own: agendas whose systems number every heading
 */
export function markNumbered(lines: readonly Line[]): void {
  const found = lines.flatMap((line) => {
    const number = line.blank || line.noise || line.text.length > 90 ? null : numbered.exec(line.text)
    const text = number === null ? '' : line.text.slice(number[0].length)
    const heading = text === '' ? null : headingOf(text)
    return heading === null ? [] : [{ line, text, heading, item: number?.[1] ?? '' }]
  })
  const items = (kind: string) => new Set(found.filter(({ heading }) => heading.kind === kind).map(({ item }) => item))
  if (Math.max(items('decision').size, items('recommendation').size) < 2) return
  for (const { line, text, heading } of found) {
    line.text = text
    line.heading = heading
  }
}
