import { isEnded } from '../words/ended.ts'
import { markFolded } from './button-prefix.ts'
import { type Heading, headingOf } from './headings.ts'
import { markLearnt } from './learnt-headings.ts'
import { markNumbered } from './numbered-headings.ts'

/** A line with what can be said of it without looking far. */
export type Line = {
  /** As it stands in the file, without what is not seen. */
  raw: string
  /** Trimmed, with single spaces. */
  text: string
  blank: boolean
  /** First line with text on its page. */
  page: boolean
  /** Blank lines directly before it. */
  gap: number
  /** In a file that does not show its pages: a line that may begin one, since the text before it is ended. */
  soft: boolean
  /** A page stamp, or a header or footer that comes again on every page: no part of any text. */
  noise: boolean
  /** The day a browser printed it, with the name of the page. */
  printed?: true
  /** The name of the meeting stood before its words. */
  headed?: true
  /** The heading of a part of an item it is. */
  heading: Heading | null
  /** The next line would not have fitted on it: it was broken because it was full, not because something ended. */
  full: boolean
}

const sideStamp = /^side [ivxl]{1,7}$|^(?:side[\s|:]*\d{1,4}(?:\s*(?:af|\/|of)\s*\d{1,4})?\s*){1,4}$/i
const countStamp = /^(?:\d{1,3}\s*(?:\/|af)\s*\d{1,3}|[-–]\s?\d{1,4}\s?[-–])$/i

/**
 * Whether a line is a page stamp: "Side 83", "Side 15Side 21", "Side 3 af 20", "3/12", "- 4 -".
 *
 * @source dagsordener-das: "Side 83" in the middle of a sentence that goes on behind it
 */
export function isPageStamp(text: string): boolean {
  return text.length < 60 && (sideStamp.test(text) || countStamp.test(text))
}

/** A stamp over or under the pages of an attachment: which item, which attachment of it, its title. */
export type AttachmentStamp = { item: string; attachment: number; title: string }

const itemFirst =
  /^(?:punkt|pkt\.?)\s*(?:nr\.?\s*)?(\d{1,3}[a-z]?)\.?\s*[,;–-]?\s*bilag\s*(?:nr\.?\s*)?(\d{1,3})\s*(?:[:–-]\s*(.*))?$/i
const attachmentFirst =
  /^bilag\s*(?:nr\.?\s*)?(\d{1,3})\s*(?:til|,|–|-)\s*(?:punkt|pkt\.?|sag)\s*(?:nr\.?\s*)?(\d{1,3}[a-z]?)\.?\s*(?:[:–-]\s*(.*))?$/i

/**
 * Reads "Punkt 7, bilag 2: titel" and "Bilag 2 til punkt 7".
 *
 * @returns null for any other line
 * @source dagsordener-das 2021: pages of attachments stamped "Punkt 2, Bilag 1: Bilag 1 Referat …"
 */
export function attachmentStamp(text: string): AttachmentStamp | null {
  if (text.length > 300) return null
  const first = itemFirst.exec(text)
  if (first !== null) return { item: first[1] ?? '', attachment: Number(first[2]), title: (first[3] ?? '').trim() }
  const second = attachmentFirst.exec(text)
  if (second === null) return null
  return { item: second[2] ?? '', attachment: Number(second[1]), title: (second[3] ?? '').trim() }
}

/**
 * Looks at each line once: its words, whether a page begins with it, how many empty lines stand before it.
 *
 * A page begins at a form feed; in files that lost it, at a single space before the first word, as some programs leave
 * it; and behind a stamp at the foot of a page.
 *
 * @source dagsordener-das: dumps in which the form feed became one space
 */
export function readLines(raws: readonly string[]): Line[] {
  const hasFeeds = raws.some((raw) => raw.includes('\f'))
  let gap = 0
  let afterStamp = true
  let feed = false
  const lines = raws.map((given) => {
    const raw = seen(given)
    const text = isRule(raw) ? '' : worded(raw)
    const blank = text === ''
    feed ||= raw.startsWith('\f')
    const page = !blank && (feed || afterStamp || (!hasFeeds && /^ [^\s]/.test(raw)))
    const line: Line = { raw, text, blank, page, gap, soft: false, noise: false, heading: null, full: false }
    if (blank) gap += 1
    else {
      line.noise = isPageStamp(text) || attachmentStamp(text) !== null
      afterStamp = isPageStamp(text)
      feed = false
      gap = 0
    }
    return line
  })
  markSpacing(lines)
  markSoft(lines)
  markFull(lines)
  markHeadings(lines)
  return lines
}

