import type { Tx } from '#platform/database/database.ts'
import { AppError } from '#platform/errors.ts'
import type { AgendaItem, Meeting } from '../model.ts'
import { setMinutesOf } from '../store/agenda.ts'
import { findMeeting, listMeetings } from '../store/meetings.ts'

/** The meetings whose minutes an agenda can approve: of the same body, held by then, not approved yet; the latest first. */
export async function listFormers(tx: Tx, meeting: Meeting): Promise<Meeting[]> {
  const held = await listMeetings(tx, { bodyId: meeting.bodyId, states: ['held', 'minutes-in-hearing'] })
  return held.filter(({ id, heldOn }) => id !== meeting.id && heldOn <= meeting.heldOn).reverse()
}

/** Names the minutes that each such item of an agenda approves, where nobody has chosen: the latest no other item has. */
export async function linkFormerMinutes(tx: Tx, meeting: Meeting, items: readonly AgendaItem[]): Promise<void> {
  const approving = items.filter(({ kind }) => kind === 'approve-minutes')
  const open = approving.filter(({ minutesOf }) => minutesOf === null)
  if (open.length === 0) return
  const free = (await listFormers(tx, meeting)).filter(({ id }) => !approving.some(({ minutesOf }) => minutesOf === id))
  for (const [index, former] of free.slice(0, open.length).entries()) {
    await setMinutesOf(tx, open[index]?.id ?? '', former.id)
  }
}

/**
 * Refuses other minutes than those that can be approved here, and another choice once the item has approved some.
 * @throws invalid `approval.formerUnknown`, conflict `approval.alreadyApproved`
 */
export async function requireFormer(
  tx: Tx,
  meeting: Meeting,
  chosen: string | null,
  item?: Pick<AgendaItem, 'id' | 'minutesOf'>,
): Promise<void> {
  if (chosen === (item?.minutesOf ?? null)) return
  const approved = item?.minutesOf ? await findMeeting(tx, item.minutesOf) : undefined
  if (approved && approved.minutesApprovedBy === item?.id) throw new AppError('conflict', 'approval.alreadyApproved')
  if (chosen !== null && !(await listFormers(tx, meeting)).some(({ id }) => id === chosen)) {
    throw new AppError('invalid', 'approval.formerUnknown', { field: 'minutesOf' })
  }
}
