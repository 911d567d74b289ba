import { isCapital, type Line, pageStart } from '../lines/lines.ts'
import { joinHalves } from '../lines/paragraphs.ts'
import { isEnded } from '../words/ended.ts'

/** The words a page or a paragraph begins with. */
export type Opening = {
  line: number
  page: boolean
  /** Lines of the opening, joined one by one: the first, the first two, … */
  texts: string[]
  upper: boolean
  /** Empty lines behind it. */
  gapBehind: number
  /** The words of each of its texts, taken apart when they are asked for. */
  words: () => string[][]
}

const mostLines = 8

/**
 * The lines with text that follow each other from here, as one opening.
 *
 * @source dagsordener-das: title pages of attachments in capitals, alone on their page
 */
export function openingAt(lines: readonly Line[], line: number): Opening {
  const texts: string[] = []
  let at = line
  for (; at < lines.length && texts.length < mostLines; at += 1) {
    const { blank, text, noise, page } = lines[at] as Line
    if (blank || (at > line && (noise || page))) break
    const last = texts.at(-1)
    // A title in capitals right under a sentence begins something new.
    if (last !== undefined && isCapital(text) && !isCapital(last) && isEnded(last)) break
    texts.push((last === undefined ? text : joinHalves(last, text)).slice(0, 400))
  }
  let gapBehind = 0
  while (at + gapBehind < lines.length && lines[at + gapBehind]?.blank) gapBehind += 1
  const whole = texts.at(-1) ?? ''
  return {
    line: pageOf(lines, line) ?? line,
    page: pageOf(lines, line) !== null,
    texts,
    upper: isUpper(whole),
    gapBehind,
    words: once(() => texts.map(titleWords)),
  }
}

function once<Value>(make: () => Value): () => Value {
  let value: Value | undefined
  return () => {
    value ??= make()
    return value
  }
}

/** The line a page begins with, when this is it or only the number of the item stands above. */
function pageOf(lines: readonly Line[], line: number): number | null {
  if (lines[line]?.page) return pageStart(lines, line)
  if (lines[line]?.soft) return numberAbove(lines, line) ?? line
  let above = line - 1
  while (above > 0 && line - above < 4 && lines[above]?.blank) above -= 1
  const number = lines[above]
  return number?.page && /^\d{1,3}$/.test(number.text) ? pageStart(lines, above) : underLetterhead(lines, line)
}

const kindOfPaper = /^(?:notat|udkast|bilag|brev|oplæg|rapport|memo|baggrundsnotat)$/i
const fieldOfPaper = /^\p{Lu}[\p{L}. -]{2,24}: \S.{0,40}$/u
const tallest = 6

/** "NOTAT", "Dato: 3. maj", "Sagsbehandler: …" on top of a page are the head of the paper whose title stands under them. */
function underLetterhead(lines: readonly Line[], line: number): number | null {
  let seen = 0
  for (let at = line - 1; at >= 0 && seen < tallest; at -= 1) {
    const { blank, noise, page, text } = lines[at] as Line
    if (blank) continue
    // "NOTAT" on top of many pages runs.
    if (!(kindOfPaper.test(text) || (fieldOfPaper.test(text) && !noise))) return null
    if (page) return pageStart(lines, at)
    seen += 1
  }
  return null
}

function numberAbove(lines: readonly Line[], line: number): number | null {
  let above = line - 1
  while (above > 0 && line - above < 4 && lines[above]?.blank) above -= 1
  return /^\d{1,3}$/.test(lines[above]?.text ?? '') ? above : null
}

function isUpper(text: string): boolean {
  // Nearly all text has a small letter near its beginning.
  if (/\p{Ll}/u.test(text)) return false
  const letters = text.replace(/\P{L}/gu, '')
  return letters.length >= 4 && letters === letters.toUpperCase()
}

/**
 * The words of a title, alike however it is written: lower case, without file ending, punctuation or underscores.
 *
 * @source dagsordener-das: "standardkontrakt-paa-voksenomraadet-rammeaftale-vers-20", the name of a file, in capitals on its page
 */