/** A row of dashes or the like under a heading or between two parts: it sets apart what an empty line would. */
const isRule = (raw: string): boolean => /^\s*(?:[-–—=_*~#]\s?){3,}\s*$/.test(raw)

const spaced = /^(?:\p{L} )+\p{L}(?: ?[:.])?$/u

/** The words of a line: no marks of bold, and "B e s l u t n i n g" in one word. */
function worded(raw: string): string {
  const bare = raw
    .replace(/^\s*#{1,6}\s+/, '')
    .replace(/^(\s*)\*\*(.+)\*\*(:?\s*)$/, '$1$2$3')
    .trim()
  const text = bare[1] === ' ' ? unspaced(bare) : bare
  return uneven.test(text) ? text.replace(/[\s\u00a0]+/g, ' ').trim() : text
}

const uneven = /\s{2}|[^\S ]/

function unspaced(bare: string): string {
  const words = bare.split(/\s{2,}/)
  const isSpaced = bare.length >= 5 && bare.length < 120 && words.every((word) => spaced.test(word)) && isLetters(bare)
  return isSpaced ? words.map((word) => word.replaceAll(' ', '')).join(' ') : bare
}

/** Letters set apart are a word in capitals, or a word longer than a row of letters would be. */
const isLetters = (text: string) => /^\p{Lu}(?: \p{Ll}){4}/u.test(text) || text === text.toUpperCase()

/** Headings in a column of their own, the text beside them: "Baggrund          Kommunerne …". */
function markColumns(lines: readonly Line[]): void {
  const found = lines.flatMap((line) => {
    const columns =
      line.blank || line.heading !== null ? null : /^\s*(\p{Lu}[\p{L}/ ]{3,28}?)(?:\t+| {3,})(\S.*)$/u.exec(line.raw)
    const heading = columns === null ? null : headingOf((columns[1] as string).trim())
    const rest = (columns?.[2] ?? '').replace(/\s+/g, ' ').trim()
    return heading === null || heading.rest !== '' || heading.kind === 'other'
      ? []
      : [{ line, heading: { ...heading, rest } }]
  })
  if (found.length < 4 || new Set(found.map(({ heading }) => heading.kind)).size < 2) return
  for (const { line, heading } of found) line.heading = heading
}

/** What is asked and what is decided stand with bullets, and the decision nowhere else. */
function headItems(bulleted: readonly Heading[], lines: readonly Line[]): boolean {
  const count = (kind: string) => bulleted.filter((heading) => heading.kind === kind).length
  return (
    count('decision') >= 2 &&
    count('recommendation') >= 2 &&
    !lines.some(({ heading, text }) => heading?.kind === 'decision' && !/^(?:referat|protokol)$/i.test(text))
  )
}

/**
 * The width the lines of a text have when a paragraph fills it, in signs.
 *
 * @source own: nine lines of ten are no longer
 */
export function typicalWidth(lines: readonly Line[]): number {
  const counts = new Uint32Array(widest + 1)
  let all = 0
  for (const { blank, text } of lines) {
    if (blank) continue
    const width = Math.min(text.length, widest)
    counts[width] = (counts[width] as number) + 1
    all += 1
  }
  let seen = 0
  const width = counts.findIndex((count) => {
    seen += count
    return seen > Math.floor(all * 0.9)
  })
  return width < 0 ? 80 : width
}

/** Longer lines are paragraphs that no paper broke. */
const widest = 200

function markFull(lines: readonly Line[]): void {
  const width = typicalWidth(lines)
  lines.forEach((line, at) => {
    const below = lines[at + 1]
    const next = below?.noise === true && below.blank ? lines[at + 2] : below
    if (line.blank || next === undefined || next.blank) return
    const end = next.text.indexOf(' ')
    line.full = line.text.length + 1 + (end < 0 ? next.text.length : end) > width
  })
}

/** "Behandling i Forretningsudvalget       september 2019" is a row of a time plan. */
const isStep = ({ raw, text }: Line): boolean => /^behandling /i.test(text) && /\S {4,}\S/.test(raw)

/**
 * Headings, once for the file. With a bullet before it a word like "Høring" is one only where the headings of the file
 * are written so; else it is an entry of a list.
 */
function markHeadings(lines: readonly Line[]): void {
  const bulleted: Line[] = []
  let plain = 0
  for (const line of lines) {
    if (line.blank || line.noise) continue
    line.heading = isStep(line) ? null : headingOf(line.text)
    if (line.heading !== null) plain += 1
    else if (/^[•●▪*]\s*\p{Lu}/u.test(line.text)) bulleted.push(line)
  }
  lines.forEach((line, at) => {
    if (line.heading !== null && isContents(lines, at)) line.heading = null
  })
  markColumns(lines)
  markFolded(lines)
  markNumbered(lines)
  markLearnt(lines)
  const found = bulleted.flatMap((line) => {
    const heading = headingOf(line.text.slice(1).trim())
    return heading === null ? [] : [{ line, heading }]
  })
  if (
    found.length < 3 ||
    (found.length <= plain &&
      !headItems(
        found.map(({ heading }) => heading),
        lines,
      ))
  )
    return
  for (const { line, heading } of found) {
    line.heading = heading
    line.text = line.text.slice(1).trim()
  }
}

/** "Indhold" over numbers is the table of contents, no part of an item. */
function isContents(lines: readonly Line[], at: number): boolean {
  if (!/^indhold:?$/i.test((lines[at] as Line).text)) return false
  const [next, second] = lines.slice(at + 1, at + 8).filter(({ blank, noise }) => !blank && !noise)
  const isEntry = (line: Line | undefined) =>
    line !== undefined &&
    (/^(?:(?:punkt|pkt|sag)\.? ?)?\d{1,3}[.: )]/i.test(line.text) || /\.{4,} ?\d+$/.test(line.text))
  // "A. Sager til afgørelse" stands over the first of them.
  return isEntry(next) || (/^[A-H][.)] /.test(next?.text ?? '') && isEntry(second))
}

/** Where an empty line follows every line, it says nothing: it is noise, and only a second one is a gap. */
function markSpacing(lines: readonly Line[]): void {
  const filled = lines.filter(({ blank }) => !blank)
  const close = filled.filter(({ gap }, at) => at > 0 && gap === 0).length
  // Where each line is a paragraph of its own, as in Word, few begin in lower case.
  const broken = filled.filter(({ text }) => /^\p{Ll}/u.test(text)).length
  if (filled.length < 20 || close > filled.length / 20 || broken < filled.length / 10) return
  for (const [at, line] of lines.entries()) {
    if (!line.blank) line.gap = Math.max(0, line.gap - 1)
    else if (at > 0 && !lines[at - 1]?.blank) line.noise = true
  }
}

const rare = /[|\u00ad\u200b-\u200d\ufeff\ufb00-\ufb06]|\p{M}/u

/** The frame of a table stands at the edges of a row, and behind its label. */
const unframed = (raw: string) => raw.replace(/^\s*[|]\s*|\s*[|]\s*$/g, '').replace(/(?<=:)\s*[|]/, '')

/**
 * A line as it is seen: letters whole (no ring or accent of its own, no "ﬁ" in one sign) and no signs without width. A
 * soft hyphen at the end of a line cuts a word; any other only might have.
 */
function seen(raw: string): string {
  if (!rare.test(raw)) return raw
  return unframed(raw)
    .replace(/\u00ad(?=\s*$)/, '-')
    .replace(/[\u00ad\u200b-\u200d\ufeff]/g, '')
    .replace(/[\ufb00-\ufb06]/g, (sign) => sign.normalize('NFKD'))
    .normalize('NFC')
}

/** Fewer pages than this and the file is one that does not show them. */
const linesPerPage = 400

/**
 * Whether a line is set in capitals, as titles of attachments are.
 *
 * @source dagsordener-das: "RAPPORT VEDR. …" alone on its page
 */
export const isCapital = (text: string): boolean => !/\p{Ll}/u.test(text) && /\p{Lu}{5}/u.test(text)

function markSoft(lines: readonly Line[]): void {
  const pages = lines.filter(({ page }) => page).length
  if (lines.length < 40 || pages > lines.length / linesPerPage + 1) return
  let before = ''
  for (const line of lines) {
    if (line.blank) continue
    line.soft = line.gap > 0 || isEnded(before) || /^\d{1,3}$/.test(before) || isCapital(line.text)
    before = line.text
  }
}

/**
 * The first line of the page a line stands on.
 *
 * @source own: a page ends where the next begins
 */
export function pageStart(lines: readonly Line[], line: number): number {
  let at = line
  while (at > 0 && line - at < 200 && !lines[at]?.page) at -= 1
  if (!lines[at]?.page) return line
  // A running header is the first line of its page, and the text under it begins the page as well.
  for (let above = at - 1; above >= 0 && at - above < 6; above -= 1) {
    const { blank, noise, page, text } = lines[above] as Line
    if (blank) continue
    if (!noise || !page || isPageStamp(text)) break
    at = above
  }
  return at
}
