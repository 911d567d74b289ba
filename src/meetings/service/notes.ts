import type { App } from '#platform/app.ts'
import { asActor } from '#platform/database/actor.ts'
import { AppError } from '#platform/errors.ts'
import type { NewNote } from '../model.ts'
import { noteVersion, writeNote } from '../store/notes.ts'
import { requireItem, requireUser } from './access.ts'

/**
 * Keeps the user's own note on an item (privat note); nobody else reads it, and no trail keeps it. Empty: none.
 * @returns the new version
 * @throws stale `meetings.noteStale` when it was changed on another device
 */
export async function saveNote(app: App, { meetingId, note }: { meetingId: string; note: NewNote }): Promise<number> {
  return asActor(app, async (tx) => {
    const userId = requireUser(app)
    const { id: itemId } = await requireItem(tx, meetingId, note.itemId)
    const version = await writeNote(tx, { userId, itemId, text: note.note, version: note.version })
    if (version !== null) return version
    const data = { version: await noteVersion(tx, userId, itemId) }
    throw new AppError('stale', 'meetings.noteStale', { field: 'note', data })
  })
}
