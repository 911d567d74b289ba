import { isCapital, type Line } from '../lines/lines.ts'
import { type Block, blockAbove } from './title-blocks.ts'
import { writtenNumber } from './written-numbers.ts'

/** Fewer that look alike are text. */
const least = 2
/** What stands over more of the titles is a part of each. */
const mostOver = 0.6

/**
 * The headings of groups of items: blocks that stand right over a title, set apart from it, and look alike ("Del 2: Til
 * orientering", "B. Sager til drøftelse", a row of capitals). They are no text of the item before.
 *
 * @returns the line of the heading by the first line of the title under it
 * @source own: agendas in parts, with or without a count of their own
 */
export function groupsOver(lines: readonly Line[], titles: readonly Block[]): Map<number, number> {
  const found = titles.flatMap(({ from, text }) => {
    const over = (lines[from] as Line).gap > 0 ? blockAbove(lines, from, () => false) : null
    const shape = over === null ? null : shapeOf(lines, over)
    return over === null || shape === null || shape === writtenNumber(text)?.shape ? [] : [{ from, over, shape }]
  })
  const groups = new Map<number, number>()
  for (const alike of Map.groupBy(found, ({ shape }) => shape).values()) {
    if (alike.length < least || alike.length > titles.length * mostOver) continue
    for (const { from, over } of alike) groups.set(from, over.from)
  }
  return groups
}

/** One line set apart; a figure alone counts the entries of a list. */
function shapeOf(lines: readonly Line[], { from, to, text }: Block): string | null {
  if ((lines[from] as Line).gap === 0 || from !== to) return null
  const shape = writtenNumber(text)?.shape ?? (isCapital(text) ? 'capital' : null)
  return shape?.startsWith(' #') === true ? null : shape
}
