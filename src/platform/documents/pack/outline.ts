import { hexText } from './pdf-text.ts'

export type OutlineEntry = { title: string; page: number; kids: OutlineEntry[] }

/**
 * The bookmarks as objects of the file. Those of the first level are open.
 *
 * @param root - the number of the object that the catalog leads to
 * @param first - the first free number
 */
export function outlineObjects(entries: OutlineEntry[], root: number, first: number) {
  const objects: [number, string][] = []
  let next = first

  function level(siblings: OutlineEntry[], parent: number): { first: number; last: number } | undefined {
    const numbers = siblings.map(() => next++)
    for (const [at, { title, page, kids }] of siblings.entries()) {
      const number = numbers[at] as number
      const below = level(kids, number)
      const beside = [link('Prev', numbers[at - 1]), link('Next', numbers[at + 1])].join('')
      const under = below ? `${link('First', below.first)}${link('Last', below.last)}/Count -${kids.length}` : ''
      objects.push([
        number,
        `<</Title ${hexText(title)}${link('Parent', parent)}${beside}${under}/Dest[${page} 0 R/Fit]>>`,
      ])
    }
    const [start, end] = [numbers[0], numbers.at(-1)]
    return start === undefined || end === undefined ? undefined : { first: start, last: end }
  }

  const top = level(entries, root)
  const content = top ? `${link('First', top.first)}${link('Last', top.last)}/Count ${entries.length}` : ''
  objects.push([root, `<</Type/Outlines${content}>>`])
  return { objects, next }
}

function link(name: string, number: number | undefined): string {
  return number === undefined ? '' : `/${name} ${number} 0 R`
}
