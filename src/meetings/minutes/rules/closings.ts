import { timesInText } from './dates.ts'
import type { Line } from './lines.ts'

const closing =
  /^(?:mødet|møde)\s?(?:blev |er )?(?:hævet|hævedes|sluttede|sluttet|afsluttet|afsluttedes|slut)(?![\p{L}])[^\d]{0,24}\d{1,2}(?:[.:]\d{2})?\.?$/iu
const signatures =
  /^(?:underskrift(?:er|sside|sark|sblad)?|godkendt (?:elektronisk|af mødedeltagerne))(?![\p{L}])[^.]{0,60}$/iu

/**
 * The time a line like "Mødet blev hævet kl. 12.15" gives, in a meeting's head or at its foot.
 *
 * @source own: minutes of municipal committees say so
 */
export function endedAt(text: string): string | null {
  if (!closing.test(text)) return null
  return timesInText(/kl/i.test(text) ? text : text.replace(/(?=\d)/, 'kl. ')).start ?? null
}

/** When a meeting ended, and the lines at the foot of its minutes that say so and are no part of any item. */
export type Closing = { lines: number[]; end: string | null }

/**
 * Finds "Mødet blev hævet kl. 12.15" and the heading of the signatures behind a meeting's last item, and marks them.
 *
 * @param from - the line of its last item
 * @source own: minutes of municipal committees end so
 */
export function closingOf(lines: readonly Line[], from: number, to: number): Closing {
  const found: Closing = { lines: [], end: null }
  for (let at = from + 1; at < to; at += 1) {
    const line = lines[at] as Line
    if (line.blank) continue
    const ended = closing.test(line.text)
    if (!ended && !(signatures.test(line.text) && found.lines.length > 0)) continue
    line.noise = true
    found.lines.push(at)
    if (ended) found.end ??= endedAt(line.text)
  }
  return found
}
