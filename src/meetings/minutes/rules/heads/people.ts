import type { Line } from '../lines/lines.ts'
import { joinHalves } from '../lines/paragraphs.ts'
import { markerOf } from '../words/vocabulary.ts'

/** People of a meeting's head, one text each: a name, or a name with what the paper says of it. */
export type People = { here: string[]; away: string[] }

const namePattern = /^\p{Lu}[\p{L}'’.-]*(?: (?:\p{Lu}[\p{L}'’.-]*|af|de|der|den|du|la|van|von|el|al)){1,5}$/u
const notAName =
  /(?:kommune|region|sekretariat|styrelse|ministeri|forvaltning|afdeling|center|socialaftale|psykiatri|velfærd|myndighed|specialsektor|chef|direktør|konsulent|leder|formand|koordinator|rådgiver|nordjylland|midtjylland|syddanmark|sjælland|hovedstaden|danmark|område)/i
const role =
  /^(?:\p{L}+(?:chef|direktør|konsulent|leder|formand|koordinator|rådgiver|sekretær|jurist|læge)|chef|direktør|konsulent|leder|formand|sekretær)(?=\s|,|$)/iu
const awayMark =
  /\s*[–—-]?\s*[([]?\b(?:afbud|deltager ikke|deltog ikke|ikke til stede|fraværende)\b[)\]]?\.?\s*$|,\s*nej$/i
const hereMark = /\s*[–—-]\s*til stede$|,\s*ja$/i
/** Who was away, told behind who was there. */
const wereAway = /[.;]\s+(?:der var (?:meldt )?afbud fra|afbud(?: fra)?:?|fraværende(?: var)?:?)\s+(?=\p{Lu})/iu
const nobody = /^(?:ingen|-|–|ingen afbud|alle)\.?$/i

/** "Medlem 4": papers whose names were taken out. */
const numbered = /^\p{Lu}\p{Ll}{3,} \d{1,2}$/u

/**
 * Whether a text is a person's name and nothing more.
 *
 * @source dagsordener-das: "Haukur S. Thorsteinsson" is one, "KKR Nordjylland" and "Centerchef i Morsø Kommune" are not
 */
export function isName(text: string): boolean {
  if (numbered.test(text)) return true
  return namePattern.test(text) && !notAName.test(text) && !/(?:^|\s)[\p{Lu}]{2,}(?:\s|$)/u.test(text)
}

/**
 * Divides the lines of a head's list of people: a list with bullets, a name per line, or names between commas, where a
 * title or an organisation belongs to the name before it. Who is marked as absent stands apart.
 *
 * @source dagsordener-das: "Charlotte Saaby, Centerchef i Morsø Kommune (suppleant for …), Haukur S. Thorsteinsson, KKR Nordjylland" are two people
 */
export function peopleOf(lines: readonly Line[]): People {
  const rows = lines.filter(({ blank, noise, text }) => !blank && !noise && !/^[^,]{2,60}:$/.test(text))
  const texts = sideBySide(rows.map(rowText))
  const whole = texts.reduce((sum, text) => (sum === '' ? text : joinHalves(sum, text)), '')
  const [present = '', absent = ''] = whole.split(wereAway)
  const entries = texts.some((text) => markerOf(text) !== null)
    ? bulleted(texts)
    : isOnePerLine(texts) || areRows(rows, texts)
      ? texts.map((text) => text.replace(/ {3,}/g, ', '))
      : divided(present)
  const people: People = {
    here: [],
    away: divided(absent)
      .map(tidy)
      .filter((text) => text !== ''),
  }
  for (const entry of entries.map(tidy)) {
    if (entry === '' || nobody.test(entry)) continue
    const name = entry.replace(awayMark, '').trim()
    if (name !== entry && name !== '') people.away.push(name)
    else people.here.push(entry.replace(hereMark, ''))
  }
  return people
}

/**
 * Whether a line names anybody, so that it can go on with a list of people behind an empty line.
 *
 * @source own: names stand alone or between commas
 */
