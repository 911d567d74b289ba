import type { Line } from '../lines.ts'
import { openness } from '../vocabulary.ts'
import { type Block, blockAbove, blockAt } from './title-blocks.ts'

/** Of the titles, for all of them to stand beside such a line. */
const mostUnder = 0.85

/**
 * The titles with those of items that have nothing else: where nearly all stand right under or over a line that says
 * whether the item is open or closed, a title beside another such line is one too.
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
  const share = (have: (title: Block) => boolean) => titles.filter(have).length / titles.length
  const isRow = (at: number) => openness((lines[at] as Line).text) !== null
  const rows = lines.flatMap(({ blank }, at) => (!blank && isRow(at) ? [at] : []))
  if (share(({ from }) => under.has(from)) >= mostUnder) {
    const more = [...under.keys()].flatMap((line) => (known.has(line) ? [] : (blockAt(lines, line, isRow) ?? [])))
    return [...titles, ...more].sort((a, b) => a.from - b.from)
  }
  // Or right over one.
  const over = new Map(
    rows.flatMap((row) => {
      const block = blockAbove(lines, row, () => false)
      return block === null ? [] : [[block.from, block] as const]
    }),
  )
  if (share(({ from }) => over.has(from)) < mostUnder) return [...titles]
  const more = [...over.values()].filter(({ from }) => !known.has(from))
  return [...titles, ...more].sort((a, b) => a.from - b.from)
}