export function titleWords(title: string): string[] {
  return title
    .toLowerCase()
    .replace(/\.(?:pdf|docx?|xlsx?|pptx?|html?)$/i, '')
    .replace(/aa/g, 'å')
    .replace(/ae/g, 'æ')
    .replace(/oe/g, 'ø')
    .normalize('NFC')
    .split(/[^\p{L}\p{N}§]+/u)
    .filter((word) => word !== '')
}

/**
 * Whether a line begins with one of the first words of any title: what a paragraph in the middle of a page must do to be looked
 * at as the beginning of an attachment.
 *
 * @source own: most paragraphs of a pack begin no attachment
 */
export function beginsLikeAny(text: string, titles: readonly { words: readonly string[] }[]): boolean {
  if (titles.length === 0) return false
  const start = text.slice(0, 80).toLowerCase().replaceAll('aa', 'å').replaceAll('ae', 'æ').replaceAll('oe', 'ø')
  return titles.some(({ words }) => beginsLike(start, words))
}

const beginsLike = (start: string, title: readonly string[]): boolean =>
  title.slice(0, 3).some((word) => word.length > 2 && start.slice(0, word.length + 6).includes(word))

/** Words that say little about which attachment it is: small ones, and those of file names. */
const weak = new Set(
  (
    'og af for til i på den d det de vedr med om fra bilag ift en et er som samt eller ' +
    'endelig endeligt endelige godkendt udgave final version vers ver kopi udkast'
  ).split(' '),
)

/**
 * How sure it is that an opening is the beginning of the attachment with this title, from 0 to 1.
 *
 * 1: the same words. 0.9: a title page that breaks off, or the title with more text behind it. 0.6 to 0.8: most of the
 * title's words, in the first lines of a page.
 *
 * @source dagsordener-das: "AFRAPPORTERING VEDR." alone on its page; "Kommissorie for arbejdsgrupper vedr. udbud og efterspørgsel" for "… - udbud og efterspørgsel 2022 (godkendt)"
 */
export function likeness(opening: Opening, title: readonly string[], itemNumber: string): number {
  const whole = likenessOf(opening, title, itemNumber)
  // "Bilag 2 Analyse" is often only "Analyse" on its own page.
  const bare = title[0] === 'bilag' && /^\d+$/.test(title[1] ?? '') && title.length >= 4
  return bare && whole < 1 ? Math.max(whole, likenessOf(opening, title.slice(2), itemNumber)) : whole
}

function likenessOf(opening: Opening, title: readonly string[], itemNumber: string): number {
  if (title.length === 0) return 0
  let best = 0
  const texts = opening.words().map((words) => withoutNumber(words, itemNumber, title))
  for (const words of texts) {
    if (words.length === 0) continue
    if (same(words, title)) return 1
    if (words.length > title.length && same(words.slice(0, title.length), title) && enough(title)) best = 0.9
  }
  const whole = texts.at(-1) ?? []
  const isPrefix = whole.length < title.length && same(title.slice(0, whole.length), whole)
  if (isPrefix && opening.upper && opening.page && whole.join('').length >= 10) best = 0.9
  if (best > 0 || !opening.page) return best
  return texts.slice(0, 5).reduce((most, words) => Math.max(most, shared(words, title)), 0)
}

function shared(words: readonly string[], title: readonly string[]): number {
  const wanted = title.filter((word) => !weak.has(word) && !/^\d{1,2}$/.test(word))
  const given = words.filter((word) => !weak.has(word))
  if (wanted.length < 3 || given.length < 3) return 0
  const has = new Set(given)
  const hits = wanted.filter((word) => has.has(word)).length
  const wants = new Set(wanted)
  const back = given.filter((word) => wants.has(word)).length / given.length
  const share = hits / wanted.length
  return share >= 0.7 && back >= 0.5 ? 0.6 + 0.2 * share : 0
}

const enough = (title: readonly string[]) => title.join('').length >= 12
const same = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((word, at) => word === b[at])

/** Some systems print the item's number before the title of its attachment. */
function withoutNumber(words: string[], itemNumber: string, title: readonly string[]): string[] {
  return words[0] === itemNumber && title[0] !== itemNumber ? words.slice(1) : words
}
