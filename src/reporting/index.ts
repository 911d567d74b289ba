/** What other rooms may use of reporting. */
export { loadDemoRound } from './demo.ts'
export { downloadWorkbook } from './excel/service.ts'
export type { ApprovalListener, ApprovedSubmission, RoomTask } from './listeners.ts'
export { whenApproved, whenTasksAreListed } from './listeners.ts'
export type {
  ApprovedValue,
  CellValue,
  Finding,
  LineValues,
  TemplateDefinition,
  TemplateField,
  TemplateRule,
} from './model.ts'
export { calendarJob } from './rounds/service/clock.ts'
export { messageTask } from './rounds/service/messages.ts'
export { reminderJob } from './rounds/service/reminders.ts'
export { cellText, parseCell } from './rules/cells.ts'
export { computedValue, validate } from './rules/validate.ts'
export {
  acceptedReasons,
  approvedValues,
  approvedVersions,
  ensureTemplate,
  importApprovedRound,
  publishSubmissions,
  type RoundSummary,
  roundsOf,
  templateOf,
} from './service/door.ts'
export { type Form, getForm } from './service/form.ts'
export { approve, correct, submit } from './service/moves.ts'
export { listComingStages, listReportingNews } from './service/overview.ts'
export { createRound, getRound, openRound, type RoundOverview } from './service/rounds.ts'
export { confirmUnchanged, saveValues } from './service/save.ts'
export { listTasks, type ReportingTask } from './service/tasks.ts'
export { loadTemplates } from './templates/files.ts'
