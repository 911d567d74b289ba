import { z } from 'zod'
import { decimalInput, refuse } from '#figures/json-input.ts'
import type { DecimalText } from '#figures/quantity.ts'
import type { RemainderRule } from '../rules/split.ts'

/** The largest amount that is split; it stays exact, and more is surely a mistake. */
export const largestAmount: DecimalText = '1000000000000000'

const number = decimalInput()
const atTheLimit = /^-?1(?:0{15}(?:\.0+)?|(?:\.0+)?[eE]\+?15)$/

/** An amount of either sign up to 10^15, the limit itself included, as a number or as text in the same notation. */
export const amountInput = z.union([z.number(), z.string().max(80)]).transform((value, context): DecimalText => {
  if (atTheLimit.test(String(value))) return String(value).startsWith('-') ? `-${largestAmount}` : largestAmount
  const read = number.safeParse(value)
  if (read.success) return read.data
  const { message, params } = read.error.issues[0] as z.core.$ZodIssueCustom
  const code = String(params?.code)
  refuse(context, { code, message: code === 'out-of-range' ? tooLarge : message })
  return z.NEVER
})

const tooLarge = 'Beløbet er større end 10^15 eller har flere end 20 decimaler.'

const expected = 'Skriv "largest-remainder", "none" eller {"to": "id"} med en part fra nøglen.'

/** "largest-remainder", "none" or { to: id }; the first when left out. */
export const remainderInput = z
  .unknown()
  .transform((value, context): RemainderRule => {
    if (value === undefined || value === 'largest-remainder') return 'largest-remainder'
    if (value === 'none') return 'none'
    if (typeof value === 'string') refuse(context, { code: 'unknown-remainder', message: expected })
    else if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      refuse(context, { code: 'wrong-type', message: expected })
    } else return namedParty(value as Record<string, unknown>, context) ?? z.NEVER
    return z.NEVER
  })
  .meta({
    anyOf: [
      { enum: ['largest-remainder', 'none'] },
      { type: 'object', properties: { to: { type: 'string' } }, required: ['to'], additionalProperties: false },
    ],
    default: 'largest-remainder',
  })
  .optional()
  .transform((value): RemainderRule => value ?? 'largest-remainder')

function namedParty(value: Record<string, unknown>, context: z.RefinementCtx): RemainderRule | null {
  const unknown = Object.keys(value).find((key) => key !== 'to')
  if (unknown !== undefined) {
    refuse(context, { code: 'unknown-key', message: 'Feltet kendes ikke. Kun "to" kan stå her.' }, [unknown])
  } else if (value.to === undefined) refuse(context, { code: 'missing', message: 'Feltet mangler.' }, ['to'])
  else if (typeof value.to !== 'string') {
    refuse(context, { code: 'wrong-type', message: 'Her skal stå id for en part, som tekst.' }, ['to'])
  } else return { to: value.to }
  return null
}
