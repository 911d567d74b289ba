/** What other rooms may use of reporting. */
export { loadDemoRound } from './demo.ts'
export type { ApprovedValue, CellValue, TemplateDefinition, TemplateField, TemplateRule } from './model.ts'
export { calendarJob } from './rounds/service/clock.ts'
export { messageTask } from './rounds/service/messages.ts'
export { reminderJob } from './rounds/service/reminders.ts'
export { validate } from './rules/validate.ts'
export {
  approvedValues,
  approvedVersions,
  ensureTemplate,
  importApprovedRound,
  publishSubmissions,
  type RoundSummary,
  roundsOf,
} from './service/door.ts'
export { listTasks, type ReportingTask } from './service/tasks.ts'
export { loadTemplates } from './templates/files.ts'
