import { isIsoDate } from '#figures/dates.ts'
import { canonicalDecimal, Decimal, decimalOf } from '#figures/decimal.ts'
import { formatDecimal, formatQuantity } from '#figures/format.ts'
import { parseQuantity } from '#figures/parse.ts'
import { exact, highOf, interval, isKnown, lowOf, notReported, unknown } from '#figures/quantity.ts'
import type { CellValue, LocalText, TemplateField } from '../model.ts'

export type CellResult = { ok: true; value: CellValue } | { ok: false; message: LocalText }

const maxText = 10_000

/**
 * Reads what was typed in a cell, as Danes write it: the door of forms and of Excel.
 * An empty cell is "not reported" for quantities and an empty text otherwise; never zero.
 *
 * @source method page "Tal i formularer"; "6,4" is 6.4, "1.234,5" is 1234.5
 */
export function parseCell(field: TemplateField, typed: string): CellResult {
  if (field.type === 'text') return readText(typed)
  if (field.type === 'date') return readDate(typed)
  const result = parseQuantity(typed, {
    ...(field.decimals === undefined ? {} : { maxDecimals: field.decimals }),
    intervals: field.allowInterval === true,
    unknown: field.allowUnknown === true,
    negative: field.min?.startsWith('-') === true,
  })
  if (!result.ok) return { ok: false, message: { da: result.message, en: result.messageEn } }
  return withinField(field, result.quantity)
}

/**
 * Reads a value of the API: a JSON number or the same notation as text, "8-10", "?", null; Danish notation is refused.
 * @source interfaces, "Numbers in input are JSON numbers, or strings in the same notation"
 */
export function parseJsonCell(field: TemplateField, value: string | number | null): CellResult {
  if (value === null) return { ok: true, value: field.type === 'quantity' ? notReported : { text: '' } }
  const text = String(value)
  if (field.type === 'text') return readText(text)
  if (field.type === 'date') return readDate(text)
  if (text === '?' && field.allowUnknown) return { ok: true, value: unknown }
  const ends = /^([0-9.]+)-([0-9.]+)$/.exec(text)
  const low = canonicalDecimal(ends?.[1] ?? text)
  const high = canonicalDecimal(ends?.[2] ?? text)
  if (low === null || high === null || new Decimal(low).gt(high) || (ends && !field.allowInterval)) return notANumber
  if (field.decimals !== undefined && new Decimal(high).decimalPlaces() > field.decimals) return notANumber
  return withinField(field, ends ? interval(low, high) : exact(low))
}

/**
 * What stands in a cell as the form shows it for editing: Danish notation, empty when not reported.
 * @source method page "Tal i formularer": what is shown is read back as the same
 */
export function cellText(value: CellValue | undefined): string {
  if (value === undefined) return ''
  if ('text' in value) return value.text
  if (value.state === 'notReported') return ''
  return formatQuantity(value).replace('–', '-')
}

/**
 * Whether two cells hold the same answer; a cell that was never written is not reported.
 * @source own: the same save twice changes nothing
 */
export function isSameCell(a: CellValue | undefined, b: CellValue | undefined): boolean {
  // Figures are kept in one notation, so most need not be written out to be compared.
  if (
    a !== undefined &&
    b !== undefined &&
    'state' in a &&
    'state' in b &&
    a.state === 'exact' &&
    b.state === 'exact'
  ) {
    if (a.value === b.value) return true
  }
  return cellText(a) === cellText(b)
}

const notANumber: CellResult = {
  ok: false,
  message: {
    da: 'Værdien kan ikke læses som et tal her. Skriv for eksempel 12.5.',
    en: 'The value cannot be read as a number here. Write for example 12.5.',
  },
}

const notText: CellResult = {
  ok: false,
  message: {
    da: 'Teksten har et tegn, der ikke er skrift. Slet det, og skriv det igen.',
    en: 'The text holds a character that is no writing. Delete it and write it again.',
  },
}

function readText(typed: string): CellResult {
  const text = typed.replaceAll('\r\n', '\n').trim()
  if (text.includes('\u0000') || !text.isWellFormed()) return notText
  if (text.length <= maxText) return { ok: true, value: { text } }
  return {
    ok: false,
    message: {
      da: `Teksten er længere end ${maxText} tegn.`,
      en: `The text is longer than ${maxText} characters.`,
    },
  }
}

/** "2025-03-17" as browsers send it, "17.3.2025" or "17-03-2025" as people write it. */
function readDate(typed: string): CellResult {
  const text = typed.trim()
  if (text === '') return { ok: true, value: { text: '' } }
  const danish = /^([0-9]{1,2})[./-]([0-9]{1,2})[./-]([0-9]{4})$/.exec(text)
  const iso = danish ? `${danish[3]}-${danish[2]?.padStart(2, '0')}-${danish[1]?.padStart(2, '0')}` : text
  if (isIsoDate(iso)) return { ok: true, value: { text: iso } }
  return {
    ok: false,
    message: {
      da: 'Det er ikke en dato. Skriv for eksempel 17.03.2025.',
      en: 'This is not a date. Write for example 17.03.2025.',
    },
  }
}

function withinField(field: TemplateField, quantity: CellValue): CellResult {
  if ('text' in quantity || !isKnown(quantity)) return { ok: true, value: quantity }
  const tooLow = field.min !== undefined && decimalOf(lowOf(quantity)).lt(decimalOf(field.min))
  const tooHigh = field.max !== undefined && decimalOf(highOf(quantity)).gt(decimalOf(field.max))
  if (!tooLow && !tooHigh) return { ok: true, value: quantity }
  const limit = (tooLow ? field.min : field.max) as string
  return {
    ok: false,
    message: {
      da: `Tallet skal være ${tooLow ? 'mindst' : 'højst'} ${formatDecimal(limit)}.`,
      en: `The number must be ${tooLow ? 'at least' : 'at most'} ${formatDecimal(limit, { language: 'en' })}.`,
    },
  }
}
