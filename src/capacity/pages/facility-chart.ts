import { Decimal, decimalText } from '#figures/decimal.ts'
import type { Figure } from '#figures/figure.ts'
import { formatDecimal } from '#figures/format.ts'
import { type DecimalText, isKnown, lowOf, type Quantity } from '#figures/quantity.ts'
import type { ChartSpec } from '#platform/charts/model.ts'
import type { OfferingFigures } from '../model.ts'
import { thresholdOn } from '../rules/thresholds.ts'

type Words = (key: 'places' | 'used' | 'low') => string

export type ChartTexts = {
  word: Words
  title: string
  subtitle: string
  alternative: string
  unit: string
}

/** Years of an offering that have anything to show, oldest first. */
export function yearsShown(offering: OfferingFigures): number[] {
  return offering.series.filter(({ places, used }) => isKnown(places) || isKnown(used)).map(({ year }) => year)
}

/** The percentage an offering is held against at the end of a year: the target of secured units, else the limit for low. */
export function limitOf({ secured }: Pick<OfferingFigures, 'secured'>, year: number): DecimalText | null {
  return thresholdOn(secured ? 'securedTarget' : 'lowOccupancy', `${year}-12-31`)?.value ?? null
}

/** Places against used places over the years (udvikling), with the limit of each year as a line. Null with fewer than two years. */
export function facilityChart(
  offering: OfferingFigures,
  figures: Readonly<Record<string, Figure>>,
  texts: ChartTexts,
  language: 'da' | 'en',
): ChartSpec | null {
  const years = yearsShown(offering)
  if (years.length < 2) return null
  const rows = offering.series.filter(({ year }) => years.includes(year))
  const series = (field: 'places' | 'used') => ({
    name: texts.word(field),
    values: rows.map((row) => drawn(row[field])),
    texts: years.map((year) => figures[`${offering.offeringId}.${year}.${field}`]?.text ?? ''),
    figureIds: years.map((year) => `${offering.offeringId}.${year}.${field}`),
  })
  const low = rows.map(({ year, places }) => shareOf(places, limitOf(offering, year)))
  return {
    id: `udvikling-${offering.offeringId}`,
    title: texts.title,
    subtitle: texts.subtitle,
    kind: 'line',
    unit: texts.unit,
    decimals: 1,
    categories: years.map(String),
    series: [
      series('places'),
      series('used'),
      {
        name: texts.word('low'),
        values: low.map((value) => (value === null ? null : Number(value))),
        texts: low.map((value) => (value === null ? '' : formatDecimal(value, { decimals: 1, language }))),
        style: 'dashed',
      },
    ],
    breaks: offering.breaks.map((row) => ({
      category: String(row.year),
      note: language === 'da' ? row.textDa : row.textEn,
    })),
    alternative: texts.alternative,
  }
}

/** Only for drawing; the text beside it is the exact one. */
function drawn(quantity: Quantity): number | null {
  return isKnown(quantity) ? Number(lowOf(quantity)) : null
}

function shareOf(places: Quantity, percent: DecimalText | null): DecimalText | null {
  if (percent === null || !isKnown(places)) return null
  return decimalText(new Decimal(lowOf(places)).times(percent).div(100))
}
