import type { Figure } from '#figures/figure.ts'
import { notReported, type Quantity } from '#figures/quantity.ts'
import type { Tx } from '#platform/database/database.ts'
import { findOfferings, type OfferingSummary } from '#registry/index.ts'
import { type ApprovedValue, approvedValues } from '#reporting/index.ts'
import { changeFigure, totalFigures, type YearInput, yearFigures } from './figure-building.ts'
import { confirmation } from './figure-sources.ts'
import type { CapacityFigures, Confirmation, FigureGroup, OfferingFigures, PrintedFigure } from './model.ts'
import { flags } from './rules/flags.ts'
import type { SeriesBreak } from './rules/series-breaks.ts'
import { listPrintedFigures, listSeriesBreaks } from './store/evidence.ts'
import { capacityTemplate } from './template.ts'

type Asked = {
  years: number[]
  /** All offerings with approved figures when left out. */
  offeringIds?: string[]
  /** Sets of offerings to total; by coverage and financing when left out. */
  groups?: FigureGroup[]
  /** Day the register is read for; the last day of the latest year when left out. */
  onDate?: string
  /** Only rounds up to this year: a report of 2024 shows the places announced for 2025, also when 2025 has its own. */
  lastRound?: number
}

/**
 * Capacity figures (kapacitetstal) of offerings and years as far as the reader may see them: places, used
 * places, occupancy, change, and weighted totals per group, each with its provenance.
 *
 * A fixed number of queries, whatever is asked. Places of a year that has no round yet are those announced the
 * year before, and say so. Ids: `${offeringId}.${year}.places|used|occupancy|change`,
 * `total.${groupId}.${year}.places|used|occupancy`.
 *
 * @returns offerings in the order of the register; those without any value in `series` are left out unless asked for
 */
export async function capacityFigures(tx: Tx, asked: Asked): Promise<CapacityFigures> {
  const years = [...asked.years].sort((a, b) => a - b)
  const latest = years.at(-1) ?? 0
  const all = await approvedValues(tx, { templateId: capacityTemplate.id, ...lineFilter(asked.offeringIds) })
  const values = all.filter((value) => value.year <= (asked.lastRound ?? Number.POSITIVE_INFINITY))
  const ids = asked.offeringIds ?? [...new Set(values.map((value) => value.lineId))]
  const summaries = await findOfferings(tx, { ids, onDate: asked.onDate ?? `${latest}-12-31` })
  const printed = await listPrintedFigures(tx, ids)
  const breaks = await listSeriesBreaks(tx)

  const known = index(values)
  const byLine = Map.groupBy(values, (value) => value.lineId)
  const printedBy = Map.groupBy(printed, (row) => `${row.offeringId}.${row.year}`)
  const figures = new Map<string, Figure>()
  const offerings = summaries.map((summary) => offeringOf(summary, known, byLine.get(summary.id) ?? [], breaks, years))
  const withYearBefore = [...new Set(years.flatMap((year) => [year - 1, year]))]
  for (const offering of offerings) {
    for (const year of withYearBefore) addYear(figures, offering, yearInput(offering, year, known, printedBy))
    for (const year of years) add(figures, changeFigure(offering, year, figures))
  }
  const groups = asked.groups ?? groupsOf(offerings)
  for (const group of groups) {
    for (const year of years) for (const figure of totalFigures(group, year, offerings, figures)) add(figures, figure)
  }
  return { years, offerings, groups, figures: Object.fromEntries(figures) }
}

function lineFilter(offeringIds: string[] | undefined) {
  return offeringIds ? { lineIds: offeringIds } : {}
}

type Known = ReadonlyMap<string, ApprovedValue>

function index(values: readonly ApprovedValue[]): Known {
  return new Map(values.map((value) => [`${value.lineId}.${value.year}.${value.field}`, value]))
}

/** The number of places of a year: reported for it, or announced for it the year before. */
function placesOf(known: Known, offeringId: string, year: number) {
  const reported = known.get(`${offeringId}.${year}.places`)
  const announced = reported ? undefined : known.get(`${offeringId}.${year - 1}.places_next_year`)
  const value = reported ?? announced
  return { quantity: quantityOf(value), value, planned: announced !== undefined }
}

function quantityOf(value: ApprovedValue | undefined): Quantity {
  return value?.quantity ?? notReported
}

