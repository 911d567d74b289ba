import { itemNames, numberNames, titleNames } from '../words/field-names.ts'
import { openness } from '../words/vocabulary.ts'
import type { Line } from './lines.ts'

const before = new RegExp(`^(?:${titleNames}|dagsordenspunkt|vedr(?:ørende|\\.)?|angående)\\s?:\\s*(?=\\S)`, 'iu')
const alone = new RegExp(`^(?:${titleNames}):?$`, 'i')
const numberLabel = new RegExp(`^(?:${numberNames})(?:[ -]?(?:nr\\.?|nummer))?:?$`, 'i')

/**
 * A title without the name of its field: "Emne: Takster" is "Takster".
 *
 * @source own: some systems print the fields of an item with their names, the title's too
 */
export const withoutLabel = (title: string): string => title.replace(before, '')

/**
 * Whether a line is a title with the name of its field.
 *
 * @source own: some systems print the fields of an item with their names
 */
export const isLabelled = (text: string): boolean => before.test(text)

const beside = new RegExp(
  `^\\s*(${numberNames}|${titleNames}|${itemNames}|behandling)((?:[ -]?nr\\.?)?):?(?:\\t+ *| {3,})(?=\\S)`,
  'iu',
)

/** The name in a column of its own: "Punkt      3", "Emne      Takster". */
function besideLabel(line: Line): void {
  const found = beside.exec(line.raw)
  if (found === null) return
  const value = line.raw.slice(found[0].length).replace(/^:\s+/, '')
  const number = /^(?:(?:dagsordens)?punkt|pkt\.?|sag)$/i.test(found[1] ?? '')
  if (number !== /^\d{1,3}(?:\D|$)/.test(value)) return
  line.raw = `${found[1]}${found[2]}${number ? '' : ':'} ${value}`
  line.text = line.raw.replace(/\s+/g, ' ').trim()
  line.heading = null
}

const numberAlone = new RegExp(`^(?:${numberNames})(?:[ -]?nr\\.?)? ?\\d{1,3}[.:]?$`, 'i')

/** "Punkt 3" / "Emne" / "Takster": what stands under nearly every number is the name of the title, whatever the word. */
function hideLabels(filled: readonly Line[]): void {
  const under = filled.flatMap((line, at) => (numberAlone.test(filled[at - 1]?.text ?? '') ? [line] : []))
  for (const [text, alike] of Map.groupBy(under, ({ text }) => text)) {
    const isLabel = alike.length >= 3 && alike.length >= under.length * 0.8 && /^\p{L}[\p{L} ]{2,20}:?$/u.test(text)
    if (isLabel && alike.every(({ heading }) => heading === null && openness(text) === null))
      for (const line of alike) Object.assign(line, { text: '', blank: true })
  }
}

/** Fewer rows than this are chance. */
const least = 2

/**
 * Puts names of fields and what stands under them on one line: "Pkt. nr." / "3" and "Emne" / "Takster", as tables are
 * taken out of a file. The second line is noise then: its words stand in the first.
 *
 * @source own: minutes written in a table with one field a row
 */
export function joinFields(lines: readonly Line[]): void {
  const filled = lines.filter(({ blank, noise }) => !blank && !noise)
  hideLabels(filled)
  for (const line of filled) besideLabel(line)
  const rows = (label: RegExp, value: RegExp) =>
    filled.flatMap((line, at) => {
      const next = filled[at + 1]
      const fits = next !== undefined && next.gap <= 1 && label.test(line.text) && value.test(next.text)
      return fits ? [{ line, next }] : []
    })
  const numbers = rows(numberLabel, /^\d{1,3}(?:\.\d{1,2})?[.:]?$/)
  if (numbers.length < least) return
  const titles = rows(alone, /^["“”»'(§\d\p{Lu}]/u)
  const join = ({ line, next }: { line: Line; next: Line }, mark: string) => {
    line.text = `${line.text.replace(/\s?:$/, '')}${mark} ${next.text}`
    line.heading = null
    next.noise = true
    next.heading = null
  }
  for (const row of numbers) join(row, '')
  for (const row of titles) join(row, ':')
}
