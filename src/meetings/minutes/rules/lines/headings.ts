import type { SectionName } from '../../model.ts'

/** What a heading inside an item begins. */
export type HeadingKind = SectionName | 'recommendation' | 'attachments' | 'decision'

const headings: Record<HeadingKind, string[]> = {
  resume: [
    'resume',
    'resumé',
    'sagsresume',
    'sagsresumé',
    'sammenfatning',
    'sammendrag',
    'kort fortalt',
    'sagens kerne',
    'beslutningstema',
  ],
  background: ['baggrund', 'formål', 'indledning', 'anledning'],
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
    'problemstilling',
    'løsning',
    'faktuelle oplysninger',
    'sagens oplysninger',
  ],
  economy: [
    'økonomi',
    'økonomiske konsekvenser',
    'økonomiske forhold',
    'personale- og økonomiske konsekvenser',
    'økonomiske og personalemæssige konsekvenser',
    'bevillingsmæssige konsekvenser',
    'økonomisk vurdering',
    'finansiering',
    'bevilling',
    'afledt drift',
  ],
  hearing: [
    'høringssvar',
    'høring',
    'høringer',
    'indkomne høringssvar',
    'høringsparter',
    'inddragelse',
    'borgerinddragelse',
  ],
  process: [
    'proces',
    'procesplan',
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
    'personale',
    'tidsperspektiv',
    'alternativer',
    'opfølgning',
    'sagstype',
    'sagsgang',
    'kompetence',
    'beslutningskompetence',
    'supplerende oplysninger',
    'supplerende sagsfremstilling',
    'bæredygtighed',
    'gæster',
    'fremmøde',
    'habilitet',
    'inhabilitet',
    'fremmøde og inhabilitet',
    'deltagere under punktet',
    'inviterede',
  ],
  recommendation: [
    'indstilling',
    'indstillinger',
    'indstilles',
    'indstillet',
    'det indstilles',
    'det blev indstillet',
    'forslag til beslutning',
    'indstilling til beslutning',
    'oplæg til beslutning',
    'beslutningsforslag',
    'anbefaling',
  ],
  attachments: [
    'bilag',
    'bilagsliste',
    'bilagsoversigt',
    'bilagsmateriale',
    'bilagsfortegnelse',
    'vedlagte bilag',
    'bilag til punktet',
    'bilag til sagen',
    'bilag i sagen',
    'bilag på sagen',
    'bilag vedlagt',
    'vedlagt',
    'vedlagt som bilag',
    'vedhæftede bilag',
    'vedhæftede filer',
    'vedhæftninger',
    'vedlagte filer',
    'vedlagte dokumenter',
    'tilknyttede filer',
    'dokumenter',
    'materiale',
    'mødemateriale',
  ],
  decision: [
    'beslutning',
    'beslutninger',
    'referat',
    'til referat',
    'konklusion',
    'vedtagelse',
    'afgørelse',
    'protokol',
    'beslutningsreferat',
    'beslutningsprotokol',
    'endelig beslutning',
    'besluttet',
    'vedtaget',
    'aftalt',
    'det blev besluttet',
    'det besluttedes',
    'det blev vedtaget',
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
const stated = '(?:beslutning|vedtagelse|afgørelse|konklusion)'
const named = new RegExp(
  `^(\\p{Lu}[^.:]{1,70}?)(?:s|'s|’s)? ${stated}(?:er)?(?: (?:i|på|fra|ved) mødet)?(?:,? (?:den|d\\.))?((?: .{0,3}\\d.{3,20})?)$`,
  'iu',
)
const decidedAt = [
  /^(?:endelig )?(?:beslutning|behandling|vedtagelse|afgørelse|referat)(?:er)?,? (?:(?:truffet |taget )?(?:i|fra|på|af|ved)|den|d\.) ((?:[^.:]{2,60}|\d\. ).{0,40})$/iu,
  /^(?:[Bb]eslutning|[Vv]edtagelse)(?:er)?[ ,–-]+(\p{Lu}[^.:]{2,60}.{0,40}\d{2,4}.{0,12})$/u,
  named,
  /^(\p{Lu}[^.:;]{3,70}, .{0,36}\d{2,4}), (?:beslutning|vedtagelse|pkt\.? ?\d+|punkt ?\d+)$/iu,
]

/** "Forvaltningens indstilling", "Kort resumé", "Resume af sagen": a heading with a word before or behind it. */
const before =
  /^(?:kort|sagens|supplerende|\p{L}[\p{L}-]+(?:ens|ets|ers|nes|rens|abets))(?: foreløbige| samlede)? (?=indstilling|beslutning|konklusion|vedtagelse|afgørelse|bemærkninger|vurdering|baggrund|fremstilling|resum[eé]|økonomi|anbefaling)/iu
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
  const whole = end.length < 60 && /^[\p{L} ,/&-]+$/u.test(end) ? (kindOf(end) ?? composed(end)) : undefined
  if (whole !== undefined) return { kind: whole, rest: '' }
  if (end.length < 60 && (noAttachments.test(end) || filesOf.test(end))) return { kind: 'attachments', rest: '' }
  if (text.endsWith(':') && concluded.test(text)) return { kind: 'decision', rest: '' }
  if (text.length < 80 && asking.test(text)) return { kind: 'recommendation', rest: '' }
  const colon = text.indexOf(':')
  if (colon > 0 && colon < 60) {
    const kind = kindOf(text.slice(0, colon)) ?? composed(text.slice(0, colon))
    if (kind !== undefined) return { kind, rest: text.slice(colon + 1).trim() }
  }
  const dated = datedDecision.exec(text)
  if (dated !== null) return { kind: 'decision', rest: dated[2] ?? '', where: dated[1] ?? '' }
  const item = decidedItem.exec(text)
  if (item !== null && text.length < 200) {
    return { kind: /^i/i.test(text) ? 'recommendation' : 'decision', rest: '', names: text.slice(item[0].length) }
  }
  return decisionHeading(text) ?? behindDash(text) ?? underBoth(text)
}

