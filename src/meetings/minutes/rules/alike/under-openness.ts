import type { Line } from '../lines/lines.ts'
import { caseNumberOf, openness } from '../words/vocabulary.ts'
import { type Block, blockAbove, blockAt } from './title-blocks.ts'

/** Of the titles, for all of them to stand beside such a line. */
const mostBeside = 0.85

/**
 * What stands right under, and what right over, each line that says whether an item is open or closed.
 *
 * @returns the two rows of blocks; either can be the titles of the items
 * @source own: openness is told of each item, beside its title
 */
export function besideOpenness(lines: readonly Line[]): [under: Block[], over: Block[]] {
  const isRow = (at: number) => openness((lines[at] as Line).text) !== null
  const isField = (at: number) => isRow(at) || caseNumberOf((lines[at] as Line).text) !== null
  const rows = lines.flatMap(({ blank }, at) => (!blank && isRow(at) ? [at] : []))
  const under = rows.flatMap((row) => {
    let title = row + 1
    while (lines[title]?.blank || lines[title]?.noise) title += 1
    return title < lines.length ? (blockAt(lines, title, isField) ?? []) : []
  })
  const over = rows.flatMap((row) => blockAbove(lines, row, () => false) ?? [])
  return [under, over]
}

/**
 * The titles with those of items that have nothing else: where nearly all stand right under or over a line that says
 * whether the item is open or closed, a title beside another such line is one too.
 *
 * @param beside - what stands under, and what over, such lines
 * @source own: of a closed item often only its title is public
 */
export function withOpenness(beside: ReturnType<typeof besideOpenness>, titles: readonly Block[]): Block[] {
  const known = new Map(titles.map((title) => [title.from, title]))
  for (const blocks of beside) {
    const all = new Map([...blocks.map((block) => [block.from, block] as const), ...known])
    const isBeside = new Set(blocks.map(({ from }) => from))
    if (titles.filter(({ from }) => isBeside.has(from)).length >= titles.length * mostBeside)
      return [...all.values()].sort((a, b) => a.from - b.from)
  }
  return [...titles]
}
