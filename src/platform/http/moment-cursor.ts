import { AppError } from '../errors.ts'

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
  const [madeAt = '', id = ''] = Buffer.from(cursor, 'base64url').toString().split('~')
  if (Number.isNaN(Date.parse(madeAt)) || !/^[0-9a-f-]{36}$/.test(id)) {
    throw new AppError('invalid', 'web.badInput', { field: 'cursor' })
  }
  return { madeAt, id }
}
