import { dateInText, timesInText } from './dates.ts'
import type { Header } from './headers.ts'
import type { Line } from './lines.ts'

/** What a line of a meeting's head tells. */
export type HeadKind =
  | 'time'
  | 'start'
  | 'end'
  | 'place'
  | 'both'
  | 'present'
  | 'absent'
  | 'others'
  | 'body'
  | 'remarks'

const labels: [HeadKind, RegExp][] = [
  [
    'absent',
    /^hvem (?:var |er )?(?:fraværende|ikke (?:til stede|med)|(?:har |havde )?meldt afbud)(?: på mødet| til mødet)?\?/i,
  ],
  ['present', /^hvem (?:deltog|deltager|var til ?stede|er til ?stede|mødte|var med)(?: (?:i|på|til) mødet)?\?/i],
  // The head of a table: "Navn   Stilling   Deltog", and a sentence.
  ['present', /^navn(?: \p{L}+){0,3} (?:deltog|til ?stede|mødt)$|^i mødet deltog(?=\s*:|\s+\p{Lu})/iu],
  ['both', /^(?:tid og sted|tidspunkt og sted|dato og sted)/i],
  ['start', /^(?:mødestart|starttidspunkt|start(?=\s*:|\s+\d|\s+kl))/i],
  ['end', /^(?:mødeslut|sluttidspunkt|slut(?=\s*:|\s+\d|\s+kl))/i],
  ['time', /^(?:dato og tid(?:spunkt)?|mødedato|mødetidspunkt|mødetid|tidspunkt|dato|tid|hvornår)(?![\p{L}-])/iu],
  ['time', /^(?:(?:kl\.?|klokken)(?=\s*:)|klokkeslæt(?![\p{L}-]))/iu],
  ['place', /^(?:mødested|mødelokale|lokation|lokale|sted|hvor)(?![\p{L}-])/iu],
  [
    'absent',
    /^(?:fraværende(?: med afbud)?|fravær|(?:ikke|ej) til ?stede(?: under (?:punktet|sagen))?|ikke mødt|afbud(?: fra)?|meldt afbud|forhindret(?: i at deltage)?)(?: (?:var|er)(?=\s*:))?(?![\p{L}-])/iu,
  ],
  [
    'others',
    /^(?:øvrige(?: mødedeltagere| deltagere| tilstedeværende)?|andre deltagere|gæster|desuden deltog|endvidere deltog|inviterede|suppleanter|fra sekretariatet|sekretariat)(?![\p{L}-])/iu,
  ],
  [
    'present',
    /^(?:til ?stede|tilstedeværende|mødedeltagere|deltagere|medlemmer|fremmødte|mødt|deltog|deltagelse)(?: (?:var|er)(?=\s*:))?(?![\p{L}-])/iu,
  ],
  [
    'remarks',
    /^(?:øvrige oplysninger|bemærkninger|referat(?=: \S)|referent|mødeleder|ordstyrer|dirigent|nb\.?|stedfortrædere?|hent som fil)(?![\p{L}-])/iu,
  ],
  ['body', /^(?:(?:møde|forum|udvalg|mødeforum|gremium|mødets navn)(?:\s*:|$)|emne\s*:)/i],
]

export type Label = { kind: HeadKind; rest: string }

/**
 * A label of a meeting's head with what stands behind it: "Sted Microsoft Teams-møde", "Afbud: …", "Tid".
 *
 * Without a colon the value must begin in upper case or with a figure: "Sted er endnu ikke fastlagt" is a sentence.
 *
 * @returns null for any other line
 * @source dagsordener-das, heads of 9 January and 17 March 2025: Tid, Sted, Fraværende, Til stede, Øvrige deltagere
 */
export function labelOf(text: string): Label | null {
  // "Øvrige oplysninger" must not be read as "Øvrige".
  const order = /^øvrige oplysninger/i.test(text) ? labels.filter(([kind]) => kind === 'remarks') : labels
  for (const [kind, pattern] of order) {
    const match = pattern.exec(text)
    if (match === null) continue
    const behind = text.slice(match[0].length).replace(/^\s*\([^)]*\)/, '')
    const colon = /^\s*:\s*/.exec(behind) ?? (match[0].endsWith(':') ? [''] : null)
    const rest = (colon === null ? behind : behind.slice(colon[0].length)).trim()
    // "Mødelokale B" says where with the word itself.
    if (kind === 'place' && colon === null && rest !== '' && /^(?:møde)?lokale/i.test(text)) return { kind, rest: text }
    if (colon !== null || rest === '' || /^[\p{Lu}\d]/u.test(rest) || /^(?:den|d\.|kl)\b/.test(rest))
      return { kind, rest }
    return null
  }
  return null
}

/**
 * Whether a line can be the name of the paper on its front page.
 *
 * @source own: "Referat" and "Referat fra …" are headings of a decision elsewhere
 */
