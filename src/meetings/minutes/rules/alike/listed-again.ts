import type { Line } from '../lines/lines.ts'
import { joinHalves } from '../lines/paragraphs.ts'
import { markerOf } from '../words/vocabulary.ts'
import type { Block } from './title-blocks.ts'
import { writtenNumber } from './written-numbers.ts'

/** Fewer lines that come again are chance. */
const least = 3
const shortest = 4
const longestTitle = 3
/** A longer line is a paragraph. */
const longestEntry = 240
/** What comes more often is no title. */
const mostAlike = 40

/**
 * The lines further down that stand in a list near the top ("På dette møde", "Dagsorden"), in the same order: titles,
 * whatever else they look like. A title may be broken otherwise there than in the list.
 *
 * @source own: web pages and papers that list their items first, without numbers
 */
export function listedAgain(lines: readonly Line[]): Block[] {
  const filled = lines.flatMap(({ blank, noise }, at) => (blank || noise ? [] : [at]))
  const bares = filled.map((at) => bare((lines[at] as Line).text))
  const starts = Map.groupBy([...bares.keys()], (at) => (bares[at] as string).slice(0, 6))
  let best: Block[] = []
  for (let first = 0; first < bares.length; first += 1) {
    const found = rowFrom(bares, starts, first)
    if (found.length <= best.length) continue
    best = found.map(({ from, to }) => blockOf(lines, filled[from] as number, filled[to] as number))
    first += found.length - 1
  }
  return best.length >= least ? best : []
}

type Place = { from: number; to: number }

/** How many entries from a line on come again, each behind the one before. */
function rowFrom(bares: readonly string[], starts: ReadonlyMap<string, number[]>, first: number): Place[] {
  const places: Place[] = []
  let at = first
  let lost = 0
  while (at < bares.length && lost === 0) {
    const [top] = places
    if (top !== undefined && at >= top.from) break
    const after = places.at(-1)?.to ?? at
    const entry = [1, 2, longestTitle].map((count) => bares.slice(at, at + count).join(''))
    const again = entry.map((text) => findAgain(bares, starts, text, after)).findIndex((place) => place !== null)
    const place = again < 0 ? null : findAgain(bares, starts, entry[again] as string, after)
    if (place === null) lost += 1
    else {
      places.push(place)
      at += [1, 2, longestTitle][again] as number
    }
  }
  // Text stands under each of them, or it is only the list once more.
  return places.length > 1 && isSpread(places) ? places : []
}

const isSpread = (places: readonly Place[]): boolean =>
  ((places.at(-1) as Place).from - (places[0] as Place).from) / (places.length - 1) >= 2

function findAgain(
  bares: readonly string[],
  starts: ReadonlyMap<string, number[]>,
  text: string,
  after: number,
): Place | null {
  if (text.length < shortest) return null
  const alike = starts.get(text.slice(0, 6)) ?? []
  if (alike.length > mostAlike) return null
  for (const from of alike) {
    if (from <= after) continue
    let whole = ''
    for (let to = from; to < from + longestTitle && to < bares.length; to += 1) {
      whole += bares[to]
      if (whole === text) return { from, to }
      if (!text.startsWith(whole)) break
    }
  }
  return null
}

/** Without its mark or number, and without the page it stands on. */
function bare(whole: string): string {
  const text = whole.slice(0, longestEntry)
  const marked = markerOf(text)?.rest ?? text
  const title = writtenNumber(marked)?.title || marked
  return title
    .toLowerCase()
    .replace(/\.{3}[\s.…]*\d*$|\s{2,}\d+$/, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
}

function blockOf(lines: readonly Line[], from: number, to: number): Block {
  const texts = lines.slice(from, to + 1).filter(({ blank, noise }) => !blank && !noise)
  return { from, to, text: texts.map(({ text }) => text).reduce(joinHalves) }
}
