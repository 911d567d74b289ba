import type { Line } from '../lines/lines.ts'
import { dateInText } from '../words/dates.ts'

const webFoot = /^https?:\/\/\S+\s+\d{1,3}\s?\/\s?\d{1,3}$/i

/**
 * Over the pages a browser prints stand the day of printing and the name of the page, and under them its address: that
 * day is no meeting's.
 *
 * @returns whether a line is such a head
 * @source own: printed web pages
 */
export function printHeads(lines: readonly Line[]): (line: Line) => boolean {
  const feet = lines.filter(({ text }) => webFoot.test(text)).length
  if (feet < 2) return () => false
  const dated = lines.filter(({ text }) => !webFoot.test(text) && dateInText(text.slice(0, 20))?.at === 0)
  const often = Map.groupBy(dated, ({ text }) => text)
  return ({ text }) => (often.get(text)?.length ?? 0) >= 2
}

/**
 * The meeting that the name of a printed page tells, behind the hour of printing: "06-10-2024 12.53   Styregruppen
 * 16. september 2024 - Portalen".
 *
 * @returns null when the name has no day
 * @source own: printed web pages
 */
export function printedPage(text: string): { name: string; date: string } | null {
  const name = text.replace(/^\S+(?:[ ,]+(?:kl\. ?)?\d{1,2}[.:]\d{2})?\s+/, '')
  const found = dateInText(name)
  return found === null ? null : { name: name.slice(0, found.at), date: found.date }
}
