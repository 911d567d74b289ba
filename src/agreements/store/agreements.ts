import { sql } from 'kysely'
import type { Reader, Tx } from '#platform/database/database.ts'
import type {
  Agreement,
  AgreementChange,
  Approval,
  Focus,
  FocusChange,
  NewAgreement,
  NewFocus,
  NewStep,
  Party,
  Step,
  StepChange,
} from '../model.ts'
import { explained } from './refusals.ts'

/** Agreements (rammeaftaler) of all areas, the latest first. */
export async function listAgreements(db: Reader): Promise<Agreement[]> {
  return agreements(db).orderBy('a.valid_from', 'desc').orderBy('a.id').execute()
}

/** One agreement. */
export async function findAgreement(db: Reader, id: string): Promise<Agreement | undefined> {
  return agreements(db).where('a.id', '=', id).executeTakeFirst()
}

function agreements(db: Reader) {
  return db
    .selectFrom('agreement as a')
    .select([
      'a.id',
      'a.area',
      'a.title',
      'a.vision',
      'a.summary',
      'a.valid_from as validFrom',
      'a.valid_to as validTo',
    ])
    .select(['a.approval_deadline as approvalDeadline', 'a.version'])
    .select(['a.source_id as sourceId', sourceTitle('a'), 'a.source_place as sourcePlace'])
}

/** Focus areas (fokusområder) of an agreement, by number. */
export async function listFocuses(db: Reader, agreementId: string): Promise<Focus[]> {
  return db
    .selectFrom('agreement_focus as f')
    .select(['f.id', 'f.agreement_id as agreementId', 'f.number', 'f.title', 'f.note', 'f.version'])
    .select(['f.source_id as sourceId', sourceTitle('f'), 'f.source_place as sourcePlace'])
    .where('f.agreement_id', '=', agreementId)
    .orderBy('f.number')
    .execute()
}

/** Steps of the process plan (procesplan), by day. */
export async function listSteps(db: Reader, agreementId: string): Promise<Step[]> {
  return db
    .selectFrom('agreement_step as s')
    .select(['s.id', 's.agreement_id as agreementId', 's.phase', 's.title', 's.from_on as fromOn'])
    .select(['s.until_on as untilOn', 's.date_text as dateText', 's.body_id as bodyId'])
    .select(['s.organisation_id as organisationId', 's.outcome', 's.version'])
    .select(['s.source_id as sourceId', sourceTitle('s'), 's.source_place as sourcePlace'])
    .where('s.agreement_id', '=', agreementId)
    .orderBy('s.from_on')
    .orderBy('s.id')
    .execute()
}

/** Parties that must approve an agreement. */
export async function listParties(db: Reader, agreementId: string): Promise<Party[]> {
  return db
    .selectFrom('agreement_party')
    .select(['organisation_id as organisationId', 'approved_on as approvedOn', 'note', 'version'])
    .where('agreement_id', '=', agreementId)
    .orderBy('organisation_id')
    .execute()
}

/** Adds an agreement with its parties. @throws AppError conflict agreements.taken, agreements.overlap */
export async function insertAgreement(tx: Tx, id: string, agreement: NewAgreement, parties: string[]): Promise<void> {
  await explained(async () => {
    await tx
      .insertInto('agreement')
      .values({ id, area: agreement.area, ...agreementRow(agreement) })
      .execute()
    if (parties.length === 0) return
    await tx
      .insertInto('agreement_party')
      .values(parties.map((organisation_id) => ({ agreement_id: id, organisation_id })))
      .execute()
  })
}

/** Changes an agreement that still has the version seen. @returns the new version, or undefined */
export async function updateAgreement(tx: Tx, id: string, change: AgreementChange): Promise<number | undefined> {
  const row = await explained(() =>
    tx
      .updateTable('agreement')
      .set({ ...agreementRow(change), version: change.version + 1 })
      .where('id', '=', id)
      .where('version', '=', change.version)
      .returning('version')
      .executeTakeFirst(),
  )
  return row?.version
}

function agreementRow(agreement: Omit<NewAgreement, 'area'>) {
  return {
    title: agreement.title,
    vision: agreement.vision,
    summary: agreement.summary,
    valid_from: agreement.validFrom,
    valid_to: agreement.validTo,
    approval_deadline: agreement.approvalDeadline,
  }
}

/** Adds a focus area and gives its id. @throws AppError conflict agreements.numberTaken */
export async function insertFocus(tx: Tx, agreementId: string, focus: NewFocus): Promise<string> {
  const row = await explained(() =>
    tx
      .insertInto('agreement_focus')
      .values({ agreement_id: agreementId, number: focus.number, title: focus.title, note: focus.note })
      .returning('id')
      .executeTakeFirstOrThrow(),
  )
  return row.id
}

/** Changes a focus area that still has the version seen. @returns the new version, or undefined */
export async function updateFocus(tx: Tx, id: string, change: FocusChange): Promise<number | undefined> {
  const row = await explained(() =>
    tx
      .updateTable('agreement_focus')
      .set({ number: change.number, title: change.title, note: change.note, version: change.version + 1 })
      .where('id', '=', id)
      .where('version', '=', change.version)
      .returning('version')
      .executeTakeFirst(),
  )
  return row?.version
}

/** Adds a step and gives its id. */
export async function insertStep(tx: Tx, agreementId: string, step: NewStep): Promise<string> {
  const row = await explained(() =>
    tx
      .insertInto('agreement_step')
      .values({ agreement_id: agreementId, ...stepRow(step) })
      .returning('id')
      .executeTakeFirstOrThrow(),
  )
  return row.id
}

/** Changes a step that still has the version seen. @returns the new version, or undefined */
export async function updateStep(tx: Tx, id: string, change: StepChange): Promise<number | undefined> {
  const row = await explained(() =>
    tx
      .updateTable('agreement_step')
      .set({ ...stepRow(change), version: change.version + 1 })
      .where('id', '=', id)
      .where('version', '=', change.version)
      .returning('version')
      .executeTakeFirst(),
  )
  return row?.version
}

function stepRow(step: NewStep) {
  return {
    phase: step.phase,
    title: step.title,
    from_on: step.fromOn,
    until_on: step.untilOn,
    date_text: step.dateText,
    body_id: step.who.bodyId,
    organisation_id: step.who.organisationId,
    outcome: step.outcome,
  }
}

/** Takes a step that still has the version seen out of the plan. @returns whether it was there */
export async function deleteStep(tx: Tx, key: { id: string; version: number }): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('agreement_step')
    .where('id', '=', key.id)
    .where('version', '=', key.version)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** Records the approval of a party that still has the version seen. @returns the new version, or undefined */
export async function updateParty(
  tx: Tx,
  key: { agreementId: string; organisationId: string },
  approval: Approval,
): Promise<number | undefined> {
  const row = await tx
    .updateTable('agreement_party')
    .set({ approved_on: approval.approvedOn, note: approval.note, version: approval.version + 1 })
    .where('agreement_id', '=', key.agreementId)
    .where('organisation_id', '=', key.organisationId)
    .where('version', '=', approval.version)
    .returning('version')
    .executeTakeFirst()
  return row?.version
}

/** The title of the source of a row. */
export function sourceTitle(alias: string) {
  return sql<string | null>`(select title from source where source.id = ${sql.ref(`${alias}.source_id`)})`.as(
    'sourceTitle',
  )
}
