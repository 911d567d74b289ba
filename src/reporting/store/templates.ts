import { sql } from 'kysely'
import type { Reader, Tx } from '#platform/database/database.ts'
import type { TemplateDefinition } from '../model.ts'
import '../tables.ts'

/**
 * Writes a template (skabelon) and one version of it; a version that is already there stays as it is.
 * @param createdBy - null for what is shipped with the program
 * @returns false when that version was already there
 */
export async function insertTemplateVersion(
  tx: Tx,
  definition: TemplateDefinition,
  createdBy: string | null = null,
): Promise<boolean> {
  await tx
    .insertInto('template')
    .values({ id: definition.id, name: definition.name.da, line_kind: definition.lineKind })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
  const written = await tx
    .insertInto('template_version')
    .values({
      template_id: definition.id,
      version: definition.version,
      definition: JSON.stringify(definition),
      valid_from: definition.validFrom,
      created_by: createdBy,
    })
    .onConflict((conflict) => conflict.columns(['template_id', 'version']).doNothing())
    .executeTakeFirst()
  return written.numInsertedOrUpdatedRows !== 0n
}

/** Gives a template the name of its newest version. */
export async function nameTemplate(tx: Tx, id: string, name: string): Promise<void> {
  await tx.updateTable('template').set({ name }).where('id', '=', id).where('name', '<>', name).execute()
}

/** One version of a template, or its newest; undefined when there is none. */
export async function findTemplate(db: Reader, id: string, version?: number): Promise<TemplateDefinition | undefined> {
  const row = await db
    .selectFrom('template_version')
    .select('definition')
    .where('template_id', '=', id)
    .$if(version !== undefined, (query) => query.where('version', '=', version as number))
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.definition as TemplateDefinition | undefined
}

/** Id and name of every template, by name. */
export async function listTemplates(db: Reader): Promise<{ id: string; name: string }[]> {
  return db.selectFrom('template').select(['id', 'name']).orderBy('name').execute()
}

export type TemplateVersion = {
  templateId: string
  name: string
  version: number
  validFrom: string
  createdAt: string
  createdByName: string | null
  /** Shipped with the program: nobody made it here. */
  shipped: boolean
  /** Years of the rounds that use it. */
  years: number[]
}

/** The versions (versioner) of one template or of all, by name and newest first, with the rounds that use each. */
export async function listTemplateVersions(db: Reader, templateId?: string): Promise<TemplateVersion[]> {
  const rows = await db
    .selectFrom('template_version as v')
    .innerJoin('template as t', 't.id', 'v.template_id')
    .select(['v.template_id as templateId', 't.name', 'v.version', 'v.valid_from as validFrom'])
    .select(['v.created_at as createdAt', 'v.created_by'])
    .select([
      sql<string | null>`app_person_name(v.created_by)`.as('createdByName'),
      sql<number[]>`(select coalesce(json_agg(o.year order by o.year), '[]') from round o
        where o.template_id = v.template_id and o.template_version = v.version)`.as('years'),
    ])
    .$if(templateId !== undefined, (query) => query.where('v.template_id', '=', templateId as string))
    .orderBy('t.name')
    .orderBy('v.template_id')
    .orderBy('v.version', 'desc')
    .execute()
  return rows.map(({ created_by, ...row }) => ({ ...row, shipped: created_by === null }))
}

/** Whether the user keeps the templates. */
export async function mayKeepTemplates(db: Reader): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`select app_has_role('administrator') as may`.execute(db)
  return rows[0]?.may === true
}
