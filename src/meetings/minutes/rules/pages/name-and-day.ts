import type { Line } from '../lines/lines.ts'
import { bodyWord } from '../words/body-words.ts'
import { dateInText } from '../words/dates.ts'
import { namesPaper } from '../words/head-labels.ts'

/**
 * A name and a day without a word for a meeting, where they run over the pages or stand over the name of the paper:
 * "DAS SOCIAL | 05-06-2014", "DAS Social, 18. september 2014   1", "Social & Sundhed - 01-02-2021" over "Referat".
 *
 * @returns null for any other line; what runs over pages must have a name that can be a body's
 * @source own: systems that print nothing more on top of their pages
 */
export function nameAndDay(lines: readonly Line[], at: number): { name: string; date: string } | null {
  const { noise, text } = lines[at] as Line
  if (text.length > 120 || !/\d{4}/.test(text) || /^(?:punkt|pkt|sag|bilag)(?!\p{L})/iu.test(text)) return null
  const isOver = !noise && isOverPaper(lines, at)
  const found = noise || isOver ? dateInText(text) : null
  if (found === null || found.at < 3 || !behind.test(text.slice(found.at + found.length))) return null
  const name = /^(\p{Lu}[^|]{1,79}?)(?:,| ?[-–|·])? ?$/u.exec(text.slice(0, found.at))?.[1]
  return name !== undefined && (isOver || bodyWord.test(name) || /^DAS(?: |$)/.test(name))
    ? { name, date: found.date }
    : null
}

/**
 * Names of bodies with a day that come three times or more: they run over the pages, wherever those begin.
 *
 * @source own: files that do not show their pages
 */
export function runningNames(lines: readonly Line[]): Set<string> {
  const counts = new Map<string, number>()
  for (const { blank, text, heading } of lines) {
    const isShort = !blank && heading === null && text.length <= 120 && /\d{4}/.test(text)
    const found = isShort && bodyWord.test(text) ? dateInText(text) : null
    if (found === null || found.at < 8 || found.at + found.length < text.length) continue
    if (/^\p{Lu}[\p{L} -]+,? $/u.test(text.slice(0, found.at))) counts.set(text, (counts.get(text) ?? 0) + 1)
  }
  return new Set([...counts].flatMap(([text, count]) => (count >= 3 ? [text] : [])))
}

const behind = /^(?:,? (?:kl\. )?\d{1,2}[.:]\d{2})?(?: \d{1,3})?$/

/**
 * Whether "Referat" or "Dagsorden" is the next line.
 *
 * @source own: pages of the web
 */
export function isOverPaper(lines: readonly Line[], at: number): boolean {
  const next = lines.slice(at + 1, at + 4).find(({ blank }) => !blank)
  return next !== undefined && (/^dagsorden$/i.test(next.text) || (namesPaper(next.text) && next.text.length < 24))
}
