import type { App } from '#platform/app.ts'
import { asActor } from '#platform/database/actor.ts'
import { AppError } from '#platform/errors.ts'
import { findOfferings } from '#registry/index.ts'
import { type RoundSummary, roundsOf } from '#reporting/index.ts'
import { type Discrepancy, printedDiscrepancies, totalDiscrepancies } from '../discrepancies.ts'
import { capacityFigures } from '../figures.ts'
import { activitySeries } from '../load/reference.ts'
import type { CapacityFigures, PlacePeriod, PlaceReduction, WatchEntry } from '../model.ts'
import { listBodyNames, listOperated } from '../store/access.ts'
import { listActivity, listPrintedFigures } from '../store/evidence.ts'
import { listPlacePeriods, listPlaceReductions } from '../store/places.ts'
import { capacityTemplate } from '../template.ts'
import { namedEntries } from './watch.ts'

/** First year with figures. */
const firstYear = 2018

export type Discrepancies = { rows: Discrepancy[]; figures: CapacityFigures; activityName: string }

/** Everything a printed source says against itself (afvigelser), with the program's own figures. Public. */
export async function listDiscrepancies(app: App): Promise<Discrepancies> {
  return asActor(app, async (tx) => {
    const printed = printedDiscrepancies(await listPrintedFigures(tx))
    const totals = totalDiscrepancies(await listActivity(tx, activitySeries.id), activitySeries)
    const offeringIds = [...new Set(printed.flatMap((row) => row.offeringId ?? []))]
    const years = [...new Set(printed.map((row) => row.year))]
    const figures = await capacityFigures(tx, { years, offeringIds, groups: [], onDate: app.today })
    return { rows: [...printed, ...totals], figures, activityName: 'Døvekonsulentordningen (CFD)' }
  })
}

export type FacilityFigures = {
  facilityId: string
  facilityName: string
  figures: CapacityFigures
  entries: WatchEntry[]
  periods: PlacePeriod[]
  reductions: PlaceReduction[]
  rounds: FacilityRound[]
  mayChange: boolean
}

/** A round (indberetningsrunde) that carries figures of a facility; `confirmedAt` null while its figures are not approved. */
export type FacilityRound = { id: string; title: string; year: number; open: boolean; confirmedAt: string | null }

/**
 * What is known of a facility's capacity over the years (tilbuddets udvikling): figures, watch state, and for
 * those who may see them the dated places. Public.
 *
 * @throws AppError notFound `capacity.facilityUnknown`
 */
export async function getFacilityFigures(app: App, facilityId: string): Promise<FacilityFigures> {
  return asActor(app, async (tx) => {
    const offerings = await findOfferings(tx, { facilityId, onDate: app.today })
    const first = offerings[0]
    if (!first) throw new AppError('notFound', 'capacity.facilityUnknown')
    const ids = offerings.map(({ id }) => id)
    const years = yearsUntil(app.today)
    const figures = await capacityFigures(tx, { years, offeringIds: ids, groups: [], onDate: app.today })
    const bodies = await listBodyNames(tx, app.today)
    return {
      facilityId,
      facilityName: first.facilityName,
      figures,
      entries: await namedEntries(tx, bodies, { offeringIds: ids }),
      periods: await listPlacePeriods(tx, ids),
      reductions: await listPlaceReductions(tx, ids),
      rounds: facilityRounds(await roundsOf(tx), figures),
      mayChange: (await listOperated(tx, ids, ['reporter'])).length > 0,
    }
  })
}

/** Rounds with approved figures of the facility, and the open ones, newest first. */
function facilityRounds(rounds: RoundSummary[], { offerings }: CapacityFigures): FacilityRound[] {
  return rounds
    .filter(({ templateId }) => templateId === capacityTemplate.id)
    .map(({ id, title, year, state }) => {
      const confirmed = offerings.flatMap(({ confirmed }) => confirmed[year]?.at ?? [])
      return { id, title, year, open: state === 'open', confirmedAt: confirmed.sort().at(-1) ?? null }
    })
    .filter(({ open, confirmedAt }) => open || confirmedAt !== null)
    .sort((a, b) => b.year - a.year)
}

/** Capacity figures of a year (årets tal), of one facility or of all. Public figures, and those one may see. */
export async function getCapacityFigures(
  app: App,
  { year, facilityId }: { year: number; facilityId?: string },
): Promise<CapacityFigures> {
  return asActor(app, async (tx) => {
    if (facilityId === undefined) return capacityFigures(tx, { years: [year] })
    const offerings = await findOfferings(tx, { facilityId, onDate: app.today })
    if (offerings.length === 0) throw new AppError('notFound', 'capacity.facilityUnknown')
    const offeringIds = offerings.map(({ id }) => id)
    return capacityFigures(tx, { years: [year], offeringIds, groups: [], onDate: app.today })
  })
}

function yearsUntil(today: string): number[] {
  const last = Number(today.slice(0, 4))
  return Array.from({ length: Math.max(1, last - firstYear + 1) }, (_, index) => firstYear + index)
}
