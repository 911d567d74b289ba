import { addDays, type IsoDate } from '#figures/dates.ts'

/** Days counted from the last day of a follow-up on which it is reminded of. */
export type ReminderDays = { remindBefore: readonly number[]; remindAfter: readonly number[] }

/**
 * The reminder (påmindelse) of a follow-up that is to be written on a day, or null. A day that was missed, because nothing
 * ran, is made up for on the next day and no later; of two, the later goes.
 *
 * @returns days from the last day: negative is before it
 * @source own: at chosen days before and after, as for the reminders of reporting rounds
 */
export function dueReminder(
  dueOn: IsoDate,
  { remindBefore, remindAfter }: ReminderDays,
  today: IsoDate,
): number | null {
  const steps = [...remindBefore.map((days) => (days === 0 ? 0 : -days)), ...remindAfter]
  const due = steps.filter((days) => {
    const on = addDays(dueOn, days)
    return on === today || addDays(on, 1) === today
  })
  return due.length === 0 ? null : Math.max(...due)
}
