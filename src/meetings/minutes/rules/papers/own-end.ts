import type { Part } from '../items/sections.ts'
import { listedAttachments, listLength } from '../lines/attachment-list.ts'
import { headingOf } from '../lines/headings.ts'
import { attachmentStamp, isCapital, type Line, pageStart } from '../lines/lines.ts'
import { isPaperPage } from '../pages/paper-page.ts'
import { isFootBlock } from '../pages/web-foot.ts'
import { dateInText } from '../words/dates.ts'
import { markerOf } from '../words/vocabulary.ts'
import { beginsPaper } from './begins-paper.ts'
import { beginsLikeAny, likeness, type Opening, openingAt, titleWords } from './title-match.ts'

/** A title that may begin a page: of the item itself, or of another whose attachment is still missing. */
export type Wanted = { title: string; words: string[]; itemNumber: string; own: boolean }

export type OwnEnd = {
  /** First line that is no longer the item's own text. */
  end: number
  how: 'next-item' | 'title' | 'stamp' | 'title-page' | 'guess'
}

/**
 * The titles of an item's attachments as they can be looked for.
 *
 * @source dagsordener-das: attachments repeat their title in capitals on a page of their own
 */
export function wantedOf(titles: readonly string[], itemNumber: string, own = true): Wanted[] {
  return titles.map((title) => ({ title, words: titleWords(title), itemNumber, own }))
}

/**
 * Whether the meetings of a file put the decision before the case (resume, recommendation, decision, case, list of
 * attachments) or last.
 *
 * @param items - the parts of each item, its attachments' headings included
 * @source dagsordener-das: last in 2024 and 2025, first in 2021
 */
export function decisionFirst(items: readonly (readonly Part[])[]): boolean {
  let first = 0
  let last = 0
  for (const parts of items) {
    const decision = parts.findIndex(({ kind }) => kind === 'decision')
    if (decision < 0) continue
    const before = parts.slice(0, decision).map(({ kind }) => kind)
    if (before.includes('attachments') || before.includes('presentation') || before.includes('background')) last += 1
    else if (
      parts.slice(decision + 1, decision + 4).some(({ kind }) => kind === 'presentation' || kind === 'background')
    )
      first += 1
  }
  return first > last
}

/**
 * Finds where an item's own text ends and the papers attached to it begin: at a page that begins with the title of an
 * attachment, a stamp of one, a title page in capitals; where the listed attachments have none of these, at the first
 * page that does not go on with the text.
 *
 * @param parts - the item divided at its headings, up to the next item
 * @source dagsordener-das: item 7 of 17 March 2025, whose report begins without a title page
 */
export function ownEnd(
  lines: readonly Line[],
  parts: readonly Part[],
  to: number,
  others: readonly Wanted[],
  first: boolean,
  number: string,
): OwnEnd & { titles: string[] } {
  const paper = paperBehindTitle(lines, parts[0]?.from ?? to, to)
  if (paper !== null) return { end: paper, how: 'stamp', titles: [] }
  // Right behind the title a page of another item can begin.
  const foreign = foreignPage(lines, Math.max(0, (parts[0]?.from ?? to) - mostOver), to, number, others)
  if (foreign !== null && parts.some(({ kind, from }) => from > foreign && kind === 'decision'))
    return ownEnd(lines, partsBefore(parts, foreign), foreign, others, first, number)
  const decision = parts.findIndex(({ kind }) => kind === 'decision')
  const usual = parts.findIndex(
    ({ kind }, at) => kind === 'attachments' && (first ? at > decision : decision < 0 || at < decision),
  )
  // A list right behind the decision is the item's too.
  const list = usual < 0 && parts[decision + 1]?.kind === 'attachments' ? decision + 1 : usual
  const listPart = parts[list]
  const titles = listPart === undefined ? [] : listedAttachments(listPart.lines)
  const wanted = [...wantedOf(titles, number), ...others]
  const listEnd = listPart === undefined ? null : listPart.from + 1 + Math.max(0, listLength(listPart.lines) - 1)
  const decided = parts[decision]?.from ?? null
  const strict = listEnd ?? decided ?? parts[0]?.from ?? 0
  const free = first ? strict : Math.max(decided ?? strict, strict)
  let near: OwnEnd | null = null
  for (let at = strict + 1; at < to && near === null; at += 1) near = endAt(lines, at, wanted, at > free, strict)
  const end = near?.end ?? to
  const guess = missesOne(lines, wanted, near, end) ? guessedStart(lines, Math.max(free, strict) + 1, end, first) : null
  if (guess !== null) return { end: guess, how: 'guess', titles }
  return { ...(near ?? { end: to, how: 'next-item' }), titles }
}

