export { type Citation, type CitationSource, citedIn, findCitations, registerCitationSource } from './citations.ts'
export { type ReportKind, registerReportKind, type Section } from './kinds.ts'
export type { EditionInput, Report } from './model.ts'
export { proseBlocks, proseTraces } from './prose.ts'
export {
  beginReport,
  drawReport,
  ensureReport,
  getEdition,
  getEditionHead,
  getPublishing,
  getReportForOperator,
  listNewEditions,
  listReports,
  publish,
} from './service.ts'
export { ownOrganisations, type Version, versionedWork } from './versions/service.ts'
