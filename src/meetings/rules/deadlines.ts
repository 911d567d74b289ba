import { addDays, type IsoDate } from '#figures/dates.ts'
import { closedDay, nextWorkingDay } from '#figures/holidays.ts'

/** How a body works, in days counted back from a meeting. */
export type Practice = {
  submissionDays: number
  agendaDays: number
  hearingDays: number
  /** Days before and after its last day that a follow-up is reminded of. */
  remindBefore: number[]
  remindAfter: number[]
}

/**
 * What holds until a secretariat says otherwise: cases three weeks before, agenda one week before, a week of hearing;
 * follow-ups are reminded of a week before, the day after and two weeks after.
 *
 * @source own: tariffs 2026 went to FU on 3 November for DAS on 27 November, 24 days before (domain notes, DAS Social
 * 17 March 2025); no rule is printed
 */
export const usualPractice: Practice = {
  submissionDays: 21,
  agendaDays: 7,
  hearingDays: 7,
  remindBefore: [7],
  remindAfter: [14, 1],
}

/** The days of a meeting that others must know. */
export type MeetingDays = { submission: IsoDate; agenda: IsoDate }

/**
 * Last day to hand in cases (frist for sager) and day the agenda is sent, counted back from the meeting. A day on
 * which nobody is at work, a Saturday, Sunday or holiday, is moved to the working day before: nobody may lose days to it.
 *
 * @param fixed - a last day that was set for this meeting itself
 * @source own
 */
export function meetingDays(heldOn: IsoDate, practice: Practice, fixed: IsoDate | null = null): MeetingDays {
  return {
    submission: fixed ?? workdayBefore(addDays(heldOn, -practice.submissionDays)),
    agenda: workdayBefore(addDays(heldOn, -practice.agendaDays)),
  }
}

/**
 * Last day for remarks to draft minutes (høringsfrist), the day itself included. Never on a Saturday, Sunday or
 * holiday: moved on to the next working day.
 *
 * @source own
 */
export function hearingUntil(sentOn: IsoDate, practice: Practice): IsoDate {
  return nextWorkingDay(addDays(sentOn, practice.hearingDays))
}

function workdayBefore(day: IsoDate): IsoDate {
  let before = day
  while (closedDay(before) !== null) before = addDays(before, -1)
  return before
}
