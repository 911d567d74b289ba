/** What other rooms may use of meetings. */
export { loadDemoMeetings } from './demo.ts'
export { listFollowUpTasks, type MeetingTask } from './service/follow-ups.ts'
