import type { Line } from '../lines/lines.ts'
import { type Label, labelsOf } from './beginnings.ts'

/** A label where it stands. */
export type Mark = Label & { line: number }

/** Fewer times is chance. */
const least = 3
/** What comes again right below itself so often is an entry of a list. */
const mostTogether = 0.25

/**
 * The lines that begin with a label that comes again and again, in order, one label a line: the one that comes most
 * often. Entries of lists and texts that are said again are none: the first come in rows, the second stand under one
 * and the same label wherever they stand.
 *
 * @source own: a reader who knows none of the words sees which come back
 */
export function recurring(lines: readonly Line[]): Mark[] {
  const all = lines.map((line) => labelsOf(line))
  const counts = new Map<string, number>()
  for (const labels of all)
    for (const key of new Set(labels.map((label) => label.key))) counts.set(key, (counts.get(key) ?? 0) + 1)
  const count = ({ key }: Label) => counts.get(key) ?? 0
  const marks = all.flatMap((labels, line): Mark[] => {
    const often = labels.filter((label) => count(label) >= least && /\p{L}{2}|^[^\p{L}\d]+$/u.test(label.key))
    const [best] = often.sort((a, b) => count(b) - count(a) || a.key.length - b.key.length)
    return best === undefined ? [] : [{ ...best, line }]
  })
  const rows = listed(lines, marks)
  const kept = marks.filter(({ key }) => !rows.has(key))
  const said = saidUnderOne(lines, kept)
  return stillOften(kept.filter(({ key }) => !said.has(key)))
}

/** What mostly stands right under a line that begins alike. */
function listed(lines: readonly Line[], marks: readonly Mark[]): Set<string> {
  const next = nextFilled(lines)
  const rows = new Set<string>()
  for (const [key, alike] of Map.groupBy(marks, (mark) => mark.key)) {
    const places = new Set(alike.map(({ line }) => line))
    const together = alike.filter(({ line }) => places.has(next[line] ?? -1)).length
    if (together > alike.length * mostTogether) rows.add(key)
  }
  return rows
}

/**
 * What stands right under one and the same bare label, nearly wherever it stands, where that label has other texts as
 * well: "Godkendt" under "Udfald" is said again.
 */
function saidUnderOne(lines: readonly Line[], marks: readonly Mark[]): Set<string> {
  const above = new Map<number, string>()
  const next = nextFilled(lines)
  for (const { key, rest, line } of marks) if (rest === '' && !/[#@]/.test(key)) above.set(next[line] ?? -1, key)
  const counts = Map.groupBy(marks, (mark) => mark.key)
  const said = new Set<string>()
  for (const [key, alike] of counts) {
    if (alike.some(({ line }) => lines[line]?.heading != null)) continue
    const over = Map.groupBy(alike, ({ line }) => above.get(line) ?? '')
    for (const [label, under] of over) {
      const labelled = label === '' ? 0 : (counts.get(label)?.length ?? 0)
      if (under.length >= alike.length * 0.8 && labelled > under.length) said.add(key)
    }
  }
  return said
}

/** The next line with text, for each line. */
function nextFilled(lines: readonly Line[]): number[] {
  const next = new Array<number>(lines.length)
  let last = -1
  for (let at = lines.length - 1; at >= 0; at -= 1) {
    next[at] = last
    const { blank, noise } = lines[at] as Line
    if (!blank && !noise) last = at
  }
  return next
}

function stillOften(marks: readonly Mark[]): Mark[] {
  const counts = Map.groupBy(marks, (mark) => mark.key)
  return marks.filter(({ key }) => (counts.get(key)?.length ?? 0) >= least)
}
