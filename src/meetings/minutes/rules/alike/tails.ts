import type { Line } from '../lines/lines.ts'

/** Fewer times is chance. */
const least = 3
/** A longer line is a paragraph, and no row of cells. */
const longest = 500
/** "TaksterOplæg: formanden", "Takster     Tid: 15 min." */
const tail = /(?:(?<=[\p{Ll}\d)?”"])| {3,}|\t+)(\p{Lu}\p{Ll}{2,20}(?: \p{Ll}{1,12}){0,2}):(?:\s|$)/u
const mayHaveTail = /[^\s:]:/

/**
 * The lines without the fields that stand behind their texts, in cells that ran together or in a column of their own. A
 * field has the same name wherever it stands, so that it comes again.
 *
 * @source own: tables taken out of their file, with the title and who presents it on one line
 */
export function withoutTails(lines: readonly Line[]): readonly Line[] {
  const found = new Map<number, { key: string; text: string }>()
  lines.forEach(({ blank, noise, raw }, at) => {
    const match = blank || noise || raw.length > longest || !mayHaveTail.test(raw) ? null : tail.exec(raw)
    const text = match === null ? '' : raw.slice(0, match.index).replace(/\s+/g, ' ').trim()
    if (match !== null && text !== '') found.set(at, { key: match[1] as string, text })
  })
  const counts = Map.groupBy(found.values(), ({ key }) => key)
  return lines.map((line, at) => {
    const cut = found.get(at)
    return cut === undefined || (counts.get(cut.key)?.length ?? 0) < least ? line : { ...line, text: cut.text }
  })
}
