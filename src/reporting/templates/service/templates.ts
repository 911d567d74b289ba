import type { App } from '#platform/app.ts'
import { asActor } from '#platform/database/actor.ts'
import { AppError } from '#platform/errors.ts'
import { templateDefinition } from '../../model/definition.ts'
import type { TemplateDefinition } from '../../model.ts'
import {
  findTemplate,
  insertTemplateVersion,
  listTemplateVersions,
  mayKeepTemplates,
  nameTemplate,
  type TemplateVersion,
} from '../../store/templates.ts'

export type TemplateSummary = Pick<TemplateVersion, 'templateId' | 'name' | 'shipped'> & {
  /** The newest. */
  version: number
  validFrom: string
  years: number[]
}

/** Every template (skabelon) with its newest version and the years it was used; what is asked is no secret. */
export async function listTemplateSummaries(app: App): Promise<TemplateSummary[]> {
  const versions = await asActor(app, (tx) => listTemplateVersions(tx))
  return [...Map.groupBy(versions, ({ templateId }) => templateId).values()].flatMap((own) => {
    const [newest] = own
    if (!newest) return []
    const { templateId, name, version, validFrom } = newest
    const years = own.flatMap((one) => one.years).sort((a, b) => a - b)
    return [{ templateId, name, version, validFrom, years, shipped: own.some((one) => one.shipped) }]
  })
}

export type TemplateDetail = {
  definition: TemplateDefinition
  versions: TemplateVersion[]
  /** It came with the program, so only the program makes new versions of it; a copy is everybody's. */
  shipped: boolean
  mayKeep: boolean
}

/** One version of a template, the newest without `version`, and the list of all. @throws notFound */
export async function getTemplate(app: App, id: string, version?: number): Promise<TemplateDetail> {
  return asActor(app, async (tx) => {
    const definition = await findTemplate(tx, id, version)
    if (!definition) throw new AppError('notFound', 'reporting.noTemplate')
    const versions = await listTemplateVersions(tx, id)
    return {
      definition,
      versions,
      shipped: versions.some((one) => one.shipped),
      mayKeep: await mayKeepTemplates(tx),
    }
  })
}

/**
 * Keeps a definition as a new version (ny version) of its template, or as version 1 of a new one; for administrators.
 * Rounds keep the version they were made with.
 *
 * @param input - a whole definition as it came in; `version` is the newest there is plus one, 1 for a new template
 * @throws invalid with every fault at its place
 * @throws stale when another version came first
 * @throws conflict for a template that came with the program, and for another kind of lines than before
 */
export async function saveTemplate(app: App, input: unknown): Promise<{ id: string; version: number }> {
  const userId = app.actor.userId
  if (userId === null) throw new AppError('unauthenticated', 'reporting.logIn')
  return asActor(app, async (tx) => {
    if (!(await mayKeepTemplates(tx))) throw new AppError('forbidden', 'template.notKeeper')
    const definition = readDefinition(input)
    const { id, version } = definition
    const before = await findTemplate(tx, id)
    const versions = await listTemplateVersions(tx, id)
    if (versions.some(({ shipped }) => shipped)) throw new AppError('conflict', 'template.shipped', { field: 'id' })
    if (version !== (before?.version ?? 0) + 1) throw stale(before)
    if (before && before.lineKind !== definition.lineKind) {
      throw new AppError('conflict', 'template.otherLines', { field: 'lineKind' })
    }
    if (!(await insertTemplateVersion(tx, definition, userId))) throw stale(before)
    await nameTemplate(tx, id, definition.name.da)
    return { id, version }
  })
}

function stale(before: TemplateDefinition | undefined): AppError {
  return new AppError('stale', 'template.stale', { field: 'version', data: { version: before?.version ?? 0 } })
}

/**
 * A definition as it came in from a page, a file or the API (læs skabelon).
 * @throws invalid with every fault at its place: "rules[2].message.da"
 */
export function readDefinition(input: unknown): TemplateDefinition {
  const read = templateDefinition.safeParse(input)
  if (read.success) return read.data
  const fields = read.error.issues.map(({ path, message }) => ({
    path: pathText(path),
    code: /^[a-z]+\.[a-zA-Z]+$/.test(message) ? message : 'template.badValue',
  }))
  throw new AppError('invalid', 'template.faults', { fields, params: { n: fields.length } })
}

function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((part, at) => (typeof part === 'number' ? `[${part}]` : `${at > 0 ? '.' : ''}${String(part)}`))
    .join('')
}
