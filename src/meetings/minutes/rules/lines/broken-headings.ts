import { headingOf } from './headings.ts'
import type { Line } from './lines.ts'

const unfinished = /(?:\p{Ll}|,|\d\.?)$/u

/**
 * Puts headings together that a narrow page broke: "Beslutning i Udvalget for Børn, Unge og Familie den" / "05-09-2024".
 * The second line is noise then: its words stand in the first.
 *
 * @param paged - what runs over the pages is known, so that the first line of one can be the rest
 * @source own: the headings that name who decided are the longest
 */
export function joinHeadings(lines: readonly Line[], paged = false): void {
  lines.forEach((line, at) => {
    // Headings with bullets are broken like others.
    const text = line.text.replace(/^[•●▪*]\s*(?=\p{Lu})/u, '')
    if (line.blank || line.noise || text.length < 30 || !/^\p{Lu}/u.test(text)) return
    if (!unfinished.test(text) || line.heading?.where?.match(/\d{2,4}$|(?:pkt|punkt)\.? ?\d{1,3}$/i)) return
    const next = below(lines, at)
    if (next === undefined || next.text.length > 60 || (next.page && !paged)) return
    const both = `${text} ${next.text}`
    if (!/beslutning|vedtagelse/i.test(both) || headingOf(both)?.where === undefined || !/\d/.test(both)) return
    if (next.heading !== null) return
    line.text = both
    line.heading = headingOf(both)
    next.noise = true
  })
}

/** The next line with text: right below, or on the next page. */
function below(lines: readonly Line[], at: number): Line | undefined {
  let stamped = false
  for (const line of lines.slice(at + 1, at + 8)) {
    stamped ||= line.noise
    if (!line.blank && !line.noise) return line
    if (line.blank && !line.noise && !stamped && lines[at + 2]?.noise !== true && !lines[at + 2]?.page) return undefined
  }
  return undefined
}
