import { isOverTitle } from '../lines/bare-numbers.ts'
import { headingOf } from '../lines/headings.ts'
import { isCapital, isPageStamp, type Line } from '../lines/lines.ts'
import { saidAgain } from '../lines/said-again.ts'
import { dateInText, dayAndHour } from '../words/dates.ts'
import { isEnded } from '../words/ended.ts'
import { type HeadKind, labelOf, namesPaper } from '../words/head-labels.ts'
import { caseNumberOf, fileName, markerOf, openness } from '../words/vocabulary.ts'
import { markApart } from './beside-running.ts'
import { markCounters } from './counters.ts'
import { bodyOf, type Header, headerAt } from './headers.ts'
import { isOverPaper, nameAndDay, runningNames } from './name-and-day.ts'
import { isOfText } from './of-text.ts'
import { markBlocks } from './page-blocks.ts'
import { printedPage, printHeads } from './print-heads.ts'

/**
 * Marks what comes again on many pages as noise: headers with the meeting's date at the edge of a page, and lines that
 * stand alike (but for their numbers) at the edge of three pages or more.
 *
 * @returns the headers that name a meeting, in order; the given lines are changed
 * @source dagsordener-das: each item of 2024 and 2025 begins under "Mødet den … DAS Social"
 */
export function markRunning(lines: Line[]): Header[] {
  const said = saidAgain(lines)
  markCounters(lines, said)
  const counts = new Map<string, number>()
  const edges = pageEdges(lines)
  const entries = listedTitles(
    lines,
    edges.map((at) => (lines[at] as Line).text),
  )
  for (const text of said) entries.add(text)
  for (const at of edges) {
    const key = shape(lines[at]?.text ?? '')
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  // Where "6/46" counts the pages, a number alone over a title is that of an item.
  const isCounted = lines.some(({ noise, text }) => noise && /^(?:side )?\d{1,3} ?(?:\/|af) ?\d{1,3}$/i.test(text))
  for (const at of edges) {
    const line = lines[at] as Line
    if (isCounted && isOverTitle(lines, at)) continue
    // "Bilag 2 - Notat" is a header only at the very top of a page; elsewhere it is an entry of a list.
    const entry = /^bilag\s*(?:nr\.?\s*)?\d/i.test(line.text) && !line.page
    if (entry || entries.has(line.text) || isOfText(lines, at)) continue
    if ((counts.get(shape(line.text)) ?? 0) >= 3 && runs(line) && !isMidst(line)) line.noise = true
  }
  // Where pages do not show, what stands at the edges of some stands in the middle of the text at others.
  const often = new Set([...counts].flatMap(([key, count]) => (count >= 3 && key.includes('#') ? [key] : [])))
  for (const line of lines) {
    if (
      !line.blank &&
      often.size > 0 &&
      /\b(?:side|møde|dagsorden|referat)|\d{4}/i.test(line.text) &&
      !entries.has(line.text) &&
      often.has(shape(line.text))
    ) {
      const isStamp = /\p{L}{3}/u.test(line.text) && !/^bilag/i.test(line.text)
      if (isStamp && runs(line) && !isMidst(line)) line.noise = true
    }
  }
  markBlocks(lines)
  const names = runningNames(lines)
  for (const line of lines) if (names.has(line.text)) line.noise = true
  markCounted(lines)
  const isPrint = printHeads(lines)
  const headers: Header[] = twoLined(lines)
  const dated = new Map<string, number>()
  lines.forEach((line, at) => {
    if (isPrint(line)) {
      line.noise = line.printed = true
      const page = printedPage(line.text)
      if (page !== null) headers.push({ line: at, body: bodyOf(page.name), date: page.date })
      return
    }
    const plain = line.blank ? null : nameAndDay(lines, at)
    const header = line.blank
      ? null
      : (headerAt(lines, at) ?? (plain && { body: bodyOf(plain.name), date: plain.date }))
    if (header === null) return
    headers.push({ line: at, body: header.body, date: header.date })
    dated.set(shape(line.text), (dated.get(shape(line.text)) ?? 0) + 1)
  })
  const running = headers.filter(({ line }) => {
    const found = lines[line] as Line
    return (
      isUnderPaper(lines, line) ||
      found.page ||
      found.gap >= 2 ||
      found.noise ||
      (dated.get(shape(found.text)) ?? 0) >= 3 ||
      heads(lines, line) ||
      isOverPaper(lines, line)
    )
  })
  running.sort((a, b) => a.line - b.line)
  for (const [at, { line, date }] of [...running.entries()].reverse()) {
    // "Møde med direktørerne 5.9.2017" right over "Punkt 4", in papers of another day, is the title of it.
    const once = dated.get(shape((lines[line] as Line).text)) === 1 && !(lines[line] as Line).page
    if (once && running.some((each) => each.date !== date) && isOverNumber(lines, line)) running.splice(at, 1)
  }
  for (const header of running) {
    ;(lines[header.line] as Line).noise = true
    const beside = header.body === null ? companion(lines, header.line) : null
    if (beside === null) continue
    header.body = bodyOf((lines[beside] as Line).text)
    ;(lines[beside] as Line).noise = true
  }
  for (const { line } of running) markNumberOver(lines, line)
  passOn(lines)
  markBeside(lines, entries)
  markApart(lines, (line) => !entries.has(line.text) && !isProse(line.text))
  return running
}

/** "Dagsorden" / "til" / "mødet i …" */
const isUnderPaper = (lines: readonly Line[], at: number): boolean =>
  /^(?:til|fra|for|af)$/i.test(lines[at - 1]?.text ?? '') && /^(?:dagsorden|referat)$/i.test(lines[at - 2]?.text ?? '')

/** "Bilag 2 - Notat" is "NOTAT" on its page. */
const listNumber = /^bilag\s*(?:nr\.?\s*)?\d{1,3}\s*[:.–-]?\s*/i

/**
 * What stands in lists, with a mark or as "Bilag 2 - …", in capitals: the title of an attachment stands so on its page,
 * the first line of it alone where it takes two.
 */
function listedTitles(lines: readonly Line[], edges: readonly string[]): Set<string> {
  const begun = Map.groupBy(edges.filter(isCapital), (text) => text.slice(0, 10))
  const titles = new Set<string>()
  for (const { text } of lines) {
    const listed = markerOf(text)?.rest ?? (/^bilag\s*\d/i.test(text) && !isCapital(text) ? text : null)
    if (listed === null) continue
    for (const title of [listed, listed.replace(listNumber, '')].map((each) => each.toUpperCase())) {
      titles.add(title)
      for (const shown of begun.get(title.slice(0, 10)) ?? []) if (title.startsWith(shown)) titles.add(shown)
    }
  }
  return titles
}

/** "4" right over the header of the next page is the number of the page that ends there. */
function markNumberOver(lines: readonly Line[], header: number): void {
  const above = lines.slice(Math.max(0, header - 5), header).findLast(({ blank }) => !blank)
  if (above !== undefined && above.gap > 0 && /^\d{1,3}$/.test(above.text)) above.noise = true
}

/** The next line of text is "Punkt 4" and no more. */
function isOverNumber(lines: readonly Line[], line: number): boolean {
  const next = lines.slice(line + 1, line + 8).find(({ blank, noise }) => !blank && !noise)
  return next !== undefined && /^(?:dagsordens)?(?:punkt|pkt\.?|sag)(?: nr\.?)? ?\d{1,3}[.:]?$/i.test(next.text)
}

/** A name without any number over or under what runs, on page after page, is a line of the same header. */
function markBeside(lines: readonly Line[], entries: ReadonlySet<string>): void {
  const beside = lines.filter((line, at) => {
    if (line.blank || line.noise || line.text.length > 80 || entries.has(line.text)) return false
    const [above, below] = [lines[at - 1], lines[at + 1]]
    const touches = (above?.noise === true && !above.blank) || (below?.noise === true && !below.blank)
    return touches && line.heading === null && openness(line.text) === null && markerOf(line.text) === null
  })
  const alike = Map.groupBy(beside, ({ text }) => text)
  for (const [text, same] of alike)
    if (same.length >= 3 && !isEnded(text) && !isProse(text)) for (const line of same) line.noise = true
}

/** Place and people stand right under it: it begins the head of a meeting, wherever that stands on its page. */
function heads(lines: readonly Line[], line: number): boolean {
  const below = lines.slice(line + 1, line + 12).filter(({ blank }) => !blank)
  const kinds = new Set(below.slice(0, 6).map(({ text }) => labelOf(text)?.kind))
  return ['place', 'present', 'absent'].filter((kind) => kinds.has(kind as HeadKind)).length >= 2
}

/** Lines with a page count that come again, wherever pages begin in a file that does not say so. */
function markCounted(lines: readonly Line[]): void {
  const counted = lines.filter(
    ({ text, blank }) => !blank && text.length <= 120 && /ide/i.test(text) && /\bside\s*\d+/i.test(text),
  )
  const counts = new Map<string, number>()
  for (const { text } of counted) counts.set(shape(text), (counts.get(shape(text)) ?? 0) + 1)
  for (const line of counted) if ((counts.get(shape(line.text)) ?? 0) >= 2 && runs(line)) line.noise = true
}

/** The body on one line, date and time on the next: a head or a stamp of an older system. */
function twoLined(lines: readonly Line[]): Header[] {
  return lines.flatMap((line, at) => {
    const found = dayAndHour.test(line.text) ? dateInText(line.text) : null
    const body = found === null ? null : companion(lines, at)
    if (found === null || body === null) return []
    line.noise = true
    ;(lines[body] as Line).noise = true
    return [{ line: at, date: found.date, body: bodyOf((lines[body] as Line).text) }]
  })
}

/** A short line directly above (or on top of the same page below) that can be the name of a body. */
function companion(lines: readonly Line[], at: number): number | null {
  for (const beside of [at - 1, at - 2, at - 3, at + 1]) {
    const line = lines[beside]
    if (line === undefined || line.blank || namesPaper(line.text) || /^dagsorden$/i.test(line.text)) continue
    const { text } = line
    const named = /^\p{Lu}[^.:,;\d]{2,59}$/u.test(text) && bodyOf(text) !== null
    return named && line.heading === null && openness(text) === null ? beside : null
  }
  return null
}

/** Under a running header the text begins the page as well. */
function passOn(lines: Line[]): void {
  let top = false
  for (const line of lines) {
    if (line.blank) continue
    if (isPageStamp(line.text)) {
      top = false
      continue
    }
    if (top) line.page = true
    top = line.page && line.noise
  }
}

/** What the file has learnt for a heading runs over no page. */
const runs = ({ text, heading }: Line): boolean => heading === null && isRunning(text)

/** Running lines carry a number (page, date) or say what they belong to; words of the text itself never count. */
function isRunning(text: string): boolean {
  if (text.length > 120 || headingOf(text) !== null || openness(text) !== null || markerOf(text) !== null) return false
  if (
    /^(?:(?:åbent?|lukket) ?(?:[–|·:-] ?)?)?(?:(?:dagsordens)?punkt|pkt|sag|emne|ad(?= \d))\b/i.test(text) ||
    /^det indstilles/i.test(text)
  )
    return false
  if (fileName.test(text)) return false
  if (/^#\d{1,3}$|^\d{1,3}(?:\.\d{1,2})?[.:]? \((?:åben|åbent|lukket)\)/i.test(text)) return false
  // A sentence that comes again, like "Drøftet. Jf. punkt 3.", or the middle of one is text.
  if (!/\bside\s*\d/i.test(text) && isProse(text)) return false
  // "… erhvervet" / "hjerneskade frem mod 2030"
  if (/^\p{Ll}\D*(?:19|20)\d{2}\D*$/u.test(text) && !/møde|side|referat|dagsorden/.test(text)) return false
  // A year alone is the end of a title, a small number alone a page.
  if (/^\d{4,}$|^\d+[.,):]$/.test(text)) return false
  return /\d/.test(text) || /\b(?:møde|dagsorden|referat|bilag|side)/i.test(text)
}

const smallWords = (text: string) => text.match(/(?<!\p{L})\p{Ll}{2,}(?!\p{L})/gu)?.length ?? 0

const isProse = (text: string) =>
  (text.length > 12 && /\p{Ll}{2,} .*[\p{Ll}\d][.!?]$/u.test(text)) || smallWords(text) >= 7

/** The midst of a sentence, broken where the line was full. */
const isMidst = ({ text, full }: Line) =>
  (full || text.endsWith(',')) && smallWords(text) >= 4 && !/\bside\s*\d/i.test(text)

/** The first two and the last two lines with text of each page; the file's last page ends with it. */
function pageEdges(lines: readonly Line[]): number[] {
  const filled = lines.flatMap((line, at) => (line.blank ? [] : [at]))
  const begins = (index: number) => index >= filled.length || lines[filled[index] ?? -1]?.page === true
  return filled.filter((_, index) => begins(index - 1) || begins(index) || begins(index + 1) || begins(index + 2))
}

/** What is alike in lines that run; the number of a case is the same on each page, or it is no such line. */
function shape(text: string): string {
  return text.length < 60 && caseNumberOf(text) !== null ? text : text.slice(0, 160).replace(/\d+/g, '#')
}
