import { z } from 'zod'
import { compareDates, type DateRange, isIsoDate } from './dates.ts'
import { Decimal, decimalText } from './decimal.ts'
import { type DecimalText, exact, interval, notReported, type Quantity, unknown } from './quantity.ts'

/** Rows a list may hold: ten years of stays of the largest facilities, and no more than fits in memory with ease. */
export const maxRows = 100_000

/** A refusal by a rule of ours, in the form the answer carries it. */
type Refusal = { code: string; message: string }

const jsonNumber = /^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]{1,3})?$/
const intervalForm = /^([0-9.]+) *[-–] *([0-9.]+)$/

const notANumber = {
  code: 'not-a-number',
  message: 'Teksten er ikke et tal. Skriv det som i JSON, med punktum ved decimaler, for eksempel "6.4".',
}
const outOfRange = { code: 'out-of-range', message: 'Tallet har flere end 15 cifre før eller 20 efter punktummet.' }
const unsafe = {
  code: 'inexact-number',
  message: 'Tallet er for stort til at stå uden anførselstegn uden at miste cifre. Skriv det som tekst.',
}

/** Which numbers a field takes. */
export type NumberRange = 'any' | 'zeroOrMore' | 'aboveZero'

/** A JSON number, or a string in the same notation; gives canonical decimal text. */
export function decimalInput(range: NumberRange = 'any') {
  return z.union([z.number(), z.string().max(80)]).transform((value, context): DecimalText => {
    const number = machineNumber(value)
    const refusal = typeof number === 'string' ? rangeRefusal(number, range) : number
    if (refusal === null) return number as DecimalText
    refuse(context, refusal)
    return z.NEVER
  })
}

/** How many decimals a percentage or amount is rounded to: a whole number from 0 to 10. */
export function decimalsInput(standard: number) {
  return z.int().min(0).max(10).default(standard)
}

/** A calendar date, "2024-02-29". */
export const dateInput = z
  .string()
  .max(40)
  .superRefine((text, context) => {
    if (isIsoDate(text)) return
    refuse(context, { code: 'invalid-date', message: 'Datoen findes ikke. Skriv den som 2024-02-29.' })
  })
  .meta({ format: 'date' })

const emptyPeriod = {
  code: 'empty-period',
  message: 'Perioden skal slutte efter den dag, den begynder (to tæller ikke med).',
}

/** A half-open period with at least one day, with further fields beside it. */
export function periodInput<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.strictObject({ from: dateInput, to: dateInput, ...shape }).superRefine((row, context) => {
    const { from, to } = row as unknown as DateRange
    if (compareDates(from, to) >= 0) refuse(context, emptyPeriod, ['to'])
  })
}

/** As `periodInput`, but without `to` (or with null) it is still open. */
export function openPeriodInput<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.strictObject({ from: dateInput, to: dateInput.nullish(), ...shape }).superRefine((row, context) => {
    const { from, to } = row as unknown as { from: string; to?: string | null }
    if (to != null && compareDates(from, to) >= 0) refuse(context, emptyPeriod, ['to'])
  })
}

/** A number, "8-10", "?" (unknown), null or "" (not reported). */
export const quantityInput = z
  .union([z.number(), z.string().max(170), z.null()])
  .transform((value, context): Quantity => {
    const quantity = machineQuantity(value)
    if ('state' in quantity) return quantity
    refuse(context, quantity)
    return z.NEVER
  })

/** Adds a refusal of ours to what a schema found wrong. */
export function refuse(context: z.RefinementCtx, refusal: Refusal, path: (string | number)[] = []): void {
  context.addIssue({ code: 'custom', message: refusal.message, params: { code: refusal.code }, path })
}

function machineQuantity(value: number | string | null): Quantity | Refusal {
  const text = typeof value === 'string' ? value.trim() : value
  if (text === null || text === '') return notReported
  if (text === '?') return unknown
  const ends = typeof text === 'string' ? intervalForm.exec(text) : null
  if (ends === null) {
    const number = machineNumber(text)
    return typeof number === 'string' ? exact(number) : number
  }
  const [low, high] = [machineNumber(ends[1] as string), machineNumber(ends[2] as string)]
  if (typeof low !== 'string') return low
  if (typeof high !== 'string') return high
  if (new Decimal(low).lte(high)) return interval(low, high)
  return { code: 'interval-reversed', message: `I et interval står det laveste tal først: "${high}-${low}".` }
}

function machineNumber(value: number | string): DecimalText | Refusal {
  if (typeof value === 'number' && Math.abs(value) > Number.MAX_SAFE_INTEGER) return unsafe
  const text = String(value)
  if (text.length > 80 || !jsonNumber.test(text)) return notANumber
  const number = new Decimal(text)
  const tooFine = number.decimalPlaces() > 20
  return tooFine || number.abs().gte('1e15') ? outOfRange : decimalText(number)
}

function rangeRefusal(number: DecimalText, range: NumberRange): Refusal | null {
  const negative = number.startsWith('-')
  if (range === 'zeroOrMore' && negative) return { code: 'negative', message: 'Tallet må ikke være mindre end 0.' }
  const tooLow = range === 'aboveZero' && (negative || number === '0')
  return tooLow ? { code: 'not-positive', message: 'Tallet skal være større end 0.' } : null
}
