import type { App } from '#platform/app.ts'
import { asActor } from '#platform/database/actor.ts'
import type { Tx } from '#platform/database/database.ts'
import { AppError } from '#platform/errors.ts'
import { saveFile } from '#platform/files.ts'
import { refuseFalseContent } from '#platform/files-content.ts'
import type { ItemKey } from '../items/service.ts'
import { isId, requireItem, requireKeptCase, requireUser } from '../service/access.ts'
import { requireOpenAgenda } from '../service/agenda.ts'
import { gathered } from '../service/cases.ts'
import { detachAttachment, insertAttachment, listAttachments, setOrder, setTitle } from './store.ts'

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

/** What files are attached to: a case, or an item without one. */
export type Attached = { caseId: string } | ItemKey
export type AttachmentKey = { of: Attached; attachmentId: string }

/** The attachment among the others of its case or item, for who keeps that. @throws notFound `meetings.attachmentUnknown` */
async function requireAttachment(app: App, tx: Tx, { of, attachmentId }: AttachmentKey) {
  const owner =
    'caseId' in of
      ? { caseIds: [(await requireKeptCase(app, tx, of.caseId)).id] }
      : { itemIds: [(await requireOwnItem(app, tx, of)).item.id] }
  const all = await listAttachments(tx, owner)
  const at = all.findIndex(({ id }) => id === attachmentId)
  const found = all[at]
  if (!found) throw new AppError('notFound', 'meetings.attachmentUnknown')
  return { all, at, found }
}

/** Gives an attachment another title (omdøb bilag). @throws as `arrangeAttachment` */
export async function renameAttachment(app: App, { title, ...key }: AttachmentKey & { title: string }): Promise<void> {
  await arrangeAttachment(app, { ...key, title })
}

type Place = 'up' | 'down' | number

/** Moves an attachment one place up or down, or to a place from 1 (flyt bilag). @throws as `requireAttachment` */
export async function moveAttachment(app: App, { to, ...key }: AttachmentKey & { to: Place }): Promise<void> {
  await arrangeAttachment(app, { ...key, to })
}

/**
 * Gives an attachment another title, another place, or both; what is refused of one changes neither.
 * @throws as `requireAttachment`; invalid `attachments.titleMissing`
 */
export async function arrangeAttachment(
  app: App,
  { title, to, ...key }: AttachmentKey & { title?: string | undefined; to?: Place | undefined },
): Promise<void> {
  await asActor(app, async (tx) => {
    const { all, at, found } = await requireAttachment(app, tx, key)
    if (title !== undefined) {
      const given = title.trim()
      if (given === '' || given.length > 300)
        throw new AppError('invalid', 'attachments.titleMissing', { field: 'title' })
      await setTitle(tx, found.id, given)
    }
    if (to === undefined) return
    const place = to === 'up' ? at - 1 : to === 'down' ? at + 1 : to - 1
    const rest = all.filter(({ id }) => id !== found.id)
    const order = rest.toSpliced(Math.max(0, Math.min(place, rest.length)), 0, found)
    await setOrder(
      tx,
      order.map(({ id }) => id),
      all.map(({ position }) => position),
    )
  })
}

/** Takes an attachment off an item; those who were sent it keep it. @throws as `attachToItem`; notFound `meetings.attachmentUnknown` */
export async function detachFromItem(app: App, input: ItemKey & { attachmentId: string }): Promise<void> {
  await asActor(app, async (tx) => {
    const { item } = await requireOwnItem(app, tx, input)
    const taken = { id: input.attachmentId, now: app.now, isSent: item.sentAt !== null }
    const gone = isId(taken.id) && (await detachAttachment(tx, { itemId: item.id }, taken))
    if (!gone) throw new AppError('notFound', 'meetings.attachmentUnknown')
  })
}
