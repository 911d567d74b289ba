import { createHash } from 'node:crypto'
import type { Generated } from 'kysely'
import type { Reader, Tx } from './database/database.ts'
import { AppError } from './errors.ts'
import { maximumBytes, maximumMegabytes } from './file-limits.ts'

type StoredFileTable = {
  id: Generated<string>
  name: string
  media_type: string
  size: number
  sha256: string
  owner_id: string | null
  organisation_id: string | null
  purpose: string
  is_public: Generated<boolean>
  complete: Generated<boolean>
  created_at: Generated<string>
}

declare module '#platform/database/schema.ts' {
  interface Database {
    stored_file: StoredFileTable
    stored_file_piece: { file_id: string; number: number; bytes: Uint8Array }
  }
}

export type NewFile = {
  name: string
  mediaType: string
  purpose: string
  ownerId: string | null
  organisationId?: string | null
  isPublic?: boolean
  /** What the program makes itself may be larger than what people may send. */
  limit?: number
}

export type StoredFile = { id: string; name: string; mediaType: string; size: number; sha256: string }

/** What may be kept; anything else is refused before a byte is stored. */
export const acceptedTypes = new Set([
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  'application/zip',
  'application/json',
  'text/plain',
  'text/csv',
  'image/png',
  'image/jpeg',
  'image/svg+xml',
])

const pieceBytes = 256 * 1024

/** Letters, digits and a few signs; no path, no control characters, at most 120 characters, never empty. */
export function sanitiseName(name: string): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const clean = last.replace(/[^\p{L}\p{N} ._()-]/gu, '_').replace(/^[. ]+|[. ]+$/g, '')
  if (clean.length <= 120) return clean || 'fil'
  const extension = /\.[^.]{1,8}$/.exec(clean)?.[0] ?? ''
  return clean.slice(0, 120 - extension.length) + extension
}

/**
 * Stores a file piece by piece in the caller's transaction; nothing of it remains when that fails.
 * @throws AppError invalid files.type for a media type that is not accepted, tooLarge files.size beyond what people may
 *   send, files.limit beyond a limit of its own
 */
export async function saveFile(
  tx: Tx,
  file: NewFile,
  content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<StoredFile> {
  if (!acceptedTypes.has(file.mediaType)) throw new AppError('invalid', 'files.type', { field: 'file' })
  const name = sanitiseName(file.name)
  const { id } = await tx
    .insertInto('stored_file')
    .values({
      name,
      media_type: file.mediaType,
      size: 0,
      sha256: '',
      owner_id: file.ownerId,
      organisation_id: file.organisationId ?? null,
      purpose: file.purpose,
      is_public: file.isPublic ?? false,
    })
    .returning('id')
    .executeTakeFirstOrThrow()

  const hash = createHash('sha256')
  let size = 0
  let number = 0
  for await (const bytes of pieces(content)) {
    size += bytes.length
    if (size > (file.limit ?? maximumBytes))
      throw file.limit === undefined ? tooLarge() : new AppError('tooLarge', 'files.limit')
    hash.update(bytes)
    await tx.insertInto('stored_file_piece').values({ file_id: id, number, bytes }).execute()
    number += 1
  }
  const sha256 = hash.digest('hex')
  await tx.updateTable('stored_file').set({ size, sha256, complete: true }).where('id', '=', id).execute()
  return { id, name, mediaType: file.mediaType, size, sha256 }
}

/** The refusal of a file larger than what people may send. */
export function tooLarge(): AppError {
  return new AppError('tooLarge', 'files.size', { field: 'file', params: { limit: maximumMegabytes } })
}

/** The file's head, or undefined when it does not exist or may not be read. */
export async function findFile(db: Reader, id: string): Promise<StoredFile | undefined> {
  return db
    .selectFrom('stored_file')
    .select(['id', 'name', 'media_type as mediaType', 'size', 'sha256'])
    .where('id', '=', id)
    .where('complete', '=', true)
    .executeTakeFirst()
}

/** One piece of a file; undefined after the last. Callers read piece by piece, so that memory stays bounded. */
export async function readPiece(db: Reader, id: string, number: number): Promise<Uint8Array | undefined> {
  const row = await db
    .selectFrom('stored_file_piece')
    .select('bytes')
    .where('file_id', '=', id)
    .where('number', '=', number)
    .executeTakeFirst()
  return row?.bytes
}

async function* pieces(content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const chunk of content) {
    for (let from = 0; from < chunk.length; from += pieceBytes) yield chunk.subarray(from, from + pieceBytes)
  }
}
