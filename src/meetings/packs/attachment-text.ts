import { asSystem } from '#platform/database/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { extractText } from '#platform/extract/extract-text.ts'
import { findFile, readPiece } from '#platform/files.ts'
import type { JobKind } from '#platform/jobs.ts'
import type { Log } from '#platform/log.ts'
import { keepText, listWaiting } from './store.ts'

/** Files read at one run; what is left waits a minute. */
const atATime = 20

/**
 * Takes the text out of attached files (bilagstekst), so that they are found by search. It runs every minute; a file
 * that has no text, or cannot be read, is marked and not tried again.
 */
export function attachmentTextJob(db: Db, log: Log): JobKind {
  return { name: 'meetings.attachment-text', cron: '* * * * *', run: () => readWaiting(db, log) }
}

async function readWaiting(db: Db, log: Log): Promise<void> {
  const waiting = await asSystem(db, 'attachment-text', (tx) => listWaiting(tx, atATime))
  for (const { id, fileId } of waiting) {
    const file = await asSystem(db, 'attachment-text', (tx) => findFile(tx, fileId))
    const text = file ? await extractText(await wholeFile(db, fileId), file.mediaType) : undefined
    if (text && !text.ok) log.debug('attachment without text', { id, fault: text.fault })
    const readable = text?.ok || text?.fault === 'noText' || text?.fault === 'unsupported'
    await asSystem(db, 'attachment-text', (tx) =>
      keepText(tx, id, {
        text: text?.ok ? text.lines.join('\n') : null,
        extraction: text?.ok ? 'done' : readable ? 'none' : 'failed',
      }),
    )
  }
}

async function wholeFile(db: Db, id: string): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  for (let number = 0; ; number += 1) {
    const piece = await asSystem(db, 'attachment-text', (tx) => readPiece(tx, id, number))
    if (!piece) return Buffer.concat(pieces)
    pieces.push(piece)
  }
}
