import type { App } from '#platform/app.ts'
import { asActor } from '#platform/database/actor.ts'
import { AppError } from '#platform/errors.ts'
import { writeNote } from '../store/notes.ts'
import { requireItem, requireUser } from './access.ts'

/** Keeps the user's own note on an item (privat note); nobody else reads it, and no trail keeps it. Empty: none. */
export async function saveNote(
  app: App,
  input: { meetingId: string; itemId: string; text: string },
): Promise<{ savedAt: string }> {
  return asActor(app, async (tx) => {
    const userId = requireUser(app)
    const item = await requireItem(tx, input.meetingId, input.itemId)
    if (input.text.length > 20_000) throw new AppError('invalid', 'meetings.tooLong', { field: 'note' })
    await writeNote(tx, userId, item.id, input.text)
    return { savedAt: app.now }
  })
}
