import type { App } from '#platform/app.ts'
import { asActor } from '#platform/database/actor.ts'
import { AppError } from '#platform/errors.ts'
import { listAttachments } from '../attachments/store.ts'
import type { AgendaItem, Attachment, Clause, Meeting, NewClause } from '../model.ts'
import { forEditing } from '../rules/references.ts'
import { requireItem, shortName } from '../service/access.ts'
import { numbersOf, requireOpenAgenda, writeItemClauses } from '../service/agenda.ts'
import { bodyNames } from '../store/access.ts'
import { updateItem } from '../store/agenda.ts'
import { listClauses } from '../store/cases.ts'

export type ItemKey = { meetingId: string; itemId: string }

/** An item without a case as its secretariat works on it: its recommendation and what is attached to it. */
export type ItemToEdit = {
  meeting: Meeting & { bodyName: string }
  item: AgendaItem & { number: string }
  /** Its recommendation, references as people type them. */
  clauses: Clause[]
  attachments: Attachment[]
  /** Under any other business nothing is recommended. */
  mayRecommend: boolean
}

/**
 * One item of the agenda, with its recommendation and attachments (indstilling og bilag).
 * @throws as `requireOpenAgenda`; notFound `meetings.itemUnknown`; invalid `items.ofCase`
 */
export async function getItemToEdit(app: App, { meetingId, itemId }: ItemKey): Promise<ItemToEdit> {
  return asActor(app, async (tx) => {
    const meeting = await requireOpenAgenda(app, tx, meetingId)
    const item = await requireItem(tx, meeting.id, itemId)
    if (item.caseId !== null) throw new AppError('invalid', 'items.ofCase')
    const { kind } = item.parentId ? await requireItem(tx, meeting.id, item.parentId) : item
    const numbers = await numbersOf(tx, meeting.id)
    const clauses = await listClauses(tx, { itemIds: [item.id] })
    return {
      meeting: { ...meeting, bodyName: shortName((await bodyNames(tx)).get(meeting.bodyId)) ?? meeting.bodyId },
      item: { ...item, number: numbers.get(item.id) ?? '' },
      clauses: clauses.map((clause) => ({ ...clause, text: forEditing(clause.text, (one) => numbers.get(one)) })),
      attachments: await listAttachments(tx, { itemIds: [item.id] }),
      mayRecommend: kind !== 'any-other-business',
    }
  })
}

/**
 * Says what is recommended under an item without a case (ret punktets indstilling).
 * @throws as `requireOpenAgenda`, `writeItemClauses`; stale `meetings.stale`
 */
export async function changeItemClauses(
  app: App,
  input: ItemKey & { version: number; clauses: readonly NewClause[] },
): Promise<void> {
  await asActor(app, async (tx) => {
    const meeting = await requireOpenAgenda(app, tx, input.meetingId)
    const item = await requireItem(tx, meeting.id, input.itemId)
    // Counts the change; what stands on the item itself stays.
    if (!(await updateItem(tx, item.id, input.version, item))) {
      throw new AppError('stale', 'meetings.stale', { data: { version: item.version } })
    }
    await writeItemClauses(tx, meeting.id, item, input.clauses)
  })
}
