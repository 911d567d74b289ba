import type { Tx } from '#platform/database/database.ts'
import type { LineValues } from './model.ts'

/** An approved version of a submission, as the room that gave the template is told of it. */
export type ApprovedSubmission = {
  submissionId: string
  number: number
  organisationId: string
  year: number
  roundId: string
  ownerId: string
  approvedBy: string
  lines: readonly { lineId: string; values: LineValues }[]
}

/** What a room does in the same transaction when a submission of its template is approved; it acts as the approver. */
export type ApprovalListener = (tx: Tx, approved: ApprovedSubmission) => Promise<void>

const listeners = new Map<string, ApprovalListener>()

/** Names what follows an approval of submissions of a template. Reporting itself knows nothing of what they are about. */
export function whenApproved(templateId: string, listener: ApprovalListener): void {
  listeners.set(templateId, listener)
}

/** Something of a template's room that waits for the person, about a form: where it is done, and what it is about. */
export type RoomTask = { roundId: string; respondentId: string; organisationId: string; title: string; href: string }
export type TaskSource = (tx: Tx) => Promise<RoomTask[]>

const sources = new Map<string, TaskSource>()

/** Names what else of a template waits for people (mine opgaver), beside its forms. */
export function whenTasksAreListed(templateId: string, source: TaskSource): void {
  sources.set(templateId, source)
}

/** What the rooms of the templates add to what waits for the person. */
export async function roomTasks(tx: Tx): Promise<RoomTask[]> {
  const tasks: RoomTask[] = []
  for (const source of sources.values()) tasks.push(...(await source(tx)))
  return tasks
}

/** Tells the room of the template; nothing happens where nobody listens. */
export async function tellApproved(tx: Tx, templateId: string, approved: () => Promise<ApprovedSubmission>) {
  const listener = listeners.get(templateId)
  if (listener) await listener(tx, await approved())
}
