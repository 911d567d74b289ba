import type { ItemFound } from '../../model.ts'
import { bareText } from '../words/bare-text.ts'
import type { Listed } from './head.ts'

type Missing = Omit<ItemFound, 'lines'> & { line: number }

/** Fewer entries are no contents. */
const least = 3

/**
 * The items that only the contents of a meeting name: those behind the last one that was found, where the contents name
 * the others as well. Their text is not in the file.
 *
 * @param contents - titles by their numbers, with the lines they stand on
 * @source own: files that break off, and closed items at the end that are listed only
 */
export function listedBehind(items: readonly ItemFound[], contents: ReadonlyMap<string, Listed>): Missing[] {
  const last = Number(items.at(-1)?.number)
  const known = items.filter(({ number }) => contents.has(String(number))).length
  const alike = items.filter(({ number, title }) => isAlike(title, contents.get(String(number))?.title ?? '')).length
  if (contents.size < least || !Number.isInteger(last) || known < items.length || known === 0) return []
  // Numbers that begin anew in each part say nothing of what is missing.
  if (items.some(({ number }, at) => at > 0 && Number(number) <= Number(items[at - 1]?.number))) return []
  // The contents of another meeting count the same.
  if (alike < items.length / 2) return []
  return [...contents].flatMap(([number, { title, line, open }]) =>
    Number(number) > last
      ? [
          {
            number: Number(number),
            title,
            open,
            line,
            sections: {},
            recommendation: [],
            attachments: [],
            followUps: [],
          },
        ]
      : [],
  )
}

function isAlike(one: string, other: string): boolean {
  const [a, b] = [bareText(one), bareText(other)]
  return a !== '' && b !== '' && (a.startsWith(b) || b.startsWith(a))
}
