import type { FrozenItem } from '../approval/model.ts'
import type { AgendaItem, Attachment } from '../model.ts'

/**
 * The attachments (bilag) an item shows, of those its reader may see. Approved minutes show those they had when they were
 * approved. Before that: those of its case and its own, with those that were taken off after the item was sent.
 *
 * @param frozen - what stood under the item when its minutes were approved; undefined: not approved
 * @source own: readers of an agenda decided with what they were sent, and minutes never change
 */
export function shownAttachments(
  item: Pick<AgendaItem, 'id' | 'caseId' | 'sentAt'>,
  frozen: FrozenItem | undefined,
  readable: readonly Attachment[],
): Attachment[] {
  const own = readable.filter(({ caseId, itemId }) => itemId === item.id || (caseId !== null && caseId === item.caseId))
  if (frozen?.attachments) {
    const byId = new Map(own.map((attachment) => [attachment.id, attachment]))
    return frozen.attachments.flatMap((kept) => {
      const attachment = byId.get(kept.id)
      return attachment ? [{ ...attachment, ...kept }] : []
    })
  }
  return own.filter(({ detachedAt }) => detachedAt === null || (item.sentAt !== null && detachedAt >= item.sentAt))
}
