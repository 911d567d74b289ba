import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { asSystem } from '#platform/database/actor.ts'
import type { Db, Tx } from '#platform/database/database.ts'
import { loadOnce } from '#platform/database/load-once.ts'
import { findOfferings } from '#registry/index.ts'
import { ensureTemplate, importApprovedRound } from '#reporting/index.ts'
import { activitySeries, readActivity, readPrinted, reportSource } from './load/reference.ts'
import { pastRounds } from './load/rounds.ts'
import { printedWatchList } from './load/watch-list.ts'
import type { PrintedFigure } from './model.ts'
import { seriesBreaks } from './rules/series-breaks.ts'
import { insertActivity, insertPrintedFigures, insertSeriesBreaks } from './store/evidence.ts'
import { insertWatchEntry, listWatchEntries } from './store/watch.ts'
import { capacityTemplate } from './template.ts'

const folder = join(import.meta.dirname, '../../data/reference')

/** The day the printed report is dated; its figures count as approved then. */
const reportDate = '2025-03-04'

/**
 * Loads what past years give this room (tidligere års tal): the template, printed figures as evidence, breaks of
 * series, activity counts, the rounds 2018–2024 as approved submissions, and the watch list of the report.
 * Loading again changes nothing. The register must be loaded first.
 */
export async function loadCapacity(db: Db): Promise<void> {
  const files = [join(folder, '*.csv'), join(import.meta.dirname, '{load,load/*,template}.ts')]
  await asSystem(db, 'load', async (tx) => {
    await loadOnce(tx, 'capacity', files, () => loadAll(tx))
  })
}

async function loadAll(tx: Tx) {
  const printed = readPrinted(readFileSync(join(folder, 'capacity.csv'), 'utf8'))
  const activity = readActivity(readFileSync(join(folder, 'activity-doevekonsulent.csv'), 'utf8'))
  await ensureTemplate(tx, capacityTemplate)
  await insertPrintedFigures(tx, printed)
  await insertSeriesBreaks(tx, seriesBreaks)
  await insertActivity(tx, activitySeries.id, activity)
  await loadRounds(tx, printed)
  await loadWatchList(tx)
}

async function loadRounds(tx: Tx, printed: readonly PrintedFigure[]) {
  const ids = [...new Set(printed.map((row) => row.offeringId))]
  const offerings = await findOfferings(tx, { ids, onDate: reportDate })
  const operatorOf = new Map(offerings.map((offering) => [offering.id, offering.operatorId]))
  for (const round of pastRounds(printed, operatorOf)) {
    await importApprovedRound(tx, {
      templateId: capacityTemplate.id,
      year: round.year,
      title: `Kapacitet og belægning ${round.year}`,
      ownerId: 'sekretariat-nordjylland',
      sourceId: reportSource,
      approvedAt: `${reportDate}T11:00:00.000Z`,
      submissions: round.submissions,
    })
  }
}

/** Only what was never there: an entry that people have ended stays ended. */
async function loadWatchList(tx: Tx) {
  const present = await listWatchEntries(tx, {})
  const key = (entry: { offeringId: string; bodyId: string; from: string }) =>
    `${entry.offeringId} ${entry.bodyId} ${entry.from}`
  const known = new Set(present.map(key))
  for (const entry of printedWatchList.filter((one) => !known.has(key(one)))) {
    await insertWatchEntry(tx, { ...entry, sourceId: reportSource })
  }
}
