/** A line with its number in figures, and how that was written. */
export type Written = { text: string; look: string; number?: string }

const word =
  '(?:(?:[Dd]agsordens)?[Pp]unkt|(?:DAGSORDENS)?PUNKT|[Pp]kt\\.?|PKT\\.?|[Ss]ag|SAG|[Aa]d|AD)(?:\\s+(?:[Nn]r|NR)\\.?)?'
const hash = new RegExp(`^(${word}\\s*)?#\\s?(?=\\d{1,3}(?!\\d))`, 'u')
const worded = new RegExp(`^(${word}\\s+)([IVXL]{1,7})(?![\\p{L}\\d])`, 'u')
/** Without a word a sign behind it tells it from the beginning of a sentence. */
const marked = /^()([IVXL]{1,7})(?=[.)](?:\s|$))/u

/**
 * The number a line begins with, in figures: "Punkt IV", "IV. Takster", "#4 Takster"; "B2. Takster" and "B.2 Takster" are the second of
 * part B.
 *
 * @returns the line as it is, with an empty `look`, when it begins with none of these
 * @source own: minutes written by hand, and lists of cases on the web
 */
export function inFigures(text: string): Written {
  const listed = hash.exec(text)
  if (listed !== null) {
    const rest = text.slice(listed[0].length)
    return { text: `${listed[1] ?? ''}${rest}${/^\d+$/.test(rest) ? '.' : ''}`, look: 'no' }
  }
  const lettered =
    /^([A-H])(\d{1,2})(?=[.):]\s)/.exec(text) ?? /^([A-H])\.?(\d{1,2})(?=\.?\s+["“”»(]?\p{Lu})/u.exec(text)
  if (lettered !== null) {
    const [number, letter = '', count = ''] = lettered
    return { text: `${letter.charCodeAt(0) - 64}.${count}${text.slice(number.length)}`, look: 'lettered', number }
  }
  const roman = worded.exec(text) ?? marked.exec(text)
  const value = roman === null ? 0 : figureOf(roman[2] as string)
  if (roman === null || value === 0) return { text, look: '' }
  return { text: `${roman[1]}${value}${text.slice(roman[0].length)}`, look: 'roman' }
}

const well = /^(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3})$/
const values = { I: 1, V: 5, X: 10, L: 50 } as const

/** 0 for letters that are no number. */
function figureOf(roman: string): number {
  if (!well.test(roman)) return 0
  const signs = [...roman].map((sign) => values[sign as keyof typeof values])
  return signs.reduce<number>((sum, value, at) => sum + (value < (signs[at + 1] ?? 0) ? -value : value), 0)
}
