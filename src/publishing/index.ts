export { type Composed, type ReportKind, registerReportKind, type Section } from './kinds.ts'
export type { EditionInput, Figures, Report } from './model.ts'
export { proseParts } from './rules.ts'
export { ensureReport, getDraft, getEdition, listReports, publish, type ReportRow } from './service.ts'
