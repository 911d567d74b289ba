import { type AttachmentFound, type ClauseFound, type SectionName, sectionNames } from '../../model.ts'
import { meetingFields } from '../heads/meeting-fields.ts'
import { listedAttachments } from '../lines/attachment-list.ts'
import { clausesOf } from '../lines/clauses.ts'
import type { Heading, HeadingKind } from '../lines/headings.ts'
import type { Line } from '../lines/lines.ts'
import { paragraphs } from '../lines/paragraphs.ts'
import { footField } from '../pages/foot-fields.ts'
import { caseNumberOf, fileName, markerOf } from '../words/vocabulary.ts'
import { isKeeperRow } from './keepers.ts'

/** A part of an item: its heading's kind and the lines under it, the heading's own line first when text stands on it. */
export type Part = {
  kind: HeadingKind
  from: number
  to: number
  lines: Line[]
  implied?: true
  /** The line of a heading that says where it was decided, and what it says. */
  decided?: { heading: Line; where: string }
}

/**
 * Divides an item's own text at its headings. What stands before the first one is `other`.
 *
 * @param from - first line behind the title
 * @param to - first line that is no longer the item's own text
 * @param title - the item's, which some systems repeat over its decision
 * @param first - the decision stands before the case here, so that any heading behind it ends it
 * @source dagsordener-das: Resumé, Baggrund, Sagsfremstilling, Indstilling, Bilag, Beslutning in any order
 */
export function partsOf(lines: readonly Line[], from: number, to: number, first = false, title = ''): Part[] {
  const parts: Part[] = [{ kind: 'other', from, to: from, lines: [] }]
  const aside: Line[] = []
  let named = ''
  for (let at = from; at < to; at += 1) {
    const line = lines[at] as Line
    const heading = line.blank || line.noise ? null : line.heading
    if (heading !== null && !saysDecided(parts, line) && (first || !staysInside(parts, heading.kind, line))) {
      const rest = heading.rest === '' ? [] : [{ ...line, text: heading.rest, gap: 0, heading: null }]
      const decided = heading.where === undefined ? {} : { decided: { heading: line, where: heading.where } }
      const before = parts.at(-1) as Part
      parts.push({ kind: heading.kind, from: at, to: at + 1, lines: rest, ...decided })
      if (isField(heading, before, lines[at + 1]))
        parts.push({ kind: before.kind, from: at + 1, to: at + 1, lines: [] })
      named = restOfTitle(title, heading.names)
      continue
    }
    if (named !== '' && !line.blank && !line.noise) {
      const goesOn = named.startsWith(line.text)
      named = goesOn ? named.slice(line.text.length).trim() : ''
      if (goesOn) continue
    }
    const fields = fieldsInDecision(parts.at(-1) as Part, lines, at, to)
    if (fields > 0) {
      aside.push(...lines.slice(at, at + fields))
      at += fields - 1
      continue
    }
    const again = titleAgain(parts.at(-1) as Part, line, lines[at + 1], title)
    if (again !== null) {
      parts.push({ kind: 'other', from: at, to: at + 1, lines: [] })
      named = again
      continue
    }
    const isFoot = !line.blank && !line.noise && isFootOf(parts.at(-1) as Part, lines, at, to)
    if (isFoot) {
      parts.push({ kind: 'other', from: at, to: at, lines: [] })
      // A case number is told by the item itself.
      if (caseNumberOf(line.text) !== null) continue
    }
    const asked = asksHere(parts, lines, at, to)
    if (asked >= 0) {
      const before = line.text.slice(0, asked).trim()
      if (before !== '') (parts.at(-1) as Part).lines.push({ ...line, text: before })
      parts.push({
        kind: 'recommendation',
        from: at,
        to: at + 1,
        lines: [{ ...line, text: line.text.slice(asked).trim() }],
        implied: true,
      })
      continue
    }
    if (isOver(parts.at(-1) as Part, line)) parts.push({ kind: 'other', from: at, to: at, lines: [] })
    const last = parts.at(-1) as Part
    last.lines.push(line)
    last.to = at + 1
  }
  if (aside.length > 0) parts.push({ kind: 'other', from: to, to, lines: aside })
  return parts
}

