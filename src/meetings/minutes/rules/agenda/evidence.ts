import { countOf } from '../lines/attachment-list.ts'
import type { Heading, HeadingKind } from '../lines/headings.ts'
import type { Line } from '../lines/lines.ts'
import { verbOf } from '../words/verbs.ts'
import { markerOf, opennessOfGroup } from '../words/vocabulary.ts'
import type { Candidate } from './candidates.ts'
import { type Contents, contentsIn } from './contents.ts'
import { numberedSteps } from './numbered-steps.ts'
import { caseNumberNear, hasCaseNumber, inlineOpenness, opennessAt, opennessNear } from './openness.ts'
import { namesOver } from './said-twice.ts'
import { startsItem } from './starts-item.ts'

type Counted = 'decision' | 'cited' | 'recommendation' | 'attachments' | 'section' | 'open' | 'text'

const standing =
  /^(?:eventuelt|evt\.?$|næste møde|kommende møder|meddelelser|orientering(?:spunkter|er)?$|godkendelse af (?:dagsorden|referat|protokol)|velkomst|underskrift|lukket punkt)/i

/** An item's own text and what it lists seldom take more lines than this. */
const reach = 400

/**
 * What stands under a candidate that speaks for an item beginning there, up to the next one.
 *
 * @source own: items have a decision, a recommendation, openness or a case number; entries of lists have none of them
 */
export class Evidence {
  readonly reach = reach
  private readonly lines: readonly Line[]
  private readonly sums: Record<Counted, Int32Array>
  private readonly own = new Map<Candidate, number>()
  private readonly opened = new Map<Candidate, boolean>()
  private readonly fixed = new Map<Candidate, boolean>()
  private readonly listed: Set<string>
  private readonly contents: Contents
  private readonly over: ReadonlyMap<number, Candidate>
  private readonly names: ReadonlySet<Candidate>
  private readonly asked: readonly boolean[]
  private readonly counts: readonly boolean[]
  private readonly entries: readonly boolean[]
  private ends: ReadonlyMap<Candidate, number> = new Map()

  constructor(lines: readonly Line[], headings: readonly (Heading | null)[], candidates: readonly Candidate[]) {
    this.lines = lines
    this.sums = {
      decision: sum(lines, (_, at) => headings[at]?.kind === 'decision' && headings[at]?.where === undefined),
      cited: sum(lines, (_, at) => headings[at]?.where !== undefined),
      recommendation: sum(lines, (_, at) => headings[at]?.kind === 'recommendation'),
      attachments: sum(lines, (_, at) => headings[at]?.kind === 'attachments'),
      section: sum(lines, (_, at) => isSection(headings[at]?.kind)),
      open: sum(lines, (_, at) => opennessAt(lines, at) !== null),
      text: sum(lines, ({ blank, noise }) => !blank && !noise),
    }
    this.listed = twice(candidates)
    this.contents = contentsIn(
      candidates,
      (from, to) => this.entryText(from, to),
      (line) => this.textBelow(line),
    )
    this.over = namesOver(lines, candidates)
    this.names = new Set(this.over.values())
    this.asked = recommendations(lines, headings)
    const steps = numberedSteps(lines, headings)
    const attached = numberedAttachments(lines, headings)
    this.counts = attached.map((entry, at) => entry && countOf((lines[at] as Line).text) !== null)
    this.entries = attached.map((entry, at) => entry || steps.has(at))
  }

  /** Behind these lines the pages of another meeting begin: what is decided there is none of the candidate's. */
  endAt(ends: ReadonlyMap<Candidate, number>): void {
    this.ends = ends
  }

  /** How well a candidate would be the beginning of an item that ends before a line; below 0 speaks against it. */
  between(candidate: Candidate, until: number): number {
    const from = candidate.line + 1
    const to = Math.min(until, from + reach, this.lines.length, this.ends.get(candidate) ?? until)
    const decision = this.decisions(from, to)
    const recommendation = this.count('recommendation', from, to)
    const open = this.count('open', from, to)
    const text = this.count('text', from, to)
    const found =
      Math.min(decision, 1) * 2 +
      Math.min(recommendation, 1) * 1.5 +
      Math.min(this.count('section', from, to), 1) * 0.6 +
      Math.min(this.count('attachments', from, to), 1) * 0.4
    const tooMuch = Math.min(Math.max(0, decision - 1), 2) + Math.min(Math.max(0, recommendation - 1), 2) * 1.5
    const crossed = Math.min(Math.max(0, open - 1), 2) * 2
    // A closed item can have no text in open minutes.
    const mayBeBare = candidate.open === false || this.isStanding(candidate) || this.isGrouped(candidate)
    const bare = text === 0 && !mayBeBare ? 1.5 : 0
    return this.standsOut(candidate) + found - tooMuch - crossed - bare
  }

