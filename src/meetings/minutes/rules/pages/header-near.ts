import { isPageStamp, type Line } from '../lines/lines.ts'
import { openness } from '../words/vocabulary.ts'
import type { Header } from './headers.ts'

/**
 * The header of the page a line stands on: at most eight lines with text above it, or anywhere on its page.
 *
 * @source dagsordener-das: each item of 2024 and 2025 begins under "Mødet den … DAS Social"
 */
export function headerNear(
  lines: readonly Line[],
  headers: readonly Header[],
  line: number,
  feet: readonly Header[] = [],
): Header | null {
  const foot = feet[firstBehind(feet, line)]
  if (foot !== undefined && foot.line - line <= mostOfPage) return foot
  const above = innermost(lines, headers, firstBehind(headers, line) - 1)
  if (above !== undefined && textBetween(lines, above.line, line) <= 8 && !endsBetween(lines, above.line, line))
    return above
  if (headers.length < 3) return null
  let top = line
  while (top > 0 && !lines[top]?.page && line - top < mostOfPage) top -= 1
  if (above !== undefined && above.line >= top) return above
  let end = line + 1
  while (end < lines.length && !lines[end]?.page && end - line < mostOfPage) end += 1
  const below = headers[firstBehind(headers, line)]
  return below !== undefined && below.line < end ? below : null
}

const mostOfPage = 90

/** The index of the first header behind a line, found by halves: a pack has hundreds, and each numbered line asks. */
function firstBehind(headers: readonly Header[], line: number): number {
  let [from, to] = [0, headers.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if ((headers[middle] as Header).line > line) to = middle
    else from = middle + 1
  }
  return from
}

/**
 * The headers of a file that stand at the feet of its pages: behind nearly all of them the next page begins.
 *
 * @returns none where they stand on top
 * @source own: "Handicaprådet, 16-01-2025, side 9" is the last line of its page
 */
export function feetOf(lines: readonly Line[], headers: readonly Header[]): Header[] {
  const feet = headers.filter(({ line }) => {
    const next = lines.slice(line + 1, line + 5).find(({ blank, text }) => !blank && !isPageStamp(text))
    return lines[line]?.page === false && next?.page === true
  })
  if (feet.length >= 3 && feet.length >= headers.length * 0.6) return feet
  // Where pages do not show, the last line of a file tells.
  const filled = lines.flatMap(({ blank }, at) => (blank ? [] : [at]))
  const isLast = headers.length >= 3 && headers.at(-1)?.line === filled.at(-1) && headers[0]?.line !== filled[0]
  return isLast && headers.every(({ line }) => lines[line]?.page === false) ? [...headers] : []
}

/** Text and a stamp at its foot stand between: the page of the header is over. */
function endsBetween(lines: readonly Line[], header: number, line: number): boolean {
  let told = false
  for (let at = header + 1; at < line; at += 1) {
    const { blank, noise, text } = lines[at] as Line
    if (told && isPageStamp(text)) return lines[line]?.page === true
    told ||= !blank && !noise && openness(text) === null
  }
  return false
}

/** Of two headers on top of each other, the older one: its pages are enclosed in the other's papers. */
function innermost(lines: readonly Line[], headers: readonly Header[], at: number): Header | undefined {
  const [over, header] = [headers[at - 1], headers[at]]
  if (over === undefined || header === undefined || over.date >= header.date || !lines[over.line]?.page) return header
  const between = lines.slice(over.line + 1, header.line)
  return between.every(({ blank, noise, text }) => blank || noise || openness(text) !== null) ? over : header
}

function textBetween(lines: readonly Line[], from: number, to: number): number {
  let count = 0
  for (let at = from + 1; at < to && count <= 8; at += 1) if (!lines[at]?.blank) count += 1
  return count
}