function offeringOf(
  summary: OfferingSummary,
  known: Known,
  own: readonly ApprovedValue[],
  breaks: readonly SeriesBreak[],
  years: readonly number[],
): OfferingFigures {
  const all = new Set([...years, ...own.map((value) => value.year)])
  const series = [...all]
    .sort((a, b) => a - b)
    .map((year) => ({
      year,
      places: placesOf(known, summary.id, year).quantity,
      used: quantityOf(known.get(`${summary.id}.${year}.used_places`)),
    }))
  const secured = summary.coverage === 'secured' || summary.coverage === 'specially-secured'
  const ownBreaks = breaks.filter((row) => row.offeringCode === summary.id)
  return {
    offeringId: summary.id,
    label: [summary.facilityName, summary.unitName, summary.legalBasisText].filter(Boolean).join(', '),
    facilityId: summary.facilityId,
    facilityName: summary.facilityName,
    operatorId: summary.operatorId,
    operatorName: summary.operatorName,
    targetGroup: summary.targetGroupText,
    legalBasis: summary.legalBasisText,
    coverage: summary.coverage,
    financing: summary.financing,
    secured,
    series,
    breaks: ownBreaks,
    flags: Object.fromEntries(years.map((year) => [year, flags({ year, series, secured, breaks: ownBreaks })])),
    confirmed: confirmations(own, summary.operatorName),
  }
}

function confirmations(values: readonly ApprovedValue[], operatorName: string): Record<number, Confirmation> {
  const result: Record<number, Confirmation> = {}
  for (const value of values) {
    const before = result[value.year]
    if (!before || value.confirmedAt > before.at) result[value.year] = confirmation(value, operatorName)
  }
  return result
}

function yearInput(
  offering: OfferingFigures,
  year: number,
  known: Known,
  printedBy: ReadonlyMap<string, PrintedFigure[]>,
): YearInput {
  const used = known.get(`${offering.offeringId}.${year}.used_places`)
  return {
    year,
    places: placesOf(known, offering.offeringId, year),
    used: { quantity: quantityOf(used), value: used },
    printed: printedBy.get(`${offering.offeringId}.${year}`) ?? [],
  }
}

function addYear(figures: Map<string, Figure>, offering: OfferingFigures, input: YearInput) {
  if (!input.places.value && !input.used.value && input.printed.length === 0) return
  for (const figure of yearFigures(offering, input)) add(figures, figure)
}

function add(figures: Map<string, Figure>, figure: Figure | null) {
  if (figure) figures.set(figure.id, figure)
}

const groupKinds: { id: string; label: string; holds: (offering: OfferingFigures) => boolean }[] = [
  {
    id: 'country-wide',
    label: 'landsdækkende, delvis objektivt finansierede ydelser',
    holds: ({ coverage, financing }) => coverage === 'country-wide' && financing === 'part-objective',
  },
  {
    id: 'part-of-country',
    label: 'landsdelsdækkende, delvis objektivt finansierede ydelser',
    holds: ({ coverage, financing }) => coverage === 'part-of-country' && financing === 'part-objective',
  },
  {
    id: 'other-country-wide',
    label: 'øvrige landsdækkende, objektivt finansierede ydelser',
    holds: ({ coverage, financing }) =>
      coverage === 'other-country-wide' && (financing === 'full-objective' || financing === 'objective-unclear'),
  },
  { id: 'tariff', label: 'takstfinansierede ydelser', holds: ({ financing }) => financing === 'tariff' },
  { id: 'secured', label: 'sikrede afdelinger', holds: ({ coverage }) => coverage === 'secured' },
  {
    id: 'specially-secured',
    label: 'særligt sikrede afdelinger',
    holds: ({ coverage }) => coverage === 'specially-secured',
  },
  { id: 'all-secured', label: 'alle sikrede afdelinger', holds: ({ secured }) => secured },
]

/** The groups of the yearly report (tabel 1–5); one without offerings is left out. */
function groupsOf(offerings: readonly OfferingFigures[]): FigureGroup[] {
  return groupKinds
    .map(({ id, label, holds }) => ({ id, label, offeringIds: offerings.filter(holds).map((one) => one.offeringId) }))
    .filter((group) => group.offeringIds.length > 0)
}
