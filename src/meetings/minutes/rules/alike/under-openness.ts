import type { Line } from '../lines.ts'
import { openness } from '../vocabulary.ts'
import { type Block, blockAt } from './title-blocks.ts'

/** Of the titles, for all of them to stand under such a line. */
const mostUnder = 0.85

/**
 * The titles with those of items that have nothing else: where nearly all stand right under a line that says whether the
 * item is open or closed, a title under another such line is one too.
 *
 * @source own: of a closed item often only its title is public
 */
export function withOpenness(lines: readonly Line[], titles: readonly Block[]): Block[] {
  const under = new Map<number, number>()
  lines.forEach(({ blank, text }, at) => {
    if (blank || openness(text) === null) return
    let title = at + 1
    while (lines[title]?.blank || lines[title]?.noise) title += 1
    if (title < lines.length) under.set(title, at)
  })
  const known = new Set(titles.map(({ from }) => from))
  if (titles.filter(({ from }) => under.has(from)).length < titles.length * mostUnder) return [...titles]
  const more = [...under.keys()].flatMap((line) => {
    const block = known.has(line) ? null : blockAt(lines, line, (at) => openness((lines[at] as Line).text) !== null)
    return block === null ? [] : [block]
  })
  return [...titles, ...more].sort((a, b) => a.from - b.from)
}
