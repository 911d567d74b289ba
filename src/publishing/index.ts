export { type Composed, type ReportKind, registerReportKind, type Section } from './kinds.ts'
export type { EditionInput, Figures, Report } from './model.ts'
export { proseBlocks, proseRuns, proseTraces } from './prose.ts'
export {
  drawReport,
  ensureReport,
  getDraft,
  getEdition,
  getEditionHead,
  getPublishing,
  getReportForOperator,
  listReports,
  publish,
  type ReportRow,
} from './service.ts'