  /** Whether an item's own headings, openness or case number stand with it, or the contents name it. */
  isSure(candidate: Candidate, until: number): boolean {
    const [from, to] = [candidate.line + 1, Math.min(until, candidate.line + reach, this.lines.length)]
    return (
      this.contents.items.has(candidate) ||
      this.opens(candidate) ||
      this.isGrouped(candidate) ||
      this.decisions(from, to) + this.count('recommendation', from, to) > 0
    )
  }

  /** Whether something was asked or decided under it, or its openness or case number stands with it. */
  isTold(candidate: Candidate, until: number): boolean {
    const [from, to] = [candidate.line + 1, Math.min(until, candidate.line + reach, this.lines.length)]
    return this.opens(candidate) || this.decisions(from, to) + this.count('recommendation', from, to) > 0
  }

  /** Whether the contents of its meeting name it. */
  isListed(candidate: Candidate): boolean {
    return this.contents.items.has(candidate)
  }

  /** The line of the name that stands over an item once more. */
  nameOver(line: number): number | null {
    return this.over.get(line)?.line ?? null
  }

  /** Text under an entry of a table of contents; what is asked or decided stands under none. */
  private entryText(from: number, to: number): number {
    const asked = this.count('decision', from, to) + this.count('recommendation', from, to)
    return asked > 0 ? Number.POSITIVE_INFINITY : this.count('text', from, to)
  }

  /** Lines with text between two lines. */
  textBetween(from: number, to: number): number {
    return this.count('text', from + 1, Math.min(to, this.lines.length))
  }

  /** Decisions; those of earlier bodies, shown with the item, are none too many. */
  private decisions(from: number, to: number): number {
    return Math.max(this.count('decision', from, to), Math.min(1, this.count('cited', from, to)))
  }

  private standsOut(candidate: Candidate): number {
    const known = this.own.get(candidate) ?? this.look(candidate)
    this.own.set(candidate, known)
    return known
  }

  private look(candidate: Candidate): number {
    const { page, gap, text } = this.lines[candidate.line] as Line
    // Where the item itself stands below, its name over it is none.
    if (this.names.has(candidate)) return -4
    // An entry of a table of contents.
    if (this.contents.entries.has(candidate) || /(?:\. ?){4,}\d{0,4}$/.test(text.slice(-40))) return -4
    const entry = this.entries[candidate.line] ? -2.5 : candidate.title === '' ? 0.4 : 0
    const word = candidate.form === 'word' ? 1.2 : this.isClause(candidate) ? -4 : entry
    const again = this.contents.items.has(candidate) ? 2 : this.listed.has(titleKey(candidate)) ? 0.8 : 0
    const named = this.isStanding(candidate) ? 1.1 : 0
    const headed = (startsItem(this.lines, candidate) ? 1 : 0) + (this.isGrouped(candidate) ? 1.5 : 0)
    return -1 + word + again + named + headed + (this.opens(candidate) ? 2 : 0) + (page ? 0.4 : gap > 0 ? 0.2 : 0)
  }

  /** Whether openness or a case number stands beside it. */
  opens(candidate: Candidate): boolean {
    const known = this.opened.get(candidate) ?? this.looksOpen(candidate)
    this.opened.set(candidate, known)
    return known
  }

  private looksOpen({ line, title, open, caseNumber }: Candidate): boolean {
    return (
      open !== null ||
      caseNumber !== null ||
      inlineOpenness(title) !== null ||
      inlineOpenness((this.lines[line] as Line).text.slice(0, 40)) !== null ||
      (!this.counts[line] && this.standsBeside(line))
    )
  }

