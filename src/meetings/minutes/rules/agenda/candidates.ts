import { isOverTitle } from '../lines/bare-numbers.ts'
import { gluedTails } from '../lines/glued.ts'
import type { Line } from '../lines/lines.ts'
import { type Peeled, peeled, peeledFront } from '../words/inline-fields.ts'
import { inFigures } from '../words/number-forms.ts'

/** A line that may begin an item of an agenda. */
export type Candidate = {
  line: number
  number: string
  /** The number in its parts: 7, 7.2; a letter behind it counts a hundredth. */
  key: readonly number[]
  /** The title as far as it stands on the line; empty when it stands below. */
  title: string
  /** With a word for item ("Punkt 3."), or a bare number ("3. Titel"). */
  form: 'word' | 'number'
  /** What stood on its line beside the title. */
  open: boolean | null
  caseNumber: string | null
  /** How it is written but for number and title: items of one meeting are written alike. */
  look: string
  /** The first line of a title that ends on this one, and that nothing under it belongs to. */
  titleFrom?: number
  whole?: true
  /** Its text begins on the line of its title, beside it. */
  beside?: true
  /** It has no number of its own: this is its place. */
  counted?: true
  /** The line of the heading of the group it begins. */
  group?: number
}

const words =
  '(?:(?:åbent|lukket)\\s+)?(?:dagsordens|dagsordenens\\s+)?punkt|pkt\\.?|sag|emne|nr\\.?|ad\\.?(?:\\s+(?:dagsordens)?(?:punkt|pkt\\.?))?'
const numbers = '\\d{1,3}(?:\\.\\d{1,2}){0,2}[a-z]?'
const status = '(\\s*[([](?:åben|lukket|åbent|å|o|l)(?: punkt| sag)?[)\\]])?'
const withWord = new RegExp(
  `^(${words})(?<![\\p{L}]ad)\\s*(nr\\.?)?\\s*:?\\s*(${numbers})(?:\\s?/\\s?(?:\\d{4}|\\d{2}))?(?!\\d|-\\d)${status}\\s*([.:)·•|/–-]+\\s*|\\s+|$)(.*)$`,
  'iu',
)
const bareNumber = new RegExp(`^(${numbers})${status}(\\s*[.):]\\s*|\\s+[–/|·-]\\s*|\\s+)(\\S.*)$`, 'iu')
/** "102Godkendelse af dagsorden": the space between two columns was lost. */
const gluedNumber = /^(\d{1,3})()()(\p{Lu}\p{Ll}{2}.*)$/u
const numberAlone = new RegExp(`^(${numbers})([.):])$`, 'i')
/**
 * How a number without any sign is written.
 *
 * @source own: it counts pages and rows as well, so that it is an item only where nothing else is
 */
export const bareLook = '#alone'

/**
 * Lines that may begin an item: "Punkt 3.", "Punkt 3: Titel", "Sag nr. 3 – Titel", "3. Titel", "3 (Åben) Titel", "2.1 Titel".
 *
 * @source dagsordener-das: "Punkt 3." with the title below (2024, 2025), a numbered title (partnership, 2025)
 */
export function candidatesIn(lines: readonly Line[]): Candidate[] {
  const tails = gluedTails(lines)
  const again = saidTwice(lines)
  const candidates: Candidate[] = lines.flatMap((line, at) => {
    if (line.blank || line.noise || isTail(lines, at)) return []
    const tail = tails.get(at)
    const front = tail === undefined ? columnsOf(line) : line.text.slice(0, -tail.length)
    const found = isOverTitle(lines, at) ? bareAlone(line.text) : (candidateOf(front) ?? sentence(front, again))
    const glued = tail === undefined ? null : candidateOf(tail)
    return [found, glued].flatMap((each) =>
      each === null ? [] : [{ line: at, ...each, look: `${markup(line)}${each.look}` }],
    )
  })
  return withFewCapitals(withColumnOfOpenness(candidates))
}

/** Numbered lines that are sentences and stand in the file twice: in the contents, and over their items. */
function saidTwice(lines: readonly Line[]): ReadonlySet<string> {
  const [seen, twice] = [new Set<string>(), new Set<string>()]
  for (const { text, noise } of lines) {
    if (noise || text.length > longestTitle || !endedTitle.test(text)) continue
    if (seen.has(text)) twice.add(text)
    seen.add(text)
  }
  return twice
}

