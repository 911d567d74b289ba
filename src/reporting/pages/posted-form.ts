import type { LocalText, TemplateDefinition } from '../model.ts'
import { parseCell } from '../rules/cells.ts'
import type { CellInput, ReasonInput } from '../service/save.ts'

/** Names of the fields of a posted form. Line ids and keys hold no dots. */
export const cellName = (lineId: string, field: string) => `celle.${lineId}.${field}`
export const reasonName = (ruleId: string, lineId: string, field: string) => `grund.${ruleId}.${lineId}.${field}`

type Posted = { cells: CellInput[]; reasons: ReasonInput[]; errors: { path: string; message: LocalText }[] }

/**
 * Reads the cells and reasons of a posted form in Danish notation. What cannot be read is an error at its
 * place and keeps nobody from saving the rest. `versions`: JSON of the row versions the page was made from;
 * `confirm`: JSON of the names of cells that are confirmed as they stand.
 */
export function readPosted(definition: TemplateDefinition, values: Record<string, string>): Posted {
  const versions = readVersions(values.versions)
  const confirmed = readNames(values.confirm)
  const posted: Posted = { cells: [], reasons: [], errors: [] }
  for (const [name, typed] of Object.entries(values)) {
    const [kind, ...parts] = name.split('.')
    if (kind === 'grund' && parts.length === 3 && typed.trim() !== '') {
      const [ruleId = '', lineId = '', field = ''] = parts
      posted.reasons.push({ ruleId, lineId, field, reason: typed })
    }
    if (kind !== 'celle' || parts.length !== 2) continue
    const [lineId = '', key = ''] = parts
    const field = definition.fields.find((candidate) => candidate.key === key)
    if (!field) continue
    const result = parseCell(field, typed)
    const version = versions[`${lineId} ${key}`] ?? 0
    const confirm = confirmed.includes(name)
    if (result.ok) posted.cells.push({ lineId, field: key, value: result.value, version, confirm })
    else posted.errors.push({ path: name, message: result.message })
  }
  return posted
}

function readVersions(json: string | undefined): Record<string, number> {
  try {
    const parsed: unknown = JSON.parse(json ?? '{}')
    return parsed !== null && typeof parsed === 'object' ? (parsed as Record<string, number>) : {}
  } catch {
    return {}
  }
}

function readNames(json: string | undefined): string[] {
  try {
    const parsed: unknown = JSON.parse(json ?? '[]')
    return Array.isArray(parsed) ? parsed.filter((name) => typeof name === 'string') : []
  } catch {
    return []
  }
}
