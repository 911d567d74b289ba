import { z } from 'zod'

/** A date and a clock time in Denmark, as they are written in forms and in the API: "2026-02-06", "12.00". */
export const Moment = z.strictObject({
  date: z.iso.date('reporting.calendar.unreadable'),
  time: z.string().regex(/^([01]?[0-9]|2[0-3])[.:][0-5][0-9]$/, 'reporting.calendar.unreadableTime'),
})
export type Moment = z.infer<typeof Moment>

const reminderDays = (least: number) =>
  z
    .array(
      z
        .int('reporting.calendar.reminderDays')
        .min(least, 'reporting.calendar.reminderDays')
        .max(60, 'reporting.calendar.reminderDays'),
    )
    .max(10, 'reporting.calendar.reminderDays')

/** The whole calendar (kalender) of a round; null is a point it does not have. */
export const CalendarInput = z.strictObject({
  testFrom: Moment.nullable(),
  opens: Moment.nullable(),
  /** Staged deadlines, each with a name; the last one locks. */
  deadlines: z
    .array(Moment.extend({ name: z.string().trim().max(60, 'reporting.calendar.nameTooLong') }))
    .min(1, 'reporting.calendar.noDeadline')
    .max(8, 'reporting.calendar.tooManyDeadlines'),
  correctionsUntil: Moment.nullable(),
  final: Moment.nullable(),
  /** Reminders so many days before each deadline, and after the last. */
  remindBefore: reminderDays(0),
  remindAfter: reminderDays(1),
})
export type CalendarInput = z.infer<typeof CalendarInput>

/** A message (besked) from the secretariat: to every respondent that is not exempt, or to those still missing. */
export const MessageInput = z.strictObject({
  to: z.enum(['all', 'missing'], 'reporting.message.noReceiver'),
  subject: z.string().trim().min(3, 'reporting.message.noSubject').max(200, 'reporting.message.noSubject'),
  body: z.string().trim().min(3, 'reporting.message.noBody').max(10_000, 'reporting.message.noBody'),
})
export type MessageInput = z.infer<typeof MessageInput>

/** Who hands in for a respondent (fælles indberetter), from a day, until a day or further notice. */
export const JointInput = z.strictObject({
  reportedById: z.string().min(1, 'reporting.joint.noOrganisation'),
  from: z.iso.date('reporting.joint.unreadable'),
  to: z.iso.date('reporting.joint.unreadable').nullable(),
  reason: z.string().trim().min(3, 'reporting.reasonMissing').max(2000, 'reporting.reasonMissing'),
})
export type JointInput = z.infer<typeof JointInput>
