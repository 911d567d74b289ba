import type { Figure } from '#figures/figure.ts'
import { formatDecimal, formatQuantity, formatSum } from '#figures/format.ts'
import { type CalculatedValue, calculatedFigure, reportedFigure } from '#figures/provenance.ts'
import { notReported, type Quantity } from '#figures/quantity.ts'
import { ratio } from '#figures/ratio.ts'
import { type Rounding, wholeNumbers } from '#figures/round.ts'
import type { ApprovedValue } from '#reporting/index.ts'
import { printedNotes, valueSource } from './figure-sources.ts'
import type { FigureGroup, OfferingFigures, PrintedFigure } from './model.ts'
import { formula } from './rules/formulas.ts'
import { type NoOccupancy, occupancy } from './rules/occupancy.ts'
import { totalPlaces, weightedTotal } from './rules/totals.ts'
import { changeBetween } from './rules/trend.ts'

const oneDecimal: Rounding = { rule: 'half-away-from-zero', decimals: 1 }

export const missingText: Record<NoOccupancy, string> = {
  placesNotReported: 'ikke oplyst',
  placesUnknown: '?',
  noPlaces: 'ingen pladser',
  usedNotReported: 'ikke oplyst',
  usedUnknown: '?',
  negative: 'kan ikke beregnes',
}

/** What is known of one offering and year before it becomes figures. */
export type YearInput = {
  year: number
  places: { quantity: Quantity; value: ApprovedValue | undefined; planned: boolean }
  used: { quantity: Quantity; value: ApprovedValue | undefined }
  printed: readonly PrintedFigure[]
}

type Named = Pick<OfferingFigures, 'offeringId' | 'label' | 'operatorName' | 'series' | 'breaks'>

/** Places, used places and occupancy (pladser, pladsforbrug, belægning) of an offering in a year. */
export function yearFigures(offering: Named, input: YearInput): Figure[] {
  const { year, printed } = input
  const base = (field: string) => ({ id: `${offering.offeringId}.${year}.${field}`, period: String(year) })
  const source = (value: ApprovedValue | undefined) =>
    value ? [valueSource(value, offering.operatorName, printed)] : []
  const plain = (field: 'places' | 'used', name: string, quantity: Quantity, value: ApprovedValue | undefined) => {
    const described = { ...base(field), label: `${name}, ${offering.label}, ${year}`, unit: 'pladser' }
    return reportedFigure({ ...described, quantity, sources: source(value), rounding: oneDecimal })
  }
  const places = plain('places', 'Pladser', input.places.quantity, input.places.value)
  const used = plain('used', 'Pladsforbrug', input.used.quantity, input.used.value)
  const value = occupancy(input.used.quantity, input.places.quantity)
  const breakNotes = offering.breaks.filter((row) => row.year === year).map((row) => row.textDa)
  const percent = calculatedFigure({
    ...base('occupancy'),
    label: `Belægning, ${offering.label}, ${year}`,
    unit: '%',
    value: value.reason === null ? value : { state: 'notReported', text: missingText[value.reason] },
    rounding: wholeNumbers,
    formula: formula('belaegning-aar', `${inWords(input.used.quantity)} / ${inWords(input.places.quantity)} × 100`),
    inputs: [used, places],
  })
  const planned = input.places.planned ? [`Oplyst som pladser næste år i indberetningen for ${year - 1}.`] : []
  return [
    noted(places, [...planned, ...printedNotes(places.text, printed, 'places'), ...breakNotes]),
    noted(used, [...printedNotes(used.text, printed, 'used'), ...breakNotes]),
    noted(percent, [...printedNotes(percent.text, printed, 'percent'), ...breakNotes]),
  ]
}

