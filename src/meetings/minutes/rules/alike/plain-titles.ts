import { usual } from '../agenda/plain-agenda.ts'
import type { Line } from '../lines/lines.ts'
import type { Block } from './title-blocks.ts'
import type { Style } from './title-styles.ts'

/** Fewer titles are chance. */
const leastListed = 3
const least = 4
const leastUsual = 2
const looks = ['underlined', 'marked', 'capital', 'gap 5', 'gap 4', 'gap 3', 'gap 2']

/**
 * The titles of minutes without numbers and without any label: those in a list at the top that come again with text under
 * them, else blocks that look alike, among them some that meetings always have.
 *
 * @source own: minutes written by hand, a title and some lines of text for each item
 */
export function plainTitles(lines: readonly Line[], styles: readonly Style[]): Block[] {
  const listed = styles.find(({ name }) => name === 'listed')?.blocks ?? []
  const named = listed.some(({ text }) => usual.test(text))
  if (listed.length >= leastListed && named && areTold(lines, listed)) return listed
  for (const look of looks) {
    const blocks = styles.find(({ name }) => name === look)?.blocks ?? []
    const titles = blocks.slice(
      Math.max(
        0,
        blocks.findIndex(({ text }) => usual.test(text)),
      ),
    )
    const known = titles.filter(({ text }) => usual.test(text)).length
    if (titles.length >= least && known >= leastUsual && areTold(lines, titles)) return titles
  }
  return []
}

/** Text stands under most of them. */
function areTold(lines: readonly Line[], titles: readonly Block[]): boolean {
  const told = titles.filter(({ to }, at) =>
    lines.slice(to + 1, titles[at + 1]?.from ?? lines.length).some(({ blank, noise }) => !blank && !noise),
  )
  return told.length >= titles.length * 0.8
}
