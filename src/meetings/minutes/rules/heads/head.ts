import type { Line } from '../lines/lines.ts'
import { joinHalves } from '../lines/paragraphs.ts'
import { bodyOf, headerAt, longestName } from '../pages/headers.ts'
import { isButton } from '../pages/web-foot.ts'
import { bodyWord } from '../words/body-words.ts'
import { dateInText, dayAndHour, dayAndHours, timesInText } from '../words/dates.ts'
import { type HeadKind, labelOf } from '../words/head-labels.ts'
import { markerOf, opennessOfGroup } from '../words/vocabulary.ts'
import { endedAt } from './closings.ts'
import { namesSomebody, peopleOf } from './people.ts'

/** An entry of the table of contents: title, line, and what its part says of its openness. */
export type Listed = { title: string; line: number; open: boolean | null }

/** What a meeting's head tells. */
export type Head = {
  body: string | null
  date: string | null
  start?: string
  end?: string
  place?: string
  present: string[]
  absent: string[]
  others: string[]
  /** A name over all labels that runs over the pages too. */
  faint: string | null
  /** Lines that were understood. */
  read: Set<number>
  /** Titles of its table of contents by number, and the line each begins on. */
  contents: Map<string, Listed>
  /** What the paper says of all its items ("Åbent referat"), or its contents of those that follow. */
  open: boolean | null
  partOpen: boolean | null
  /** The line its last entry stands on. */
  lastEntry: number
}

type Field = {
  kind: HeadKind
  lines: Line[]
  /** Its name stands on a line of its own, over the value. */
  over?: boolean
}
type Reading = { head: Head; fields: Field[]; free: Line[] }

/**
 * Reads the head of a meeting (mødehoved): label and value on a line, labels on two lines ("Øvrige / deltagere"), and
 * two columns of labels side by side. A value goes on until the next label.
 *
 * @param from - first line that may belong to it
 * @param to - the line of the first item
 * @source dagsordener-das, head of 17 March 2025: seven present, three absent, six others, 12:00 to 16:00
 */
export function headOf(lines: readonly Line[], from: number, to: number): Head {
  const head: Head = {
    body: null,
    date: null,
    faint: null,
    present: [],
    absent: [],
    others: [],
    read: new Set(),
    contents: new Map(),
    open: null,
    partOpen: null,
    lastEntry: -1,
  }
  const fields: Field[] = []
  const free: Line[] = []
  let columns: { kinds: [HeadKind, HeadKind]; at: number } | null = null
  for (let at = from; at < to; at += 1) {
    const line = lines[at] as Line
    if (line.blank) continue
    const sides = columnLabels(line.raw)
    if (sides !== null) {
      columns = sides
      fields.push({ kind: sides.kinds[0], lines: [] }, { kind: sides.kinds[1], lines: [] })
      head.read.add(at)
      continue
    }
    const label = isPlaceUnder(fields.at(-1), line) ? null : labelAt(lines, at)
    if (label !== null) {
      columns = null
      const value = label.rest === '' ? [] : [valueLine(line, label.rest)]
      fields.push({ kind: label.kind, lines: value, over: label.rest === '' })
      for (let read = at; read <= label.last; read += 1) head.read.add(read)
      at = label.last
    } else if (isContentsHeading(line.text) && !(fields.length === 0 && isPaperName(lines, at))) {
      columns = null
      fields.push({ kind: 'remarks', lines: [] })
      head.read.add(at)
    } else if (saysOpenness(head, line.text) || contentsEntry(head, lines, at)) head.read.add(at)
    else if (columns !== null && !line.noise) {
      intoColumns(fields, columns, line)
      head.read.add(at)
    } else readFree({ head, fields, free }, lines, at)
  }
  for (const field of fields) readField(head, field)
  readSentence(head, free)
  return head
}

