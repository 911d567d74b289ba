import type { SectionName } from '../model.ts'

/** What a heading inside an item begins. */
export type HeadingKind = SectionName | 'recommendation' | 'attachments' | 'decision'

const headings: Record<HeadingKind, string[]> = {
  resume: ['resume', 'resumé', 'kort resume', 'kort resumé', 'resume af sagen', 'resumé af sagen', 'sagsresume'],
  background: ['baggrund', 'sagens baggrund', 'baggrund for sagen', 'baggrund og formål'],
  presentation: [
    'sagsfremstilling',
    'sagfremstilling',
    'sagsbeskrivelse',
    'sagens indhold',
    'sagens fremstilling',
    'fremstilling',
    'redegørelse',
  ],
  economy: [
    'økonomi',
    'økonomiske konsekvenser',
    'økonomi og finansiering',
    'økonomiske forhold',
    'økonomi og kapacitet',
  ],
  hearing: ['høringssvar', 'høring', 'høringssvar og bemærkninger', 'høringer', 'indkomne høringssvar'],
  process: [
    'proces',
    'procesplan',
    'videre proces',
    'den videre proces',
    'det videre forløb',
    'tidsplan',
    'videre forløb',
  ],
  other: [
    'orienteringspunkter',
    'orientering',
    'lovgrundlag',
    'retsgrundlag',
    'kommunikation',
    'bemærkninger',
    'vurdering',
    'sekretariatets bemærkninger',
    'tidligere behandling',
    'sagens forløb',
    'sagsforløb',
    'personaleforhold',
    'gæster',
    'deltagere under punktet',
  ],
  recommendation: [
    'indstilling',
    'indstillinger',
    'sekretariatets indstilling',
    'administrationens indstilling',
    'forretningsudvalgets indstilling',
    'indstilles',
    'forslag til beslutning',
  ],
  attachments: [
    'bilag',
    'bilagsliste',
    'bilagsoversigt',
    'vedlagte bilag',
    'bilag til punktet',
    'bilag til sagen',
    'bilag vedlagt',
    'vedhæftede bilag',
  ],
  decision: [
    'beslutning',
    'beslutninger',
    'referat',
    'konklusion',
    'vedtagelse',
    'beslutningsreferat',
    'det blev besluttet',
  ],
}

const kinds = new Map(
  Object.entries(headings).flatMap(([kind, words]) => words.map((word) => [word, kind as HeadingKind] as const)),
)

export type Heading = { kind: HeadingKind; rest: string }

/** "Beslutning i DAS Social den 25-03-2021", "Referat fra mødet": the heading names where it was decided. */
const decidedAt = /^(?:beslutning|behandling|vedtagelse)(?:er)? (?:i|fra|på|af|truffet) [^.]{3,90}$/i

/**
 * A heading inside an item (Resumé, Baggrund, Indstilling, Beslutning …), alone on its line or with its text after a
 * colon on the same line.
 *
 * @returns null for any other line; `rest` is the text behind the colon
 * @source dagsordener-das: headings alone, with and without a colon ("Resumé", "Bilag:", "Beslutning:"), as the three generations write them
 */
export function headingOf(text: string): Heading | null {
  if (text.length > 400) return null
  const bare = /^[\p{L} ]+$/u.test(text.replace(/[:.]\s*$/, ''))
  const whole = kinds.get(wordOf(text))
  if (whole !== undefined && bare && /^\p{Lu}/u.test(text)) return { kind: whole, rest: '' }
  const colon = text.indexOf(':')
  if (colon > 0 && colon < 60 && /^\p{Lu}/u.test(text)) {
    const kind = kinds.get(wordOf(text.slice(0, colon)))
    if (kind !== undefined) return { kind, rest: text.slice(colon + 1).trim() }
  }
  if (/^\p{Lu}/u.test(text) && text.length < 110 && decidedAt.test(text.replace(/:$/, ''))) {
    return /\d|:$/.test(text) ? { kind: 'decision', rest: '' } : null
  }
  return null
}

function wordOf(text: string): string {
  return text
    .replace(/[:.]\s*$/, '')
    .trim()
    .toLowerCase()
}

const openWords = /^(?:åb(?:en|ent)|offentlig(?:t)?)(?: (?:sag|punkt|dagsorden|del))?[:.]?$/i
const closedWords =
  /^(?:lukke(?:t|de)|fortrolig(?:t)?|ikke[- ]offentlig(?:t)?)(?: (?:sag|punkt|dagsorden|del|punkter))?[:.]?$/i

/**
 * Whether a line says that an item is open (Åben) or closed (Lukket).
 *
 * @returns null for any other line
 * @source dagsordener-das: "Åben" alone on the line over the item's number
 */
export function openness(text: string): boolean | null {
  if (text.length > 40) return null
  const bare = text
    .replace(/^(?:status|offentlighed|åben\/lukket|punkttype|type)\s*:\s*/i, '')
    .replace(/^[([]|[)\]]$/g, '')
  if (openWords.test(bare)) return true
  return closedWords.test(bare) ? false : null
}

const caseLabel =
  /^(?:sags?(?:nr|nummer|-?id)|sag|j(?:ournal)?\.?\s?(?:nr|nummer)?|ejdoc|dok\.?\s?nr)\.?\s*[:.]?\s*(?=\S*\d)/i
const caseShape =
  /^(?:\d{4}\s?-\s?\d{3,7}|\d{2}\.\d{2}\.\d{2}-[a-z]\d{2}-\d{1,5}-\d{2}|[a-z]{2,4}-\d{4}-\d{3,7}|\d{2}\/\d{3,7}|\d{6,8}-\d{4,}-?\d*)$/i

/**
 * The case number (sagsnummer) a line consists of, with or without its label.
 *
 * @returns null when the line is anything else
 * @source dagsordener-das: "2024-079097" under the title of each item of a year; "Sags ID: SAG-2016-04838"
 */
export function caseNumberOf(text: string): string | null {
  if (text.length > 60) return null
  const labelled = caseLabel.exec(text)
  const value = (labelled === null ? text : text.slice(labelled[0].length)).trim()
  if (caseShape.test(value)) return value
  return null
}

const bullet = /^(?:[-–—•●▪◦·*]|o(?=\s)|\u{f0b7}|\u{f0a7})\s*(?=\S)/u
const numbered = /^(?:\(?(\d{1,2})[.)]\s*(?=\S)|([a-zæøå])[.)]\s+)/

export type Marker = { kind: 'bullet' | 'number'; number?: number; rest: string }

/**
 * The mark a list entry begins with: a bullet, a dash, a number or a letter.
 *
 * @returns null when the line begins with none
 * @source dagsordener-das: clauses with "•" in 2024 and with "1." in 2025, attachments with "-"
 */
export function markerOf(text: string): Marker | null {
  const dot = bullet.exec(text)
  if (dot !== null) return { kind: 'bullet', rest: text.slice(dot[0].length) }
  const number = numbered.exec(text)
  if (number === null) return null
  const rest = text.slice(number[0].length)
  // "5.2 mio. kr." and "17.30" are no marks.
  if (number[1] !== undefined && /^\d/.test(rest) && !/\s/.test(number[0].at(-1) ?? '')) return null
  return { kind: 'number', ...(number[1] === undefined ? {} : { number: Number(number[1]) }), rest }
}
