import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { asSystem } from '#platform/database/actor.ts'
import type { Db, Tx } from '#platform/database/database.ts'
import { loadOnce } from '#platform/database/load-once.ts'
import { templateDefinition } from '../model/definition.ts'
import type { CellValue, TemplateDefinition } from '../model.ts'
import { parseJsonCell } from '../rules/cells.ts'
import { type ApprovedRound, ensureTemplate, importApprovedRound } from '../service/door.ts'

const data = join(import.meta.dirname, '../../../data')

/** A template as a file: its definition, and the years that are known from a printed source. */
const TemplateFile = z.strictObject({
  template: templateDefinition,
  past: z
    .strictObject({
      /** The year is put behind it. */
      title: z.string(),
      ownerId: z.string(),
      sourceId: z.string(),
      approvedOn: z.iso.date(),
      /** File in data/reference: year, organisation_id, line_id, and a column per field. */
      figures: z.string().regex(/^[a-z-]+\.csv$/),
    })
    .optional(),
})
type TemplateFile = z.infer<typeof TemplateFile>

/**
 * Loads the templates in data/templates with their past figures as approved rounds; again changes nothing.
 * A total that is known without its parts is handed in by the organisation that knows it, never divided here.
 * The register must be loaded first.
 */
export async function loadTemplates(db: Db): Promise<void> {
  const files = [join(data, 'templates/*.json'), join(data, 'reference/*.csv'), join(import.meta.dirname, 'files.ts')]
  await asSystem(db, 'load', async (tx) => {
    await loadOnce(tx, 'templates', files, () => loadAll(tx))
  })
}

async function loadAll(tx: Tx): Promise<void> {
  for (const path of globSync(join(data, 'templates/*.json')).sort()) {
    const file = TemplateFile.parse(JSON.parse(readFileSync(path, 'utf8')))
    await ensureTemplate(tx, file.template)
    for (const round of pastRounds(file)) await importApprovedRound(tx, round)
  }
}

type Row = Record<string, string>

function pastRounds({ template, past }: TemplateFile): ApprovedRound[] {
  if (!past) return []
  const { title, ownerId, sourceId, approvedOn, figures } = past
  const rows = parse(readFileSync(join(data, 'reference', figures), 'utf8'), { columns: true, bom: true }) as Row[]
  return [...Map.groupBy(rows, ({ year = '' }) => year)].map(([year, own]) => ({
    templateId: template.id,
    year: Number(year),
    title: `${title} ${year}`,
    ownerId,
    sourceId,
    approvedAt: `${approvedOn}T11:00:00.000Z`,
    submissions: [...Map.groupBy(own, (row) => row.organisation_id ?? '')].map(([organisationId, lines]) => ({
      organisationId,
      lines: lines.map((row) => ({ lineId: row.line_id ?? '', values: valuesOf(template, row, figures) })),
    })),
  }))
}

/** An empty field of the file is not reported, never zero. */
function valuesOf(template: TemplateDefinition, row: Row, file: string): Record<string, CellValue> {
  const entries = template.fields.map((field) => {
    const text = row[field.key] ?? ''
    const read = parseJsonCell(field, text === '' ? null : text)
    if (!read.ok) throw new Error(`${file}, ${row.year}, ${field.key}: "${text}" does not fit the template`)
    return [field.key, read.value] as const
  })
  return Object.fromEntries(entries)
}