/** "Handicaprådet den 3. maj 2023:" under "Indstilling og beslutning": who decided and when, and no sentence. */
function underBoth(text: string): Heading | null {
  const [, body = '', day = ''] = bodyAndDay.exec(text) ?? []
  const isBody = namesBody.test(body) && !/ (?:til|fra|om|med|på|i) /.test(body)
  return isBody ? { kind: 'decision', rest: '', where: `${body} ${day}` } : null
}

/** "Beslutning – Godkendt.": a dash where others have a colon. */
function behindDash(text: string): Heading | null {
  const found = /^(beslutning|konklusion|vedtagelse|afgørelse) [–—-] (\p{Lu}.*)$/iu.exec(text)
  const [, , rest = ''] = found ?? []
  return found === null || namesBody.test(rest) ? null : { kind: 'decision', rest }
}

function kindOf(text: string): HeadingKind | undefined {
  const word = text.trim().toLowerCase()
  return kinds.get(word) ?? kinds.get(word.replace(before, '').replace(behind, ''))
}

const filesOf =
  /^(?:bilag|filer|dokumenter|materiale|vedhæftede (?:filer|dokumenter)) (?:til|på|i|vedr\.?) (?:(?:punkt|sag) (?:nr\.? ?)?\d{1,3}|punkt(?:et)?|sagen|dagsordenspunktet|dette punkt)$/i
const noAttachments = /^(?:der er |der er )?ingen (?:vedlagte |vedhæftede )?bilag$/i

/**
 * "Indledning/Baggrund", "Økonomi og afledt drift", "Drøftelse og beslutning": what its parts are, the decision before
 * all else. One part may be a word that is no heading by itself.
 */
