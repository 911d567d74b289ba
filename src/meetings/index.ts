/** What other rooms may use of meetings. */
export { loadDemoMeetings } from './demo.ts'
export { loadDemoMinutes } from './minutes/demo.ts'
export { readMinutesFile } from './minutes/read-file.ts'
export { saveMinutesForOperator } from './minutes/service.ts'
export { attachmentTextJob } from './packs/attachment-text.ts'
export { packTask } from './packs/service.ts'
export { listFollowUpTasks, type MeetingTask } from './service/follow-ups.ts'