const longestTitle = 260
const endedTitle = /^(?:\p{L}+\.? )?\d.*\p{Ll}{3}\.$/u

/** No title is a sentence, but where the contents have it as well. */
function sentence(text: string, again: ReadonlySet<string>): Omit<Candidate, 'line'> | null {
  const found = again.has(text) ? candidateOf(text.slice(0, -1)) : null
  return found === null ? null : { ...found, title: `${found.title}.` }
}

const closed = /^lukket (?:punkt|sag)$/i

/** "Lukket sag" is all the title of an item, but where the others have their titles on another line. */
function withColumnOfOpenness(candidates: readonly Candidate[]): Candidate[] {
  const untitled = new Set(candidates.flatMap(({ title, look }) => (title === '' ? [look] : [])))
  return candidates.map((each) => {
    const look = each.look.replace(/ t$/, '')
    const bare = [look, look.replace(/[.:)·•|/–-]+$/, '')].find((one) => untitled.has(one))
    return closed.test(each.title) && bare !== undefined ? { ...each, title: '', look: bare } : each
  })
}

const bareAlone = (number: string): Omit<Candidate, 'line'> => ({
  number,
  key: keyOf(number),
  title: '',
  form: 'number',
  look: bareLook,
  ...none,
})

/** Marks of a heading or of bold set items apart from the lists of their texts. */
const markup = ({ raw }: Line): string => /^\s*(#|\*\*)/.exec(raw)?.[1] ?? ''

/** Titles in capitals are written alike where there are some of them; one or two among others are titles like those. */
function withFewCapitals(candidates: readonly Candidate[]): Candidate[] {
  const capitals = Map.groupBy(
    candidates.filter(({ look }) => look.endsWith(' T')),
    ({ look }) => look,
  )
  const few = new Set([...capitals].flatMap(([look, alike]) => (numbersOf(alike) < 3 ? [look] : [])))
  return candidates.map((each) => (few.has(each.look) ? { ...each, look: each.look.replace(/T$/, 't') } : each))
}

const numbersOf = (candidates: readonly Candidate[]) => new Set(candidates.map(({ number }) => number)).size

/** "2." on a line of its own, behind "jf. bilag" on a line that had no room for it, ends a sentence. */
function isTail(lines: readonly Line[], at: number): boolean {
  const { text, gap } = lines[at] as Line
  const before = lines[at - 1]
  return (
    gap === 0 && text.length <= 5 && before?.full === true && before.text.length > 40 && /[\p{Ll},]$/u.test(before.text)
  )
}

/** Columns beside each other stay apart; the number with room behind it is none. */
function columnsOf({ raw, text }: Line): string {
  const written = raw.trim()
  if (!/\S(?: {3,}|\t+)\S/.test(raw) || written.replace(/\s+/g, ' ') !== text) return text
  const columns = written
    .split(/ {3,}|\t+/)
    .join(' | ')
    .replace(/\s+/g, ' ')
  return columns.replace(/^((?:\p{L}+\.? (?:nr\.? )?)?\d[\d.]*[a-z]?[.):]?(?: \((?:[ÅåLl]\p{L}{3,5})\))?) [|] /u, '$1 ')
}

/** "Punkt 3 af 13" */
const ofAll = /^((?:dagsordens)?(?:punkt|pkt\.?|sag)(?: nr\.?)?:? \d{1,3}) af \d{1,3}$/i
const dot = /^[•●▪*]\s*(?=\d|\p{L})/u

/** With a bullet before it too, where all items of a meeting have one. */
function candidateOf(written: string): Omit<Candidate, 'line'> | null {
  const front = peeledFront(written)
  if (front.title !== written) {
    const behind = candidateOf(front.title)
    if (behind !== null)
      return { ...behind, open: front.open ?? behind.open, caseNumber: front.caseNumber ?? behind.caseNumber }
  }
  const undotted = written.replace(dot, '')
  const { text, look, number } = inFigures(undotted.replace(ofAll, '$1'))
  const found = unmarked(text)
  const own = number === undefined ? {} : { number }
  return found === null ? null : { ...found, ...own, look: `${undotted === written ? '' : '•'}${look}${found.look}` }
}

