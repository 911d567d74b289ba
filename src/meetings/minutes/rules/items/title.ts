import { caseNumberNear, inlineOpenness, opennessNear } from '../agenda/openness.ts'
import type { Beginning } from '../agenda/threads.ts'
import { fieldsBelow, isField } from '../lines/fields.ts'
import type { Line } from '../lines/lines.ts'
import { joinHalves } from '../lines/paragraphs.ts'
import { withoutLabel } from '../lines/title-label.ts'
import { bareText } from '../words/bare-text.ts'
import { isEnded } from '../words/ended.ts'
import { peeled } from '../words/inline-fields.ts'
import { tellsWish } from '../words/outcome.ts'
import { caseNumberBehind, caseNumberOf, fileName, markerOf, openness } from '../words/vocabulary.ts'

/** What stands at the top of an item. */
export type Top = {
  title: string
  open: boolean | null
  caseNumber: string | null
  /** First line behind it. */
  next: number
  /** More than one line was taken for the title. */
  wrapped: boolean
}

const mostTitleLines = 5
/** "Lukket punkt" can be all the title there is, "Lukket" or "Status: Lukket" cannot. */
const titled = /^(?:lukke|fortrolig|åb)\p{L}* (?:punkt|sag|dagsordenspunkt)$/iu
/** Above this the next line can be the rest of a title; measured against the widest lines of the file. */
const wrapShare = 0.55
/**
 * A word or sign no title ends with.
 *
 * @source own: titles that go on on the next line
 */
export const joint =
  /(?:[,–§-]|(?<!\p{L})(?:og|eller|på|af|for|til|med|vedr\.?|i|om|fra|samt|ved|under|det|den|de|en|et|nr\.|stk\.|pkt\.|gl\.|ll\.|st\.|sdr\.|ndr\.|skt\.|kl\.|ca\.|jf\.|ift\.|ifm\.|iht\.))$/iu

/**
 * Reads number, title, openness and case number at the top of an item.
 *
 * The title ends at an empty line, a heading, the case number or openness. It goes on on the next line when its line is
 * nearly full, ends in a word that cannot end a title, or the next line begins in lower case.
 *
 * @param width - length of the longer lines of the file
 * @param until - first line behind the item
 * @param listed - the title as the contents of the meeting name it; it goes on as far as that
 * @source dagsordener-das: item 6 of 9 January 2025, a title on two lines
 */
export function readTop(lines: readonly Line[], beginning: Beginning, until: number, width: number, listed = ''): Top {
  const inline = beginning.title !== ''
  const over = lines
    .slice(beginning.titleFrom ?? beginning.line, beginning.line)
    .filter(({ blank, noise }) => !blank && !noise)
  // Between a title and the number under it can stand fields.
  const words = over.filter(({ text }) => openness(text) === null && caseNumberOf(text) === null)
  const parts = inline ? [beginning.title] : (words.length > 0 ? words : over).map(({ text }) => text)
  let open =
    beginning.open ??
    inlineOpenness(lines[beginning.line]?.text.slice(0, 40) ?? '') ??
    inlineOpenness(beginning.title) ??
    (beginning.openAbove ? opennessNear(lines, beginning.line, -1, 3) : null)
  // Where a title ends on its fields, they are told there.
  const fields = beginning.titleFrom === undefined ? [] : lines.slice(beginning.titleFrom, beginning.line + 1)
  for (const { text } of fields) open ??= openness(text)
  let caseNumber = beginning.caseNumber ?? (beginning.caseAbove ? caseNumberNear(lines, beginning.line, -1, 2) : null)
  for (const { text } of fields) caseNumber ??= caseNumberOf(text)
  let at = beginning.beside === true ? beginning.line : beginning.line + 1
  let stated = false
  let gap = false
  let full = lines[beginning.line]?.text.length ?? 0
  let said: string | null = null
  for (; at < until; at += 1) {
    const { blank, text, noise } = lines[at] as Line
    if (blank && !noise) gap = true
    if (blank || noise) continue
    const opened = openness(text)
    const found = caseNumberOf(text)
    if (opened !== null) open = opened
    if (opened !== null && parts.length === 0) {
      // "LUKKET PUNKT" with "LUKKET" under it: the first is the title.
      if (said !== null && titled.test(said)) parts.push(said)
      said ??= text
    }
    if (found !== null) caseNumber ??= found
    // Over the title it says nothing of where that ends.
    if (found !== null && parts.length > 0) stated = true
    if (opened !== null || found !== null) {
      gap = false
      continue
    }
    if (over.length > 0 || beginning.whole === true) break
    const place = { gap, closed: stated, inline, width, full, below: textUnder(lines, at, until) }
    if (parts.length > 0 && !(!gap && isBegun(listed, [...parts, text]))) {
      const isText = isFarUnder(lines, beginning, at) || (!gap && beginsText(lines, at, until, parts.at(-1) as string))
      if (isText || ends(parts, lines[at] as Line, place)) break
    }
    parts.push(text)
    gap = false
    full = text.length
  }
  const below = fieldsBelow(lines, at, until)
  open ??= below.open
  // "Lukket punkt" is all the title a closed item may have.
  if (parts.length === 0 && said !== null && /(?:punkt|sag)[.:]?$/i.test(said)) parts.push(said)
  const title = withoutLabel(parts.reduce((sum, part) => (sum === '' ? part : joinHalves(sum, part)), ''))
  const own = peeled(cleaned(title))
  open ??= own.open ?? inlineOpenness(title)
  caseNumber ??= own.caseNumber
  const behind = caseNumberBehind(own.title)
  return {
    title: behind?.title ?? own.title,
    open: open ?? beginning.openGroup,
    caseNumber: caseNumber ?? behind?.caseNumber ?? below.caseNumber,
    next: at,
    wrapped: parts.length > 1,
  }
}

