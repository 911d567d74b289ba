/** The id of a year's annex among the reports. */
export function annexReportId(year: number): string {
  return `takstbilag-${year}`
}