export function namesSomebody(line: Line): boolean {
  const text = rowText(line)
  const parts = (markerOf(text)?.rest ?? text).split(/[,;(]| og | {3}/)
  return /^\p{Ll}|:$/u.test(text) || parts.some((part) => isName(part.trim())) || role.test(text) || awayMark.test(text)
}

/** Columns stay apart: three spaces or a tab between them. */
function rowText(line: Line): string {
  return line.raw
    .replace(/[\f\u00ad\u200b\ufeff]/g, '')
    .trim()
    .split(/\t+| {3,}/)
    .map((column) => column.replace(/\s+/g, ' ').trim())
    .join('   ')
}

const tidy = (entry: string) =>
  entry
    .replace(/\s+/g, ' ')
    .replace(/^[,;:\s]+|[,;.\s]+$/g, '')
    .replace(/\s+,/g, ',')

function bulleted(texts: readonly string[]): string[] {
  const entries: string[] = []
  for (const text of texts) {
    const marker = markerOf(text)
    if (marker !== null) entries.push(marker.rest)
    else if (entries.length === 0) entries.push(...divided(text))
    else entries[entries.length - 1] = joinHalves(entries.at(-1) as string, text)
  }
  return entries
}

/** Each line a name, alone or with a title behind a comma: no list that was broken to fit the page. */
function isOnePerLine(texts: readonly string[]): boolean {
  if (texts.length < 2 || texts.slice(0, -1).some((text) => /(?:,|;|\bog|-)$/.test(text))) return false
  return texts.every((text) => {
    const [first = '', ...rest] = text.split(/,| {3,}| [–-] | \(/)
    return (isName(first.trim()) || isTitled(first.trim())) && !rest.some((part) => isName(part.trim()))
  })
}

/**
 * Whoever they are and however they are called ("Formand", "Direktør, Aalborg Kommune"): each line begins anew and ended
 * before it was full.
 */
function areRows(rows: readonly Line[], texts: readonly string[]): boolean {
  const isBroken = ({ full, text }: Line, at: number) => full && text.length >= shortestFull && at < rows.length - 1
  const isWide = texts.length > rows.length
  return texts.length >= 2 && (isWide || !rows.some(isBroken)) && texts.every((text) => isRow(text))
}

/** On paper that is narrower every line seems full. */
const shortestFull = 50

function isRow(text: string): boolean {
  const [, ...rest] = text.split(/, | {3,}/)
  const isOpen = /(?:[,;.-]|(?:^| )(?:og|samt|i|af|for|fra|til))$/.test(text)
  return (
    /^\p{Lu}/u.test(text) &&
    text.length <= 100 &&
    !isOpen &&
    rest.length <= 2 &&
    !rest.some((part) => isName(part.trim()))
  )
}

/** Two people in a row, each with a title: "Direktør, Aalborg Kommune      Direktør, Thisted Kommune". */
function sideBySide(texts: string[]): string[] {
  const rows = texts.map((text) => text.split(/ {3,}/))
  const isPair = ([left = '', right = '', ...more]: string[]) =>
    more.length === 0 && [left, right].every((text) => role.test(text) && text.includes(', '))
  const pairs = rows.filter(isPair).length
  return pairs >= 2 && rows.every((row) => row.length < 2 || isPair(row)) ? rows.flat() : texts
}

/** "Fag- og udviklingschef Erik Sand". */
const isTitled = (text: string): boolean => {
  const word = text.replace(/^\p{L}+- og /u, '')
  return role.test(word) && isName(word.replace(/^\p{L}+ /u, ''))
}

/** Where people stand apart by semicolons, no comma joins what stands on both sides of one. */
function divided(text: string): string[] {
  const groups = cut(text, ';')
  return groups.length > 1 ? groups.flatMap(divided) : dividedByCommas(text)
}

function dividedByCommas(text: string): string[] {
  const people: string[] = []
  for (const part of parts(text)) {
    const last = people.at(-1)
    const begun = last?.split(/,| \(/)[0] ?? ''
    const plain = isName(begun) || isTitled(begun)
    // "Konsulent, Aalborg Kommune, Konsulent, Morsø Kommune"
    const ofRole =
      last !== undefined &&
      role.test(last.replace(/^\p{L}+- og /u, '')) &&
      !last.includes(',') &&
      organisation.test(part)
    if (ofRole) people[people.length - 1] = `${last}, ${part}`
    else if (
      last === undefined ||
      isName(part) ||
      isTitled(part) ||
      isName(part.replace(/\s*\([^)]*\)$/, '')) ||
      !plain ||
      beginsWithRole(last, part)
    )
      people.push(part)
    else people[people.length - 1] = `${last}, ${part}`
  }
  return people
}

const organisation =
  /^(?:\p{L}+(?:-\p{L}+)? kommunes?|region \p{L}+|regionen|kommunen|sekretariat .*|KL)(?: \([^)]*\))?\.?$/iu

/** "Konsulent i KKR Vest Lone Munk": title first and name last, behind somebody whose title has been given. */
function beginsWithRole(last: string, part: string): boolean {
  const tail = part.split(' ').slice(-2).join(' ')
  return last.includes(',') && role.test(part) && isName(tail) && part.split(' ').length >= 5
}

function parts(text: string): string[] {
  return cut(text, ',')
    .flatMap((part) => part.split(/ {3,}/))
    .flatMap(beforeAnd)
    .map((each) => each.trim())
    .filter((each) => each !== '')
}

/** Cut at a mark, not within brackets. */
function cut(text: string, mark: ',' | ';'): string[] {
  const found = ['']
  let depth = 0
  for (const piece of text.split(/([,;()])/)) {
    if (piece === '(') depth += 1
    if (piece === ')') depth = Math.max(0, depth - 1)
    if (piece === mark && depth === 0) found.push('')
    else found[found.length - 1] += piece
  }
  return found
}

/** "X og Y": two people when both sides can be, not the "og" inside a title. */
function beforeAnd(text: string): string[] {
  const [before, ...behind] = text.trim().split(/ (?:og|samt) /)
  for (let at = behind.length - 1; at >= 0; at -= 1) {
    const left = [before, ...behind.slice(0, at)].join(' og ').trim()
    const right = behind.slice(at).join(' og ').trim()
    // "Fag- og udviklingschef" is one word for one.
    const two =
      !left.endsWith('-') &&
      (isName(right) ? isName(left) || role.test(left) : role.test(right) && /\p{Lu}\p{L}+$/u.test(right))
    if (two) return [...beforeAnd(left), right]
  }
  return [text.replace(/^\s*og /, '')]
}