/** An item without any text has the papers of all right behind its title: a conclusion in them is no decision of it. */
function paperBehindTitle(lines: readonly Line[], from: number, to: number): number | null {
  for (let at = from; at < to; at += 1) {
    const { blank, noise } = lines[at] as Line
    if (!blank && !noise) return isPaperPage(lines, at) ? at : null
  }
  return null
}

/** Lines between a title and the first text behind it. */
const mostOver = 4

/** The parts up to a line, and no line of theirs behind it. */
const partsBefore = (parts: readonly Part[], line: number): Part[] =>
  parts
    .filter(({ from }) => from < line)
    .map((part) => ({
      ...part,
      to: Math.min(part.to, line),
      lines: part.lines.slice(0, Math.max(0, line - part.from)),
    }))

/**
 * A page stamped as an attachment of another item, or the title of one set apart in capitals: what stands on it is no
 * text of this item, whatever its headings.
 */
function foreignPage(
  lines: readonly Line[],
  from: number,
  to: number,
  number: string,
  others: readonly Wanted[],
): number | null {
  for (let at = from; at < to; at += 1) {
    const { blank, page, noise, text, gap } = lines[at] as Line
    const stamp = page && noise ? attachmentStamp(text) : null
    if (stamp !== null && stamp.item !== number) return pageOrLine(lines, at, from)
    if (blank || noise || gap < 2 || others.length === 0 || !isCapital(text)) continue
    const opening = openingAt(lines, at)
    if (opening.gapBehind >= 2 && bestOf(opening, others) === 1) return opening.line
  }
  return null
}

function endAt(
  lines: readonly Line[],
  at: number,
  wanted: readonly Wanted[],
  free: boolean,
  least: number,
): OwnEnd | null {
  const line = lines[at] as Line
  if (line.blank) return null
  if (attachmentStamp(line.text) !== null) return free ? { end: pageOrLine(lines, at, least), how: 'stamp' } : null
  if (free && headsPaper(lines, at)) return { end: pageOrLine(lines, at, least), how: 'stamp' }
  if (free && namesPaper(lines, at, wanted)) return { end: pageOrLine(lines, at, least), how: 'title' }
  if (free && isFootBlock(lines, at)) return { end: at, how: 'stamp' }
  if (free && beginsPaper(lines, at)) return { end: at, how: 'stamp' }
  if (free && isPaperPage(lines, at)) return { end: pageOrLine(lines, at, least), how: 'stamp' }
  if (line.noise || !(line.page || line.soft || line.gap > 0 || isCapital(line.text))) return null
  const opening = openingAt(lines, at)
  if (!(opening.page && !line.soft) && !(line.soft && opening.upper) && !beginsLikeAny(line.text, wanted)) return null
  const best = bestOf(opening, wanted)
  const sure = best >= 0.9 && (opening.page || best === 1)
  if (sure && (free || opening.page)) return { end: opening.line, how: 'title' }
  if (free && opening.page && best >= 0.6) return { end: opening.line, how: 'title' }
  return free && isTitlePage(opening) ? { end: opening.line, how: 'title-page' } : null
}

const paperName = /^(?:tillægs)?dagsorden$|^(?:beslutnings|møde)?(?:referat|protokol)$/i

const ofMeeting = /^(?:beslutnings|møde)?(?:referat|protokol) (?:fra|af|for) (?:\p{L}+ )?møde(?:t)?(?!\p{L})/iu

/** "Beslutningsreferat" or "TILLÆGSDAGSORDEN", set apart, with a day under it: the head of another paper. */
function headsPaper(lines: readonly Line[], at: number): boolean {
  const { text, page, gap } = lines[at] as Line
  const isName =
    paperName.test(text) ||
    isCapitalName(lines[at] as Line) ||
    (ofMeeting.test(text) && !/[.:]$|(?:^| )(?:blev|er|var|har) /.test(text))
  if (!isName || !(page || gap > 0 || lines[at - 1]?.noise === true) || runsOn(lines, at)) return false
  const below = lines.slice(at, at + 8).filter(({ blank }) => !blank)
  const [first, second] = below
  if (isCapitalName(lines[at] as Line) && dateInText(`${first?.text} ${second?.text}`) !== null) return true
  return below.slice(0, 4).some((line) => line.text.length < 100 && dateInText(line.text) !== null)
}

/** "REFERAT FRA FORMANDSKABET DEN 16." / "DECEMBER 2020" on top of a page. */
const isCapitalName = ({ text, page }: Line): boolean =>
  page && isCapital(text) && /^(?:BESLUTNINGS|MØDE)?(?:REFERAT|PROTOKOL) (?:FRA|AF|FOR) /.test(text)

