/** What other rooms may use of meetings. */
export { loadDemoMeetings } from './demo.ts'
export { readMinutesFile } from './minutes/read-file.ts'
export { loadDemoProcedure } from './procedures/demo.ts'
export { procedureReminderJob } from './procedures/reminders.ts'
export { listFollowUpTasks, type MeetingTask } from './service/follow-ups.ts'