function composed(text: string): HeadingKind | undefined {
  const parts = text.split(/\s*[/,&]\s*| og /)
  if (
    /dagsorden/i.test(text) ||
    parts.length < 2 ||
    parts.length > 4 ||
    parts.some((part) => part.split(' ').length > 3)
  )
    return undefined
  const found = parts.map(
    (part) => kindOf(part) ?? (agreed.test(part) && discussed.test(text) ? 'decision' : undefined),
  )
  const known = found.filter((kind) => kind !== undefined)
  if (known.length === 0 || known.length < parts.length - 1 || !/^[\p{Ll}\s/,&-]+$/u.test(text.slice(1))) {
    return /^[\p{L}-]+\/[\p{L}-]+$/u.test(text) ? known[0] : undefined
  }
  return known.includes('decision') ? 'decision' : known[0]
}

/** "Drøftelse og aftale": what came of a discussion. */
const agreed = /^(?:aftaler?|aftalt|udfald|resultat)$/i
const discussed = /drøftelse|behandling|dialog|debat/i

/** "Beslutning 10-05-2017:" */
const datedDecision =
  /^(?:beslutning|vedtagelse|konklusion|afgørelse) (\d{1,2}[-./]\d{1,2}[-./]\d{4}):?(?:\s+(\p{Lu}.*))?$/iu

/** "Beslutning for punkt 3: Titel" repeats the item and is no text of it. */
const decidedItem =
  /^(?:beslutning|indstilling|referat) (?:for|til|vedr\.?|under|på) (?:punkt|pkt\.?|sag) ?(?:nr\.? ?)?\d{1,3}(?:\.\d{1,2})?(?!\d)[.:]?\s*/i

const namesBody =
  /(?:udvalg(?:et)?|råd(?:et)?|gruppen?|kreds(?:en)?|direktion(?:en)?|bestyrelse(?:n)?|netværk(?:et)?|forum|DAS(?: \p{Lu}\p{L}+)?|FU|KKR(?: \p{Lu}\p{L}+)?)(?:s? (?:beslutning|vedtagelse)(?:er)?)?$/iu
const bodyAndDay =
  /^(\p{Lu}[\p{L}-]+(?: [\p{L}-]+,?){0,8}?),? (?:den|d\.) (\d{1,2}[.-] ?[\p{L}\d]{1,9}[ .-]{1,2}\d{4}):$/u
/** "DAS besluttede:" and "Sekretariatet indstiller" begin what was decided and what is asked. */
const concluded = /^\p{Lu}[\p{L} -]{1,45} (?:besluttede|vedtog|konkluderede):$/u
const asking =
  /^\p{Lu}[\p{L} ,&-]{1,60} (?:indstiller(?: til \p{L}[\p{L} -]{2,40}(?=[:,])| over for \p{L}[\p{L} -]{2,60})?[:,]?|(?:foreslår|anbefaler)(?:[:,]|, at (?:\p{L}[\p{L} ]{0,30})?(?:udvalget|rådet|gruppen|bestyrelsen|kredsen|forum|forummet|direktionen|DAS|FU|KKR|KDK)))$/iu

/** A heading that names who decided, with a date, a colon or capitals to tell it from a sentence. */
function decisionHeading(text: string): Heading | null {
  if (!/beslutning|vedtagelse|afgørelse|behandling|referat|pkt|punkt/i.test(text)) return null
  const colon = text.indexOf(': ')
  const end = (colon > 0 ? text.slice(0, colon) : text).replace(/:\s*$/, '')
  if (end.length > 130) return null
  const marked =
    colon > 0 ||
    /\d|:$/.test(text) ||
    end === end.toUpperCase() ||
    (/beslutning|vedtagelse/i.test(end) && namesBody.test(end))
  for (const pattern of marked ? decidedAt : []) {
    const found = pattern.exec(end)
    // "Lokalplan 154 - Endelig vedtagelse" is the title of an item.
    // "SAGER TIL BESLUTNING" is the name of a part of the agenda.
    if (pattern === named && /\s[–-]\s|^(?:sager|punkter|emner) til$/i.test(found?.[1] ?? '')) continue
    if (found === null || /(?:^| )(?:blev|er|var|har|skal|som|at)(?= )/i.test(found[1] ?? '')) continue
    const rest = colon > 0 ? text.slice(colon + 2).trim() : ''
    return { kind: 'decision', rest, where: `${found[1] ?? ''}${found[2] ?? ''}` }
  }
  return null
}