function unmarked(text: string): Omit<Candidate, 'line'> | null {
  if (text.length > 260 || !/\d/.test(text.slice(0, 30))) return null
  const worded = withWord.exec(text)
  if (worded !== null) {
    const [, word = '', nr = '', number = '', status, mark = '', rest = ''] = worded
    const { title, ...fields } = withoutColumns(peeled(rest))
    fields.open ??= stated(status)
    if (isOfCase(number)) return null
    // "Sagnr.: 1-30-76-9" is the number of a case.
    if (title !== '' && !(isTitle(title) && /\p{L}/u.test(title))) return null
    const look = `${wordOf(word)}${nr === '' ? '' : ' nr'}${mark.trim()}${title === '' ? '' : ' t'}`
    return { number, key: keyOf(number), title, form: 'word', look, ...fields }
  }
  const alone = numberAlone.exec(text)
  if (alone !== null) {
    const [, number = '', mark = ''] = alone
    return { number, key: keyOf(number), title: '', form: 'number', look: `#${mark}`, ...none }
  }
  const bare = bareNumber.exec(text) ?? gluedNumber.exec(text)
  if (bare === null) return null
  const [, number = '', open = '', mark = '', rest = ''] = bare
  if (isOfCase(number)) return null
  const { title, ...fields } = withoutColumns(peeled(rest))
  fields.open ??= stated(open)
  if (!isNumberTitle(title, /\S/.test(mark) || number.includes('.'))) return null
  const capital = title === title.toUpperCase() ? ' T' : ' t'
  return {
    number,
    key: keyOf(number),
    title,
    form: 'number',
    ...fields,
    look: `#${open === '' ? '' : '()'}${mark.trim()}${mark === '' ? 'g' : ''}${capital}`,
  }
}

/** "27.21.00-G08-364-24" is the number of a case. */
const isOfCase = (number: string): boolean => /^\d{2}\.\d{2}\.\d{2}$/.test(number)

/** "(Åben)", or its first letter, right behind the number. */
const stated = (status: string | undefined): boolean | null =>
  status === undefined || status === '' ? null : /^\s*[([][åo]/i.test(status)

const none = { open: null, caseNumber: null }

const withoutColumns = (found: Peeled): Peeled => ({ ...found, title: found.title.replaceAll(' | ', ' ').trim() })

const wordOf = (word: string) =>
  word
    .toLowerCase()
    .replace(/^(?:åbent|lukket)\s+/, '')
    .replace(/\W+$/, '')

function keyOf(number: string): number[] {
  const letter = /[a-z]$/i.exec(number)?.[0]?.toLowerCase()
  const parts = number
    .replace(/[a-z]$/i, '')
    .split('.')
    .map(Number)
  if (letter !== undefined) parts[parts.length - 1] = (parts.at(-1) as number) + (letter.charCodeAt(0) - 96) / 100
  return parts
}

/** "3. Titel" and "3. 2. budgetopfølgning", but no row of a table and no date. */
function isNumberTitle(title: string, marked: boolean): boolean {
  if (/^["“”»(]?\p{Lu}/u.test(title)) return isTitle(title.replace(/^[(]/, ''))
  if (/^\d{1,4}-\p{Ll}{3}/u.test(title)) return isTitle(title)
  return marked && /^\d{1,4}\.? ?\p{L}{3}/u.test(title) && !startsWithMonth(title) && isTitle(title)
}

const startsWithMonth = (title: string) =>
  /^\d{1,4}\.? ?(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)/i.test(title)

/** Titles begin in upper case and are no sentence; "Punkt 7 og 8 behandles samlet." is none. */
function isTitle(text: string): boolean {
  if (!/^["“”»'(§\d\p{Lu}]/u.test(text) || /^(?:og|,|at )/i.test(text)) return false
  const short = /^(?:godkendelse|orientering|valg|meddelelser|opfølgning|drøftelse) /i.test(text) ? 90 : 50
  return !/\p{Ll}{3}\.$/u.test(text) || text.length < short || /(?:mv|bl|ifm|vedr|m\.m|o\.l|osv)\.$/.test(text)
}
