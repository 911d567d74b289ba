import type { App } from '#platform/app.ts'
import { asSystem } from '#platform/database/actor.ts'
import type { Db, Tx } from '#platform/database/database.ts'
import {
  type EditionInput,
  ensureReport,
  getPublishing,
  listReports,
  publish,
  type Report,
  type ReportKind,
} from '#publishing/index.ts'
import { registerVersion } from '#registry/index.ts'
import { approvedVersions, publishSubmissions, roundsOf } from '#reporting/index.ts'
import { listWatchEntries } from '../store/watch.ts'
import { capacityTemplate } from '../template.ts'
import { composeReport } from './compose.ts'
import { readReportData } from './data.ts'
import { reportGroups } from './groups.ts'
import { proposedSections } from './proposals.ts'

const firstReport = 2024
const kind = 'capacity'

/** The yearly report "Kapacitet og belægning" as publishing makes it. */
export const capacityReport: ReportKind = {
  kind,

  possible: possibleReports,

  async sections(tx, report) {
    const data = await readReportData(tx, report.year, report.ownerId)
    return proposedSections(data, reportGroups(data))
  },

  async compose(tx, report, texts) {
    const data = await readReportData(tx, report.year, report.ownerId)
    return { ...composeReport(data, texts), inputs: await inputsOf(tx, report) }
  },

  currentInputs: inputsOf,

  async published(tx, inputs, now) {
    const ids = inputs.filter((input) => input.kind === 'submission').map(({ recordId }) => recordId)
    await publishSubmissions(tx, ids, now)
  },
}

/** Which version of which submission and watch entry, and of the register, the report is made of; a corrected submission is another record. */
async function inputsOf(tx: Tx, { year }: Report): Promise<EditionInput[]> {
  const submissions = await approvedVersions(tx, { templateId: capacityTemplate.id, untilYear: year })
  const watched = await listWatchEntries(tx, { onlyOpen: true })
  const register = await registerVersion(tx, `${year}-12-31`)
  return [
    { kind: 'register', recordId: `${year}`, version: register },
    ...submissions.map(({ id, number }) => ({ kind: 'submission', recordId: id, version: String(number) })),
    ...watched.map(({ id, version }) => ({ kind: 'watch', recordId: id, version: String(version) })),
  ]
}

export function capacityReportId(year: number): string {
  return `kapacitet-og-belaegning-${year}`
}

/** A report for each round from 2024 on; the rounds before it were printed in the report of 2024. */
async function possibleReports(tx: Tx): Promise<Report[]> {
  return (await roundsOf(tx))
    .filter(({ templateId, year }) => templateId === capacityTemplate.id && year >= firstReport)
    .map(({ year, title, ownerId }) => ({ id: capacityReportId(year), kind, year, title, ownerId }))
}

/** Begins the reports of the rounds that are there (rapporter); loading again changes nothing. */
export async function loadCapacityReport(db: Db): Promise<void> {
  await asSystem(db, 'load', async (tx) => {
    for (const report of await possibleReports(tx)) await ensureReport(tx, report)
  })
}

/** Publishes the first edition of a year's report unless there is one; `app` acts as the secretariat. For the demo. */
export async function publishFirstEdition(app: App, year: number): Promise<void> {
  const id = capacityReportId(year)
  const report = (await listReports(app)).find((one) => one.id === id)
  if (!report || report.edition !== null) return
  const { sha256 } = await getPublishing(app, id)
  await publish(app, id, { sha256, note: '' })
}
