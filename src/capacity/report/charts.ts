import type { Figure } from '#figures/figure.ts'
import { calculatedFigure } from '#figures/provenance.ts'
import { highOf, isKnown } from '#figures/quantity.ts'
import { fraction, ratio } from '#figures/ratio.ts'
import type { ChartSpec, Series } from '#platform/charts/model.ts'
import { formula } from '../rules/formulas.ts'
import { thresholdOn } from '../rules/thresholds.ts'
import type { ReportData, ReportOffering } from './data.ts'
import { hasFlag } from './groups.ts'
import { fullName, limitText, reportDay } from './words.ts'

type Figures = Record<string, Figure>

/** Used places below which the occupancy counts as low: a share of the places (grænse for lav belægning). */
export function limitFigures(data: ReportData, offerings: readonly ReportOffering[]): Figure[] {
  return offerings.flatMap(({ offeringId, label }) =>
    data.years.flatMap((year) => {
      const places = data.capacity.figures[`${offeringId}.${year}.places`]
      const limit = thresholdOn('lowOccupancy', reportDay(year))
      if (!places || !limit || places.quantity.state !== 'exact') return []
      return calculatedFigure({
        id: `${offeringId}.${year}.low-limit`,
        label: `Forbrug ved ${limit.value} % belægning, ${label}, ${year}`,
        unit: 'pladser',
        period: String(year),
        value: shareOf(places.quantity.value, limit.value),
        rounding: { rule: 'half-away-from-zero', decimals: 1 },
        formula: {
          ...formula('belaegning-aar', `${places.text} × ${limit.value} / 100`),
          text: `pladser × ${limit.value} / 100`,
        },
        inputs: [places],
      })
    }),
  )
}

/** A percentage of a number, exact: two decimal texts multiplied without a float. */
function shareOf(value: string, percent: string) {
  const [whole, share] = [ratio(value, '1'), ratio(percent, '100')]
  return fraction(whole.numerator * share.numerator, whole.denominator * share.denominator)
}

/** Places against use of one offering over the years; the grey ground is where the occupancy is low. */
export function offeringChart(data: ReportData, figures: Figures, offering: ReportOffering): ChartSpec {
  const categories = [...data.years, data.year + 1]
  const id = offering.offeringId
  const series: Series[] = [
    seriesOf(
      `${limitText('lowOccupancy', data.year)} af pladserne`,
      categories,
      (year) => figures[`${id}.${year}.low-limit`],
      'band',
      data.year,
    ),
    seriesOf('Pladser', categories, (year) => figures[`${id}.${year}.places`], 'dashed'),
    seriesOf('Pladsforbrug', categories, (year) => figures[`${id}.${year}.used`], 'solid', data.year),
  ]
  const name = fullName(offering.summary)
  const now = (field: string) => textOf(figures[`${id}.${data.year}.${field}`])
  return {
    id: `figur-${id}`,
    title: `${name}: ${finding(offering, data.year)}`,
    subtitle: `Pladser og pladsforbrug, årets gennemsnit, ${categories[0]}–${categories.at(-1)}`,
    kind: 'line',
    unit: 'pladser',
    decimals: 1,
    categories: categories.map(String),
    series,
    breaks: offering.breaks.map((row) => ({ category: String(row.year), note: row.textDa })),
    alternative: `${name}: i ${data.year} var der ${now('places')} pladser, og pladsforbruget var ${now('used')}.`,
    source: 'Indberetningerne; se tabellen for hvert tal',
  }
}

/** What the latest figures say, in words, so that a title never carries a number of its own. */
function finding(offering: ReportOffering, year: number): string {
  const row = offering.series.find((one) => one.year === year)
  const falls = hasFlag(offering, year, 'falling-years')
  if (!row || !isKnown(row.places) || !isKnown(row.used)) return 'årets tal er ikke oplyst'
  if (hasFlag(offering, year, 'low-occupancy')) return falls ? 'brugen falder og er lav' : 'brugen er lav'
  if (hasFlag(offering, year, 'over-occupancy')) return 'flere pladser er brugt, end der er normeret'
  return falls ? 'belægningen er faldet flere år i træk' : 'brugen følger pladserne'
}

/** Occupancy of all secured units on one scale with the target (måltal) as a line. */
export function securedChart(data: ReportData, figures: Figures, units: readonly ReportOffering[]): ChartSpec {
  const target = thresholdOn('securedTarget', reportDay(data.year))
  const known = units.filter((one) => figures[`${one.offeringId}.${data.year}.occupancy`]?.quantity.state === 'exact')
  const below = known.filter((one) => hasFlag(one, data.year, 'below-secured-target'))
  const now = (one: ReportOffering) =>
    `${unitName(one)} ${textOf(figures[`${one.offeringId}.${data.year}.occupancy`])} %`
  return {
    id: 'figur-sikrede',
    title: securedFinding(units.length, known.length, below.length),
    subtitle: `Belægning i procent pr. afdeling, ${data.years[0]}–${data.year}`,
    kind: 'small-multiples',
    unit: '%',
    decimals: 0,
    categories: data.years.map(String),
    series: units.map((one) => ({
      ...seriesOf(unitName(one), data.years, (year) => figures[`${one.offeringId}.${year}.occupancy`], 'solid'),
      panel: unitName(one),
    })),
    lines: target ? [{ value: Number(target.value), label: `Måltal ${target.value} %` }] : [],
    alternative: `Belægningen i ${data.year}: ${units.map(now).join('; ')}.`,
    source: 'Indberetningerne; se tabellen for hvert tal',
  }
}

function securedFinding(all: number, known: number, below: number): string {
  // What is missing may lie on either side of the target: no finding before all have told.
  if (known < all) return 'Når de sikrede afdelinger måltallet?'
  if (below === 0) return 'Alle sikrede afdelinger når måltallet'
  if (below === all) return 'Ingen af de sikrede afdelinger når måltallet'
  return below * 2 < all ? 'De fleste sikrede afdelinger når måltallet' : 'Få sikrede afdelinger når måltallet'
}

/** "Kompasset": the unit as people call it. */
export function unitName({ summary }: ReportOffering): string {
  return [summary.facilityName, summary.unitName].filter(Boolean).join(', ')
}

/** `values` are for drawing only; every printed text is the figure's own. */
function seriesOf(
  name: string,
  years: readonly number[],
  figureOf: (year: number) => Figure | undefined,
  style: NonNullable<Series['style']>,
  /** Later years are not due: a dash, not "ikke oplyst". */
  lastDue = Number.POSITIVE_INFINITY,
): Series {
  const figures = years.map((year) => (year > lastDue ? undefined : figureOf(year)))
  return {
    name,
    style,
    values: figures.map((figure) => (figure && isKnown(figure.quantity) ? Number(highOf(figure.quantity)) : null)),
    texts: figures.map((figure, at) => ((years[at] ?? 0) > lastDue ? '–' : textOf(figure))),
    figureIds: figures.map((figure) => figure?.id ?? null),
  }
}

function textOf(figure: Figure | undefined): string {
  return figure?.text ?? 'ikke oplyst'
}
