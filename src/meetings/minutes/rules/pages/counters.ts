import { areItems } from '../lines/bare-numbers.ts'
import { headingOf } from '../lines/headings.ts'
import type { Line } from '../lines/lines.ts'
import { dateInText } from '../words/dates.ts'
import { caseNumberOf, fileName, markerOf, openness } from '../words/vocabulary.ts'

/** Pages are at least this long on the average; entries of a list stand closer. */
const shortestPage = 10
const longest = 160

/**
 * Marks what counts the pages, whatever words stand with it: lines alike but for one number that grows by one from each
 * to the next ("https://… 2/6", "Printet den 03-04-2019   3", a bare "4" at the edge of a page), and the lines that
 * stand unchanged beside them. A file that shows its pages in no other way shows them so.
 *
 * @param said - what is said in many items and can stand beside a stamp by chance
 * @source own: each system has a stamp of its own, and all of them count
 */
export function markCounters(lines: readonly Line[], said: ReadonlySet<string>): void {
  const mayCount = (line: Line) => !line.blank && line.text.length <= longest && /\d/.test(line.text)
  const groups = Map.groupBy(
    lines.flatMap((line, at) => (mayCount(line) ? [at] : [])),
    (at) => (lines[at] as Line).text.replace(/\d+/g, '#'),
  )
  let often: ReadonlyMap<string, number> | null = null
  for (const [shape, alike] of groups) {
    if (alike.length < 2) continue
    const counted = runOf(lines, alike)
    const spread = ((counted.at(-1) ?? 0) - (counted[0] ?? 0)) / Math.max(1, counted.length - 1)
    if (counted.length < least(lines, counted) || spread < shortestPage) continue
    if (!isStamp(shape, (lines[alike[0] as number] as Line).text)) continue
    const isPaged = () => isEven(counted) || counted.every((at) => isEdge(lines, at)) || isOverHeader(lines, counted)
    if (bare.test(shape) && !isPaged()) continue
    if (bare.test(shape) && areItems(lines, counted) && !isOverHeader(lines, counted)) continue
    // One look at all the lines, however much is counted in them.
    often ??= countTexts(lines)
    mark(lines, counted, often, said)
  }
}

function countTexts(lines: readonly Line[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { text } of lines) counts.set(text, (counts.get(text) ?? 0) + 1)
  return counts
}

/** Two are enough where the last of them is the last page: "1/2", "2/2". */
function least(lines: readonly Line[], counted: readonly number[]): number {
  const [last, total] = numbersOf((lines[counted.at(-1) ?? 0] as Line).text).slice(-2)
  return total !== undefined && last === total && Number(last) === counted.length ? 2 : 3
}

