import { canonicalDecimal, Decimal } from './decimal.ts'
import { formatDecimal } from './format.ts'
import { type DecimalText, exact, interval, notReported, type Quantity, unknown } from './quantity.ts'

/**
 * What a field accepts. The rule itself is written for users in docs/method/tal-i-formularer.md;
 * the numbered examples there are run by the tests.
 */
export type ParseOptions = {
  /** Whole numbers only, e.g. a count of persons. */
  whole?: boolean
  /** At most so many decimals (10 at most). */
  maxDecimals?: number
  /** Numbers below zero allowed; intervals are then still from 0 up. */
  negative?: boolean
  /** "8-10" allowed; true unless told otherwise. */
  intervals?: boolean
  /** "?" allowed; true unless told otherwise. */
  unknown?: boolean
}

export type ParseCode =
  | 'too-long'
  | 'not-a-number'
  | 'ambiguous-separator'
  | 'english-notation'
  | 'leading-zero'
  | 'incomplete'
  | 'too-many-digits'
  | 'too-many-decimals'
  | 'not-whole'
  | 'negative'
  | 'interval-reversed'
  | 'interval-not-allowed'
  | 'unknown-not-allowed'

/** `accepted` is a text the same field would accept, for the reader to copy. */
export type ParseRefusal = { ok: false; code: ParseCode; message: string; messageEn: string; accepted: string }
export type ParseResult = { ok: true; quantity: Quantity } | ParseRefusal

type NumberResult = { ok: true; value: DecimalText } | ParseRefusal

const maxLength = 60
const maxWholeDigits = 15
const maxDecimalDigits = 10
/** Blanks that Word, Excel and keyboards put in numbers: space, tab, no-break, figure, thin and narrow spaces. */
const blanks = '[ \\t\\u00a0\\u2007\\u2009\\u202f]'
const anyBlank = new RegExp(blanks, 'g')
const dash = '[-\\u2010-\\u2014\\u2212]'
const edges = /^[\s\u200b\ufeff]+|[\s\u200b\ufeff]+$/g
const intervalForm = new RegExp(
  `^([0-9][0-9., \\t\\u00a0\\u2007\\u2009\\u202f]*?)${blanks}*${dash}${blanks}*([0-9].*)$`,
)

/**
 * Reads a quantity as Danes write it (tal i formularer): "1.234,5", "9.5", "8-10", "?" or nothing.
 *
 * Comma is the decimal comma. A dot followed by exactly three digits groups thousands, any other single dot is
 * read as a decimal point. What can be read in two ways, or in none, is refused with a text that is accepted.
 *
 * @returns canonical quantity, or a refusal with Danish and English message; never throws
 */
export function parseQuantity(text: string, options: ParseOptions = {}): ParseResult {
  const result = readQuantity(text, options)
  // What we suggest must be accepted by this very field; where a guess is not, a plain number is.
  return result.ok || readQuantity(result.accepted, options).ok ? result : refuse(result.code, '12')
}

function readQuantity(text: string, options: ParseOptions): ParseResult {
  if (text.length > maxLength) return refuse('too-long', '12,5')
  const input = text.replace(edges, '')
  const word = input.toLowerCase()
  if (input === '' || word === 'ikke oplyst' || word === 'not reported') return { ok: true, quantity: notReported }
  if (input === '?' || word === 'ukendt') {
    return options.unknown === false ? refuse('unknown-not-allowed', '12') : { ok: true, quantity: unknown }
  }
  const ends = intervalForm.exec(input)
  if (ends !== null) return parseInterval(ends[1] as string, ends[2] as string, options)
  const number = parseNumber(input, options)
  return number.ok ? { ok: true, quantity: exact(number.value) } : number
}

function parseInterval(first: string, second: string, options: ParseOptions): ParseResult {
  const ends = { ...options, negative: false }
  const low = parseNumber(first, ends)
  if (!low.ok) return low
  const high = parseNumber(second, ends)
  if (!high.ok) return high
  if (options.intervals === false) return refuse('interval-not-allowed', formatDecimal(low.value))
  if (new Decimal(low.value).gt(high.value)) {
    return refuse('interval-reversed', `${formatDecimal(high.value)}-${formatDecimal(low.value)}`)
  }
  return { ok: true, quantity: interval(low.value, high.value) }
}

function parseNumber(text: string, options: ParseOptions): NumberResult {
  const negative = /^[-−]/.test(text)
  const unsigned = negative ? text.slice(1) : text
  const plain = plainNotation(unsigned)
  if (typeof plain !== 'string') return plain
  const limit = limitRefusal(plain, options)
  if (limit !== null) return limit
  if (negative && options.negative !== true) return refuse('negative', formatDecimal(canonicalDecimal(plain) ?? '0'))
  return { ok: true, value: canonicalDecimal(negative ? `-${plain}` : plain) as DecimalText }
}

