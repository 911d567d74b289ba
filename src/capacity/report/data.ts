import type { Tx } from '#platform/database/database.ts'
import {
  coveredMunicipalities,
  findOfferings,
  type Municipality,
  municipalitiesOn,
  type OfferingSummary,
  organisationNames,
} from '#registry/index.ts'
import { printedDiscrepancies, totalDiscrepancies } from '../discrepancies.ts'
import { capacityFigures } from '../figures.ts'
import { activitySeries } from '../load/reference.ts'
import type { CapacityFigures, OfferingFigures, WatchEntry } from '../model.ts'
import { listBodyNames } from '../store/access.ts'
import { type ActivityFigure, listActivity, listPrintedFigures } from '../store/evidence.ts'
import { listWatchEntries } from '../store/watch.ts'
import { reportDay } from './words.ts'

/** An offering with its figures, as the report sees it. */
export type ReportOffering = OfferingFigures & { summary: OfferingSummary }

/** Everything the report of a year is made of (rapportens grundlag). */
export type ReportData = {
  year: number
  /** Years with use, the latest being the year of the report; places are shown for the year after too. */
  years: number[]
  author: string
  capacity: CapacityFigures
  /** Those with figures, in the order of the register. */
  offerings: ReportOffering[]
  /** Every offering of the kinds the report covers, with figures or not. */
  register: OfferingSummary[]
  covered: ReadonlyMap<string, string[]>
  municipalities: Municipality[]
  watched: WatchEntry[]
  activity: ActivityFigure[]
  discrepancies: number
}

/** Years shown at most, beside the places of the year after. */
const shown = 7
const firstYear = 2018

/** Reads what the report of `year` shows, as far as the reader may see it. */
export async function readReportData(tx: Tx, year: number, ownerId: string): Promise<ReportData> {
  const onDate = reportDay(year)
  const years = Array.from({ length: shown }, (_, at) => year - shown + 1 + at).filter((one) => one >= firstYear)
  const capacity = await capacityFigures(tx, { years: [...years, year + 1], onDate, lastRound: year })
  const register = (await findOfferings(tx, { onDate })).filter(({ coverage }) => coverage !== 'framework-area')
  const summaries = new Map(register.map((summary) => [summary.id, summary]))
  const offerings = capacity.offerings.flatMap((offering) => {
    const summary = summaries.get(offering.offeringId)
    return summary ? [{ ...offering, summary }] : []
  })
  const covered = await coveredMunicipalities(
    tx,
    register.map(({ id }) => id),
    onDate,
  )
  const printed = await listPrintedFigures(tx)
  const activity = await listActivity(tx, activitySeries.id)
  return {
    year,
    years,
    author: (await organisationNames(tx, [ownerId], onDate)).get(ownerId) ?? '',
    capacity,
    offerings,
    register,
    covered,
    municipalities: await municipalitiesOn(tx, onDate),
    watched: await watchedNow(tx),
    activity,
    discrepancies: printedDiscrepancies(printed).length + totalDiscrepancies(activity, activitySeries).length,
  }
}

async function watchedNow(tx: Tx): Promise<WatchEntry[]> {
  const entries = await listWatchEntries(tx, { onlyOpen: true })
  const latest = entries.reduce((day, { from }) => (from > day ? from : day), '2018-01-01')
  const names = new Map((await listBodyNames(tx, latest)).map(({ id, name }) => [id, name]))
  return entries.map((entry) => ({ ...entry, bodyName: names.get(entry.bodyId) ?? entry.bodyId }))
}