/** Whether the listed title begins with what was read of it. */
function isBegun(listed: string, parts: readonly string[]): boolean {
  return listed !== '' && bareText(listed).startsWith(bareText(parts.join('')))
}

const textUnder = (lines: readonly Line[], at: number, until: number): Line | undefined =>
  lines.slice(at + 1, Math.min(until, at + 5)).find(({ blank, noise }) => !blank && !noise)

/** A title goes on under its own beginning, or farther out. */
function isFarUnder(lines: readonly Line[], { line, title }: Beginning, at: number): boolean {
  const [{ raw }, { raw: below }] = [lines[line] as Line, lines[at] as Line]
  const column = title === '' ? -1 : raw.indexOf(title.slice(0, 12))
  return column >= 0 && below.length - below.trimStart().length > column + farther
}

const farther = 8

/** A paragraph of sentences right under a title that could end where it does. */
function beginsText(lines: readonly Line[], from: number, until: number, last: string): boolean {
  if (joint.test(last) || /\p{L}-$/u.test(last) || !/^\p{Lu}/u.test((lines[from] as Line).text)) return false
  let to = from + 1
  while (to < until && !lines[to]?.blank && lines[to]?.heading === null && !lines[to]?.noise) to += 1
  const end = (lines[to - 1] as Line).text
  return to - from >= 2 && /\p{Ll}{2}[.]$/u.test(end) && isEnded(end)
}

type Place = { gap: boolean; closed: boolean; inline: boolean; width: number; full: number; below: Line | undefined }

/** "- 2. drøftelse", alone under its title, is the rest of that; more of them are a list. */
const goesOnBehindDash = (text: string, below: Line | undefined): boolean =>
  /^[-–] [\p{Ll}\d]/u.test(text) && (below === undefined || markerOf(below.text)?.kind !== 'bullet')

/** Whether the title is over before this line. */
function ends(
  parts: readonly string[],
  { text, heading }: Line,
  { gap, closed, inline, width, full, below }: Place,
): boolean {
  const last = parts.at(-1) as string
  const open = joint.test(last) || /\p{L}-$/u.test(last)
  // "… sikrede institutioner -" / "2. drøftelse"
  const listed = markerOf(text) !== null && (gap || !(/ [–-]$/.test(last) || goesOnBehindDash(text, below)))
  if (closed || parts.length >= mostTitleLines || heading !== null || listed || isField(text)) return true
  const small = /^\p{Ll}/u.test(text)
  if (/^v[/.]/.test(text) || fileName.test(text) || /^\p{Lu}[^.:]{1,40}:$/u.test(text)) return true
  if (isUpper(last) && /\p{Ll}/u.test(text)) return true
  if (gap) return !((open || !/[.?!:)]$/.test(last)) && small)
  if (small || open) return false
  if (tellsWish(text) || (isEnded(text) && /\.$/.test(text) && text.split(' ').length > shortest)) return true
  if (/\p{Ll}{3}\.$/u.test(text)) return true
  return inline ? full < wrapShare * width : full < 0.3 * width && text.length > full * 2
}

/** Fewer words can be the rest of a title with an abbreviation. */
const shortest = 4

const isUpper = (text: string) => text === text.toUpperCase() && /\p{Lu}{3}/u.test(text)

/** Dots and page numbers of a table of contents, and the openness in brackets, are no part of a title. */
function cleaned(title: string): string {
  return title
    .replace(/\s*[([](?:åben|lukket)(?: punkt| sag)?[)\]]/gi, '')
    .replace(/\s*\.{3,}\s*\d*$/, '')
    .replace(/\s*\(\s*\)$/, '')
    .trim()
}
