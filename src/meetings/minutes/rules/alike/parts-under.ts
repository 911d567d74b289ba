import type { Line } from '../lines/lines.ts'
import { isEnded } from '../words/ended.ts'
import { tellsOutcome, tellsWish } from '../words/outcome.ts'
import { markerOf } from '../words/vocabulary.ts'
import type { Mark } from './recurring.ts'

/** What stands under the labels of one name, in shares of them all. */
export type Under = {
  key: string
  count: number
  /** Tells what became of the item. */
  outcome: number
  /** Asks for something. */
  wish: number
  /** Is a row of short lines, none of them a sentence. */
  list: number
  /** Is running text. */
  prose: number
  /** Is nothing. */
  empty: number
}

/** More lines under a label say nothing more of it. */
const reach = 14

/**
 * Looks at what stands under each label, up to the next.
 *
 * @source own: a label is known by what stands under it, not by its own words
 */
export function partsUnder(lines: readonly Line[], marks: readonly Mark[]): Under[] {
  const kinds = marks.map((mark, at) => kindOf(textsOf(lines, mark, marks[at + 1]?.line ?? lines.length)))
  const alike = Map.groupBy([...marks.keys()], (at) => (marks[at] as Mark).key)
  return [...alike].map(([key, places]) => {
    const share = (kind: Kind) => places.filter((at) => kinds[at]?.has(kind)).length / places.length
    return {
      key,
      count: places.length,
      outcome: share('outcome'),
      wish: share('wish'),
      list: share('list'),
      prose: share('prose'),
      empty: share('empty'),
    }
  })
}

function textsOf(lines: readonly Line[], { line, rest }: Mark, to: number): string[] {
  const texts = rest === '' ? [] : [rest]
  for (let at = line + 1; at < to && texts.length < reach; at += 1) {
    const { blank, noise, text } = lines[at] as Line
    if (!blank && !noise) texts.push(text)
  }
  return texts
}

type Kind = 'outcome' | 'wish' | 'list' | 'prose' | 'empty'

function kindOf(texts: readonly string[]): ReadonlySet<Kind> {
  const kinds = new Set<Kind>()
  const [first] = texts
  if (first === undefined) return kinds.add('empty')
  const begun = texts.slice(0, 2).join(' ')
  const wishes = tellsWish(first) || (/[,:]$|(?<!\p{L})at$/u.test(first) && tellsWish(texts[1] ?? ''))
  if (wishes) kinds.add('wish')
  else if (tellsOutcome(begun)) kinds.add('outcome')
  const bare = (text: string) => markerOf(text)?.rest ?? text
  if (texts.every((text) => text.length < 90 && !isEnded(text) && /^["\d\p{Lu}]/u.test(bare(text)))) kinds.add('list')
  if (texts.some((text) => text.length > 50 || isEnded(text))) kinds.add('prose')
  return kinds
}