/** "Mødelokale 4" under "Mødested" is where, and no label with "4" behind it. */
const isPlaceUnder = (field: Field | undefined, { text, gap }: Line): boolean =>
  field?.kind === 'place' && field.over === true && field.lines.length === 0 && gap === 0 && !text.includes(':')

function valueLine(line: Line, rest: string): Line {
  const at = line.raw.indexOf(rest.slice(0, 12))
  return { ...line, text: rest, raw: at < 0 ? rest : line.raw.slice(at) }
}

/** "Øvrige" on one line and "deltagere" on the next are one label. */
function labelAt(lines: readonly Line[], at: number): { kind: HeadKind; rest: string; last: number } | null {
  const { text } = lines[at] as Line
  const next = lines[at + 1]
  if (/^øvrige$/i.test(text) && next !== undefined && /^(?:deltagere|oplysninger|mødedeltagere)/i.test(next.text)) {
    const both = labelOf(`${text} ${next.text}`)
    if (both !== null) return { ...both, last: at + 1 }
  }
  const label = labelOf(text)
  return label === null ? null : { ...label, last: at }
}

function columnLabels(raw: string): { kinds: [HeadKind, HeadKind]; at: number } | null {
  const match = /^\s*(\S[^:]{2,40}?):?(?:\s{3,}|\t+)(\S[^:]{2,40}?):?\s*$/.exec(raw.slice(0, 200))
  if (match === null) return null
  const left = labelOf(`${match[1]}:`)
  const right = labelOf(`${match[2]}:`)
  if (left?.rest !== '' || right?.rest !== '') return null
  return { kinds: [left.kind, right.kind], at: raw.indexOf(match[2] as string, (match[1] as string).length) }
}

/** A row of two columns belongs to both fields; a row that begins late, to the right one. */
function intoColumns(fields: Field[], columns: { at: number }, line: Line): void {
  const [left, right] = fields.slice(-2) as [Field, Field]
  const cut = /\S(?:\s{3,}|\t+)\S/.exec(line.raw)
  const indent = line.raw.length - line.raw.trimStart().length
  if (cut === null) {
    if (indent > columns.at / 2) right.lines.push(line)
    else left.lines.push(line)
    return
  }
  const at = cut.index + 1
  left.lines.push({ ...line, raw: line.raw.slice(0, at), text: line.raw.slice(0, at).trim() })
  right.lines.push({ ...line, raw: line.raw.slice(at), text: line.raw.slice(at).trim() })
}

/**
 * Adds the last entry of a table of contents that the first item is glued to: "9. Eventuelt1. Velkomst".
 *
 * @param own - number and title of the item
 * @source own: pages of the web taken as text without their line breaks
 */
export function addGlued(head: Head, lines: readonly Line[], at: number, own: string): void {
  const { text } = lines[at] as Line
  if (head.contents.size > 0 && text.endsWith(own)) contentsEntry(head, lines, at, text.slice(0, -own.length))
}

/** "Åbent referat" over all, "Lukkede punkter" over some entries of the contents. */
function saysOpenness(head: Head, text: string): boolean {
  const paper = openPaper.exec(text)
  const part = opennessOfGroup(text) ?? (/^(?:åbne|lukkede):?$/i.test(text) ? /^å/i.test(text) : null)
  if (paper !== null) head.open = !/^l/i.test(paper[1] ?? '')
  else if (part !== null) head.partOpen = part
  return paper !== null || part !== null
}

const openPaper = /^(åbent?|offentligt?|lukket) (?:møde|beslutnings)?(?:referat|dagsorden|protokol)$/i

