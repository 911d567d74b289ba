import { type FieldRow, fieldRow } from './field-row.ts'

/**
 * "budget_2013.pdf": the files of an item stand under its title.
 *
 * @source own: pages of the web
 */
export const fileName = /^(?:\S+ icon )?(?:\S+\.(?:pdf|docx?|xlsx?|pptx?),? ?)+$/iu

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
  const open = alone(text)
  return open === null && text.length <= 160 ? (rowOf(text)?.open ?? null) : open
}

/** "Åbent punkt: Ja", "Lukket: Nej", "Behandles i åbent møde: Ja". */
const answered =
  /^(?:behandles (?:for|i|som) )?(åb(?:en|ent|ne)|offentlig(?:t)?|lukke(?:t|de)|fortrolig(?:t)?)(?: (?:punkt|sag|møde|behandling|døre|dagsorden|dagsordenspunkt))?\s?[:?]?\s(ja|nej)\.?$/i

function alone(text: string): boolean | null {
  if (text.length > 90) return null
  const answer = answered.exec(text)
  if (answer !== null) return /^(?:åb|off)/i.test(answer[1] ?? '') === /^ja/i.test(answer[2] ?? '')
  const bare = text
    .replace(
      /^(?:status|behandles(?: som)?|behandling(?=\s*:)|offentlighed|åben\/lukket|åbent\/lukket|punkttype|sagstype|type|adgang|mødeform)\s*(?::|\s)\s*/i,
      '',
    )
    .replace(/^[([]|[)\]][:.]?$/g, '')
    .replace(minutesBehind, '')
  if (bare.length <= 40 && openWords.test(bare)) return true
  return (bare.length <= 40 && closedWords.test(bare)) || closedFor.test(bare) || saidClosed.test(bare) ? false : null
}

/** "Åben, 30 minutter": how long it is to take. */
const minutesBehind = /(?:,|\s[–|·-]|(?<=\p{L})) (?:ca\. )?\d{1,3} min(?:\.|utter)?$/iu

const rowOf = (text: string): FieldRow | null =>
  fieldRow(text, {
    open: alone,
    caseNumber: (piece) => (fieldOfCase.test(piece) ? caseOf(piece.replace(bodyBehind, '')) : null),
  })

/** "Sagsnr. 237584 Takstudvalget Åbent punkt": whose agenda it is stands between them. */
const bodyBehind =
  /(?<=^(?:sags?[ -]?(?:nr|nummer|id)|journal\p{L}*|j\.? ?nr)\.?:? \S*\d)\s+\p{L}[\p{L} -]{0,30}(?:udvalg|råd|forum|gruppe|direktion|bestyrelse|kreds|nævn)\p{Ll}*(?: (?:for|vedr\p{Ll}*|om|på) [\p{L} -]{3,40})?$/iu

/** "Lukket punkt, jf. § 30, stk. 4": the reason stands with it. */
const closedFor = /^lukket(?: (?:punkt|sag|dagsorden))?,? (?:jf\.?|efter|i henhold til|iht\.?) .{2,70}$/i

/** "Punktet er lukket." */
const saidClosed =
  /^(?:dagsordens)?punktet (?:er|behandles(?: som)?|behandles for) (?:lukke(?:t|de)|fortroligt)(?: punkt| døre)?\.?$/i

const caseLabel =
  /^(?:(\p{L}{2,12}-sag)|(sags?[ -]?(?:nr|nummer|id)(?: (?:i|hos) \p{L}+)?|j(?:ournal)?\.?\s?(?:nr|nummer)?|esdh|ejdoc|dok\.?\s?nr|acadre)|sag|id)(?![\p{L}\d-])\.?\s*[:.]?\s*(?=\S*\d)/iu
const caseShapes =
  '\\p{Lu}(?:19|20)\\d{2}-\\d{3,7}|\\p{Lu}{2,4} \\d{1,4}\\/(?:19|20)\\d{2}|\\d{2}\\.\\d{2}(?:\\.\\d{2})?-?[a-zæøå]\\d{2}\\s-\\s\\d{4}\\/\\d{3,7}|\\d{4}\\s?-\\s?\\d{3,8}|\\d{2}\\.\\d{2}\\.\\d{2}-[a-zæøå]\\d{2}(?:-\\d{1,5}-\\d{2})?|\\d{2}\\.\\d{2}\\.\\d{2}[a-zæøå]\\d{2}-\\d{2,5}|[a-z]{2,4}-\\d{4}-\\d{3,7}|\\d{2}\\/\\d{3,7}(?:-\\d{1,4})?|(?:19|20)\\d{2}\\/\\d{3,7}|' +
  '\\d{6,8}-\\d{4,}-?\\d*|\\d{1,4}-\\d{2,4}-\\d{1,6}-\\d{1,5}-\\d{2}|\\d{1,4}-\\d{2,4}-\\d{2,6}(?:-\\d{1,5}-\\d{2})?'
