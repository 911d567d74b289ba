import { sql } from 'kysely'
import type { Reader, Tx } from '#platform/database/database.ts'
import { AppError } from '#platform/errors.ts'
import type { Body, BodyChange, BodySummary, Mandate, NamedBody, NewBody, NewSeat, Seat } from '../model.ts'

const danish = new Intl.Collator('da')

/** Areas (rammeaftaleområder) with the secretariat that serves each, in Danish order. */
export async function listAreas(db: Reader) {
  const rows = await db.selectFrom('area').select(['id', 'name', 'secretariat_id as secretariatId']).execute()
  return rows.sort((a, b) => danish.compare(a.name, b.name))
}

/** Every body (forum) that has been, in Danish order of names. */
export async function listBodies(db: Reader): Promise<BodySummary[]> {
  const rows = await db
    .selectFrom('body as b')
    .leftJoin('area as a', 'a.id', 'b.area')
    .select(['b.id', 'b.name', 'b.short_name as shortName', 'b.level', 'b.area', 'a.name as areaName'])
    .select(['b.parent_id as parentId', 'b.competence', 'b.valid_from as validFrom', 'b.valid_to as validTo'])
    .execute()
  return rows.sort((a, b) => danish.compare(a.name, b.name))
}

/** One body with all that is known of it. */
export async function findBody(db: Reader, id: string, onDate: string): Promise<Body | undefined> {
  return db
    .selectFrom('body as b')
    .leftJoin('area as a', 'a.id', 'b.area')
    .leftJoin('source as s', 's.id', 'b.source_id')
    .leftJoin('organisation_name as o', (join) =>
      join.onRef('o.organisation_id', '=', 'b.secretariat_id').on(named('o', onDate)),
    )
    .select(['b.id', 'b.name', 'b.short_name as shortName', 'b.level', 'b.area', 'a.name as areaName'])
    .select(['b.parent_id as parentId', 'b.competence', 'b.competence_text as competenceText', 'b.chair'])
    .select(['b.secretariat_id as secretariatId', 'o.name as secretariatName', 'b.purpose', 'b.cadence'])
    .select(['b.valid_from as validFrom', 'b.valid_to as validTo', 'b.version'])
    .select(['b.source_id as sourceId', 's.title as sourceTitle', 'b.source_place as sourcePlace'])
    .where('b.id', '=', id)
    .executeTakeFirst()
}

/** The names of bodies by id, for other rooms; unknown ids are not in the map. */
export async function bodyNames(db: Reader, ids: readonly string[]): Promise<Map<string, NamedBody>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('body')
    .select(['id', 'name', 'short_name as shortName'])
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

/** Seats of a body, earlier ones too: by function, then by who holds them. */
export async function listSeats(db: Reader, bodyId: string, onDate: string): Promise<Seat[]> {
  const rows = await db
    .selectFrom('body_seat as p')
    .leftJoin('body as h', 'h.id', 'p.holder_body_id')
    .leftJoin('source as s', 's.id', 'p.source_id')
    .leftJoin('organisation_name as o', (join) =>
      join.onRef('o.organisation_id', '=', 'p.organisation_id').on(named('o', onDate)),
    )
    .select(['p.id', 'p.body_id as bodyId', 'p.function', 'p.deputy_for as deputyFor'])
    .select(['p.organisation_id as organisationId', 'o.name as organisationName'])
    .select(['p.holder_body_id as holderBodyId', 'h.name as holderBodyName', 'p.role', 'p.seats'])
    .select(['p.valid_from as validFrom', 'p.valid_to as validTo', 'p.version'])
    .select(['p.source_id as sourceId', 's.title as sourceTitle', 'p.source_place as sourcePlace'])
    .where('p.body_id', '=', bodyId)
    .execute()
  const order = ['chair', 'deputy-chair', 'member', 'observer', 'deputy']
  const holder = (seat: Seat) => seat.organisationName ?? seat.holderBodyName ?? seat.role ?? ''
  return rows.sort(
    (a, b) =>
      order.indexOf(a.function) - order.indexOf(b.function) ||
      danish.compare(holder(a), holder(b)) ||
      (a.validFrom < b.validFrom ? -1 : 1),
  )
}

/** Versions of a body's mandate (kommissorium) that the reader may see, newest first. */
export async function listMandates(db: Reader, bodyId: string): Promise<Mandate[]> {
  return db
    .selectFrom('body_mandate as m')
    .leftJoin('body as b', 'b.id', 'm.approved_by_body_id')
    .leftJoin('source as s', 's.id', 'm.source_id')
    .select(['m.body_id as bodyId', 'm.number', 'm.state', 'm.background', 'm.purpose', 'm.tasks', 'm.members'])
    .select(['m.success_criterion as successCriterion', 'm.time_plan as timePlan'])
    .select(['m.approved_by_body_id as approvedByBodyId', 'b.name as approvedByName', 'm.approved_on as approvedOn'])
    .select(['m.ended_on as endedOn', 'm.end_reason as endReason', 'm.version'])
    .select(['m.source_id as sourceId', 's.title as sourceTitle', 'm.source_place as sourcePlace'])
    .where('m.body_id', '=', bodyId)
    .orderBy('m.number', 'desc')
    .execute()
}

