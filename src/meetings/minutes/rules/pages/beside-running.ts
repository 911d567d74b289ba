import type { Line } from '../lines/lines.ts'
import { isEnded } from '../words/ended.ts'
import { markerOf, openness } from '../words/vocabulary.ts'

/** Fewer lines alike are chance. */
const least = 3

/**
 * Marks the second line of a running header in a file that has an empty line behind each, as Word has: a name that
 * stands beside what runs nearly wherever it stands, and never under a heading, where it would be all the text there is.
 *
 * @param mayRun - whether the words of a line can be those of a header
 * @source own: headers of two lines in minutes saved as Word files
 */
export function markApart(lines: readonly Line[], mayRun: (line: Line) => boolean): void {
  const filled = lines.filter(({ blank }) => !blank)
  const close = lines.filter(({ blank }, at) => at > 0 && !blank && lines[at - 1]?.blank === false).length
  if (close > filled.length / 20) return
  const alike = Map.groupBy(
    [...filled.entries()].filter(([, line]) => line.text.length <= 80 && !line.noise),
    ([, { text }]) => text,
  )
  for (const [text, same] of alike) {
    if (same.length < least || isEnded(text)) continue
    const beside = same.filter(([at, line]) => isPlain(line) && mayRun(line) && touches(filled, at))
    const under = same.slice(1).some(([at]) => filled[at - 1]?.heading != null)
    if (!under && beside.length >= least && beside.length >= same.length * 0.8)
      for (const [, line] of beside) line.noise = true
  }
}

const touches = (filled: readonly Line[], at: number): boolean =>
  [filled[at - 1], filled[at + 1]].some((line) => line?.noise === true)

const isPlain = ({ heading, text }: Line): boolean =>
  heading === null && openness(text) === null && markerOf(text) === null && !/^(?:punkt|pkt|sag|bilag)/i.test(text)
