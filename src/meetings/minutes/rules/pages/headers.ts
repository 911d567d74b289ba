import { headingOf } from '../lines/headings.ts'
import { attachmentStamp, type Line } from '../lines/lines.ts'
import { bodyWord } from '../words/body-words.ts'
import { dateInText } from '../words/dates.ts'
import { labelOf } from '../words/head-labels.ts'
import { markerOf } from '../words/vocabulary.ts'

/** A line that names a meeting: "Mødet den 17.03.2025 DAS Social", "Referat fra møde i FU den 3. maj 2023". */
export type Header = { line: number; body: string | null; date: string }

const papers =
  '(?:(?:åben|lukket|ekstraordinært|ordinært|åbent)\\s+)?(?:[\\p{L}-]{2,12}-)?(?:møde|mødet|(?:dagsordens|møde|sags)pakke|dagsorden|(?:møde|beslutnings)?referat|beslutningsprotokol|protokol)'
const kindWords = new RegExp(`(?:^|\\s)${papers}(?=[\\s:,.]|$)`, 'iu')
const drop = new RegExp(
  `(?:^|\\s)(?:${papers}|mødedato|dato|tid|tidspunkt|kl\\.?|fandt sted|holdt)(?=[\\s:,.]|$)`,
  'giu',
)
const joints =
  /^(?:[\s,:;.–·-]+|(?:[Tt]il|[Ff]ra|af|for|[Ii]|[Pp]å|med|den|d\.?|og|ved)(?=\s|$))+|(?:[\s,:;.–·-]+|(?:^|\s)(?:til|fra|af|for|i|på|den|d\.?|med|og|ved|kl\.?))+$/g
const clock =
  /(?:kl\.?|klokken)?\s*\d{1,2}[.:]\d{2}(?:\s*[-–]\s*\d{1,2}[.:]\d{2})?|kl\.?\s*\d{1,2}(?:\s*[-–]\s*\d{1,2})?/gi
/** "… kl. 10.00-12.00 i mødelokale B": where, and no name of a body. */
const placeBehind =
  /[\d.,]\s*(?:i|på|hos|ved) (?:mødelokale|lokale|\p{L}+(?:huset|hus|salen|gården|centret|skolen)|\p{Lu}).*$/u
const pageCount = /(?:,?\s*(?:side|\bs\.)\s*\d+(?:\s*(?:af|\/)\s*\d+)?)+/gi

/**
 * Reads a line that names a meeting by its date, whatever the order of its words.
 *
 * @param longest - more signs than these are text
 * @returns null for sentences, list entries and lines without a date or without a word for a meeting
 * @source dagsordener-das: "Mødet den 17.03.2025 DAS Social" (2024, 2025), "DAS Social Møde den … kl. … Side 3 af 20" (2021)
 */
