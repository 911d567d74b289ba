import { sql } from 'kysely'
import type { IsoDate } from '#figures/dates.ts'
import type { Reader, Tx } from '#platform/database/database.ts'
import { AppError } from '#platform/errors.ts'
import type { AnswerKind, Clause, NewOutcome, StopRole, StopState } from '../model.ts'
import type { AskedPerson, AskedPlace, GivenAnswer, NewProcedure, Procedure, Standing } from './model.ts'

const procedures = (db: Reader) =>
  db
    .selectFrom('written_procedure as p')
    .innerJoin('meeting_case as c', 'c.id', 'p.case_id')
    .innerJoin('body as b', 'b.id', 'p.body_id')
    .innerJoin('case_stop as s', 's.id', 'p.stop_id')
    .select([
      'p.id',
      'p.stop_id as stopId',
      'p.body_id as bodyId',
      'b.name as bodyName',
      'p.case_id as caseId',
      'c.number as caseNumber',
      'c.title as caseTitle',
      'p.text',
      'p.deadline',
      'p.state',
      'p.sent_at as sentAt',
      'p.closed_at as closedAt',
      's.sent_version as sentVersion',
      'p.version',
    ])

/** The written procedures (skriftlige høringer) the reader may see, the open ones first, then the latest. */
export async function listProcedures(db: Reader): Promise<Procedure[]> {
  return procedures(db)
    .orderBy(sql`p.state = 'closed'`)
    .orderBy('p.deadline', 'desc')
    .orderBy('p.id')
    .limit(500)
    .execute()
}