/** "7. Rapport vedr. …": an entry of a table of contents, with the rest of its title on the next line. */
function contentsEntry(head: Head, lines: readonly Line[], at: number, text = (lines[at] as Line).text): boolean {
  // "12. marts 2025" is the day, and no item 12.
  const isDay = dateInText(text)?.at === 0
  const match = isDay ? null : /^(?:punkt\s*)?(\d{1,3})[.:]?\s+(\p{Lu}.*|\d{1,4}[-. ]\p{L}{3}.*)$/iu.exec(text)
  const last = [...head.contents.keys()].at(-1)
  const step = match === null || last === undefined ? 1 : Number(match[1]) - Number(last)
  // A number can be left out inside the list.
  const goesOn = step === 1 || (step > 1 && step <= mostLeftOut && head.lastEntry === textBefore(lines, at))
  if (match !== null && goesOn) {
    const title = (match[2] as string).replace(/\s*\.{2,}\s*\d*$/, '')
    head.contents.set(match[1] as string, { title, line: at, open: head.partOpen })
    head.lastEntry = at
    return true
  }
  if (last === undefined || !/^\p{Ll}/u.test(text) || head.lastEntry !== textBefore(lines, at)) return false
  const entry = head.contents.get(last)
  if (entry !== undefined) entry.title = joinHalves(entry.title, text)
  head.lastEntry = at
  return true
}

const mostLeftOut = 3

function textBefore(lines: readonly Line[], at: number): number {
  let before = at - 1
  while (before > 0 && lines[before]?.blank) before -= 1
  return before
}

const isContentsHeading = (text: string) =>
  /^(?:dagsorden|dagsordenspunkter|indhold|indholdsfortegnelse|indholdsliste|punkter|punktoversigt|punkter på dagsordenen|oversigt|sagsoversigt)\s*:?$/i.test(
    text,
  )

/** "DAGSORDEN" over the name of the body, and not over its items. */
function isPaperName(lines: readonly Line[], at: number): boolean {
  const below = lines.slice(at + 1, at + 5).find(({ blank }) => !blank)
  return /^dagsorden$/i.test((lines[at] as Line).text) && below !== undefined && isShort(below.text)
}

/** A line without a label: more of the last value, or the name of the body or the date above the head. */
function readFree({ head, fields, free }: Reading, lines: readonly Line[], at: number): void {
  const line = lines[at] as Line
  if (isButton(line.text)) {
    head.read.add(at)
    return
  }
  const header = headerAt(lines, at)
  if (!line.noise && header === null && isOver(fields.at(-1), line)) fields.push({ kind: 'remarks', lines: [] })
  const field = fields.at(-1)
  if (field === undefined) free.push(line)
  const ended = endedAt(line.text)
  if (header === null && field?.kind === 'remarks' && dayAndHours.test(line.text)) {
    head.date ??= dateInText(line.text)?.date ?? null
    Object.assign(head, { ...timesInText(line.text), ...pickTimes(head) })
    head.read.add(at)
  } else if (ended !== null) {
    head.end ??= ended
    head.read.add(at)
  } else if (header !== null) {
    // The line that names the meeting says its body better than a short line over it.
    if (header.date === (head.date ?? header.date)) head.body = header.body ?? head.body
    head.date ??= header.date
    Object.assign(head, { ...timesInText(header.text), ...pickTimes(head) })
    head.read.add(at)
  } else if (isWhere(line.text) && headerAt(lines, at - 2) !== null) {
    // "mødet i Takstforum" / "den 27. september 2011" / "i Regionshuset"
    head.place ??= line.text.replace(/^\p{L}+ /u, '')
    head.read.add(at)
  } else if (timeFirst.test(line.text) && timesInText(line.text).start !== undefined) {
    // "Kl. 9.00-11.00, Rådhuset": time and place without a label.
    const where = timeFirst.exec(line.text)?.[1]
    Object.assign(head, { ...timesInText(line.text), ...pickTimes(head) })
    if (where !== undefined && where.length < 80) head.place ??= where
    head.read.add(at)
  } else if (dayAndHour.test(line.text)) {
    // "28-02-2020 10:00", and where on the next line.
    head.date ??= dateInText(line.text)?.date ?? null
    head.start ??= timesInText(line.text.replace(/ (?=\d{1,2}[.:]\d{2}$)/, ' kl. ')).start
    const below = lines[at + 1]
    if (below !== undefined && isPlace(below)) head.place ??= below.text
    head.read.add(at)
  } else if (line.noise) {
    const isName = field === undefined && isShort(line.text) && bodyWord.test(line.text)
    if (isName && house.test(head.body ?? '')) head.body = bodyOf(line.text)
    else if (isName) head.faint ??= bodyOf(line.text)
    head.read.add(at)
  } else if (field !== undefined && (field.lines.length === 0 || (field.kind !== 'start' && field.kind !== 'end'))) {
    field.lines.push(line)
    head.read.add(at)
  } else if (isShort(line.text)) {
    // "REFERAT FRA DET FORRIGE MØDE" is the title of an attachment.
    if (line.heading === null && !notBody.test(line.text)) {
      const body = bodyOf(line.text)
      const longer = head.body !== null && body?.toLowerCase().startsWith(`${head.body.toLowerCase()} `)
      // The house stands over the body: "REGION NORD", "UDVALGET FOR TILBUD".
      const ofHouse = field === undefined && house.test(head.body ?? '') && bodyWord.test(line.text)
      head.body = longer || ofHouse ? body : (head.body ?? body)
    }
    head.read.add(at)
  } else if (dateInText(line.text) !== null && line.text.length < 100) {
    const date = dateInText(line.text)?.date ?? null
    // A day with an hour is the meeting's, one without can be that of the paper.
    head.date = head.start === undefined && timesInText(line.text).start !== undefined ? date : (head.date ?? date)
    Object.assign(head, { ...timesInText(line.text), ...pickTimes(head) })
    head.read.add(at)
  }
}

