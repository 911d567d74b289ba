import { caseNumberOf } from './vocabulary.ts'

/** A title without the fields that stood on its line, and what they said. */
export type Peeled = { title: string; open: boolean | null; caseNumber: string | null }

const openWord = '(?:[Åå]ben|[Åå]bent|ÅBEN|ÅBENT|[Ll]ukket|LUKKET)(?: (?:[Ss]ag|SAG|[Pp]unkt|PUNKT))?'
const joint = '\\s*[–|·:-]\\s*'
const bracketed = `[([](${openWord}|[ÅL])[)\\]]`
const openFirst = new RegExp(`^[([]?(${openWord})[)\\]]?(?:\\s*[–|·:-]\\s*|$)|^${bracketed}\\s*[–|·:-]?\\s*`, 'u')
const openLast = new RegExp(`(?:\\s[–|·-]\\s|,\\s)\\s*(${openWord})$|\\s*${bracketed}$`, 'u')
const caseFirst =
  /^[([]?((?:[Ss]ags?(?:[ -]?(?:nr|nummer|id))?\.?:? ?)?[\p{L}\d./-]*\d{3,}[\d./-]*)[)\]]?(?:\s*[–|·:-]\s*|\s+|$)/u
const caseLast =
  /\s+[–|·-]\s+((?:[Ss]ags?[ -]?(?:nr|nummer|id)\.?:? ?)?[\p{L}\d./-]*\d{3,}[\d./-]*)$|\s*\(([Ss]ags?[ -]?(?:nr|nummer|id)\.?:? ?[^()\s]*\d{2}[^()\s]*)\)$/u
const closes = /^l/i
const wholeTitle = /^lukket (?:punkt|sag)[.:]?$/i

/**
 * Takes openness and case number off both ends of a title: "Åben - Takster", "Takster | Åben", "24/1234 Takster",
 * "Takster - Sagsnr. 24/1234".
 *
 * @source own: systems print these fields before, behind, or in a column beside the title
 */
export function peeled(given: string): Peeled {
  const found: Peeled = { title: given.trim(), open: null, caseNumber: null }
  for (let more = true; more; ) {
    more = false
    const open = found.open === null ? (openFirst.exec(found.title) ?? openLast.exec(found.title)) : null
    if (open !== null) {
      found.open = !closes.test(open[1] ?? open[2] ?? '')
      // "Lukket punkt" can be all the title a closed item has.
      if (wholeTitle.test(found.title)) break
      found.title = cut(found.title, open)
      more = true
    }
    const number = found.caseNumber === null ? (caseFirst.exec(found.title) ?? caseLast.exec(found.title)) : null
    const value = number === null ? null : caseNumberOf(number[1] ?? number[2] ?? '')
    if (number !== null && value !== null) {
      found.caseNumber = value
      found.title = cut(found.title, number)
      more = true
    }
  }
  return found
}

const cut = (title: string, { 0: piece, index }: RegExpExecArray): string =>
  (title.slice(0, index) + title.slice(index + piece.length)).trim()

const lead = new RegExp(`^(${openWord})(?:${joint}|\\s+)(?=(?:[Pp]unkt|PUNKT|[Pp]kt|[Ss]ag|SAG|\\d))`, 'u')

/**
 * The same in front of the number: "Åben - Punkt 3: Takster", "24/1234 | 3. Takster".
 *
 * @source own: openness and case number are read wherever they stand on the line of the title
 */
export function peeledFront(text: string): Peeled {
  const open = lead.exec(text)
  if (open !== null) return { title: text.slice(open[0].length), open: !closes.test(open[1] ?? ''), caseNumber: null }
  const number = /^((?:sags?[ -]?(?:nr|nummer|id)\.?:? ?)?(?=\S*\d{3})\S+)\s+[|]\s+(?=\S)/i.exec(text)
  const value = number === null ? null : caseNumberOf(number[1] ?? '')
  if (number === null || value === null) return { title: text, open: null, caseNumber: null }
  // The next column stands apart from the number as well.
  const title = text.slice(number[0].length).replace(/^(\p{L}+\.? \d{1,3}[a-z]?) [|] /iu, '$1 ')
  return { title, open: null, caseNumber: value }
}
