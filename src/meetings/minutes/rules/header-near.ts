import type { Header } from './headers.ts'
import type { Line } from './lines.ts'
import { openness } from './vocabulary.ts'

/**
 * The header of the page a line stands on: at most eight lines with text above it, or anywhere on its page.
 *
 * @source dagsordener-das: each item of 2024 and 2025 begins under "Mødet den … DAS Social"
 */
export function headerNear(lines: readonly Line[], headers: readonly Header[], line: number): Header | null {
  const above = innermost(
    lines,
    headers,
    headers.findLastIndex((header) => header.line <= line),
  )
  if (above !== undefined && textBetween(lines, above.line, line) <= 8) return above
  if (headers.length < 3) return null
  let top = line
  while (top > 0 && !lines[top]?.page && line - top < 90) top -= 1
  if (above !== undefined && above.line >= top) return above
  let foot = line + 1
  while (foot < lines.length && !lines[foot]?.page && foot - line < 90) foot += 1
  return headers.find((header) => header.line > line && header.line < foot) ?? null
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