const notBody = /^(?:referat|dagsorden|bilag)(?: fra| til| for| af| \d)|^tillægsdagsorden$/i

const isPlace = ({ blank, text, gap, heading }: Line): boolean =>
  !blank &&
  gap === 0 &&
  heading === null &&
  /^\p{Lu}\p{L}*\p{Ll}/u.test(text) &&
  text.length < 80 &&
  !text.includes(':')

const isWhere = (text: string): boolean => /^(?:i|på|hos) \p{Lu}.{2,90}$/u.test(text) && !/\.$/.test(text)

/** Whether the value of a field has ended before this line. */
function isOver(field: Field | undefined, line: Line): boolean {
  const last = field?.lines.at(-1)
  if (field === undefined || last === undefined) return false
  if (field.kind === 'body') return true
  if (field.kind === 'place' && field.over === true) return line.gap > 0
  if (field.kind === 'place' || field.kind === 'time') {
    return line.gap > 0 || !(last.full || /[,–-]$/.test(last.text) || /^[\p{Ll}\d]/u.test(line.text))
  }
  const people = field.kind === 'present' || field.kind === 'absent' || field.kind === 'others'
  return people && line.gap > 0 && !namesSomebody(line)
}

const timeFirst =
  /^(?:kl\.?|klokken) ?\d{1,2}[.:]?\d{0,2}(?: ?(?:[-–]|til) ?\d{1,2}[.:]?\d{0,2})?(?:,\s*(\p{Lu}.*))?$/iu
const bodyNamed =
  /(?:møde|mødet|referat)\s+(?:i|for|af|fra|med)\s+(?!(?:(?:ekstra)?ordinært |konstituerende |virtuelt )?møde|(?:det |den )?(?:forrige|seneste|sidste))(\p{L}.+?)(?=,| - |\s+(?:den|d\.|kl\.?|(?:man|tirs|ons|tors|fre|lør|søn)dag)(?:\s|$)|\.?$)/iu
const placed = /(?:^|[\d.,)])\s*(?:i|på|hos|ved)\s+(\p{L}.{2,80})$/u
const placeWord =
  /(?:huset|rådhus|lokale|centret|center|teams|skype|zoom|salen|kantinen|skolen|gården)(?!\p{L})|(?:vej|gade|plads|allé) \d/iu

/**
 * What stands over the labels is one sentence, broken anywhere: "Referat fra møde i … den 10. januar 2008 kl. 10.00-12.00
 * i mødelokale B."
 */
