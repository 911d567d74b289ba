export { type Composed, type ReportKind, registerReportKind, type Section } from './kinds.ts'
export type { EditionInput, Figures, Report } from './model.ts'
export { proseBlocks, proseRuns, proseTraces } from './prose.ts'
export {
  ensureReport,
  getDraft,
  getEdition,
  getPublishing,
  listReports,
  publish,
  type ReportRow,
} from './service.ts'