export function headerOf(given: string, longest = 140): { body: string | null; date: string } | null {
  // "for ordinært møde onsdag den 21. januar 2015" under the name of the body.
  const text = given.replace(/^for (?=(?:ekstra)?ordinært møde )/i, '')
  if (
    text.length < 8 ||
    text.length > longest ||
    !/\d/.test(text) ||
    markerOf(text) !== null ||
    attachmentStamp(text) !== null
  )
    return null
  if (/^(?:punkt|pkt|sag|ad|bilag|dagsordenspunkt|opfølgning|godkendelse)(?![\p{L}])/iu.test(text)) return null
  // "2.2 Møde med direktørerne 5.9.2017" is the title of an item.
  if (/^\d{1,3}(?:\.\d{1,2}){0,2}\.? (?:\([ÅåLl]\p{L}{3,5}\) )?\p{Lu}/u.test(text) && dateInText(text)?.at !== 0)
    return null
  if (/^[\p{Ll}(]/u.test(text) || !(kindWords.test(text) || /\bside\s*\d/i.test(text))) return null
  const found = dateInText(text)
  if (found === null || isDecision(text) || isSpoken(text)) return null
  const [before, behind] = [text.slice(0, found.at), text.slice(found.at + found.length)]
  const rest = `${before} ${behind}`
  if (
    /\b(?:blev|er|var|har|skal|vil|kan|finder|afholdes|holdes|behandle[srt]*|drøfte[srt]*|besluttede|orientere[srt]*)\b/i.test(
      rest,
    )
  )
    return null
  return { body: bodyOf(before.replace(owner, '')) ?? bodyOf(behind.replace(placeBehind, ' ')), date: found.date }
}

/** "Socialudvalgets møde den …": the name in the genitive. */
const owner = /(?<=\p{Ll}{3})(?<!kred)s(?= møde(?:t)? (?:den|d\.) ?$)/u

/** "… KKR. Gruppen indkalder til et opfølgende møde den 4. juni 2020" tells of a meeting in a text. */
const isSpoken = (text: string) =>
  /[\p{Ll}\d]{3}\. \p{Lu}\p{Ll}/u.test(text) ||
  /(?:^|\s)(?:et|næste|hvert|kommende|førstkommende|opfølgende|på|til|fra|ved|indkalde[rs]?) (?:\p{Ll}+ )?møde(?:t)? (?:den|d\.|medio|i)(?:\s|$)/iu.test(
    text.replace(/^\p{L}+ (?:fra|til|af|for|på) (?=møde)/iu, ''),
  )

/** "Udvalgets beslutning i mødet den …" is the heading of a decision, "Referat fra mødet den …" the name of the paper. */
const isDecision = (text: string) =>
  /(?:beslutning(?:er)?|vedtagelse|afgørelse)(?!\p{L})/iu.test(text) && headingOf(text)?.where !== undefined

/**
 * The header that begins on a line; on paper that is narrow it goes on on the next.
 *
 * @source own: "Referat fra møde i … den 16. juli 2012, kl." / "13.00 – 15.00"
 */
export function headerAt(
  lines: readonly Line[],
  at: number,
): { body: string | null; date: string; text: string } | null {
  const { text, printed } = lines[at] as Line
  if (printed) return null
  const below = lines[at + 1]
  const next = below?.blank && below.noise ? lines[at + 2] : below
  const mayGoOn = text.length > 30 && kindWords.test(text.slice(0, 30)) && next !== undefined && !next.blank
  const goesOn = mayGoOn && next.heading === null && labelOf(next.text) === null
  // What names a meeting by itself is no rest of the line above.
  const isRest = goesOn && headerOf(next.text) === null
  if (isRest && /(?:\p{Ll}|[,–-]|kl\.|\d\.)$/u.test(text)) {
    const both = `${text} ${next.text}`
    const whole = headerOf(both, longestOfTwo)
    const awaited = /(?:^|\s)(?:for|i|af|og|på|om|til|med)$/.test(text)
    if (whole !== null && (awaited || /^[\p{Ll}\d]|\d{4}/u.test(next.text))) return { ...whole, text: both }
  }
  // "mødet i Kontaktudvalget" / "den 27. september 2011 kl. 10.00", each part on a line of its own.
  const broken = next !== undefined && inBody.test(text) && /^(?:den|d\.) ?\d/i.test(next.text)
  const both = broken ? headerOf(`Mødet ${text.replace(/^mødet? /i, '')} ${next.text}`) : null
  if (broken && both !== null) return { ...both, text: `${text} ${next.text}` }
  const header = headerOf(text)
  return header === null ? null : { ...header, text }
}

/**
 * The names of bodies are no longer than this many signs.
 *
 * @source own: "Den Administrative Styregruppe for Social- og Specialundervisningsområdet i Region Midtjylland"
 */
export const longestName = 110

/** Two lines of narrow paper hold more than one of wide. */
const longestOfTwo = 180

const inBody = /^mødet? (?:i|med|for) \p{Lu}[^.:;]{2,70}$/iu

/**
 * What is left of a line about a meeting when date, time, page and the words around them are taken away.
 *
 * @returns null when nothing is left that could name a body
 * @source dagsordener-das: "Referat fra møde i Psykiatripartnerskab Nordjylland den 12.02.25"
 */
export function bodyOf(text: string): string | null {
  const pieces = text.split(/\s*[|•]\s*/).flatMap((piece) => bodyIn(piece) ?? [])
  return pieces.find((piece) => bodyWord.test(piece)) ?? pieces[0] ?? null
}

function bodyIn(text: string): string | null {
  const bare = text
    .replace(/(?:\ss\.)?\s+\d{1,3}\s?\/\s?\d{1,3}$/, '')
    .replace(pageCount, ' ')
    .replace(clock, ' ')
    .replace(/\([^)]*\)/g, ' ')
    .replace(drop, ' ')
    .replace(/(?:^|\s)(?:man|tirs|ons|tors|fre|lør|søn)dag(?:en)?(?=\s|$)/gi, ' ')
    .replace(/(?:^|\s)(?:mødet|møde) den(?=\s|$)/gi, ' ')
    .replace(/\s+/g, ' ')
    .replace(joints, '')
    .replace(joints, '')
    .replace(/ [–-] \d{4}$/, '')
    .trim()
  // Who sent it out is no body.
  return /\p{L}{2}/u.test(bare) && bare.length <= longestName && !/sekretariatet$/i.test(bare) ? bare : null
}
