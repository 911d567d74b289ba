import type { SectionName } from '../model.ts'

/** What a heading inside an item begins. */
export type HeadingKind = SectionName | 'recommendation' | 'attachments' | 'decision'

const headings: Record<HeadingKind, string[]> = {
  resume: ['resume', 'resumé', 'sagsresume', 'sagsresumé', 'sammenfatning', 'kort fortalt'],
  background: ['baggrund', 'baggrund og formål', 'formål og baggrund', 'formål'],
  presentation: [
    'sagsfremstilling',
    'sagfremstilling',
    'sagsbeskrivelse',
    'sagens indhold',
    'indhold',
    'fremstilling',
    'redegørelse',
    'beskrivelse',
    'beskrivelse af sagen',
    'uddybning',
    'drøftelse',
  ],
  economy: [
    'økonomi',
    'økonomiske konsekvenser',
    'økonomi og finansiering',
    'økonomiske forhold',
    'økonomi og kapacitet',
    'økonomi og personale',
    'økonomi/personale',
    'økonomi og personaleforhold',
    'personale- og økonomiske konsekvenser',
    'økonomiske og personalemæssige konsekvenser',
    'økonomi og bevilling',
    'bevillingsmæssige konsekvenser',
    'økonomisk vurdering',
    'finansiering',
  ],
  hearing: [
    'høringssvar',
    'høring',
    'høringssvar og bemærkninger',
    'høringer',
    'indkomne høringssvar',
    'høring og inddragelse',
    'høring/inddragelse',
    'høringsparter',
    'inddragelse',
    'inddragelse og høring',
    'borgerinddragelse',
  ],
  process: [
    'proces',
    'procesplan',
    'proces og tidsplan',
    'videre proces',
    'den videre proces',
    'det videre forløb',
    'tidsplan',
    'videre forløb',
    'næste skridt',
    'implementering',
  ],
  other: [
    'orienteringspunkter',
    'orientering',
    'lovgrundlag',
    'lovgrundlag mv',
    'retsgrundlag',
    'retligt grundlag',
    'kommunikation',
    'bemærkninger',
    'vurdering',
    'tidligere behandling',
    'tidligere beslutning',
    'tidligere beslutninger',
    'tidligere politisk behandling',
    'politisk behandling',
    'sagens forløb',
    'sagsforløb',
    'historik',
    'konsekvenser',
    'andre konsekvenser',
    'øvrige konsekvenser',
    'personaleforhold',
    'kompetence',
    'beslutningskompetence',
    'supplerende oplysninger',
    'supplerende sagsfremstilling',
    'bæredygtighed',
    'gæster',
    'deltagere under punktet',
    'inviterede',
  ],
  recommendation: [
    'indstilling',
    'indstillinger',
    'indstilles',
    'forslag til beslutning',
    'indstilling til beslutning',
    'anbefaling',
  ],
  attachments: [
    'bilag',
    'bilagsliste',
    'bilagsoversigt',
    'bilagsfortegnelse',
    'vedlagte bilag',
    'bilag til punktet',
    'bilag til sagen',
    'bilag i sagen',
    'bilag på sagen',
    'bilag vedlagt',
    'vedhæftede bilag',
    'vedhæftede filer',
    'vedhæftninger',
    'bilag og links',
  ],
  decision: [
    'beslutning',
    'beslutninger',
    'referat',
    'konklusion',
    'vedtagelse',
    'afgørelse',
    'protokol',
    'beslutningsreferat',
    'beslutningsprotokol',
    'endelig beslutning',
    'det blev besluttet',
    'beslutning og opfølgning',
    'drøftelse og beslutning',
    'konklusion og opfølgning',
  ],
}

const kinds = new Map(
  Object.entries(headings).flatMap(([kind, words]) => words.map((word) => [word, kind as HeadingKind] as const)),
)

export type Heading = {
  kind: HeadingKind
  rest: string
  /** Where and when it was decided, when the heading says so. */
  where?: string
  /** The item it names: "Beslutning for punkt 3: Titel", as far as it stands on the line. */
  names?: string
}

