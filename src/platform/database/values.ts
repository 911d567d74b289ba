/**
 * How PostgreSQL types arrive in the program, the same on PGlite and on a server:
 * dates as ISO text, instants as ISO text in UTC, numeric as canonical decimal text,
 * int8 as a number (refused beyond the safe range), json parsed.
 */
export const valueParsers: Record<number, (text: string) => unknown> = {
  20: safeInteger,
  1082: (text) => text,
  1114: (text) => text,
  1184: (text) => new Date(normaliseInstant(text)).toISOString(),
  1700: canonicalNumeric,
}

function safeInteger(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`int8 beyond the safe range: ${text}`)
  return value
}

/** "6.40" → "6.4", "6.0" → "6": one text per value, so that equal values compare equal. */
function canonicalNumeric(text: string): string {
  if (!text.includes('.')) return text
  const trimmed = text.replace(/0+$/, '').replace(/\.$/, '')
  return trimmed === '-0' ? '0' : trimmed
}

/** PostgreSQL prints "2025-03-17 10:00:00.5+00"; Date wants a T and a full offset. */
function normaliseInstant(text: string): string {
  return text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00')
}