/** Whether the person keeps the bodies of an area (administrator, or secretariat of the area); null: national bodies. */
export async function keepsArea(db: Reader, area: string | null): Promise<boolean> {
  const { rows } = await sql<{ keeps: boolean }>`select app_keeps_area(${area}) as keeps`.execute(db)
  return rows[0]?.keeps ?? false
}

/** The areas whose bodies the person keeps; empty for most. */
export async function keptAreas(db: Reader): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from area where app_keeps_area(id) order by id`.execute(db)
  return rows.map(({ id }) => id)
}

/** Adds a body. @throws AppError conflict bodies.taken, invalid for a parent or secretariat that does not exist */
export async function insertBody(tx: Tx, id: string, body: NewBody): Promise<void> {
  await explained(() =>
    tx
      .insertInto('body')
      .values({ id, ...bodyRow(body) })
      .execute(),
  )
}

/** Changes a body that still has the version seen. @returns the new version; undefined when somebody was faster */
export async function updateBody(tx: Tx, id: string, { version, ...body }: BodyChange): Promise<number | undefined> {
  const row = await explained(() =>
    tx
      .updateTable('body')
      .set({ ...bodyRow(body), version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .returning('version')
      .executeTakeFirst(),
  )
  return row?.version
}

function bodyRow(body: NewBody) {
  return {
    name: body.name,
    short_name: body.shortName,
    level: body.level,
    area: body.area,
    parent_id: body.parentId,
    chair: body.chair,
    secretariat_id: body.secretariatId,
    purpose: body.purpose,
    cadence: body.cadence,
    competence: body.competence,
    competence_text: body.competenceText,
    valid_from: body.validFrom,
    valid_to: body.validTo,
  }
}

/** Adds a seat and gives its id. @throws AppError conflict bodies.seatOverlap, invalid for a holder that does not exist */
export async function insertSeat(tx: Tx, bodyId: string, seat: NewSeat): Promise<string> {
  const row = await explained(() =>
    tx
      .insertInto('body_seat')
      .values({ body_id: bodyId, ...seatRow(seat) })
      .returning('id')
      .executeTakeFirstOrThrow(),
  )
  return row.id
}

/** Changes a seat that still has the version seen. @returns the new version; undefined when somebody was faster */
export async function updateSeat(
  tx: Tx,
  key: { bodyId: string; id: string; version: number },
  seat: NewSeat,
): Promise<number | undefined> {
  const row = await explained(() =>
    tx
      .updateTable('body_seat')
      .set({ ...seatRow(seat), version: key.version + 1 })
      .where('body_id', '=', key.bodyId)
      .where('id', '=', key.id)
      .where('version', '=', key.version)
      .returning('version')
      .executeTakeFirst(),
  )
  return row?.version
}

function seatRow(seat: NewSeat) {
  return {
    function: seat.function,
    deputy_for: seat.deputyFor,
    organisation_id: seat.organisationId,
    holder_body_id: seat.holderBodyId,
    role: seat.role,
    seats: seat.seats,
    valid_from: seat.validFrom,
    valid_to: seat.validTo,
  }
}

const refusals: Record<string, [kind: 'conflict' | 'invalid', code: string, field: string]> = {
  body_pkey: ['conflict', 'bodies.taken', 'name'],
  body_no_circle: ['invalid', 'bodies.circle', 'parentId'],
  body_not_own_parent: ['invalid', 'bodies.circle', 'parentId'],
  body_parent_id_fkey: ['invalid', 'bodies.choose', 'parentId'],
  body_secretariat_id_fkey: ['invalid', 'bodies.choose', 'secretariatId'],
  body_seat_no_overlap: ['conflict', 'bodies.seatOverlap', 'validFrom'],
  seat_person_once: ['conflict', 'bodies.personOverlap', 'validFrom'],
  seat_person_user_id_fkey: ['invalid', 'bodies.choose', 'userId'],
  body_seat_organisation_id_fkey: ['invalid', 'bodies.choose', 'organisationId'],
  body_seat_holder_body_id_fkey: ['invalid', 'bodies.choose', 'holderBodyId'],
}

/** A named constraint of the database as the refusal a person understands. */
export async function explained<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const found = refusals[(error as { constraint?: string }).constraint ?? '']
    throw found ? new AppError(found[0], found[1], { field: found[2], cause: error }) : error
  }
}

function named(alias: string, onDate: string) {
  const from = sql.ref(`${alias}.valid_from`)
  const to = sql.ref(`${alias}.valid_to`)
  return sql<boolean>`(${from} <= ${onDate}::date and (${to} is null or ${to} > ${onDate}::date))`
}