  /** "LUKKEDE SAGER" right over it: a closed item can have no text in open minutes. */
  private isGrouped({ line }: Candidate): boolean {
    const over = this.lines.slice(Math.max(0, line - 4), line).findLast(({ blank, noise }) => !blank && !noise)
    return over !== undefined && opennessOfGroup(over.text) !== null
  }

  /** Over and under a list of attachments stand the openness and the case number of the items around it. */
  private standsBeside(line: number): boolean {
    return (
      opennessNear(this.lines, line, -1, 2) !== null ||
      opennessNear(this.lines, line, 1, 4) !== null ||
      hasCaseNumber(this.lines, line, 4) ||
      caseNumberNear(this.lines, line, -1, 1) !== null
    )
  }

  /** A title that meetings have at their ends: seldom with a case, often without text. */
  isStanding(candidate: Candidate): boolean {
    const known = this.fixed.get(candidate) ?? standing.test(candidate.title || this.textBelow(candidate.line))
    this.fixed.set(candidate, known)
    return known
  }

  /** "1. Godkender budgettet" in a recommendation is one of its clauses. */
  private isClause({ line, title }: Candidate): boolean {
    if (this.asked[line] !== true) return false
    const { verb, at } = verbOf(title)
    // "Ny aftale om kørsel" asks for nothing.
    const isAsked = at === 0 || /^\p{L}+[rs](?!\p{L})/u.test(title.slice(at))
    return verb !== 'other' && at < 40 && isAsked
  }

  private textBelow(line: number): string {
    for (let at = line + 1; at < Math.min(this.lines.length, line + 8); at += 1) {
      const { blank, noise, text } = this.lines[at] as Line
      if (!blank && !noise) return text
    }
    return ''
  }

  private count(name: Counted, from: number, to: number): number {
    const sums = this.sums[name]
    return (sums[Math.max(from, to)] as number) - (sums[from] as number)
  }
}

/** Which lines stand in a recommendation, under its heading or behind "Det indstilles". */
function recommendations(lines: readonly Line[], headings: readonly (Heading | null)[]): boolean[] {
  let inside = false
  return lines.map(({ text }, at) => {
    const heading = headings[at]
    if (heading != null) inside = heading.kind === 'recommendation'
    else if (/^(?:[Dd]et|\p{Lu}[\p{L}-]+(?:et|en|ne)) indstille[rs](?!\p{L})/u.test(text)) inside = true
    return inside
  })
}

/** Lines that count the entries of a list of attachments: 1, 2, 3 from its heading on. */
function numberedAttachments(lines: readonly Line[], headings: readonly (Heading | null)[]): boolean[] {
  let next = 0
  return lines.map(({ text, blank, gap }, at) => {
    const heading = headings[at]
    if (heading != null) next = heading.kind === 'attachments' ? 1 : 0
    const number = next === 0 || blank ? undefined : (markerOf(text)?.number ?? countOf(text) ?? undefined)
    // "4.1 Budget" stands right under what is before it; behind a gap it begins an item as well as not.
    if (number === undefined || number !== next || gap > (/^\d+\.\d/.test(text) ? 0 : 1)) {
      // The first entry stands right under the heading.
      if (!blank && next === 1 && heading == null) next = 0
      return false
    }
    next += 1
    return true
  })
}

const isSection = (kind: HeadingKind | undefined) =>
  kind !== undefined && kind !== 'decision' && kind !== 'recommendation' && kind !== 'attachments' && kind !== 'other'

function sum(lines: readonly Line[], counts: (line: Line, at: number) => boolean): Int32Array {
  const sums = new Int32Array(lines.length + 1)
  lines.forEach((line, at) => {
    sums[at + 1] = (sums[at] as number) + (!line.blank && !line.noise && counts(line, at) ? 1 : 0)
  })
  return sums
}

const titleKey = ({ number, title, open }: Candidate) =>
  `${number} ${open ?? ''} ${title
    .toLowerCase()
    .replace(/[\s.…]*\d*$/, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .slice(0, 40)}`

/** Titles with their numbers that stand in the file more than once: in its table of contents, and over the item. */
function twice(candidates: readonly Candidate[]): Set<string> {
  const once = new Set<string>()
  const again = new Set<string>()
  for (const candidate of candidates) {
    const key = titleKey(candidate)
    if (candidate.title !== '' && once.has(key)) again.add(key)
    once.add(key)
  }
  return again
}
