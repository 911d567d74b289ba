import { type FragmentRun, hitEnd, hitStart } from './model.ts'

/** One word or phrase of a search; `prefix`: words that begin with it count too. */
export type SearchTerm = { text: string; prefix: boolean; excluded: boolean }

const mostTerms = 10

/**
 * What a search text asks for. Each word is found at the beginning of longer ones, since Danish writes compounds as one
 * word ("kapacitet" finds "kapacitetsrapport"); words in quotation marks stand next to each other as written; a word
 * after a minus sign must be missing. Only letters, digits and hyphens are left, so no text becomes syntax.
 *
 * @returns at most ten; empty when there is nothing to search for
 * @source docs/decisions/0031-search-filters-itself.md: 'plads "ledige pladser" -døgn' gives a prefix, a phrase and an excluded word
 */
export function searchTerms(text: string): SearchTerm[] {
  const found = [...text.matchAll(/(-?)"([^"]*)"|(\S+)/g)].flatMap(([, minus, phrase, word]): SearchTerm[] => {
    const excluded = minus === '-' || (word?.startsWith('-') ?? false)
    const words = (phrase ?? word ?? '').match(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu) ?? []
    if (words.length === 0) return []
    return phrase === undefined
      ? words.map((one) => ({ text: one, prefix: true, excluded }))
      : [{ text: words.join(' '), prefix: false, excluded }]
  })
  return found.slice(0, mostTerms)
}

/**
 * A text with dots for its live references, which say nothing by themselves.
 * @source own
 */
export function withoutReferences(text: string): string {
  return text.replace(/\{[a-z]+:[^{}\s]*\}?/g, '…')
}

/**
 * A fragment from the database as runs of plain text, so that a page marks what was found without reading any markup. A
 * live reference in it ("{punkt:…}", "{rapport:…}") says nothing by itself and becomes dots, also one that the fragment
 * cuts in two.
 *
 * @source docs/decisions/0031-search-filters-itself.md: a text with "<b>" in it stays that text
 */
export function fragmentRuns(fragment: string): FragmentRun[] {
  const runs: FragmentRun[] = []
  let hit = false
  const readable = withoutReferences(fragment)
    .replace(/^[^{}\s]*\}/, '…')
    .replace(/\s+/g, ' ')
  for (const piece of readable.split(new RegExp(`([${hitStart}${hitEnd}])`))) {
    if (piece === hitStart) hit = true
    else if (piece === hitEnd) hit = false
    else if (piece !== '') runs.push({ text: piece, hit })
  }
  return runs
}
