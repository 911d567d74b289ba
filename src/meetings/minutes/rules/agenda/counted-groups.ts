import type { Beginning, Thread } from './threads.ts'

/**
 * Joins headings of groups that are counted ("2. SAGER TIL BESLUTNING") with the items counted under them ("2.1.", "2.2."):
 * what looks like two meetings is one, and the headings are none of its items.
 *
 * @source own: agendas in parts, whose headings are written otherwise than their items
 */
export function joinGroups(threads: readonly Thread[]): Thread[] {
  const joined: Thread[] = []
  for (const thread of threads) {
    const at = joined.findLastIndex((groups) => areUnder(thread, groups))
    const groups = joined[at]
    if (groups === undefined) joined.push(thread)
    else
      joined[at] = {
        ...groups,
        items: thread.items.map((item, place) => withGroup(item, thread.items[place - 1], groups)),
      }
  }
  return joined.map((thread, at) => ({ ...thread, items: thread.items.map((item) => ({ ...item, thread: at })) }))
}

/** Every item stands under the heading that has the first part of its number, in a meeting that nothing else names. */
function areUnder(thread: Thread, groups: Thread): boolean {
  const isDivided = thread.items.every(({ key }) => key.length > 1) && groups.items.every(({ key }) => key.length === 1)
  return (
    thread.front === null &&
    isDivided &&
    thread.items.every((item) => groupOf(item, groups)?.key[0] === item.key[0]) &&
    groups.items.every((group) => thread.items.some((item) => groupOf(item, groups) === group))
  )
}

const groupOf = ({ line }: Beginning, { items }: Thread): Beginning | undefined =>
  items.findLast((group) => group.line < line)

/** The first item of a group begins with its heading. */
function withGroup(item: Beginning, before: Beginning | undefined, groups: Thread): Beginning {
  const group = groupOf(item, groups)
  const isFirst = group !== undefined && (before === undefined || before.line < group.line)
  return isFirst ? { ...item, group: group.line } : item
}
