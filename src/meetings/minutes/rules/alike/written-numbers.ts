/** The number a title begins with, whatever it is: how it is written, the number as it stands, the title without it. */
export type Written = { shape: string; number: string; title: string }

const begun =
  /^((?:[§#№][ ]?|\[|\()?(?:\p{L}[\p{L}.-]{0,24} ){0,2}(?:nr\.? ?)?)(\d{1,4}(?:\.\d{1,2}){0,2}[a-zæøå]?|[IVX]{1,6}|\p{Lu})(\s*[.):|/\]–-]+\s*(?:\p{Ll}{3,14}:\s*)?|\s+|(?<=\d)(?=\p{Lu}\p{Ll})|$)(.*)$/u

/**
 * Reads the number at the beginning of a title: "§ 12. Takster", "Emne C: Takster", "4 | Takster", "[7] Takster".
 *
 * @returns null where none stands; a shape means something only when most titles of a file have it
 * @source own: each system has a form of its own, and uses it for all items
 */
export function writtenNumber(text: string): Written | null {
  const found = begun.exec(text)
  if (found === null) return null
  const [, word = '', number = '', sign = '', title = ''] = found
  const kind = /^\d/.test(number) ? '#' : number.length > 1 ? 'I' : 'A'
  const mark = sign.trim()
  // "I alt" and "A-kasse" are words, not numbers.
  if (kind !== '#' && mark === '' && (word === '' || title !== '')) return null
  if (title === '' && word.trim().split(' ').length > 1 && !/nr\.? ?$/i.test(word)) return null
  if (title !== '' && !/^["“”»'(\d\p{Lu}]/u.test(title)) return null
  return { shape: `${word.trim().toLowerCase()} ${kind}${mark}${title === '' ? '' : ' t'}`, number, title }
}

/**
 * The place of a number in its order, letters and Roman figures too; NaN where it is none.
 *
 * @source own: numbers go on, however they are written
 */
export function orderOfNumber(number: string): number {
  if (/^\d/.test(number)) {
    const [whole = '0', part = '0'] = number.replace(/[a-zæøå]$/, '').split('.')
    return Number(whole) + Number(part) / 100
  }
  const roman = { I: 1, V: 5, X: 10 } as const
  if (number.length === 1 && !(number in roman)) return number.charCodeAt(0) - 64
  const signs = [...number].map((sign) => roman[sign as keyof typeof roman] ?? Number.NaN)
  return signs.reduce<number>((sum, value, at) => sum + (value < (signs[at + 1] ?? 0) ? -value : value), 0)
}
