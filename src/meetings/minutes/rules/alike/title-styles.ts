import { isCapital, type Line } from '../lines/lines.ts'
import { listedAgain } from './listed-again.ts'
import type { Mark } from './recurring.ts'
import { type Block, blockAbove, blockAt, isTitle, withRest } from './title-blocks.ts'
import { writtenNumber } from './written-numbers.ts'

/** Blocks that look alike, in order. */
export type Style = { name: string; blocks: Block[] }

const least = 3
/** Wider gaps than this are alike. */
const widest = 5

/**
 * The looks a title can have when text stands between it and the first label of its item: listed at the top, underlined,
 * in capitals, with a number, marked as bold or a heading, behind a wider gap, or farther to the left than all else.
 * Which of them the titles have only shows when it comes once in each item.
 *
 * @source own: titles of one paper look alike, and unlike its texts
 */
export function titleStyles(lines: readonly Line[], marks: readonly Mark[]): Style[] {
  const places = new Set(marks.map(({ line }) => line))
  const isLabel = (at: number) => places.has(at)
  const indented = isIndented(lines)
  const styles = new Map<string, Block[]>()
  const add = (name: string, block: Block | null) => {
    if (block === null) return
    const blocks = styles.get(name) ?? []
    if ((blocks.at(-1)?.to ?? -1) < block.from) blocks.push(block)
    styles.set(name, blocks)
  }
  for (const { key, rest, line } of marks) {
    // The number of the item can stand in its label.
    const text = /[#@]/.test(key) ? (lines[line] as Line).text : rest
    if (isTitle(rest) && !/^\d+$/.test(rest)) add(`value ${key}`, withRest(lines, line, text, isLabel))
  }
  for (const block of listedAgain(lines)) add('listed', block)
  lines.forEach((line, at) => {
    if (line.blank || line.noise || isLabel(at)) return
    if (isUnderlined(lines, at)) add('underlined', blockAbove(lines, at + 1, isLabel))
    const block = blockAt(lines, at, isLabel)
    if (block === null) return
    if (isCapital(line.text)) add('capital', block)
    if (/^\s*(?:#{1,6}\s|\*\*)/.test(line.raw)) add('marked', block)
    const number = writtenNumber(block.text)
    if (number !== null) add(`number ${number.shape}`, block)
    for (let gap = 1; gap <= Math.min(line.gap, widest); gap += 1) {
      if (isShort(block, lines)) add(`gap ${gap}`, block)
    }
    if ((line.gap > 0 || indented) && !/^\s/.test(line.raw) && isShort(block, lines)) add('left', block)
  })
  return [...styles].flatMap(([name, blocks]) => (blocks.length >= least ? [{ name, blocks }] : []))
}

/** A row of signs stands right under it, or under the empty line of a double-spaced paper. */
const isUnderlined = (lines: readonly Line[], at: number): boolean =>
  lines.slice(at + 1, at + 3).find(({ blank, raw }) => !blank || raw.trim() !== '')?.blank === true

/** Most lines of the file are: what is not stands out. */
function isIndented(lines: readonly Line[]): boolean {
  const filled = lines.filter(({ blank, noise }) => !blank && !noise)
  return filled.filter(({ raw }) => /^\s/.test(raw)).length > filled.length / 2
}

/** Set apart from below as well, or with a line that had room for more. */
const isShort = ({ to, text }: Block, lines: readonly Line[]): boolean =>
  text.length <= 160 && (lines[to + 1]?.blank !== false || lines[to]?.full === false)
