import { asciiLetters } from './slug.ts'

/**
 * What a search text asks for: its words in the spelling of the search documents (æ as ae, § and commas gone), each
 * once, at most eight. A number after § becomes one word with it. Nothing but a-z and 0-9 is left, so no text becomes syntax of the database.
 *
 * @returns empty when there is nothing to search for
 * @source own rule; check: "Søbæk, § 107" gives soebaek and paragraf107
 */
export function searchWords(text: string): string[] {
  return [...new Set(asciiLetters(text.replace(/§+\s*([0-9]+)/g, ' paragraf$1 ')).match(/[a-z0-9]+/g) ?? [])].slice(
    0,
    8,
  )
}

/**
 * The pattern that finds a word in a document written with a space before and after every word. Letters are found
 * inside compounds ("konsulent" in "doevekonsulentordningen"). A number of up to three digits is a section or a code
 * and must stand alone (12 is not in 112); a longer one may be the beginning of a P-number.
 *
 * @param word - one of `searchWords`
 * @source own rule; check: "107" gives "% 107 %"
 */
export function wordPattern(word: string): string {
  if (/^paragraf[0-9]+$/.test(word)) return `% ${word} %`
  if (!/^[0-9]+$/.test(word)) return `%${word}%`
  return word.length <= 3 ? `% ${word} %` : `% ${word}%`
}
