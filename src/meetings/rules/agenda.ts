/** What the rules of an agenda need of an item. */
export type Placed = { id: string; parentId: string | null; position: number }

/**
 * The items as they stand on the agenda, each list item (delpunkt) after the item it belongs to.
 *
 * @source own: positions are counted within a list; the main list has no parent
 */
export function inOrder<T extends Placed>(items: readonly T[]): T[] {
  const lists = Map.groupBy([...items].sort(byPosition), ({ parentId }) => parentId)
  const known = new Set(items.map(({ id }) => id))
  // A list whose head the reader does not see stands at the end rather than nowhere.
  const heads = [...lists].filter(([parentId]) => parentId === null || !known.has(parentId)).flatMap(([, list]) => list)
  return heads.flatMap((item) => [item, ...(lists.get(item.id) ?? [])])
}

function byPosition(a: Placed, b: Placed): number {
  return a.position - b.position || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}

/**
 * The number of an item (punktnummer): "7", or "9.1" in the list of item 9. It is its position, so a reader who does not
 * see a closed item sees the same numbers as those who do.
 *
 * @source own
 */
export function itemNumber(item: Placed, parent: Placed | undefined): string {
  return parent ? `${parent.position}.${item.position}` : String(item.position)
}

/**
 * Positions 1, 2, 3 … of a list, in the order given.
 *
 * @returns the items whose position changes, with the new one
 * @source own: numbers without gaps, so that "punkt 7" is the seventh
 */
export function renumbered(list: readonly Placed[]): { id: string; position: number }[] {
  return list.flatMap(({ id, position }, index) => (position === index + 1 ? [] : [{ id, position: index + 1 }]))
}

/**
 * The list with one item moved to another place; the others keep their order. A place outside the list is its end.
 *
 * @param to - index from 0 in the list without the item
 * @source own
 */
export function moved<T extends { id: string }>(list: readonly T[], id: string, to: number): T[] {
  const item = list.find((one) => one.id === id)
  if (!item) return [...list]
  const rest = list.filter((one) => one.id !== id)
  const place = Math.max(0, Math.min(to, rest.length))
  return [...rest.slice(0, place), item, ...rest.slice(place)]
}

/**
 * Where an item added to a list goes when nothing else is said: before any other business and the next meeting, which
 * close every agenda.
 *
 * @source das-2025-03-17, agenda: the last two items are "Eventuelt" and "Næste møde"
 */
export function placeForNew(list: readonly { kind: string }[]): number {
  const closing = list.findIndex(({ kind }) => kind === 'any-other-business' || kind === 'next-meeting')
  return closing === -1 ? list.length : closing
}
