/**
 * The canonical text of plain JSON: keys in order of their code units, no blanks, text as JSON writes it. Two machines
 * that hold the same input write the same bytes in UTF-8, so a hash of it can be computed anywhere.
 *
 * @param value - objects, lists, text, whole numbers, true, false and null; amounts stand as text
 * @throws RangeError on a number that is not whole: it may be written in more than one way
 * @source own rule: {"b":1,"a":["x"]} is written {"a":["x"],"b":1}
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(',')}}`
  }
  if (typeof value === 'number' && !Number.isSafeInteger(value))
    throw new RangeError('only whole numbers are canonical')
  return JSON.stringify(value)
}