function readSentence(head: Head, free: readonly Line[]): void {
  const alone = free.findIndex(({ text }) => dateInText(text) !== null)
  const from =
    alone >= 0 ? alone : free.findIndex(({ text }, at) => dateInText(`${text} ${free[at + 1]?.text}`) !== null)
  const title = free.find(({ text }) => bodyNamed.test(text))
  if (title !== undefined) head.body = namedIn(title.text, head.body)
  if (from < 0) return
  const start = free.findLastIndex(({ gap }, at) => at <= from && gap > 0)
  const next = free.findIndex(({ gap }, at) => at > from && gap > 0)
  const block = free.slice(Math.max(0, start), next < 0 ? free.length : next).map(({ text }) => text)
  const text = block.join(' ')
  const date = dateInText(text)
  if (date === null) return
  head.body = namedIn(text.slice(0, date.at), head.body)
  const line = dateInText(free[from]?.text ?? '')
  if (line !== null) head.body ??= bodyOf((free[from]?.text ?? '').slice(0, line.at))
  if (date.at <= farthestDate) head.date ??= date.date
  Object.assign(head, { ...timesInText(text), ...pickTimes(head) })
  const where = placed.exec(text.slice(date.at + date.length).replace(/\.$/, ''))?.[1]
  head.place ??= where ?? free.slice(from + 1).find(({ text }) => placeWord.test(text) && text.length < 80)?.text
}

/** "Den 5. november 2015 fra kl. 9.30", "Torsdag d. 11.09.14": a day that begins its lines is the meeting's. */
const farthestDate = 14

/** "møde i …" says the name better than what is left of a line without its date. */
function namedIn(text: string, known: string | null): string | null {
  const found = bodyNamed.exec(text)?.[1]
  return found === undefined || found.length > longestName ? known : found.trim()
}

const pickTimes = ({ start, end }: Head) => ({ ...(start ? { start } : {}), ...(end ? { end } : {}) })

const house = /^(?:region(?:en)? \p{L}+|(?:fælles)?sekretariatet(?: for [\p{L} ]+)?|\p{L}+(?: \p{L}+)? kommune)$/iu

/** The name of a body stands alone: short, in upper case, no sentence, no list, no figure. */
function isShort(text: string): boolean {
  const plain = !/[\d.:;]/.test(text) && (!text.includes(',') || bodyWord.test(text))
  return text.length <= 60 && /^\p{Lu}/u.test(text) && plain && markerOf(text) === null
}

function readField(head: Head, { kind, lines }: Field): void {
  const text = lines.reduce((sum, line) => (sum === '' ? line.text : joinHalves(sum, line.text)), '')
  if (kind === 'present' || kind === 'absent' || kind === 'others') {
    const { here, away } = peopleOf(lines)
    head[kind].push(...here)
    head.absent.push(...away)
  } else if (kind === 'place') head.place ??= text || undefined
  else if (kind === 'body') head.body = bodyOf(text) ?? head.body
  else if (kind === 'time' || kind === 'both') readTime(head, text, kind)
  else if (kind === 'start') Object.assign(head, { ...timesOnly(head, text), ...pickTimes(head) })
  else if (kind === 'end') head.end ??= timesInText(/kl/i.test(text) ? text : `kl. ${text}`).start
}

function timesOnly(head: Head, text: string): { start?: string; end?: string } {
  head.date ??= dateInText(text)?.date ?? null
  return timesInText(text)
}

function readTime(head: Head, text: string, kind: HeadKind): void {
  // What stands under its label goes before what runs over the pages: that can be when they were printed.
  Object.assign(head, timesOnly(head, text))
  if (kind !== 'both') return
  const place = /\d[^\p{L}]*,?\s+(?:i|på|hos|ved)?\s*(\p{Lu}.*)$/u.exec(text)
  if (place !== null) head.place ??= place[1]
}