const fieldsInDecision = ({ kind, lines: own }: Part, lines: readonly Line[], at: number, to: number): number =>
  kind === 'decision'
    ? meetingFields(
        lines,
        at,
        to,
        own.every(({ blank, noise }) => blank || noise),
      )
    : 0

/**
 * The title once more behind the decision is the heading of the case, also on two lines: what is left of it on the
 * next. Right under the text of the decision, that must be ended.
 *
 * @returns null where it does not stand
 */
function titleAgain(
  { kind, lines }: Part,
  { blank, noise, text, gap }: Line,
  next: Line | undefined,
  title: string,
): string | null {
  if (kind !== 'decision' || blank || noise || title === '' || !title.startsWith(text)) return null
  const rest = title.slice(text.length).trim()
  const last = lines.findLast((line) => !line.blank && !line.noise)
  if (last === undefined || (gap === 0 && !/[.!?]$/.test(last.text))) return null
  return rest === '' || (text.length >= shortestPart && next !== undefined && !next.blank && next.text === rest)
    ? rest
    : null
}

/** A title is broken where a line is full. */
const shortestPart = 30

/** Behind these stand the fields of an item that are printed at its foot. */
const hasFoot: ReadonlySet<HeadingKind> = new Set(['decision', 'attachments'])

/** Under a decision the rows of who is to act are a foot as well, where something was decided. */
function isFootOf({ kind, lines: own }: Part, lines: readonly Line[], at: number, to: number): boolean {
  if (!hasFoot.has(kind)) return false
  const told = own.some(({ blank, noise }) => !blank && !noise)
  return footField(lines, at) > 0 || (kind === 'decision' && told && isKeeperRow(lines, at, to))
}

/** "Sagsforløb: Socialudvalget" right under "Resumé" is a row of its own, and what stands below it the resumé. */
function isField({ kind, rest }: Heading, before: Part, next: Line | undefined): boolean {
  const empty = before.lines.every(({ blank, noise }) => blank || noise)
  return kind === 'other' && rest !== '' && before.kind !== 'other' && empty && next?.blank === true
}

/** What is left of an item's title that a heading repeats and that goes on on the next line. */
function restOfTitle(title: string, names: string | undefined): string {
  if (names === undefined || names === '') return ''
  // "… højt speci-" / "aliserede tilbud": the title has the word whole.
  const shown = title.startsWith(names) ? names : names.replace(/-$/, '')
  return title.startsWith(shown) ? title.slice(shown.length).trim() : ''
}

const asks =
  /(?:^|(?<=[.:] ))(?:[Dd]et|\p{Lu}{2,4}|\p{Lu}[\p{L} -]{2,40}(?:et|en|ne|chef|direktør)) indstille[rs](?!\p{L})/u

/** Where on a line "Det indstilles, at …" begins a recommendation, in an item that has no heading for one; -1 if not. */
function asksHere(parts: readonly Part[], lines: readonly Line[], at: number, to: number): number {
  const { text, blank } = lines[at] as Line
  const last = (parts.at(-1) as Part).kind
  if (blank || last === 'decision' || last === 'attachments' || last === 'recommendation') return -1
  const found = text.includes('indstille') ? (asks.exec(text.slice(0, 1000))?.index ?? -1) : -1
  if (found < 0 || parts.some(({ kind }) => kind === 'recommendation')) return -1
  for (let next = at + 1; next < Math.min(to, at + 200); next += 1) {
    const line = lines[next] as Line
    const kind = line.blank || line.noise ? undefined : line.heading?.kind
    if (kind !== undefined) return kind === 'recommendation' ? -1 : found
  }
  return found
}

