import { xmlText } from '#platform/charts/xml-text.ts'

const LONGEST = 31

/**
 * Names of sheets from captions: without the characters Excel forbids, at most 31 long, and different from each other
 * and from `taken` (Excel does not tell capital letters from small ones).
 */
export function sheetNames(captions: string[], taken: string): string[] {
  const used = new Set([taken.toLowerCase(), 'history'])
  return captions.map((caption) => {
    const base = tidy(caption)
    let name = base
    for (let number = 2; used.has(name.toLowerCase()); number++) {
      const ending = ` (${number})`
      name = trimEnds(base.slice(0, LONGEST - ending.length)) + ending
    }
    used.add(name.toLowerCase())
    return name
  })
}

function tidy(caption: string): string {
  const allowed = xmlText(caption)
    .replace(/[\\/?*[\]:]+/g, ' ')
    .replace(/\s+/g, ' ')
  return trimEnds(trimEnds(allowed).slice(0, LONGEST)) || 'Tabel'
}

/** A name may neither begin nor end with an apostrophe; half a character at the cut is dropped. */
function trimEnds(name: string): string {
  return name.replace(/^['\s]+|['\s\ud800-\udbff]+$/g, '')
}
