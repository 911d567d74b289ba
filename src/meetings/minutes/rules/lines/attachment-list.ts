import { bareText } from '../words/bare-text.ts'
import { markerOf } from '../words/vocabulary.ts'
import type { Line } from './lines.ts'
import { joinHalves } from './paragraphs.ts'

const numbered = /^bilag\s*(?:nr\.?\s*)?\d{1,3}\b/i
/** "A. Kort", "B. Notat": letters one after the other from the first. */
const lettered = /^([A-Z])[.)]\s+(?=\S)/
/** "1 (Åben) Kort (1234/24)": number, openness and the document's own number around the title. */
const fielded = /^\d{1,3} \((?:åben|lukket)\) (?=\S)/i
const document = /\s*\(\d{2,7}[/-]\d{2,7}\)$/

/** "Åben - Kort": what every entry of a list says first is no part of its title. */
const openFirst = /^(?:åben|lukket) [–-] (?=\S)/i

/** "Kort (PDF, 120 KB)": what a web page says of the file. */
const file = /\s*\((?:pdf|docx?|xlsx?|pptx?|odt|jpe?g|png)(?:, ?[\d.,]+ ?[kmg]b)?\)$/i
/** "PDF, 120 kB" on a line of its own says the same. */
const fileAlone = /^(?:pdf|docx?|xlsx?|pptx?|odt|jpe?g|png)(?:(?:,| [|–-])? ?[\d.,]+ ?[kmg]b)?$/i
const none = /^(?:ingen|(?:der er )?ingen bilag(?: (?:til|på|i) (?:punktet|sagen|dette punkt))?|-)\.?$/i

/**
 * The titles of a list of attachments (bilag), as they are written, without their bullet.
 *
 * Entries begin with a bullet, a dash, a number or "Bilag 3"; in a list without any mark each line is an entry, unless
 * it begins in lower case or the line before is cut by a hyphen. A list ends at a second empty line, or a new page,
 * behind an entry.
 *
 * @source dagsordener-das: the six attachments of item 9 of 9 January 2025, three of them on two lines
 */
export function listedAttachments(lines: readonly Line[]): string[] {
  const filled = uncounted(unlettered(listLines(lines)))
  if (filled.some(({ text }) => fielded.test(text))) return fieldedTitles(filled)
  // "Bilag 2 - …" among others without a number marks nothing: there each line that had room to go on is an entry.
  const bulleted = filled.some(({ text }) => markerOf(text) !== null)
  const marked = bulleted || filled.some(({ text }) => begins(text))
  const mixed = marked && !bulleted
  const titles: string[] = []
  let full = true
  for (const { text, full: isFull } of filled) {
    const marker = markerOf(text)
    const last = titles.at(-1)
    const begun = (mixed && !full) || !marked
    const own = last === undefined || begins(text) || (begun && !(/^\p{Ll}/u.test(text) || /-$/.test(last)))
    full = isFull
    if (own) titles.push(marker === null ? text : marker.rest)
    else titles[titles.length - 1] = joinHalves(last, text)
  }
  // "Notat; Oversigt" behind the heading, on one line or broken to fit the page.
  const row = titles.reduce((sum, title) => (sum === '' ? title : joinHalves(sum, title)), '')
  const between = [/;\s+/, /\s+[|]\s+/].find((each) => each.test(row))
  const all = !marked && between !== undefined ? row.split(between) : titles
  return withoutFields(all.filter((title) => !documentAlone.test(title)))
    .map((title) => title.replace(file, '').trim())
    .filter((title) => title !== '' && !none.test(title))
}

/** "3a) Kort", "Åben Kort 60786/14": what every entry begins or ends with besides its title. */
const fieldsOfEntries = [
  /\s+\(\d{4,9} - \p{Lu}{2,4}-\d{4}-\d{3,7}\)$/u,

  /^\d{1,3} - \d{4,9} - (?=\S)/u,
  openFirst,
  /^(?:åben|lukket) (?=\p{Lu})/iu,
  /^\d{1,3}[a-z]\) (?=\S)/u,
  /\s+\d{2,7}\/\d{2,4}$/u,
]

function withoutFields(titles: readonly string[]): string[] {
  return fieldsOfEntries.reduce<string[]>(
    (all, field) =>
      all.length > 0 && all.every((title) => field.test(title)) ? all.map((title) => title.replace(field, '')) : all,
    [...titles],
  )
}

/** "306-2018-51220" over the title it belongs to. */
const documentAlone = /^\d{2,4}-\d{4}-\d{3,7}$/

/**
 * How many lines the list takes, counted from its first.
 *
 * @source own: the same bounds as the list itself
 */
export function listLength(lines: readonly Line[]): number {
  const last = listLines(lines).at(-1)
  return last === undefined ? 0 : lines.indexOf(last) + 1
}

const counted = /^(?:(\d{1,3})\.)?(\d{1,2}) (?=\p{Lu})/u

/**
 * The number an entry of a list begins with when no sign is behind it: "2 Budget", and "4.2 Budget" under item 4.
 *
 * @returns null for any other line; its number in the list
 * @source own: two systems number the attachments of an item so
 */
export function countOf(text: string): number | null {
  const found = counted.exec(text)
  return found === null ? null : Number(found[2])
}

/** The list with dashes for such numbers, as far as they count from 1. */
function uncounted(filled: readonly Line[]): readonly Line[] {
  let next = 1
  const marked = filled.map((line) => {
    if (countOf(line.text) !== next) return line
    next += 1
    return { ...line, text: line.text.replace(counted, '- ') }
  })
  return marked[0] === filled[0] ? filled : marked
}

/** The list with dashes for its letters. */
function unlettered(filled: readonly Line[]): readonly Line[] {
  let next = 'A'.charCodeAt(0)
  const marked = filled.map((line) => {
    if (lettered.exec(line.text)?.[1]?.charCodeAt(0) !== next) return line
    next += 1
    return { ...line, text: line.text.replace(lettered, '- ') }
  })
  return marked[0] === filled[0] ? filled : marked
}

function fieldedTitles(filled: readonly Line[]): string[] {
  const titles: string[] = []
  for (const { text } of filled) {
    if (titles.length === 0 || fielded.test(text)) titles.push(text)
    else titles.push(joinHalves(titles.pop() as string, text))
  }
  return titles.map((title) => title.replace(fielded, '').replace(document, '').trim()).filter((title) => title !== '')
}

const begins = (text: string) => numbered.test(text) || markerOf(text) !== null

function listLines(lines: readonly Line[]): Line[] {
  const filled: Line[] = []
  for (const line of lines) {
    if (line.blank || line.noise || fileAlone.test(line.text)) continue
    const over = line.gap >= 2 || (line.page && filled.some(({ text }) => begins(text)))
    // In lower case it is the rest of the entry before, also behind a new page.
    if (filled.length > 0 && over && !begins(line.text) && !/^\p{Ll}/u.test(line.text)) break
    // On a new page the title of an entry is that attachment itself.
    if (line.page && filled.some(({ text }) => bareText(text) === bareText(line.text))) break
    filled.push(line)
  }
  return filled
}