/** "Beslutning i Økonomiudvalget den …", "Økonomiudvalgets beslutning …", "Økonomiudvalget, 12. marts 2024, pkt. 24". */
const decidedAt = [
  /^(?:endelig )?(?:beslutning|behandling|vedtagelse|afgørelse|referat)(?:er)?,? (?:(?:truffet |taget )?(?:i|fra|på|af|ved)|den|d\.) ([^.:]{2,60}.{0,40})$/iu,
  /^(?:[Bb]eslutning|[Vv]edtagelse)[ ,–-]+(\p{Lu}[^.:]{2,60}.{0,40}\d{2,4}.{0,12})$/u,
  /^(\p{Lu}[^.:]{3,70}?)(?:s|'s|’s)? (?:beslutning|vedtagelse|afgørelse)(?: (?:den|d\.))?((?: .{0,3}\d.{3,20})?)$/iu,
  /^(\p{Lu}[^.:;]{3,70}, .{0,36}\d{2,4}), (?:beslutning|vedtagelse|pkt\.? ?\d+|punkt ?\d+)$/iu,
]

/** "Forvaltningens indstilling", "Kort resumé", "Resume af sagen": a heading with a word before or behind it. */
const before =
  /^(?:kort|sagens|supplerende|\p{L}[\p{L}-]+(?:ens|ets|ers|nes|rens|abets))(?: foreløbige| samlede)? (?=indstilling|beslutning|bemærkninger|vurdering|baggrund|fremstilling|resum[eé]|økonomi|anbefaling)/iu
const behind = / (?:(?:af|for|i|til) sagen|af punktet|fra mødet|mv\.?|m\.v\.?)$/i

/**
 * A heading inside an item (Resumé, Baggrund, Indstilling, Beslutning …), alone on its line or with its text after a
 * colon on the same line.
 *
 * @returns null for any other line; `rest` is the text behind the colon
 * @source dagsordener-das: headings alone, with and without a colon ("Resumé", "Bilag:", "Beslutning:"), as the three generations write them
 */
export function headingOf(text: string): Heading | null {
  if (text.length > 400 || !/^\p{Lu}/u.test(text)) return null
  const end = text.replace(/[:.]\s*$/, '')
  const whole = end.length < 60 && /^[\p{L} ,/-]+$/u.test(end) ? kindOf(end) : undefined
  if (whole !== undefined) return { kind: whole, rest: '' }
  const colon = text.indexOf(':')
  if (colon > 0 && colon < 60) {
    const kind = kindOf(text.slice(0, colon))
    if (kind !== undefined) return { kind, rest: text.slice(colon + 1).trim() }
  }
  const item = decidedItem.exec(text)
  if (item !== null && text.length < 200) {
    return { kind: /^i/i.test(text) ? 'recommendation' : 'decision', rest: '', names: text.slice(item[0].length) }
  }
  return decisionHeading(text)
}

function kindOf(text: string): HeadingKind | undefined {
  const word = text.trim().toLowerCase()
  return kinds.get(word) ?? kinds.get(word.replace(before, '').replace(behind, ''))
}

/** "Beslutning for punkt 3: Titel" repeats the item and is no text of it. */
const decidedItem =
  /^(?:beslutning|indstilling|referat) (?:for|til|vedr\.?|under|på) (?:punkt|pkt\.?|sag) ?(?:nr\.? ?)?\d{1,3}(?:\.\d{1,2})?(?!\d)[.:]?\s*/i

/** A heading that names who decided, with a date, a colon or capitals to tell it from a sentence. */
function decisionHeading(text: string): Heading | null {
  if (!/beslutning|vedtagelse|afgørelse|behandling|referat|pkt|punkt/i.test(text)) return null
  const colon = text.indexOf(': ')
  const end = (colon > 0 ? text.slice(0, colon) : text).replace(/:\s*$/, '')
  if (end.length > 130) return null
  const marked = colon > 0 || /\d|:$/.test(text) || end === end.toUpperCase()
  for (const pattern of marked ? decidedAt : []) {
    const found = pattern.exec(end)
    if (found === null || /(?:^| )(?:blev|er|var|har|skal|som|at)(?= )/i.test(found[1] ?? '')) continue
    const rest = colon > 0 ? text.slice(colon + 2).trim() : ''
    return { kind: 'decision', rest, where: `${found[1] ?? ''}${found[2] ?? ''}` }
  }
  return null
}

const openWords = /^(?:åb(?:en|ent)|offentlig(?:t)?)(?: (?:sag|punkt|dagsorden|del|dagsordenspunkt))?[:.]?$/i
const closedWords =
  /^(?:lukke(?:t|de)|fortrolig(?:t)?|ikke[- ]offentlig(?:t)?)(?: (?:sag|punkt|dagsorden|del|punkter))?[:.]?$/i

/**
 * Whether a line says that an item is open (Åben) or closed (Lukket).
 *
 * @returns null for any other line
 * @source dagsordener-das: "Åben" alone on the line over the item's number
 */
export function openness(text: string): boolean | null {
  if (text.length > 90) return null
  // Beside the case number: "Sagsnr. 24/12345 - Åben sag", "Åben - Sagsnr. 24/12345".
  const parts = text.split(/\s+[-–|]\s+|[,|]\s+/)
  if (parts.length === 2 && parts.some((part) => caseNumberOf(part) !== null)) {
    return parts.map((part) => openness(part)).find((each) => each !== null) ?? null
  }
  if (text.length > 40) return null
  const bare = text
    .replace(/^(?:status|offentlighed|åben\/lukket|punkttype|type)\s*:\s*/i, '')
    .replace(/^[([]|[)\]]$/g, '')
  if (openWords.test(bare)) return true
  return closedWords.test(bare) ? false : null
}

const caseLabel =
  /^(?:sags?[ -]?(?:nr|nummer|id)|sag|j(?:ournal)?\.?\s?(?:nr|nummer)?|esdh|ejdoc|dok\.?\s?nr|acadre|id)\.?\s*[:.]?\s*(?=\S*\d)/i
const caseShape =
  /^(?:\d{4}\s?-\s?\d{3,7}|\d{2}\.\d{2}\.\d{2}-[a-z]\d{2}-\d{1,5}-\d{2}|[a-z]{2,4}-\d{4}-\d{3,7}|\d{2}\/\d{3,7}|\d{6,8}-\d{4,}-?\d*)$/i

/**
 * The case number (sagsnummer) a line consists of, with or without its label.
 *
 * @returns null when the line is anything else
 * @source dagsordener-das: "2024-079097" under the title of each item of a year; "Sags ID: SAG-2016-04838"
 */
export function caseNumberOf(text: string): string | null {
  if (text.length > 100) return null
  if (caseShape.test(text)) return text
  const labelled = caseLabel.exec(text)
  const value = (labelled === null ? text : text.slice(labelled[0].length)).trim()
  if (caseShape.test(value)) return value
  // "Sagsnr. 24/12345 - Åben sag", "Sagsnr. 24/12345 Sagsansvarlig: …"
  const [first = '', ...more] = value.split(/[,;|]?\s+/)
  const known =
    labelled !== null &&
    caseShape.test(first) &&
    /^(?:[-–|]|sagsansvarlig|sagsbehandler|åben|lukket|offentlig)/i.test(more[0] ?? '')
  return known ? first : null
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
