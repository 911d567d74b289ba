/** Fewer items are none. */
const leastItems = 3
/** Of the lines with text, as many begin in the column of the texts. */
const mostInColumn = 0.5
/** A column narrower than this holds no titles. */
const narrowest = 14
const widest = 60
/** No more of a line is looked at for its columns. */
const longest = 200

/** "3.  Tandpleje til socialt     Udgiften til …": a number and a title, and the text beside them. */
const both = /^\f?( {0,3}\d{1,2}[.)]? {1,4}\p{Lu}.*?) {2,}(?=\S)/u

/**
 * Puts the titles of items over their texts where they stand beside them, in a column of their own, as a table does that
 * was printed as text: the rows of a title become one line, and the text begins on the next. No line is added or lost: the
 * text moves down to the next empty line.
 *
 * @returns the lines as they were given where they have no such column
 * @source own: agendas written in a table, "Punkt" beside "Drøftelse og konklusion"
 */
export function titlesOverTexts(raws: readonly string[]): readonly string[] {
  const column = columnOf(raws)
  if (column === null) return raws
  const out = [...raws]
  for (let at = 0; at < out.length; at += 1) {
    if (!isBeside(out[at] as string, column)) continue
    const rows = [at]
    while (isRestOf(out[at + rows.length] ?? '', column)) rows.push(at + rows.length)
    unfold(out, rows, column)
  }
  return out
}

/** Where the texts begin. */
function columnOf(raws: readonly string[]): number | null {
  const starts = raws.flatMap((raw) => {
    const found = both.exec(raw.slice(0, longest))
    return found === null ? [] : [lengthOf(found[0])]
  })
  const counts = Map.groupBy(starts, (start) => start)
  const [start, alike] = [...counts].sort(([, a], [, b]) => b.length - a.length)[0] ?? [0, []]
  if (alike.length < leastItems || start < narrowest || start > widest) return null
  const filled = raws.filter((raw) => raw.trim() !== '')
  const inside = filled.filter((raw) => isEmpty(raw, start) && raw.trim() !== '')
  return inside.length >= filled.length * mostInColumn ? start : null
}

/** A page break takes no room. */
const lengthOf = (text: string): number => text.replace('\f', '').length
const leftOf = (raw: string, column: number): string => raw.replace('\f', '').slice(0, column)
const rightOf = (raw: string, column: number): string => raw.replace('\f', '').slice(column)
const isEmpty = (raw: string, column: number): boolean => leftOf(raw, column).trim() === ''

/** Both columns end and begin where they should. */
const isCut = (raw: string, column: number): boolean =>
  leftOf(raw, column).padEnd(column).endsWith(' ') && !/^ {2}\S/.test(rightOf(raw, column))

function isBeside(raw: string, column: number): boolean {
  return /^\f? {0,3}\d{1,2}[.)]? {1,4}\p{Lu}/u.test(raw) && isCut(raw, column)
}

/** A row in which the title goes on: nothing of a new item stands in it. */
function isRestOf(raw: string, column: number): boolean {
  const left = leftOf(raw, column)
  return left.trim() !== '' && /^ {2,}\S/.test(left) && isCut(raw, column) && !/^\s*\d{1,2}[.)] /.test(left)
}

function unfold(out: string[], rows: readonly number[], column: number): void {
  const [first] = rows as [number]
  const raw = out[first] as string
  const title = rows.map((at) => leftOf(out[at] as string, column).trim()).join(' ')
  const texts = rows
    .map((at) => rightOf(out[at] as string, column))
    .filter((text) => text.trim() !== '')
    .map((text) => ' '.repeat(column) + text)
  const written = [`${raw.startsWith('\f') ? '\f' : ''}${title}`, ...texts]
  let end = first + rows.length
  // One line more than there is room for: what follows moves down to the next empty line.
  while (first + written.length > end && end < out.length && !isBeside(out[end] as string, column)) {
    const next = out[end] as string
    if (next.trim() !== '') written.push(next)
    end += 1
  }
  const room = end - first
  const last = written.slice(room - 1).map((text, at) => (at === 0 ? text : text.trim()))
  const fitted = [...written.slice(0, room - 1), last.join(' ')]
  for (let at = 0; at < room; at += 1) out[first + at] = fitted[at] ?? ''
}