/** The header of the page before stands on this one as well. */
function runsOn(lines: readonly Line[], at: number): boolean {
  const { text, noise } = lines[at] as Line
  return noise && lines.slice(Math.max(0, at - mostOfPage), at).some((line) => line.noise && line.text === text)
}

const mostOfPage = 120

/** "Bilag: Budget 2025" on top of a page, where a list has that title: its first page, and no list of its own. */
function namesPaper(lines: readonly Line[], at: number, wanted: readonly Wanted[]): boolean {
  const { heading, page } = lines[at] as Line
  if (!page || heading?.kind !== 'attachments' || heading.rest === '') return false
  const words = titleWords(heading.rest).join(' ')
  return words !== '' && wanted.some((each) => each.words.join(' ') === words)
}

/** The page a stamp stands on, where the file shows its pages; else the stamp's own line. */
function pageOrLine(lines: readonly Line[], at: number, least: number): number {
  const page = pageStart(lines, at)
  return page > least ? page : at
}

function bestOf(opening: Opening, wanted: readonly Wanted[]): number {
  let best = 0
  for (const { words, itemNumber, own } of wanted) {
    const score = likeness(opening, words, itemNumber)
    // Two words like "Bilag 3" can begin any paragraph; alike is enough for an attachment of the item itself only.
    const counts = score === 1 ? opening.page || words.join('').length >= 12 : own || score >= 0.9
    if (counts) best = Math.max(best, score)
  }
  return best
}

/**
 * Whether a page begins with a title in capitals that stands alone.
 *
 * @source dagsordener-das: "SAGSBESKRIVELSE - TAKSTER FOR / ØSTERSKOVEN" with three empty lines behind it
 */
export function isTitlePage({ page, upper, gapBehind, texts }: Opening): boolean {
  const title = texts.at(-1) ?? ''
  const isSet = gapBehind >= 2 || (gapBehind === 1 && title.split(' ').length >= shortestTitle)
  return page && upper && isSet && title.length >= 10 && headingOf(title) === null
}

/** With one empty line behind them, fewer words can be the name of a part of the agenda. */
const shortestTitle = 3

/** Whether a listed attachment should stand before the end that was found. */
function missesOne(lines: readonly Line[], wanted: readonly Wanted[], near: OwnEnd | null, end: number): boolean {
  const own = wanted.filter((each) => each.own)
  if (own.length === 0 || near?.how === 'stamp' || near?.how === 'title-page') return false
  if (near === null) return true
  const opening = openingAt(lines, firstText(lines, end))
  return likeness(opening, own[0]?.words ?? [], own[0]?.itemNumber ?? '') < 0.6
}

function firstText(lines: readonly Line[], from: number): number {
  let at = from
  while (at < lines.length - 1 && (lines[at]?.blank || /^\d{1,3}$/.test(lines[at]?.text ?? ''))) at += 1
  return at
}

const ended = /[.:!?)”"]$/

/** The first page that does not go on with the text before it: written by another program, or begun by a heading. */
function guessedStart(lines: readonly Line[], from: number, to: number, first: boolean): number | null {
  let last = ''
  let seen = 0
  for (let at = from; at < to; at += 1) {
    const line = lines[at] as Line
    if (line.blank || line.noise) continue
    if (line.page && seen > 0 && ended.test(last) && startsAnew(lines, at, from, to, first)) return at
    last = line.text
    seen += 1
  }
  return null
}

function startsAnew(lines: readonly Line[], at: number, from: number, to: number, first: boolean): boolean {
  const opening = openingAt(lines, at)
  const title = opening.texts[0] ?? ''
  if (/^\p{Ll}/u.test(title) || markerOf(title) !== null) return false
  if (otherHand(lines, at, from, to)) return true
  if (!first && headingOf(title) !== null) return true
  const whole = opening.texts.at(-1) ?? ''
  const short = whole.length <= 90 && !/[.:,;]$/.test(whole) && opening.gapBehind > 0
  return (short || /^(?:forord|indhold(?:sfortegnelse)?|indledning)$/i.test(title)) && to - at > 40
}

/** Texts of the agenda system and of attached papers differ in small habits, such as a space at the end of each line. */
function otherHand(lines: readonly Line[], at: number, from: number, to: number): boolean {
  const share = (start: number, end: number) => {
    const filled = lines.slice(start, end).filter(({ blank, noise }) => !blank && !noise)
    return filled.length < 4 ? Number.NaN : filled.filter(({ raw }) => /\S[ \u00a0]$/.test(raw)).length / filled.length
  }
  const before = share(Math.max(from, at - 60), at)
  const after = share(at, Math.min(to, at + 40))
  return Math.abs(before - after) > 0.6
}
