import type { Line } from './lines.ts'

const seam = /(?<!\d)[\p{Ll})?!.](?=\d{1,3}\. \p{Lu})/gu
const overContents = /^(?:indholdsfortegnelse|indhold|dagsorden|punkter|punktoversigt)(?=\d{1,3}\. \p{Lu})/iu

/**
 * Finds numbered titles that are glued to the end of the line before: "9. Eventuelt1. Velkomst" where a list of contents
 * runs into the first item, "Sagsfremstilling2. Takster" where an empty field does. The same number and title stand on
 * another line, or the name of the contents is all there is before it.
 *
 * @returns for each such line the part that is an item's, by the line
 * @source own: pages of the web taken as text without their line breaks
 */
export function gluedTails(lines: readonly Line[]): Map<number, string> {
  const found = new Map<number, string>()
  const seams = lines.flatMap(({ blank, noise, text }, at) =>
    !blank && !noise && text.length < 300 && /[^\d\s]\d{1,3}\. [A-ZÆØÅ]/.test(text) ? [at] : [],
  )
  if (seams.length === 0) return found
  const numbered = lines.filter(({ text }) => /^\d{1,3}\. /.test(text)).map(({ text }) => text)
  // The last entry of the contents can have something glued to it in turn.
  const fronts = numbered
    .filter((text) => text.length < 300)
    .map((text) => text.slice(0, text.search(seam) + 1 || undefined))
  const whole = new Set([...numbered, ...fronts])
  for (const at of seams) {
    const { text } = lines[at] as Line
    const head = overContents.exec(text)
    if (head !== null) found.set(at, text.slice(head[0].length))
    for (const { index } of text.matchAll(seam)) {
      const tail = text.slice(index + 1)
      if (whole.has(tail) && tail !== text) found.set(at, tail)
    }
  }
  return found
}
