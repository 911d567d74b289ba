import type { App } from '#platform/app.ts'
import { asActor } from '#platform/database/actor.ts'
import type { Tx } from '#platform/database/database.ts'
import { AppError } from '#platform/errors.ts'
import { saveFile } from '#platform/files.ts'
import { refuseFalseContent } from '#platform/files-content.ts'
import type { ItemKey } from '../items/service.ts'
import { isId, requireItem, requireUser } from '../service/access.ts'
import { requireOpenAgenda } from '../service/agenda.ts'
import { gathered } from '../service/cases.ts'
import { insertAttachment } from '../store/cases.ts'
import { deleteItemAttachment } from './store.ts'

/** An item that files can be attached to. @throws as `requireOpenAgenda`; notFound; invalid `items.ofCase` */
async function requireOwnItem(app: App, tx: Tx, { meetingId, itemId }: ItemKey) {
  const meeting = await requireOpenAgenda(app, tx, meetingId)
  const item = await requireItem(tx, meeting.id, itemId)
  if (item.caseId !== null) throw new AppError('invalid', 'items.ofCase', { field: 'file' })
  return { meeting, item }
}

/** Refuses who may not attach to an item, before what may be a large file is read. */
export async function requireItemEditor(app: App, key: ItemKey): Promise<void> {
  await asActor(app, (tx) => requireOwnItem(app, tx, key))
}

/**
 * Attaches a file to an item without a case (vedlæg bilag til punktet), late once the agenda is sent. Who may read the
 * attachment may read the file.
 * @returns its id
 * @throws as `attachFile`; conflict `meetings.agendaFixed` once the meeting is over
 */
export async function attachToItem(
  app: App,
  input: ItemKey & {
    title: string
    closed: boolean
    file: { name: string; mediaType: string; content: Iterable<Uint8Array> | AsyncIterable<Uint8Array> }
  },
): Promise<string> {
  await requireItemEditor(app, input)
  const bytes = await gathered(input.file.content)
  refuseFalseContent(bytes, input.file.mediaType)
  return asActor(app, async (tx) => {
    const { meeting, item } = await requireOwnItem(app, tx, input)
    const { name, mediaType } = input.file
    const stored = await saveFile(tx, { name, mediaType, purpose: 'attachment', ownerId: requireUser(app) }, [bytes])
    const title = input.title.trim() || stored.name
    const late = meeting.state !== 'planned'
    return insertAttachment(tx, { itemId: item.id }, { title, fileId: stored.id, closed: input.closed, late })
  })
}

/** Takes an attachment off an item. @throws as `attachToItem`; notFound `meetings.attachmentUnknown` */
export async function detachFromItem(app: App, input: ItemKey & { attachmentId: string }): Promise<void> {
  await asActor(app, async (tx) => {
    const { item } = await requireOwnItem(app, tx, input)
    const gone = isId(input.attachmentId) && (await deleteItemAttachment(tx, item.id, input.attachmentId))
    if (!gone) throw new AppError('notFound', 'meetings.attachmentUnknown')
  })
}