/** Those of some cases that the reader may see, by their stop. */
export async function listOfCases(
  db: Reader,
  caseIds: readonly string[],
): Promise<Map<string, Pick<Procedure, 'id' | 'state'>>> {
  if (caseIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('written_procedure')
    .select(['id', 'stop_id as stopId', 'state'])
    .where('case_id', 'in', [...caseIds])
    .execute()
  return new Map(rows.map(({ stopId, ...procedure }) => [stopId, procedure]))
}

/** One written procedure, or undefined when there is none that the reader may see. */
export async function findProcedure(db: Reader, id: string): Promise<Procedure | undefined> {
  return procedures(db).where('p.id', '=', id).executeTakeFirst()
}

/** What the reader may do with procedures of a body: serve them as its secretariat, answer as a member or deputy. */
export async function rightsIn(db: Reader, bodyId: string): Promise<{ serves: boolean; isMember: boolean }> {
  const { rows } = await sql<{ serves: boolean; isMember: boolean }>`
    select ${bodyId} in (select app_served_bodies()) as serves, ${bodyId} in (select app_member_bodies()) as "isMember"`.execute(
    db,
  )
  return rows[0] ?? { serves: false, isMember: false }
}

/** The places that are asked (pladser), with their answers (svar); empty for a reader who takes no part. */
export async function listAsked(db: Reader, procedureId: string): Promise<AskedPlace[]> {
  const { rows } = await sql<AskedPlace>`
    select place, name, holder, stand_ins as "standIns", is_empty as "isEmpty", answer, remark, answered_at as "answeredAt",
      answered_by as "answeredBy", answered_as as "answeredAs"
    from app_procedure_people(${procedureId})`.execute(db)
  return rows.sort((a, b) => new Intl.Collator('da').compare(a.name, b.name) || (a.place < b.place ? -1 : 1))
}

/** Seats that a draft would not ask, since neither who holds them nor a deputy has an account; for its secretariat. */
export async function listUnasked(db: Reader, procedureId: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from app_procedure_unasked(${procedureId})`.execute(db)
  return rows.map(({ name }) => name).sort(new Intl.Collator('da').compare)
}

/** Whom to write to about an open procedure, each once, for its secretariat; missing: a place of theirs has no answer. */
export async function listPeople(db: Reader, procedureId: string): Promise<AskedPerson[]> {
  const { rows } = await sql<AskedPerson>`
    select user_id as "userId", name, email, language, bool_or(not is_answered) as "isMissing"
    from app_procedure_addresses(${procedureId}) group by 1, 2, 3, 4 order by email`.execute(db)
  return rows
}

/** The places the reader answers for in an open procedure; none for a member who came after it was sent. */
export async function listOwnPlaces(db: Reader, procedureId: string): Promise<{ name: string; standsAs: Standing }[]> {
  const { rows } = await sql<{ name: string; standsAs: Standing }>`
    select name, stands_as as "standsAs" from app_answers_for(${procedureId}) order by name`.execute(db)
  return rows
}

/** The reader's own answer, as member or deputy, and when it was given. */
export async function findOwnAnswer(
  db: Reader,
  procedureId: string,
  userId: string,
): Promise<(GivenAnswer & { answeredAt: string }) | undefined> {
  return db
    .selectFrom('procedure_answer')
    .select(['answer', 'remark', 'answered_at as answeredAt'])
    .where('procedure_id', '=', procedureId)
    .where('user_id', '=', userId)
    .executeTakeFirst()
}

/** The open procedures the reader answers in, and the procedures the reader has answered. */
export async function listOwnStanding(
  db: Reader,
  userId: string | null,
): Promise<{ asked: Set<string>; answered: Set<string> }> {
  if (userId === null) return { asked: new Set(), answered: new Set() }
  const asked = await db
    .selectFrom('written_procedure as p')
    .select('p.id')
    .where('p.state', '=', 'open')
    .where(sql<boolean>`exists (select from app_answers_for(p.id))`)
    .execute()
  const answered = await db
    .selectFrom('procedure_answer')
    .select('procedure_id as id')
    .where('user_id', '=', userId)
    .execute()
  return { asked: new Set(asked.map(({ id }) => id)), answered: new Set(answered.map(({ id }) => id)) }
}

export type PlannedStop = {
  id: string
  caseId: string
  bodyId: string
  meetingId: string | null
  role: StopRole
  state: StopState
  caseNumber: string
  caseTitle: string
  bodyName: string
}

/** The stop (stop) a procedure is made for. */
export async function findPlannedStop(db: Reader, id: string): Promise<PlannedStop | undefined> {
  return db
    .selectFrom('case_stop as s')
    .innerJoin('meeting_case as c', 'c.id', 's.case_id')
    .innerJoin('body as b', 'b.id', 's.body_id')
    .select([
      's.id',
      's.case_id as caseId',
      's.body_id as bodyId',
      's.meeting_id as meetingId',
      's.role',
      's.state',
      'c.number as caseNumber',
      'c.title as caseTitle',
      'b.name as bodyName',
    ])
    .where('s.id', '=', id)
    .executeTakeFirst()
}

/** The clauses (at-punkter) put to the body: those of the stop, else those of the case. */
export async function listClauses(
  db: Reader,
  { stopId, caseId }: { stopId: string; caseId: string },
): Promise<Clause[]> {
  const rows = await db
    .selectFrom('recommendation_clause')
    .select(['id', 'stop_id as stopId', 'position', 'verb', 'text', 'options'])
    .where((eb) => eb.or([eb('stop_id', '=', stopId), eb('case_id', '=', caseId)]))
    .orderBy('position')
    .execute()
  const ofStop = rows.filter((row) => row.stopId !== null)
  return (ofStop.length > 0 ? ofStop : rows).map(({ stopId: _, ...clause }) => clause)
}

/** @throws AppError conflict procedures.stopTaken when the stop has a procedure already */
export async function insertProcedure(tx: Tx, stop: PlannedStop, { text, deadline }: NewProcedure): Promise<string> {
  try {
    const { id } = await tx
      .insertInto('written_procedure')
      .values({ stop_id: stop.id, body_id: stop.bodyId, case_id: stop.caseId, text, deadline })
      .returning('id')
      .executeTakeFirstOrThrow()
    return id
  } catch (error) {
    if ((error as { constraint?: string }).constraint !== 'written_procedure_one_per_stop') throw error
    throw new AppError('conflict', 'procedures.stopTaken', { cause: error })
  }
}

/** Takes a draft away that still has the version the user saw. @returns whether it was one */
export async function deleteDraft(tx: Tx, id: string, version: number): Promise<boolean> {
  const gone = await tx
    .deleteFrom('written_procedure')
    .where('id', '=', id)
    .where('version', '=', version)
    .where('state', '=', 'draft')
    .returning('id')
    .executeTakeFirst()
  return gone !== undefined
}

type Change = {
  state?: Procedure['state']
  sent_at?: string
  closed_at?: string
  deadline?: IsoDate
  text?: string | null
}

/** Changes a procedure that still has the version the user saw. @returns whether it was changed */
export async function changeProcedure(tx: Tx, id: string, version: number, change: Change): Promise<boolean> {
  const changed = await tx
    .updateTable('written_procedure')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('id')
    .executeTakeFirst()
  return changed !== undefined
}

/** Moves the stop of a procedure on: sent to the body, or done with the answer of the body. */
export async function moveStop(
  tx: Tx,
  stopId: string,
  change: { state: StopState; answer_kind?: AnswerKind; answered_on?: IsoDate },
): Promise<void> {
  await tx
    .updateTable('case_stop')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('id', '=', stopId)
    .execute()
}

const insufficientPrivilege = '42501'

/**
 * Gives or changes a person's answer.
 * @throws AppError conflict procedures.noMoreAnswers when somebody has just closed the procedure
 */
export async function saveAnswer(tx: Tx, procedureId: string, userId: string, { answer, remark }: GivenAnswer) {
  try {
    await tx
      .insertInto('procedure_answer')
      .values({ procedure_id: procedureId, user_id: userId, answer, remark })
      .onConflict((conflict) =>
        conflict.columns(['procedure_id', 'user_id']).doUpdateSet({ answer, remark, answered_at: sql`now()` }),
      )
      .execute()
  } catch (error) {
    const { constraint, code } = error as { constraint?: string; code?: string }
    // The use case has seen that the user may answer: what the row policies refuse then has been closed since.
    if (constraint !== 'procedure_open' && code !== insufficientPrivilege) throw error
    throw new AppError('conflict', 'procedures.noMoreAnswers', { cause: error })
  }
}

/** Records the result as a decision (beslutning), clause by clause as it stood. */
export async function insertResult(
  tx: Tx,
  procedureId: string,
  decision: { text: string | null; outcomes: (NewOutcome & { clause: Clause })[] },
): Promise<string> {
  const { id } = await tx
    .insertInto('decision')
    .values({ procedure_id: procedureId, text: decision.text })
    .returning('id')
    .executeTakeFirstOrThrow()
  const rows = decision.outcomes.map(({ clause, outcome, optionNumber, change }, index) => ({
    decision_id: id,
    position: index + 1,
    clause_id: clause.id,
    verb: clause.verb,
    clause: clause.text,
    outcome,
    option_number: optionNumber,
    change,
  }))
  if (rows.length > 0) await tx.insertInto('decision_outcome').values(rows).execute()
  return id
}

/** The result of a closed procedure; null while there is none. */
export async function findResult(db: Reader, procedureId: string) {
  const decision = await db
    .selectFrom('decision')
    .select(['id', 'text'])
    .where('procedure_id', '=', procedureId)
    .executeTakeFirst()
  if (!decision) return null
  const outcomes = await db
    .selectFrom('decision_outcome')
    .select(['position', 'verb', 'clause', 'outcome', 'option_number as optionNumber', 'change'])
    .where('decision_id', '=', decision.id)
    .orderBy('position')
    .execute()
  return { text: decision.text, outcomes }
}

/** Open procedures that still take answers on a day, for the mails of the morning. */
export async function listOpen(db: Reader, today: IsoDate): Promise<Procedure[]> {
  return procedures(db).where('p.state', '=', 'open').where('p.deadline', '>=', today).orderBy('p.id').execute()
}