/** A number without a word before it is a case's in a row of fields too; a document's is not. */
const fieldOfCase = /^(?!dok)/i
const caseShape = new RegExp(`^(?:${caseShapes})$`, 'iu')
/** Whose it is, or another field of the same row, may stand behind a number. */
const behindCase =
  /^(?:[-–|(]|\p{L}{2,6}(?:\/\p{L}{2,6})?$|\p{L}[\p{L}. ]{1,25}:|sagsansvarlig|sagsbeh\p{L}*|initialer|åben|lukket|offentlig)/iu
/** Dates, and years from and to: "2025-2026". */
const calendar = /^(?:\d{1,2}-\d{1,2}-(?:\d{2}|\d{4})|\d{4}-\d{2}-\d{2}|(?:19|20)\d{2}\s?[-/]\s?(?:19|20)\d{2})$/

/**
 * The case number (sagsnummer) a line consists of, with or without its label.
 *
 * @returns null when the line is anything else
 * @source dagsordener-das: "2024-079097" under the title of each item of a year; "Sags ID: SAG-2016-04838"
 */
export function caseNumberOf(text: string): string | null {
  if (!/\d/.test(text)) return null
  return rowOf(text)?.caseNumber ?? (text.length > 100 ? null : caseOf(text))
}

function caseOf(given: string): string | null {
  const text = given.replace(/^[([](.+)[)\]]$/, '$1')
  const labelled = caseLabel.exec(text) ?? /^\p{L}{2,8} ?\/ ?(?=\d)/u.exec(text)
  const value = (labelled === null ? text : text.slice(labelled[0].length)).trim()
  // With a word before it "2010/2013" is a number too.
  const years = labelled !== null && /^\d{4}[/-]\d{4}/.test(value)
  if (caseShape.test(value) && (years || !calendar.test(value))) return value
  // "Sagsnr. 24/12345 - Åben sag", "Sagsnr. 24/12345 Sagsansvarlig: …"
  const [first = '', ...more] = value.split(/[,;|]?\s+/)
  const rest = more.join(' ')
  // With a label any number is one: "Sagsid.: 14/513-2, Initialer: …".
  const named = labelled?.[1] !== undefined || (labelled?.[2] !== undefined && !/^\d+\.\d+/.test(first))
  const any = named && (first.match(/\d/g)?.length ?? 0) >= 4
  const known = (caseShape.test(first) && (years || !calendar.test(first))) || any
  return known && (rest === '' || behindCase.test(rest)) ? first : null
}

/**
 * The case number in brackets behind a title: "Takster 2025 (2024-001234)".
 *
 * @source own: as one system prints it
 */
export function caseNumberBehind(title: string): { title: string; caseNumber: string } | null {
  const found = /\s*[([](?:sags?nr\.?:?\s*)?([^\s()[\]]{5,30})[)\]]$/i.exec(title)
  const number = found?.[1] ?? ''
  if (found === null || !caseShape.test(number) || calendar.test(number)) return null
  return { title: title.slice(0, found.index), caseNumber: number }
}

const groupOpenness =
  /^(?:[\p{L} ]{3,30}[\s:–-]+)?(?:(åbne|lukkede) (?:dagsordens?)?(?:punkter|sager)|(åbent|lukket) møde|(åben|lukket) (?:dagsorden|del)|for (åbne|lukkede) døre)(?:[:.]?| [–-] [\p{L} ]{3,40})$/iu

/**
 * Whether a heading over several items says that they are open or closed: "Lukkede punkter", "Til behandling - for åbne døre".
 *
 * @source own: agendas of two parts
 */
export function opennessOfGroup(text: string): boolean | null {
  const found = text.length > 60 ? null : groupOpenness.exec(text.replace(/\s+side$/i, ''))
  return found === null ? null : /^åb/i.test(found.slice(1).find((word) => word !== undefined) ?? '')
}

const bullet = /^(?:[-–—•●▪◦·*→➢►✓■□☐☑☒]|[o>›](?=\s)|[\u{e000}-\u{f8ff}])\s*(?=\S)/u
const numbered = /^(?:\(?(\d{1,2})[.)]\s*(?=\S)|([a-zæøå])[.)]\s+)/

const month =
  /^(?:januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december)(?:[ ,.]|$)(?! \p{Lu})/u

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
  // Nor is the day of a month, "den" / "22. september 2016".
  if (number[1] !== undefined && month.test(rest)) return null
  return { kind: 'number', ...(number[1] === undefined ? {} : { number: Number(number[1]) }), rest }
}
