import type { Line } from './lines.ts'
import { type Heading, headingOf, markerOf, openness } from './vocabulary.ts'

/** A line that may begin an item of an agenda. */
export type Candidate = {
  line: number
  number: string
  /** The title as far as it stands on the line; empty when it stands below. */
  title: string
  /** With a word for item ("Punkt 3."), or a bare number ("3. Titel"). */
  form: 'word' | 'number'
}

const withWord =
  /^(?:(?:dagsordens?)?punkt|pkt\.?|dagsordenspunkt|sag)\s*(?:nr\.?\s*)?(\d{1,3}[a-z]?)\s*(?:[.:)–-]+\s*|\s+|$)(.*)$/i
const bareNumber = /^(\d{1,2}[a-z]?)(?:[.):]\s*|\s+[–-]?\s*)(?=["“”»]?\p{Lu})(.*)$/u
const numberAlone = /^(\d{1,2}[a-z]?)[.):]$/

/**
 * Lines that may begin an item: "Punkt 3.", "Punkt 3: Titel", "Sag nr. 3 – Titel", "3. Titel", "3 Titel".
 *
 * @source dagsordener-das: "Punkt 3." with the title below (2024, 2025), a numbered title (partnership, 2025)
 */
export function candidatesIn(lines: readonly Line[]): Candidate[] {
  return lines.flatMap((line, at) => {
    const found = line.blank || line.noise ? null : candidateOf(line.text)
    return found === null ? [] : [{ line: at, ...found }]
  })
}

function candidateOf(text: string): Omit<Candidate, 'line'> | null {
  if (text.length > 260) return null
  const worded = withWord.exec(text)
  if (worded !== null) {
    const title = (worded[2] ?? '').trim()
    if (title !== '' && !isTitle(title)) return null
    return { number: worded[1] as string, title, form: 'word' }
  }
  const alone = numberAlone.exec(text)
  if (alone !== null) return { number: alone[1] as string, title: '', form: 'number' }
  const bare = bareNumber.exec(text)
  if (bare === null || !isTitle(bare[2] as string)) return null
  return { number: bare[1] as string, title: (bare[2] as string).trim(), form: 'number' }
}

/** Titles begin in upper case and are no sentence; "Punkt 7 og 8 behandles samlet." is none. */
function isTitle(text: string): boolean {
  if (!/^["“”»'(§\d\p{Lu}]/u.test(text) || /^(?:og|,)/.test(text)) return false
  return !/\p{Ll}{3}\.$/u.test(text) || text.length < 50 || /(?:mv|bl|ifm|vedr|m\.m|o\.l|osv)\.$/.test(text)
}

/** What stands around a candidate that speaks for it. */
export type Signs = {
  /** "Åben" or "Lukket" beside it. */
  open: boolean
  page: boolean
  gap: number
  /** Headings of an item's parts before the next line that could begin an item. */
  headings: number
  /** The heading of a decision or recommendation is among them. */
  decided: boolean
  /** Lines with text before the next candidate. */
  body: number
}

const reach = 400

/**
 * What stands around a candidate, looking ahead to the next one and no further than a few pages.
 *
 * @param until - line of the next candidate
 * @source own: items carry at least one of openness, a new page or a heading of their own
 */
export function signsOf(
  lines: readonly Line[],
  headings: readonly (Heading | null)[],
  line: number,
  until: number,
): Signs {
  const { page, gap } = lines[line] as Line
  const signs: Signs = { open: beside(lines, line), page, gap, headings: 0, decided: false, body: 0 }
  const last = Math.min(until, line + reach, lines.length)
  for (let at = line + 1; at < last; at += 1) {
    if (!lines[at]?.blank) signs.body += 1
    const kind = headings[at]?.kind
    if (kind === undefined) continue
    signs.headings += 1
    signs.decided ||= kind === 'decision' || kind === 'recommendation'
  }
  return signs
}

/** Openness within three lines with text before or four behind. */
function beside(lines: readonly Line[], line: number): boolean {
  return opennessNear(lines, line, -1, 3) !== null || opennessNear(lines, line, 1, 4) !== null
}

/**
 * The openness that stands within a few lines with text of a line, looking up (-1) or down (1).
 *
 * @returns null when none stands there
 * @source dagsordener-das: "Åben" over "Punkt 3."
 */
export function opennessNear(lines: readonly Line[], from: number, step: 1 | -1, most: number): boolean | null {
  let seen = 0
  for (let at = from + step; at >= 0 && at < lines.length && seen < most; at += step) {
    const { blank, text, noise, page } = lines[at] as Line
    if (blank) continue
    // Behind a new page or its header stands another item's openness.
    if (step === 1 && (noise || page)) return null
    const open = openness(text)
    if (open !== null) return open
    if (headingOf(text) !== null || markerOf(text) !== null) return null
    seen += 1
  }
  return null
}
