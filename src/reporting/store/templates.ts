import type { Reader, Tx } from '#platform/database/database.ts'
import type { TemplateDefinition } from '../model.ts'
import '../tables.ts'

/** Writes a template (skabelon) and one version of it; a version that is already there stays as it is. */
export async function insertTemplateVersion(tx: Tx, definition: TemplateDefinition): Promise<void> {
  await tx
    .insertInto('template')
    .values({ id: definition.id, name: definition.name.da, line_kind: definition.lineKind })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
  await tx
    .insertInto('template_version')
    .values({
      template_id: definition.id,
      version: definition.version,
      definition: JSON.stringify(definition),
      valid_from: definition.validFrom,
      created_by: null,
    })
    .onConflict((conflict) => conflict.columns(['template_id', 'version']).doNothing())
    .execute()
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
