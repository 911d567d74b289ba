import { setTimeout as pause } from 'node:timers/promises'
import { asSystem } from '#platform/database/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { extractText } from '#platform/extract/extract-text.ts'
import { findFile, readPiece } from '#platform/files.ts'
import type { JobKind } from '#platform/jobs.ts'
import type { Log } from '#platform/log.ts'
import { addPieces, findAttachmentText, keepText, listWaiting, listWaitingTexts, type WaitingText } from './store.ts'
import { cutPieces, searchedText, type TextPiece, textLimits } from './text-pieces.ts'

/** Files read at one run; what is left waits a minute. */
const atATime = 20

/** Pieces written in one transaction, 80,000 signs. */
const piecesAtATime = 10

/**
 * Milliseconds between two batches. The embedded database answers within the turn of the program that asks, so without a
 * pause no request would even be read until the last batch is written.
 */
const pauseBetween = 20

/**
 * Takes the text out of attached files (bilagstekst), so that they are found by search. It runs every minute; a file
 * that has no text, or cannot be read, is marked and not tried again. A long text is then written into the search a batch at
 * a time.
 *
 * @param total - signs of each that are searched
 */
export function attachmentTextJob(db: Db, log: Log, total: number = textLimits.total): JobKind {
  return { name: 'meetings.attachment-text', cron: '* * * * *', run: () => run(db, log, total) }
}

async function run(db: Db, log: Log, total: number): Promise<void> {
  await readWaiting(db, log, total)
  for (const text of await asSystem(db, 'attachment-text', (tx) => listWaitingTexts(tx, atATime)))
    await writePieces(db, text)
}

async function readWaiting(db: Db, log: Log, total: number): Promise<void> {
  const waiting = await asSystem(db, 'attachment-text', (tx) => listWaiting(tx, atATime))
  for (const { id, fileId } of waiting) {
    const file = await asSystem(db, 'attachment-text', (tx) => findFile(tx, fileId))
    const text = file ? await extractText(await wholeFile(db, fileId), file.mediaType) : undefined
    if (text && !text.ok) log.debug('attachment without text', { id, fault: text.fault })
    const readable = text?.ok || text?.fault === 'noText' || text?.fault === 'unsupported'
    await pause(pauseBetween)
    const searched = text?.ok ? searchedText(text.lines.join('\n'), total) : null
    const extraction = searched ? (searched.isAll ? 'done' : 'cut') : readable ? 'none' : 'failed'
    await asSystem(db, 'attachment-text', (tx) => keepText(tx, id, { text: searched?.text ?? null, extraction }))
    await pause(pauseBetween)
  }
}

/** Stops when the text is changed meanwhile: it then waits anew. */
async function writePieces(db: Db, waiting: WaitingText): Promise<void> {
  const text = await asSystem(db, 'attachment-text', (tx) => findAttachmentText(tx, waiting.attachmentId))
  const cut = cutPieces(text ?? '')
  for (let written = 0, isLast = false; !isLast; ) {
    const pieces = take(cut, piecesAtATime)
    isLast = pieces.length < piecesAtATime
    const batch = { pieces, written, isLast }
    if (!(await asSystem(db, 'attachment-text', (tx) => addPieces(tx, waiting, batch)))) return
    written += pieces.length
    await pause(pauseBetween)
  }
}

function take(cut: Generator<TextPiece>, number: number): TextPiece[] {
  const taken: TextPiece[] = []
  while (taken.length < number) {
    const next = cut.next()
    if (next.done) break
    taken.push(next.value)
  }
  return taken
}

async function wholeFile(db: Db, id: string): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  for (let number = 0; ; number += 1) {
    const piece = await asSystem(db, 'attachment-text', (tx) => readPiece(tx, id, number))
    if (!piece) return Buffer.concat(pieces)
    pieces.push(piece)
    await pause(pauseBetween)
  }
}
