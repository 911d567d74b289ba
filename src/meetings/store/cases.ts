import { sql } from 'kysely'
import type { Reader, Tx } from '#platform/database/database.ts'
import { AppError } from '#platform/errors.ts'
import type {
  CaseContent,
  CaseHead,
  CaseSection,
  Clause,
  MeetingCase,
  NewClause,
  NewStop,
  Stop,
  StopState,
} from '../model.ts'
import { keptClauses } from '../rules/clauses.ts'

const head = [
  'id',
  'area',
  'number',
  'title',
  'responsible',
  'closed',
  'closed_reason as closedReason',
  'version',
] as const
const sections = [
  'resume',
  'background',
  'presentation',
  'economy',
  'hearing',
  'process',
  'other',
] as const satisfies CaseSection[]

/** Cases (sager) the reader may see, the newest first; only some of them when `ids` are given, those after one when `after` is. */
export async function listCases(
  db: Reader,
  {
    limit = 500,
    offset = 0,
    ids,
    after,
  }: { limit?: number; offset?: number; ids?: readonly string[]; after?: string } = {},
): Promise<CaseHead[]> {
  if (ids?.length === 0) return []
  return db
    .selectFrom('meeting_case')
    .select(head)
    .$if(ids !== undefined, (cases) => cases.where('id', 'in', [...(ids ?? [])]))
    .$if(after !== undefined, (cases) =>
      cases.where(
        sql<boolean>`(created_at, ${after}::uuid) < (select a.created_at, meeting_case.id from meeting_case a where a.id = ${after})`,
      ),
    )
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .offset(offset)
    .execute()
}

/** How many cases the reader may see. */
export async function countCases(db: Reader): Promise<number> {
  const { n } = await db
    .selectFrom('meeting_case')
    .select((eb) => eb.fn.countAll().as('n'))
    .executeTakeFirstOrThrow()
  return Number(n)
}

/** One case; undefined when there is none or the reader may not see it. */
export async function findCase(db: Reader, id: string): Promise<MeetingCase | undefined> {
  return db
    .selectFrom('meeting_case')
    .select([...head, ...sections])
    .where('id', '=', id)
    .executeTakeFirst()
}

/** Cases by id with their sections, those the reader may see. */
export async function casesById(db: Reader, ids: readonly string[]): Promise<Map<string, MeetingCase>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('meeting_case')
    .select([...head, ...sections])
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

const contentValues = (content: Omit<CaseContent, 'clauses'>) => ({
  title: content.title,
  responsible: content.responsible,
  closed: content.closed,
  closed_reason: content.closed ? content.closedReason : null,
  resume: content.resume,
  background: content.background,
  presentation: content.presentation,
  economy: content.economy,
  hearing: content.hearing,
  process: content.process,
  other: content.other,
})

/** Adds a case. @throws AppError conflict `meetings.numberTaken` */
export async function insertCase(
  tx: Tx,
  input: Omit<CaseContent, 'clauses'> & { area: string; number: string; sourceId?: string | null },
): Promise<string> {
  try {
    const { id } = await tx
      .insertInto('meeting_case')
      .values({ ...contentValues(input), area: input.area, number: input.number, source_id: input.sourceId ?? null })
      .returning('id')
      .executeTakeFirstOrThrow()
    return id
  } catch (error) {
    if ((error as { constraint?: string }).constraint === 'meeting_case_number') {
      throw new AppError('conflict', 'meetings.numberTaken', { field: 'number', cause: error })
    }
    throw error
  }
}

