/** What other rooms may use of reporting. */
export { type DemoRound, loadDemoRound } from './demo.ts'
export type {
  Acceptance,
  ApprovedValue,
  CellValue,
  Finding,
  FormLine,
  LineValues,
  LocalText,
  Predicate,
  Severity,
  TemplateComputed,
  TemplateDefinition,
  TemplateField,
  TemplateRule,
} from './model.ts'
export { canSubmit, computedValue, definitionInForce, validate } from './rules/validate.ts'
export {
  type ApprovedRound,
  approvedValues,
  approvedVersions,
  ensureTemplate,
  importApprovedRound,
  publishSubmissions,
  type RoundSummary,
  roundsOf,
} from './service/door.ts'
export { listTasks, type ReportingTask } from './service/tasks.ts'
