import { parseQuantity } from '#figures/parse.ts'
import type { Sentence } from '#platform/errors.ts'
import { cellText, type Form, type LineValues, parseCell, type TemplateDefinition } from '#reporting/index.ts'
import { cellName, reasonName, type TypedErrors } from './sheet-live.ts'

/** What stands in the inputs of a line before anybody types. */
export function storedTexts(
  { definition, acceptances }: Form,
  lineId: string,
  values: LineValues,
): Record<string, string> {
  const reasons = acceptances
    .filter((one) => one.lineId === lineId)
    .map(({ ruleId, field, reason }) => [reasonName(ruleId, field), reason] as const)
  const cells = definition.fields.map(({ key }) => [cellName(key), cellText(values[key])] as const)
  return Object.fromEntries([...cells, ...reasons])
}

/** The values as posted; what cannot be read is left out and has its message. */
function readValues(definition: TemplateDefinition, posted: Record<string, string>) {
  const values: LineValues = {}
  const errors: TypedErrors = []
  for (const field of definition.fields) {
    const text = posted[cellName(field.key)]
    if (text === undefined) continue
    const read = parseCell(field, text)
    if (read.ok) values[field.key] = read.value
    else errors.push({ path: cellName(field.key), message: read.message })
  }
  return { values, errors }
}

/** A posted sheet as cells and reasons to save, with the version each cell was read at. */
export function readPosted(definition: TemplateDefinition, lineId: string, posted: Record<string, string>) {
  const { values, errors } = readValues(definition, posted)
  const versions = readVersions(posted.versions)
  const cells = Object.entries(values).map(([field, value]) => ({
    lineId,
    field,
    value,
    version: versions[`${lineId} ${field}`] ?? 0,
  }))
  const reasons = Object.entries(posted).flatMap(([name, reason]) => {
    const [, ruleId, field] = /^grund\.([a-z0-9-]+)\.([a-z0-9_]+)$/.exec(name) ?? []
    return ruleId && field && reason.trim() !== '' ? [{ ruleId, lineId, field, reason }] : []
  })
  return { cells, reasons, errors }
}

function readVersions(text: string | undefined): Record<string, number> {
  try {
    const read: unknown = JSON.parse(text ?? '{}')
    return typeof read === 'object' && read !== null ? (read as Record<string, number>) : {}
  } catch {
    return {}
  }
}

/** What the form of a result holds, amounts as people write them; each fault at its field. */
export function readResult(values: Record<string, string>, sentence: Sentence) {
  const errors: { path: string; message: string }[] = []
  const amount = (name: string, negative: boolean) => {
    const read = parseQuantity(values[name] ?? '', { maxDecimals: 2, intervals: false, unknown: false, negative })
    if (read.ok && read.quantity.state === 'exact') return read.quantity.value
    errors.push({ path: name, message: read.ok ? sentence('tariffs.badAmount') : read.message })
    return '0'
  }
  const input = { ...values, basis: amount('basis', false), result: amount('result', true) }
  return { input: { ...input, carriedYear: values.carriedYear?.trim() ? values.carriedYear : null }, errors }
}

/** Another hand changed cells since they were read: both values, at the cell. */
export function conflictErrors(conflicts: unknown, sentence: (theirs: string) => string) {
  if (!Array.isArray(conflicts)) return []
  return conflicts.map(({ field, theirs }: { field: string; theirs: string }) => ({
    path: cellName(field),
    message: sentence(theirs || '–'),
  }))
}
