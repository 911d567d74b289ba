import type { Tx } from '#platform/database/database.ts'
import type { MandateApproval, MandateDraft, MandateEnd } from '../model.ts'

type Key = { bodyId: string; number: number }

/** Begins a draft of a mandate (kommissorium) as the next version. Draft and number are unique in the database. */
export async function insertDraft(tx: Tx, { bodyId, number }: Key, draft: MandateDraft): Promise<void> {
  await tx
    .insertInto('body_mandate')
    .values({ body_id: bodyId, number, ...draftRow(draft) })
    .execute()
}

/** Writes on in a draft that still has the version seen. @returns the new version; undefined when somebody was faster */
export async function updateDraft(tx: Tx, key: Key, draft: MandateDraft): Promise<number | undefined> {
  const row = await tx
    .updateTable('body_mandate')
    .set({ ...draftRow(draft), version: draft.version + 1 })
    .where('body_id', '=', key.bodyId)
    .where('number', '=', key.number)
    .where('version', '=', draft.version)
    .where('state', '=', 'draft')
    .returning('version')
    .executeTakeFirst()
  return row?.version
}

/** Records who approved a draft, and when. @returns the new version; undefined when somebody was faster */
export async function approveDraft(tx: Tx, key: Key, approval: MandateApproval): Promise<number | undefined> {
  const row = await tx
    .updateTable('body_mandate')
    .set({
      state: 'approved',
      approved_by_body_id: approval.approvedByBodyId,
      approved_on: approval.approvedOn,
      version: approval.version + 1,
    })
    .where('body_id', '=', key.bodyId)
    .where('number', '=', key.number)
    .where('version', '=', approval.version)
    .where('state', '=', 'draft')
    .returning('version')
    .executeTakeFirst()
  return row?.version
}

/** Ends an approved mandate with the day and the reason. @returns the new version; undefined when somebody was faster */
export async function closeMandate(tx: Tx, key: Key, end: MandateEnd): Promise<number | undefined> {
  const row = await tx
    .updateTable('body_mandate')
    .set({ state: 'ended', ended_on: end.endedOn, end_reason: end.endReason, version: end.version + 1 })
    .where('body_id', '=', key.bodyId)
    .where('number', '=', key.number)
    .where('version', '=', end.version)
    .where('state', '=', 'approved')
    .returning('version')
    .executeTakeFirst()
  return row?.version
}

function draftRow(draft: MandateDraft) {
  return {
    background: draft.background,
    purpose: draft.purpose,
    success_criterion: draft.successCriterion,
    tasks: draft.tasks,
    members: draft.members,
    time_plan: draft.timePlan,
  }
}
