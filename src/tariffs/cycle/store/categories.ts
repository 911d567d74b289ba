import { sql } from 'kysely'
import type { Reader, Tx } from '#platform/database/database.ts'
import type { Category, CategoryInput } from '../model.ts'
import '../tables.ts'

/** Whether the user may record decisions about categories (kategorier): any secretariat may. */
export async function mayChangeCategories(db: Reader): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`select app_has_role('secretariat') as may`.execute(db)
  return rows[0]?.may === true
}

/** Bodies (fora) in force on a day that can have decided. */
export async function bodyChoices(db: Reader, onDate: string): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, coalesce(short_name, name) as name from body
    where valid_from <= ${onDate}::date and (valid_to is null or valid_to > ${onDate}::date)
    order by name`.execute(db)
  return rows
}

/** Decisions about categories (kategori 1-3), newest first, with the municipalities that use the offering. */
export async function listCategories(db: Reader): Promise<Category[]> {
  const { rows } = await sql<Category>`
    select c.id, c.offering_id as "offeringId", c.category, c.reason, coalesce(b.short_name, b.name) as "bodyName",
      c.decided_on as "decidedOn", c.reference, c.valid_from as "validFrom", c.valid_to as "validTo",
      coalesce((select jsonb_agg(u.municipality_id order by u.municipality_id)
        from offering_category_user u where u.category_id = c.id), '[]'::jsonb) as "municipalityIds"
    from offering_category c join body b on b.id = c.body_id
    order by c.valid_from desc, c.offering_id`.execute(db)
  return rows
}

/** Begins a category from a day; the one before ends that day. @returns false when it began on the same day or later */
export async function changeCategory(
  tx: Tx,
  input: CategoryInput & { id: string; byUser: string | null },
): Promise<boolean> {
  const later = await tx
    .selectFrom('offering_category')
    .select('id')
    .where('offering_id', '=', input.offeringId)
    .where('valid_from', '>=', input.validFrom)
    .executeTakeFirst()
  if (later) return false
  await tx
    .updateTable('offering_category')
    .set({ valid_to: input.validFrom })
    .where('offering_id', '=', input.offeringId)
    .where('valid_to', 'is', null)
    .execute()
  await tx
    .insertInto('offering_category')
    .values({
      id: input.id,
      offering_id: input.offeringId,
      category: input.category,
      reason: input.reason,
      body_id: input.bodyId,
      decided_on: input.decidedOn,
      reference: input.reference,
      valid_from: input.validFrom,
      valid_to: null,
      recorded_by: input.byUser,
    })
    .execute()
  if (input.municipalityIds.length > 0) {
    await tx
      .insertInto('offering_category_user')
      .values(input.municipalityIds.map((municipality_id) => ({ category_id: input.id, municipality_id })))
      .execute()
  }
  return true
}
