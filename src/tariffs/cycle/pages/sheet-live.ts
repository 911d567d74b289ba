import { parseQuantity } from '#figures/parse.ts'
import type { TemplateField } from '#reporting/index.ts'
import type { SheetFigures } from '../model.ts'

// What the browser needs while somebody types: it knows nothing of the server.

/** Names of the inputs of a sheet: the fields, and the reasons for warnings. */
export const cellName = (field: string) => `felt.${field}`
export const reasonName = (ruleId: string, field: string) => `grund.${ruleId}.${field}`

export type TypedErrors = { path: string; message: { da: string; en: string } }[]

/** The amounts as typed; what cannot be read is left out and has its message. The server judges limits and rules. */
export function readFigures(fields: readonly TemplateField[], typed: Readonly<Record<string, string>>) {
  const figures: Record<string, string> = {}
  const errors: TypedErrors = []
  for (const { key, type, decimals, min } of fields) {
    const text = typed[cellName(key)] ?? ''
    if (type !== 'quantity' || text.trim() === '') continue
    const read = parseQuantity(text, {
      ...(decimals === undefined ? {} : { maxDecimals: decimals }),
      intervals: false,
      unknown: false,
      negative: min?.startsWith('-') === true,
    })
    if (!read.ok) errors.push({ path: cellName(key), message: { da: read.message, en: read.messageEn } })
    else if (read.quantity.state === 'exact') figures[key] = read.quantity.value
  }
  return { figures: figures as SheetFigures, errors }
}
