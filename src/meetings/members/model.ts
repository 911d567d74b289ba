import { z } from 'zod'

/** Whether somebody who was expected is there. */
export const presence = z.object({
  name: z.string('meetings.nameMissing').trim().min(2, 'meetings.nameMissing').max(300, 'meetings.tooLong'),
  presence: z.enum(['present', 'absent']),
})
export type Presence = z.infer<typeof presence>

/** The presences a form sends: the names in one field, what was chosen beside each in the other. Left out: not said. */
export function readPresences(names: readonly string[], chosen: readonly string[]): Presence[] {
  return names.flatMap((name, i) => {
    const read = presence.safeParse({ name, presence: chosen[i] })
    return read.success ? [read.data] : []
  })
}
