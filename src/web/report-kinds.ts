import { allocationCitations } from '#allocation/index.ts'
import { capacityReport } from '#capacity/index.ts'
import { registerCitationSource, registerReportKind } from '#publishing/index.ts'
import { whenApproved, whenTasksAreListed } from '#reporting/index.ts'
import { businessCaseCitations, remarkTasks, takeInSheets, tariffAnnex, tariffTemplateId } from '#tariffs/index.ts'

/** Makes the reports of all rooms known to publishing; publishing itself knows of none. */
export function registerReports(): void {
  registerReportKind(capacityReport)
  registerReportKind(tariffAnnex)
  registerCitationSource(allocationCitations)
  registerCitationSource(businessCaseCitations)
  whenApproved(tariffTemplateId, takeInSheets)
  whenTasksAreListed(tariffTemplateId, remarkTasks)
}
