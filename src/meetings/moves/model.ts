import { z } from 'zod'
import type { IsoDate } from '#figures/dates.ts'
import { newMeeting } from '../model.ts'

const blankToNull = (value: unknown) =>
  value === undefined || (typeof value === 'string' && value.trim() === '') ? null : value

/** Date, time and place of a planned meeting, and why it is moved when the day or the hour changes. */
export const changedMeeting = newMeeting.safeExtend({
  reason: z
    .preprocess(blankToNull, z.string().trim().min(3, 'moves.reasonMissing').max(1000, 'meetings.tooLong').nullable())
    .default(null),
})
export type ChangedMeeting = z.infer<typeof changedMeeting>

/** Why a meeting is cancelled (aflyst). */
export const cancellation = z.object({
  reason: z.string('moves.reasonMissing').trim().min(3, 'moves.reasonMissing').max(1000, 'meetings.tooLong'),
})
export type Cancellation = z.infer<typeof cancellation>

/** One time a meeting was moved or cancelled (ændring af mødet): from when to when, why, and by whom. */
export type MeetingChange = {
  id: string
  kind: 'moved' | 'cancelled'
  reason: string
  fromOn: IsoDate
  fromStartsAt: string | null
  toOn: IsoDate | null
  toStartsAt: string | null
  /** To those who are logged in. */
  byName: string | null
  at: string
}