/** Machine notation ("1234.5") of an unsigned number in Danish notation. */
function plainNotation(text: string): string | ParseRefusal {
  const digits = text.replaceAll(anyBlank, ' ')
  if (!/^[0-9., ]+$/.test(digits) || !/[0-9]/.test(digits)) return refuse('not-a-number', '12,5')
  if (/^[.,]|[.,]$/.test(digits)) return refuse('incomplete', suggestion(digits))
  if (/^0[0-9]/.test(digits)) return refuse('leading-zero', suggestion(digits))
  if (/^[0-9]+$/.test(digits)) return digits
  if (/^[0-9]+,[0-9]+$/.test(digits)) return digits.replace(',', '.')
  if (/^[1-9][0-9]{0,2}([. ])[0-9]{3}(\1[0-9]{3})*(,[0-9]+)?$/.test(digits)) {
    return digits.replaceAll(/[. ]/g, '').replace(',', '.')
  }
  if (/^[0-9]+\.([0-9]{1,2}|[0-9]{4,})$/.test(digits)) return digits
  return refuseSeparators(digits)
}

function refuseSeparators(digits: string): ParseRefusal {
  if (/^[0-9]{1,3}(,[0-9]{3})+\.[0-9]+$/.test(digits)) {
    const machine = canonicalDecimal(digits.replaceAll(',', ''))
    return refuse('english-notation', machine === null ? '1.234,5' : formatDecimal(machine))
  }
  // One dot before three digits that cannot group thousands ("0.123", "1234.567"): both readings are possible.
  if (/^[0-9]+\.[0-9]{3}$/.test(digits)) return refuse('ambiguous-separator', digits.replace('.', ','))
  return refuse('ambiguous-separator', suggestion(digits))
}

function limitRefusal(plain: string, options: ParseOptions): ParseRefusal | null {
  const [whole = '', decimals = ''] = plain.split('.')
  if (whole.length > maxWholeDigits) return refuse('too-many-digits', '999.999.999')
  const significant = decimals.replace(/0+$/, '')
  if (options.whole === true && significant !== '') return refuse('not-whole', formatDecimal(whole))
  const allowed = Math.min(options.maxDecimals ?? maxDecimalDigits, maxDecimalDigits)
  if (significant.length > allowed) {
    return refuse('too-many-decimals', formatDecimal(`${whole}.${decimals}`, { decimals: allowed }))
  }
  return null
}

/** The likeliest meant number: the last separator is the decimal comma when it is not a group of three. */
function suggestion(digits: string): string {
  const groups = digits.split(/[., ]+/).filter((group) => group !== '')
  const last = groups.at(-1) ?? ''
  const hasDecimals = groups.length > 1 && last.length !== 3
  const whole = (hasDecimals ? groups.slice(0, -1) : groups).join('').replace(/^0+(?=[0-9])/, '')
  const leading = /^[.,]/.test(digits) && groups.length === 1
  return leading ? `0,${last}` : hasDecimals ? `${whole},${last}` : whole
}

function refuse(code: ParseCode, accepted: string): ParseRefusal {
  const [da, en] = messages[code]
  return {
    ok: false,
    code,
    accepted,
    message: `${da} Skriv for eksempel ${accepted}.`,
    messageEn: `${en} Write for example ${accepted}.`,
  }
}

const messages: Record<ParseCode, [da: string, en: string]> = {
  'too-long': [`Teksten er længere end ${maxLength} tegn.`, `The text is longer than ${maxLength} characters.`],
  'not-a-number': ['Det kan ikke læses som et tal.', 'This cannot be read as a number.'],
  'ambiguous-separator': [
    'Punktummer, kommaer eller mellemrum står, så tallet kan læses på flere måder.',
    'Dots, commas or spaces are placed so that the number can be read in more than one way.',
  ],
  'english-notation': [
    'Tallet er skrevet på engelsk. På dansk står punktum ved tusinder og komma ved decimaler.',
    'The number is in English notation. Danish uses a dot for thousands and a comma for decimals.',
  ],
  'leading-zero': ['Tallet begynder med et overflødigt nul.', 'The number begins with a needless zero.'],
  incomplete: ['Der mangler cifre ved kommaet eller punktummet.', 'Digits are missing at the comma or dot.'],
  'too-many-digits': [
    `Tallet har mere end ${maxWholeDigits} cifre før kommaet.`,
    `The number has more than ${maxWholeDigits} digits before the comma.`,
  ],
  'too-many-decimals': ['Tallet har for mange decimaler.', 'The number has too many decimals.'],
  'not-whole': ['Her skal stå et helt tal.', 'This must be a whole number.'],
  negative: ['Tallet må ikke være mindre end 0.', 'The number must not be below 0.'],
  'interval-reversed': ['I et interval står det laveste tal først.', 'In an interval the lowest number comes first.'],
  'interval-not-allowed': ['Her skal stå ét tal, ikke et interval.', 'This must be one number, not an interval.'],
  'unknown-not-allowed': [
    'Her kan der ikke svares "?". Lad feltet stå tomt, hvis tallet ikke kan oplyses.',
    '"?" is not possible here. Leave the field empty if the number cannot be given.',
  ],
}
