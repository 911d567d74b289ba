/** A piece of a text: words, or a live reference (henvisning) to an agenda item. */
export type TextPart = { kind: 'text'; text: string } | { kind: 'reference'; itemId: string }

const stored = /\{punkt:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\}/g
const typed = /\{punkt\s+(\d{1,3}(?:\.\d{1,3})?)\}/gi

/**
 * A stored text in pieces. "jf. {punkt:<id>}" is a reference: what is shown is the number the item has now.
 *
 * @source das-2024-01-22, items 3 and 7: "jf. punkt …" pointed at another item after the agenda had been reordered
 */
export function partsOf(text: string): TextPart[] {
  const parts: TextPart[] = []
  let from = 0
  for (const match of text.matchAll(stored)) {
    if (match.index > from) parts.push({ kind: 'text', text: text.slice(from, match.index) })
    parts.push({ kind: 'reference', itemId: match[1] as string })
    from = match.index + match[0].length
  }
  if (from < text.length) parts.push({ kind: 'text', text: text.slice(from) })
  return parts
}

/**
 * The items a text refers to, each once.
 * @source own
 */
export function referredItems(text: string): string[] {
  return [...new Set([...text.matchAll(stored)].map((match) => match[1] as string))]
}

/**
 * What people type, "{punkt 7}", as it is stored.
 *
 * @param idOf - the item with a number on the agenda at hand; undefined when there is none
 * @returns the text, or the first number that no item has
 * @source own
 */
export function withReferences(
  text: string,
  idOf: (number: string) => string | undefined,
): { text: string; unknown: string | null } {
  let unknown: string | null = null
  const result = text.replace(typed, (whole, number: string) => {
    const id = idOf(number)
    if (id === undefined) unknown ??= number
    return id === undefined ? whole : `{punkt:${id}}`
  })
  return { text: result, unknown }
}

/**
 * A stored text as people edit it: references to items of the agenda at hand by their number now, others as they stand.
 *
 * @source own
 */
export function forEditing(text: string, numberOf: (itemId: string) => string | undefined): string {
  return text.replace(stored, (whole, id: string) => {
    const number = numberOf(id)
    return number === undefined ? whole : `{punkt ${number}}`
  })
}