/** Change of the occupancy since the year before (ændring i procentpoint); none where it cannot be told. */
export function changeFigure(offering: Named, year: number, figures: ReadonlyMap<string, Figure>): Figure | null {
  const [before, after] = [year - 1, year].map((wanted) => offering.series.find((row) => row.year === wanted))
  const inputs = [year, year - 1].map((wanted) => figures.get(`${offering.offeringId}.${wanted}.occupancy`))
  if (!before || !after || !inputs[0] || !inputs[1]) return null
  const change = changeBetween(before, after, offering.breaks)
  const missing = change.acrossBreak ? 'seriebrud' : 'ikke oplyst'
  const value: CalculatedValue = change.occupancyPoints ?? { state: 'notReported', text: missing }
  const figure = calculatedFigure({
    id: `${offering.offeringId}.${year}.change`,
    label: `Ændring i belægning, ${offering.label}, ${year - 1} til ${year}`,
    unit: 'procentpoint',
    period: `${year - 1}–${year}`,
    value,
    rounding: wholeNumbers,
    formula: {
      ...formula('udvikling-og-aendring', `${inputs[0].text} − ${inputs[1].text}`),
      text: `belægning ${year} − belægning ${year - 1}`,
    },
    inputs: inputs as Figure[],
    notes: ['Beregnet af de uafrundede procenter.'],
  })
  return change.acrossBreak
    ? noted(
        figure,
        offering.breaks.map((row) => row.textDa),
      )
    : figure
}

/** Weighted totals (vægtede totaler) of a group in a year: places, used places and occupancy. */
export function totalFigures(
  group: FigureGroup,
  year: number,
  offerings: readonly OfferingFigures[],
  figures: ReadonlyMap<string, Figure>,
): Figure[] {
  const members = offerings.filter((offering) => group.offeringIds.includes(offering.offeringId))
  const lines = members.map((offering) => lineOf(offering, year))
  const total = weightedTotal(lines)
  const inputsOf = (field: string) =>
    total.counted.map((id) => figures.get(`${id}.${year}.${field}`)).filter((figure) => figure !== undefined)
  const base = (field: string, name: string) => ({
    id: `total.${group.id}.${year}.${field}`,
    label: `${name}, ${group.label} i alt, ${year}`,
    period: String(year),
  })
  const left = total.leftOut.map(({ id }) => members.find((offering) => offering.offeringId === id)?.label ?? id)
  const notes = left.length > 0 ? [`Ikke med, fordi et tal mangler: ${left.join('; ')}.`] : []
  const filled = `${decimalOr(total.used)} / ${decimalOr(total.places)} × 100`
  return [
    placesTotal(year, lines, base('places', 'Pladser'), figures),
    calculatedFigure({
      ...base('used', 'Pladsforbrug'),
      unit: 'pladser',
      value: total.used === null ? missing : ratio(total.used, '1'),
      rounding: oneDecimal,
      formula: { ...formula('vaegtede-totaler', decimalOr(total.used)), text: 'summen af pladsforbrug' },
      inputs: inputsOf('used'),
      notes,
    }),
    calculatedFigure({
      ...base('occupancy', 'Belægning'),
      unit: '%',
      value: total.percent ?? missing,
      rounding: wholeNumbers,
      formula: formula('vaegtede-totaler', filled),
      inputs: [...inputsOf('used'), ...inputsOf('places')],
      notes,
    }),
  ]
}

const missing = { state: 'notReported', text: 'ikke oplyst' } as const

function placesTotal(
  year: number,
  lines: readonly { id: string; places: Quantity }[],
  base: { id: string; label: string; period: string },
  figures: ReadonlyMap<string, Figure>,
): Figure {
  const sum = totalPlaces(lines)
  const absent = sum.unknown + sum.notReported
  return calculatedFigure({
    ...base,
    unit: 'pladser',
    value: sum.low === null || sum.high === null ? missing : { low: ratio(sum.low, '1'), high: ratio(sum.high, '1') },
    rounding: oneDecimal,
    formula: {
      ...formula('intervaller-og-manglende', formatSum({ ...sum, unknown: 0, notReported: 0 }) || '–'),
      text: 'summen af pladser',
    },
    inputs: lines.map(({ id }) => figures.get(`${id}.${year}.places`)).filter((figure) => figure !== undefined),
    notes: absent > 0 ? [`${absent} ydelser har ikke oplyst pladser og er ikke med i summen.`] : [],
  })
}

function lineOf(offering: OfferingFigures, year: number) {
  const row = offering.series.find((candidate) => candidate.year === year)
  return { id: offering.offeringId, places: row?.places ?? notReported, used: row?.used ?? notReported }
}

function noted(figure: Figure, notes: string[]): Figure {
  const all = [...(figure.notes ?? []), ...notes]
  return all.length > 0 ? { ...figure, notes: all } : figure
}

function inWords(quantity: Quantity): string {
  return formatQuantity(quantity)
}

function decimalOr(value: string | null): string {
  return value === null ? '–' : formatDecimal(value)
}