export const namesPaper = (text: string): boolean =>
  /^(?:beslutnings|møde)?(?:referat|protokol)(?: fra| af| for|$)/i.test(text)

/** The place where the papers of a meeting begin to speak of the meeting itself. */
export type Front = {
  line: number
  date: string
  body: string | null
  /** Lines that support it: a header, or labels of a head. */
  strength: number
  /** Labels of a head are among them, not headers alone. */
  labelled: boolean
}

const reach = 25

/**
 * Finds the fronts of meetings: a time with its date and at least one more label near it, or a header at the top of a
 * page. Fronts of one date next to each other are one.
 *
 * @source dagsordener-das: the minutes of 9 January 2025 inside the pack of 17 March, with a title page and a head
 */
export function frontsIn(lines: readonly Line[], headers: readonly Header[]): Front[] {
  const fronts: Front[] = headers.map(({ line, date, body }) => ({ line, date, body, strength: 1, labelled: false }))
  lines.forEach((line, at) => {
    if (line.blank) return
    const label = dayOverHours(lines, at) ?? labelOf(line.text)
    if (label === null || (label.kind !== 'time' && label.kind !== 'both' && label.kind !== 'start')) return
    const found = dateInText(label.rest) ?? dateInText(nextText(lines, at))
    if (found === null) return
    const near = labelsNear(lines, at) + (underMeeting(lines, at) ? 1 : 0)
    if (near > 0) fronts.push({ line: at, date: found.date, body: null, strength: 1 + near, labelled: true })
  })
  return merged(fronts.sort((a, b) => a.line - b.line))
}

const day = /^(?:\p{L}+dag,? )?(?:(?:den|d\.) )?\d{1,2}\. ?\p{L}{3,9} \d{4}$/iu
const hours = /^(?:kl\.?|klokken) ?\d{1,2}/i

/** "Mandag den 14. oktober 2019" and "Kl. 10.00-12.00" behind or below: the time of a meeting without a word for it. */
function dayOverHours(lines: readonly Line[], at: number): Label | null {
  const { text } = lines[at] as Line
  const isTime = (day.test(text) && hours.test(nextText(lines, at))) || dayAndHours.test(text)
  return isTime ? { kind: 'time', rest: text } : null
}

/**
 * "Torsdag den 2. februar 2017 kl. 9.00-15.00": the time of a meeting, alone on its line.
 *
 * @source own: minutes without a word for their time
 */
export const dayAndHours =
  /^(?:\p{L}+dag,? )?(?:(?:den|d\.) )?\d{1,2}\. ?\p{L}{3,9} \d{4},? kl\.? ?\d{1,2}[.:]\d{2}(?:\s?[-–]\s?\d{1,2}[.:]\d{2})?$/iu

/** "til mødet i Dialogforum" or "REFERAT" and the name, and "den 14. maj 2012 kl. 09:00" below, each alone on its line. */
function underMeeting(lines: readonly Line[], at: number): boolean {
  if (!dayAndHours.test((lines[at] as Line).text)) return false
  const before = lines[at - 1]
  if (before !== undefined && /^(?:referat )?(?:til|af|fra) møde[t ]/i.test(before.text)) return true
  const above = lines.slice(Math.max(0, at - underPaper), at).filter(({ blank, noise }) => !blank && !noise)
  return above.slice(-2).some(({ text }) => paperAlone.test(text))
}

/** The name of the body and empty lines stand between the paper's name and the day. */
const underPaper = 6
const paperAlone = /^(?:(?:beslutnings|møde)?(?:referat|protokol)|dagsorden)$/i

function merged(fronts: readonly Front[]): Front[] {
  const kept: Front[] = []
  for (const front of fronts) {
    const last = kept.at(-1)
    if (last !== undefined && last.date === front.date) {
      last.strength += front.strength
      last.labelled ||= front.labelled
      last.body ??= front.body
    } else kept.push({ ...front })
  }
  return kept
}

function nextText(lines: readonly Line[], at: number): string {
  for (let next = at + 1; next < Math.min(lines.length, at + 4); next += 1) {
    const { blank, text } = lines[next] as Line
    if (!blank) return text
  }
  return ''
}

function labelsNear(lines: readonly Line[], at: number): number {
  const kinds = new Set<HeadKind>()
  let seen = 0
  for (let next = Math.max(0, at - 6); next < lines.length && seen < reach; next += 1) {
    const { blank, text } = lines[next] as Line
    if (blank || next === at) continue
    seen += 1
    if (/^i mødet /i.test(text)) continue
    const label = labelOf(text)
    if (label !== null && ['place', 'present', 'absent', 'others', 'end'].includes(label.kind)) kinds.add(label.kind)
  }
  return kinds.size
}

/**
 * The times a line of a head gives.
 *
 * @source dagsordener-das, head of 17 March 2025: from 12:00 to 16:00
 */
export const headTimes = timesInText
