import type { Line } from '../lines/lines.ts'
import type { Candidate } from './candidates.ts'

/** Fewer numbered lines are no agenda that nothing else speaks for. */
const least = 3
/** The name of the paper stands at its top. */
const top = 12

/**
 * A title that meetings always have.
 *
 * @source own: agendas of councils and associations begin and end alike
 */
export const usual =
  /^(?:godkendelse|velkomst|eventuelt|evt\.?$|meddelelser|orientering|næste (?:bestyrelses)?møde|kommende møder|bordet rundt|valg af (?:referent|dirigent|ordstyrer|mødeleder|formand)|formandens beretning|indkomne forslag|siden sidst)/i

/**
 * The agenda of a paper without any heading under its items, as minutes written by hand are: the longest row of numbers
 * that counts on from 1, in a paper that calls itself minutes or an agenda. Titles that meetings always have speak for
 * it; without them text must stand under every number.
 *
 * @param texts - lines with text between two lines
 * @returns null when nothing in the file can be one
 * @source own: minutes of councils and associations, a title and some lines of text for each item
 */
export function plainAgenda(
  lines: readonly Line[],
  candidates: readonly Candidate[],
  texts: (from: number, to: number) => number,
): Candidate[] | null {
  const paper = paperOf(lines)
  if (paper === null) return null
  const titled = candidates.filter(({ title, key, form }) => (title !== '' || form === 'word') && key.length === 1)
  let best: Candidate[] = []
  let most = -1
  for (const alike of Map.groupBy(titled, ({ look }) => look).values()) {
    alike.forEach((first, at) => {
      if (first.key[0] !== 1) return
      const row = rowFrom(lines, alike, at)
      const under = row.filter(({ line }, index) => texts(line, row[index + 1]?.line ?? lines.length) > 0).length
      if (row.length > best.length || (row.length === best.length && under > most)) [best, most] = [row, under]
    })
  }
  const known = best.filter(({ title }) => usual.test(title)).length
  if (best.length < least) return null
  return known >= 2 || (known === 1 && best.length > least) || (paper === 'minutes' && most === best.length)
    ? best
    : null
}

/** From a 1 on, each number the next one: at the same indent where one stands so. */
function rowFrom(lines: readonly Line[], alike: readonly Candidate[], first: number): Candidate[] {
  const row = [alike[first] as Candidate]
  const own = indentOf(lines, row[0] as Candidate)
  for (let at = first; ; ) {
    const number = row.length + 1
    const next = alike.findIndex((each, index) => index > at && each.key[0] === number && indentOf(lines, each) === own)
    const other = next >= 0 ? next : alike.findIndex((each, index) => index > at && each.key[0] === number)
    if (other < 0) return row
    row.push(alike[other] as Candidate)
    at = other
  }
}

const indentOf = (lines: readonly Line[], { line }: Candidate): number => {
  const { raw } = lines[line] as Line
  return raw.length - raw.trimStart().length
}

/**
 * What a paper calls itself at its top.
 *
 * @returns null where it speaks of no meeting
 * @source own: reports have headings and lists as minutes have
 */
export function paperOf(lines: readonly Line[]): 'minutes' | 'agenda' | null {
  const texts = lines.filter(({ blank, text }) => !blank && !ofItem.test(text)).slice(0, top)
  if (texts.some(({ text }) => isMinutes(text))) return 'minutes'
  return texts.some(({ text }) => /dagsorden|møde(?![\p{L}-]*(?:sted|tid))|generalforsamling|indkaldelse/iu.test(text))
    ? 'agenda'
    : null
}

/** "Ad 2. Referat fra mødet …" is an item, "- Referat" an entry. */
const ofItem = /^(?:\d|[-–•] |(?:ad|punkt|pkt\.?) ?\d)/i

/**
 * Whether a line at the top of a paper calls it the minutes of a meeting.
 *
 * @source own: what is not an agenda yet tells what was said
 */
export const isMinutes = (text: string): boolean =>
  text.length < 120 && /(?:^|[^\p{L}])(?:\p{L}*referat|\p{L}*protokol)(?!er|\p{L})/iu.test(text)