/** Changes a case that still has the version the user saw. @returns whether it was changed */
export async function updateCase(
  tx: Tx,
  id: string,
  version: number,
  content: Omit<CaseContent, 'clauses'>,
): Promise<boolean> {
  const row = await tx
    .updateTable('meeting_case')
    .set({ ...contentValues(content), version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Takes the next number of a series of an area; two at once wait for each other. */
export async function takeSerial(tx: Tx, area: string, series: string, year: number): Promise<number> {
  const { last } = await tx
    .insertInto('case_series')
    .values({ area, series, year, last: 1 })
    .onConflict((conflict) =>
      conflict.columns(['area', 'series', 'year']).doUpdateSet((eb) => ({ last: eb('case_series.last', '+', 1) })),
    )
    .returning('last')
    .executeTakeFirstOrThrow()
  return last
}

/** Whom the clauses belong to: a case at every stop, one stop, or an item without a case. */
export type ClauseOwner = { caseId: string } | { stopId: string } | { itemId: string }

/** Recommendation clauses (indstilling) of cases, stops and items, each with its owner. */
export async function listClauses(
  db: Reader,
  owners: { caseIds?: readonly string[]; stopIds?: readonly string[]; itemIds?: readonly string[] },
): Promise<(Clause & { caseId: string | null; stopId: string | null; itemId: string | null })[]> {
  const { caseIds = [], stopIds = [], itemIds = [] } = owners
  if (caseIds.length + stopIds.length + itemIds.length === 0) return []
  return db
    .selectFrom('recommendation_clause')
    .select([
      'id',
      'case_id as caseId',
      'stop_id as stopId',
      'item_id as itemId',
      'position',
      'verb',
      'text',
      'options',
    ])
    .where((eb) =>
      eb.or([
        ...(caseIds.length > 0 ? [eb('case_id', 'in', [...caseIds])] : []),
        ...(stopIds.length > 0 ? [eb('stop_id', 'in', [...stopIds])] : []),
        ...(itemIds.length > 0 ? [eb('item_id', 'in', [...itemIds])] : []),
      ]),
    )
    .orderBy('position')
    .orderBy('id')
    .execute()
}

/** Replaces the clauses of an owner; one that says the same keeps its id wherever it is put (`keptClauses`). */
export async function replaceClauses(tx: Tx, owner: ClauseOwner, clauses: readonly NewClause[]): Promise<void> {
  const ids = {
    case_id: 'caseId' in owner ? owner.caseId : null,
    stop_id: 'stopId' in owner ? owner.stopId : null,
    item_id: 'itemId' in owner ? owner.itemId : null,
  }
  const existing = await listClauses(tx, {
    caseIds: ids.case_id ? [ids.case_id] : [],
    stopIds: ids.stop_id ? [ids.stop_id] : [],
    itemIds: ids.item_id ? [ids.item_id] : [],
  })
  const standing = keptClauses(existing, clauses)
  for (const [index, clause] of clauses.entries()) {
    const kept = standing[index]
    const values = { position: index + 1, verb: clause.verb, text: clause.text, options: clause.options }
    if (kept) await tx.updateTable('recommendation_clause').set(values).where('id', '=', kept.id).execute()
    else
      await tx
        .insertInto('recommendation_clause')
        .values({ ...ids, ...values })
        .execute()
  }
  const surplus = existing.filter((one) => !standing.includes(one)).map(({ id }) => id)
  if (surplus.length > 0) await tx.deleteFrom('recommendation_clause').where('id', 'in', surplus).execute()
}

const stopColumns = [
  'id',
  'case_id as caseId',
  'body_id as bodyId',
  'meeting_id as meetingId',
  'role',
  'is_decisive as isDecisive',
  'step',
  'state',
  'due_on as dueOn',
  'answer_kind as answerKind',
  'answer',
  'answered_on as answeredOn',
  'sent_version as sentVersion',
  'version',
] as const

/** Stops of cases, in the order they are visited. */
export async function listStops(db: Reader, caseIds: readonly string[]): Promise<Stop[]> {
  if (caseIds.length === 0) return []
  return db
    .selectFrom('case_stop')
    .select(stopColumns)
    .where('case_id', 'in', [...caseIds])
    .orderBy('step')
    .orderBy('body_id')
    .orderBy('id')
    .execute()
}

/** Stops at a body that stand on no agenda yet (sager på vej). */
export async function listWaitingStops(db: Reader, bodyId: string): Promise<Stop[]> {
  return db
    .selectFrom('case_stop')
    .select(stopColumns)
    .where('body_id', '=', bodyId)
    .where('state', '=', 'planned')
    .orderBy('step')
    .orderBy('id')
    .execute()
}

/** One stop; undefined when there is none or the reader may not see it. */
export async function findStop(db: Reader, id: string): Promise<Stop | undefined> {
  return db.selectFrom('case_stop').select(stopColumns).where('id', '=', id).executeTakeFirst()
}

/** Plans a stop of a case (planlægger et stop). */
export async function insertStop(tx: Tx, caseId: string, stop: NewStop & { state?: StopState }): Promise<string> {
  try {
    const { id } = await tx
      .insertInto('case_stop')
      .values({
        case_id: caseId,
        body_id: stop.bodyId,
        meeting_id: stop.meetingId,
        role: stop.role,
        is_decisive: stop.isDecisive,
        step: stop.step,
        due_on: stop.dueOn,
        state: stop.state ?? 'planned',
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    return id
  } catch (error) {
    const constraint = (error as { constraint?: string }).constraint
    if (constraint === 'case_stop_body_id_fkey')
      throw new AppError('invalid', 'meetings.bodyMissing', { field: 'bodyId', cause: error })
    throw error
  }
}

/** Moves stops to a state, with the meeting when it becomes known. */
export async function moveStops(
  tx: Tx,
  ids: readonly string[],
  state: StopState,
  more: { meetingId?: string | null; answeredOn?: string } = {},
): Promise<void> {
  if (ids.length === 0) return
  await tx
    .updateTable('case_stop')
    .set((eb) => ({
      state,
      version: eb('version', '+', 1),
      ...(more.meetingId !== undefined && { meeting_id: more.meetingId }),
      ...(more.answeredOn && { answered_on: more.answeredOn }),
    }))
    .where('id', 'in', [...ids])
    .execute()
}

/** Changes what is planned for a stop and counts the change. */
export async function changeStop(tx: Tx, id: string, stop: Omit<NewStop, 'bodyId'>): Promise<void> {
  await tx
    .updateTable('case_stop')
    .set((eb) => ({
      meeting_id: stop.meetingId,
      role: stop.role,
      is_decisive: stop.isDecisive,
      step: stop.step,
      due_on: stop.dueOn,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .where('state', '=', 'planned')
    .execute()
}

/** Takes a planned stop out of the route. @returns whether there was one */
export async function deleteStop(tx: Tx, id: string): Promise<boolean> {
  const row = await tx
    .deleteFrom('case_stop')
    .where('id', '=', id)
    .where('state', '=', 'planned')
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}
