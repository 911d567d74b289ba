/** What a row of fields under or over a title says of its item. */
export type FieldRow = { open: boolean | null; caseNumber: string | null }

/** How one piece of a row is read; each gives null when it is something else. */
export type PieceReaders = { open: (piece: string) => boolean | null; caseNumber: (piece: string) => string | null }

const most = 160
const worth =
  /åb(?:en|ent)\b|lukke[td]|offentlig|fortrolig|sag|journal|j\.? ?nr|dok|acadre|esdh|(?<!\p{L})id(?!\p{L})/iu
const label = "\\p{Lu}(?:\\.|[\\p{L}/'-]{1,22})(?:\\.? ?\\p{L}{1,14})?\\.?"
/** Between two fields: a bar, a semicolon, a dash with room around it, brackets, the label of the next. */
const cut = new RegExp(
  `\\s*[|;•·]\\s*|,\\s+|\\s+[-–/]+\\s+|(?<=[)\\]])\\s+|\\s+(?=[([])|\\s+(?=${label}\\s?:)|\\s+(?=(?:[Åå][Bb]|[Ll][Uu][Kk][Kk])\\p{L}+(?: (?:sag|punkt|SAG|PUNKT))?$)|\\s+(?=(?:[Åå]bent?|ÅBENT?|[Ll]ukket|LUKKET)(?: (?:sag|punkt|SAG|PUNKT))?\\s+${label}\\s?:)|(?<=^(?:[Åå]b(?:en|ent)|ÅBEN|ÅBENT|[Ll]ukket|LUKKET)(?: (?:sag|punkt|SAG|PUNKT))?[:.]?)\\s+(?!(?:sag|punkt|dagsorden|SAG|PUNKT|DAGSORDEN)(?!\\p{L}))`,
  'u',
)
const field = new RegExp(`^${label}\\s?:\\s*\\S.{0,60}$`, 'u')

/**
 * Reads a row of fields: "(Åben) Sagsnr.: 14/1234", "Sag: 2014-004321 | Åben", "Sagsnr.: 1-2 Dok.nr.: 3 Åbent",
 * "Sagsbehandler: abc; Journalnr. 12/3456". Openness and case number can stand anywhere in it, beside any other field.
 *
 * @returns null when a piece of the line is no field, or none of them tells openness or a case number
 * @source own: each generation of the systems prints these fields in an order of its own
 */
export function fieldRow(text: string, read: PieceReaders): FieldRow | null {
  if (text.length > most || !worth.test(text)) return null
  const pieces = text.split(cut).filter((piece) => piece !== '')
  if (pieces.length < 2 || pieces.length > 8) return null
  const row: FieldRow = { open: null, caseNumber: null }
  for (const piece of pieces) {
    const open = read.open(piece)
    const caseNumber = open === null ? read.caseNumber(piece) : null
    if (open === null && caseNumber === null && !field.test(piece) && !initials.test(piece) && !minutes.test(piece))
      return null
    row.open ??= open
    // A document has a number too; the first that says "sag", or the first of all, is the case's.
    if (caseNumber !== null && (row.caseNumber === null || (/^sag/i.test(piece) && !startsCase(text))))
      row.caseNumber = caseNumber
  }
  return row.open === null && row.caseNumber === null ? null : row
}

/** How long it is to take: "5 min." */
const minutes = /^(?:ca\. )?\d{1,3} min(?:\.|utter)?$/i

/** Whose case it is: "DIKABC / 08/3208 ÅBEN SAG". */
const initials = /^\p{Lu}{3,7}$/u

const startsCase = (text: string) => /^(?:[([]?(?:åb|lukk)\p{L}+[)\]]?[\s,–|-]*)?sag/iu.test(text)
