import { AppError } from '../errors.ts'
import { isRecordId } from '../ids.ts'

/** Where a page of a list that is ordered by moment, newest first, ended. */
export type MomentCursor = { madeAt: string; id: string }

/** A page out of rows of which one more than `limit` was asked for; `next` is null on the last. */
export function pageByMoment<Row extends MomentCursor>(rows: readonly Row[], limit: number) {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  const next = rows.length > limit && last ? Buffer.from(`${last.madeAt}~${last.id}`).toString('base64url') : null
  return { items, next }
}

/** @throws AppError invalid web.badInput for a cursor that is none of ours */
export function readMomentCursor(cursor: string): MomentCursor {
  const read = momentCursor(cursor)
  if (read === null) throw new AppError('invalid', 'web.badInput', { field: 'cursor' })
  return read
}

/** For a page, where an address somebody changed begins at the start: null for what is no cursor of ours. */
export function momentCursor(text: string | null): MomentCursor | null {
  const [madeAt = '', id = ''] = Buffer.from(text ?? '', 'base64url')
    .toString()
    .split('~')
  const isMoment = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(madeAt) && !Number.isNaN(Date.parse(madeAt))
  return isMoment && isRecordId(id) ? { madeAt, id } : null
}
