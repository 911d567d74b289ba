import { capacityReport } from '#capacity/index.ts'
import { registerReportKind } from '#publishing/index.ts'

/** Makes the reports of all rooms known to publishing; publishing itself knows of none. */
export function registerReports(): void {
  registerReportKind(capacityReport)
}
