import { sql } from 'kysely'
import type { IsoDate } from '#figures/dates.ts'
import type { Reader, Tx } from '#platform/database/database.ts'
import type { AskedBody, BodyAnswer } from './model.ts'

/** The bodies a case visits outside meetings (fora, der svarer), in the order of its route; those in a procedure apart. */
export async function listAsked(db: Reader, caseId: string): Promise<AskedBody[]> {
  return db
    .selectFrom('case_stop as s')
    .innerJoin('body as b', 'b.id', 's.body_id')
    .leftJoin('written_procedure as p', 'p.stop_id', 's.id')
    .select([
      's.id as stopId',
      's.body_id as bodyId',
      'b.name as bodyName',
      's.role',
      's.step',
      's.is_decisive as isDecisive',
      's.state',
      's.due_on as dueOn',
      's.answer_kind as answerKind',
      's.answer',
      's.answered_on as answeredOn',
      's.people_told as peopleTold',
      's.version',
    ])
    .where('s.case_id', '=', caseId)
    .where('s.meeting_id', 'is', null)
    .where('p.id', 'is', null)
    .orderBy('s.step')
    .orderBy(sql`danish_sort_key(b.name) collate "C"`)
    .orderBy('s.id')
    .execute()
}

/** Sends a case to the bodies of a step that were only planned. @returns the stops that were: somebody else may have been first */
export async function sendStep(
  tx: Tx,
  caseId: string,
  stopIds: readonly string[],
  dueOn: IsoDate | null,
): Promise<Set<string>> {
  if (stopIds.length === 0) return new Set()
  const sent = await tx
    .updateTable('case_stop')
    .set((eb) => ({ state: 'sent', version: eb('version', '+', 1), ...(dueOn && { due_on: dueOn }) }))
    .where('case_id', '=', caseId)
    .where('id', 'in', [...stopIds])
    .where('state', '=', 'planned')
    .returning('id')
    .execute()
  return new Set(sent.map(({ id }) => id))
}

/** Keeps the answer of a body that still has the version the user saw. @returns whether it was kept */
export async function saveAnswer(
  tx: Tx,
  stop: { stopId: string; version: number },
  { answerKind, answer }: BodyAnswer,
  answeredOn: IsoDate,
): Promise<boolean> {
  const kept = await tx
    .updateTable('case_stop')
    .set({
      answer_kind: answerKind,
      answer,
      answered_on: answeredOn,
      state: 'done',
      version: stop.version + 1,
    })
    .where('id', '=', stop.stopId)
    .where('version', '=', stop.version)
    .where('state', 'in', ['sent', 'done'])
    .returning('id')
    .executeTakeFirst()
  return kept !== undefined
}

/** A body that was asked outside a meeting and has not answered, as the reminders need it. */
export type Unanswered = {
  stopId: string
  caseId: string
  caseNumber: string
  bodyId: string
  bodyName: string
  dueOn: IsoDate
}

/** Bodies that have not answered and have a last day in a span (fora, der mangler at svare). For the jobs, which see all. */
export async function listUnanswered(db: Reader, from: IsoDate, to: IsoDate): Promise<Unanswered[]> {
  const rows = await db
    .selectFrom('case_stop as s')
    .innerJoin('meeting_case as c', 'c.id', 's.case_id')
    .innerJoin('body as b', 'b.id', 's.body_id')
    .leftJoin('written_procedure as p', 'p.stop_id', 's.id')
    .select([
      's.id as stopId',
      's.case_id as caseId',
      'c.number as caseNumber',
      's.body_id as bodyId',
      'b.name as bodyName',
      's.due_on as dueOn',
    ])
    .where('s.state', '=', 'sent')
    .where('s.meeting_id', 'is', null)
    .where('p.id', 'is', null)
    .where('s.due_on', '>=', from)
    .where('s.due_on', '<=', to)
    .orderBy('s.due_on')
    .orderBy('s.id')
    .execute()
  return rows.flatMap(({ dueOn, ...row }) => (dueOn === null ? [] : [{ ...row, dueOn }]))
}