function isStamp(shape: string, text: string): boolean {
  if ((markerOf(text) !== null && !ofPages.test(text)) || openness(text) !== null || caseNumberOf(text) !== null)
    return false
  if (/^(?:(?:åbent?|lukket) ?(?:[–|·:-] ?)?)?(?:punkt|pkt|sag|ad|emne|nr|bilag|dagsordenspunkt)(?!\p{L})/iu.test(text))
    return false
  if (fileName.test(text)) return false
  // "81234/24, 05-09-2024)" is the rest of an entry.
  if (/^[^(]*\)/.test(text)) return false
  const words = shape.replace(/#/g, ' ').replace(/\s+/g, ' ').trim()
  if (!bare.test(shape) && !/\p{L}{3}|^[sp]\.?$/iu.test(words) && !/[/]/.test(shape)) return false
  return headingOf(words) === null && headingOf(text) === null && !/[.;]$/.test(text)
}

/** A number alone, or in brackets: "[7]". */
const bare = /^(?:#|\[ ?# ?\]|\( ?# ?\)|< ?# ?>)$/

/** "s. 3/9" begins with no letter of a list. */
const ofPages = /^[sp]\. ?\d/i

const numbersOf = (text: string): string[] => text.match(/\d+/g) ?? []

/** The longest way through lines of one shape on which one number grows by one and all others stay. */
function runOf(lines: readonly Line[], alike: readonly number[]): number[] {
  const numbers = new Map(alike.map((at) => [at, numbersOf((lines[at] as Line).text)]))
  const places = numbers.get(alike[0] as number)?.length ?? 0
  let best: number[] = []
  for (let place = places - 1; place >= 0; place -= 1) {
    const same = Map.groupBy(alike, (at) => (numbers.get(at) as string[]).filter((_, each) => each !== place).join(' '))
    for (const group of same.values()) {
      const run: number[] = []
      for (const at of group) {
        const value = Number(numbers.get(at)?.[place])
        const before = run.at(-1)
        if (before === undefined || value === Number(numbers.get(before)?.[place]) + 1) run.push(at)
      }
      // What does not count on is something else that is written alike.
      if (run.length >= group.length * 0.8 && run.length > best.length) best = run
    }
  }
  return best
}

/** Pages are alike in length, but for the first and the last; what else is counted is not. */
function isEven(counted: readonly number[]): boolean {
  const lengths = counted.slice(1).map((at, index) => at - (counted[index] as number))
  const middle = [...lengths].sort((a, b) => a - b)[Math.floor(lengths.length / 2)] ?? 0
  const inner = lengths.length > 3 ? lengths.slice(1, -1) : lengths
  return lengths.length >= 3 && middle >= 20 && inner.every((each) => each > middle * 0.5 && each < middle * 1.6)
}

/** "4" / "KKR Hovedstaden | 18-09-2023": the same line with a day under nearly all of them. */
function isOverHeader(lines: readonly Line[], counted: readonly number[]): boolean {
  const below = counted.map((at) => (lines[at + 1] as Line | undefined)?.text ?? '')
  const [most = []] = [...Map.groupBy(below, (text) => text).values()].sort((a, b) => b.length - a.length)
  return most.length >= 3 && most.length >= counted.length * 0.75 && dateInText(most[0] ?? '') !== null
}

/** The last or the first line of a page, set apart by the page itself or by empty lines. */
function isEdge(lines: readonly Line[], at: number): boolean {
  const line = lines[at] as Line
  const next = lines.slice(at + 1, at + 6).find(({ blank }) => !blank)
  return line.page || next === undefined || next.page || (line.gap > 0 && next.gap > 0)
}

/** @param often - how often each text stands in the file */
function mark(
  lines: readonly Line[],
  counted: readonly number[],
  often: ReadonlyMap<string, number>,
  said: ReadonlySet<string>,
): void {
  const shown = lines.filter(({ page }) => page).length >= counted.length / 2
  const stamps = new Set(counted)
  for (const step of [-1, 1] as const) {
    const beside = counted.flatMap((at) => {
      const other = nextFilled(lines, at, step)
      return other === null ? [] : [other]
    })
    for (const [, same] of Map.groupBy(beside, (at) => (lines[at] as Line).text)) {
      if (same.length < 2 || same.length < counted.length * 0.75) continue
      const { text } = lines[same[0] as number] as Line
      // A sentence, or words that stand elsewhere too, are text that happens to stand there.
      if (/\p{Ll}{3}[.:;,]$/u.test(text) || (often.get(text) ?? 0) > same.length + 1 || said.has(text)) continue
      if (same.some((at) => (lines[at] as Line).heading !== null)) continue
      for (const at of same) stamps.add(at)
      // On the last page nothing is counted any more.
      if ((often.get(text) ?? 0) > same.length) for (const line of lines) if (line.text === text) line.noise = true
    }
  }
  // A stamp near the top of the file is a header, and begins its page; else the line behind it does.
  const top = lines.slice(0, counted[0]).filter(({ blank }) => !blank).length < 3
  const ordered = [...stamps].sort((a, b) => a - b)
  for (const at of ordered) {
    const line = lines[at] as Line
    line.noise = true
    if (shown) continue
    const next = nextFilled(lines, at, 1)
    if (top && !stamps.has(nextFilled(lines, at, -1) ?? -1)) line.page = true
    if (next !== null && !stamps.has(next)) (lines[next] as Line).page = true
  }
}

/** The nearest line with text: right beside it, or over a few empty ones. */
function nextFilled(lines: readonly Line[], at: number, step: 1 | -1): number | null {
  for (let other = at + step; other >= 0 && other < lines.length && Math.abs(other - at) <= 3; other += step) {
    if (!lines[other]?.blank) return other
  }
  return null
}