/** A recommendation without a heading ends behind its list, at a paragraph without a mark. */
function isOver({ implied, lines }: Part, line: Line): boolean {
  if (!implied || line.blank || line.noise || line.gap === 0 || markerOf(line.text) !== null) return false
  return lines.some(({ text }) => markerOf(text) !== null) && /^\p{Lu}/u.test(line.text)
}

/** "Det blev besluttet:" begins what was decided, under its heading. */
const saysDecided = (parts: readonly Part[], { heading, text }: Line): boolean =>
  heading?.kind === 'decision' && parts.at(-1)?.kind === 'decision' && /^det (?:blev|besluttedes) /i.test(text)

/** Words like "Orientering" or "Tidsplan" inside a decision are part of it, and in a list of attachments the title of one. */
function staysInside(parts: readonly Part[], kind: HeadingKind, { gap, text }: Line): boolean {
  const list = parts.at(-1)
  if (list?.kind === 'attachments' && ofMeeting.test(text) && isListed(list, gap)) return true
  if ((kind !== 'other' && kind !== 'process') || attendance.test(text)) return false
  const last = parts.at(-1)
  return last?.kind === 'decision' || (last?.kind === 'attachments' && gap === 0 && !text.includes(':'))
}

/** "Referat af mødet 3. marts 2008" in a list of attachments is an entry of it. */
const ofMeeting =
  /^(?:beslutnings|møde)?(?:referat|protokol) (?:fra|af|for) (?:det )?(?:(?:sidste|seneste|forrige) )?møde/i

const isListed = ({ lines }: Part, gap: number): boolean =>
  gap === 0 || lines.every(({ blank, noise }) => blank || noise)

/** Who was there, told behind what was decided. */
const attendance = /^(?:fremmøde|inhabilitet|habilitet|sagens forløb|sagsforløb|historik)/i

/** A recommendation is no longer than this; behind it stands text that no heading sets apart. */
const mostClauseLines = 1000

export type Contents = {
  sections: Partial<Record<SectionName, string>>
  recommendation: ClauseFound[]
  attachments: AttachmentFound[]
  decision: string | null
}

/** The names of files right under a title, on a page of the web. */
function filesOf(first: Part | undefined): string[] {
  const texts = (first?.kind === 'other' ? first.lines : []).filter(({ blank, noise }) => !blank && !noise)
  const end = texts.findIndex(({ text }) => !fileName.test(text))
  const own = end < 0 ? texts : texts.slice(0, end)
  return own.flatMap(({ text }) => text.replace(/^\S+ icon /, '').split(/,? (?=\S+\.(?:pdf|docx?|xlsx?|pptx?)$)/i))
}

/** A dash where nothing has been decided yet says nothing. */
const told = (text: string): string | null => (/^[-–—.\s]*$/.test(text) ? null : text)

/**
 * The texts of an item's parts. Two parts of a kind are one text, with an empty line between.
 *
 * @source dagsordener-das: item 17 of 22 January 2024, with "Orienteringspunkter" of its own
 */
export function contentsOf(parts: readonly Part[]): Contents {
  const texts = (kind: HeadingKind) =>
    parts
      .filter((part) => part.kind === kind)
      .map((part) => paragraphs(part.lines))
      .filter((text, at, all) => text !== '' && all.indexOf(text) === at)
      .join('\n\n')
  const listed = parts.filter(({ kind }) => kind === 'attachments').flatMap((part) => listedAttachments(part.lines))
  const named = sectionNames.map((name) => [name, texts(name)] as const).filter(([, text]) => text !== '')
  return {
    sections: Object.fromEntries(named),
    recommendation: parts
      .filter(({ kind }) => kind === 'recommendation')
      .flatMap((part) => clausesOf(part.lines.slice(0, mostClauseLines))),
    attachments: (listed.length > 0 ? listed : filesOf(parts[0])).map((title) => ({ title })),
    decision: told(texts('decision')),
  }
}
