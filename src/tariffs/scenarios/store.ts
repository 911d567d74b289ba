import { sql } from 'kysely'
import type { Reader, Tx } from '#platform/database/database.ts'
import { AppError } from '#platform/errors.ts'
import type { ComparisonHead, NewComparison, NewScenario, Scenario, ScenarioInput, StartingSheet } from './model.ts'
import './tables.ts'
import '../cycle/tables.ts'

type Head = Omit<ComparisonHead, 'organisationName' | 'scenarios' | 'recommended'>

const headColumns = [
  'id',
  'organisation_id as organisationId',
  'title',
  'year',
  'current_tariff as currentTariff',
  'created_at as createdAt',
] as const

/** Comparisons (sammenligninger) the one who asks may see, the newest first. */
export async function listComparisons(db: Reader): Promise<Omit<ComparisonHead, 'organisationName'>[]> {
  const heads = await db
    .selectFrom('tariff_comparison')
    .select(headColumns)
    .orderBy('created_at', 'desc')
    .limit(200)
    .execute()
  if (heads.length === 0) return []
  const scenarios = await db
    .selectFrom('tariff_scenario')
    .select(['comparison_id as comparisonId', 'name', 'recommended'])
    .where(
      'comparison_id',
      'in',
      heads.map(({ id }) => id),
    )
    .execute()
  const byComparison = Map.groupBy(scenarios, ({ comparisonId }) => comparisonId)
  return heads.map((head) => {
    const own = byComparison.get(head.id) ?? []
    return { ...head, scenarios: own.length, recommended: own.find(({ recommended }) => recommended)?.name ?? null }
  })
}

/** One comparison that the reader may see. */
export async function findComparison(db: Reader, id: string): Promise<Head | undefined> {
  return db.selectFrom('tariff_comparison').select(headColumns).where('id', '=', id).executeTakeFirst()
}

/** Begins a comparison (ny sammenligning). @returns its id */
export async function insertComparison(
  tx: Tx,
  row: NewComparison & { createdBy: string | null; id?: string },
): Promise<string> {
  const { id } = await tx
    .insertInto('tariff_comparison')
    .values({
      ...(row.id && { id: row.id }),
      organisation_id: row.organisationId,
      title: row.title,
      year: row.year,
      current_tariff: row.currentTariff,
      created_by: row.createdBy,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Scenarios (scenarier) of a comparison in their order. */
export async function listScenarios(db: Reader, comparisonId: string): Promise<Scenario[]> {
  return db
    .selectFrom('tariff_scenario')
    .select(['id', 'position', 'name', 'input', 'advantages', 'drawbacks', 'recommended', 'version'])
    .$narrowType<{ input: ScenarioInput }>()
    .where('comparison_id', '=', comparisonId)
    .orderBy('position')
    .execute()
}

/** Adds a scenario last (nyt scenarie). @throws conflict `scenarios.nameTaken` */
export async function insertScenario(tx: Tx, comparisonId: string, row: NewScenario): Promise<string> {
  return nameOrConflict(async () => {
    const { id } = await tx
      .insertInto('tariff_scenario')
      .values(({ selectFrom }) => ({
        comparison_id: comparisonId,
        position: selectFrom('tariff_scenario')
          .select(sql<number>`coalesce(max(position), 0) + 1`.as('next'))
          .where('comparison_id', '=', comparisonId),
        name: row.name,
        input: JSON.stringify(row.input),
        advantages: row.advantages,
        drawbacks: row.drawbacks,
      }))
      .returning('id')
      .executeTakeFirstOrThrow()
    return id
  })
}

/** Changes a scenario that still has the version seen (ret scenarie). @returns whether it had */
export async function updateScenario(
  tx: Tx,
  key: { comparisonId: string; id: string; version: number },
  row: NewScenario,
): Promise<boolean> {
  return nameOrConflict(async () => {
    const changed = await tx
      .updateTable('tariff_scenario')
      .set({
        name: row.name,
        input: JSON.stringify(row.input),
        advantages: row.advantages,
        drawbacks: row.drawbacks,
        version: key.version + 1,
      })
      .where('comparison_id', '=', key.comparisonId)
      .where('id', '=', key.id)
      .where('version', '=', key.version)
      .returning('id')
      .executeTakeFirst()
    return changed !== undefined
  })
}

/** Recommends one scenario and no other (anbefal). @returns whether it is there */
export async function recommendOne(tx: Tx, comparisonId: string, id: string): Promise<boolean> {
  await tx
    .updateTable('tariff_scenario')
    .set({ recommended: false })
    .where('comparison_id', '=', comparisonId)
    .execute()
  const found = await tx
    .updateTable('tariff_scenario')
    .set({ recommended: true })
    .where('comparison_id', '=', comparisonId)
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()
  return found !== undefined
}

/** Removes a scenario (fjern scenarie). @returns whether it was there */
export async function deleteScenario(tx: Tx, comparisonId: string, id: string): Promise<boolean> {
  const gone = await tx
    .deleteFrom('tariff_scenario')
    .where('comparison_id', '=', comparisonId)
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()
  return gone !== undefined
}

/** Sheets of some operators that a comparison can begin from (takstskemaer), the newest version of each, newest year first. */
export async function listStartingSheets(db: Reader, operatorIds: readonly string[]): Promise<StartingSheet[]> {
  if (operatorIds.length === 0) return []
  const rows = await db
    .selectFrom('tariff_sheet')
    .select([
      'id',
      'offering_id as offeringId',
      'year',
      'number',
      'facility_name',
      'unit_name',
      'legal_basis',
      'figures',
    ])
    .$narrowType<{ figures: Record<string, string> }>()
    .where('operator_id', 'in', [...operatorIds])
    .where('stage', '<>', 'superseded')
    .orderBy('year', 'desc')
    .orderBy('facility_name')
    .orderBy('number', 'desc')
    .limit(500)
    .execute()
  return rows.map(({ id, year, number, figures, ...row }) => {
    const name = [row.facility_name, row.unit_name, row.legal_basis].filter(Boolean).join(', ')
    return { id, year, number, figures, name }
  })
}

async function nameOrConflict<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    return await work()
  } catch (error) {
    if ((error as { constraint?: string }).constraint !== 'tariff_scenario_name') throw error
    throw new AppError('conflict', 'scenarios.nameTaken', { field: 'name', cause: error })
  }
}
