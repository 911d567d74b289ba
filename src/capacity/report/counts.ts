import type { Figure } from '#figures/figure.ts'
import { calculatedFigure } from '#figures/provenance.ts'
import { isKnown } from '#figures/quantity.ts'
import { ratio } from '#figures/ratio.ts'
import { wholeNumbers } from '#figures/round.ts'
import { formula } from '../rules/formulas.ts'
import type { ActivityFigure } from '../store/evidence.ts'
import type { ReportData, ReportOffering } from './data.ts'
import { hasFlag, type ReportGroups } from './groups.ts'
import { limitText } from './words.ts'

export type CountName =
  | 'ydelser'
  | 'oplyst'
  | 'mangler'
  | 'under-80'
  | 'takst-under-80'
  | 'over-100'
  | 'falder'
  | 'sikrede'
  | 'sikrede-oplyst'
  | 'sikrede-under-85'
  | 'foelges'
  | 'afvigelser'

export function countId(name: CountName, year: number): string {
  return `rapport.${year}.${name}`
}

/** Offerings by what their flags say, for sentences and counts (ydelser med flag). */
export function flagged(data: ReportData, groups: ReportGroups) {
  const { year, offerings } = data
  const secured = [...groups.secured, ...groups.speciallySecured]
  const withFlag = (id: Parameters<typeof hasFlag>[2]) => offerings.filter((one) => hasFlag(one, year, id))
  return {
    reported: offerings.filter((one) => isReported(one, year)),
    missing: offerings.filter((one) => !isReported(one, year)),
    low: withFlag('low-occupancy'),
    over: withFlag('over-occupancy'),
    falling: withFlag('falling-years'),
    secured,
    securedReported: secured.filter((one) => isKnownIn(one, year)),
    belowTarget: secured.filter((one) => hasFlag(one, year, 'below-secured-target')),
  }
}

/** Both places and used places are there, whatever they are. */
function isReported(offering: ReportOffering, year: number): boolean {
  const row = offering.series.find((one) => one.year === year)
  return row !== undefined && row.places.state !== 'notReported' && row.used.state !== 'notReported'
}

/** Both are numbers, so that there is an occupancy to hold against the target: a "?" is an answer, but not one of those. */
function isKnownIn(offering: ReportOffering, year: number): boolean {
  const row = offering.series.find((one) => one.year === year)
  return row !== undefined && isKnown(row.places) && isKnown(row.used)
}

/** The counts that sentences of the report use (antal), each with the figures it was counted from. */
export function countFigures(data: ReportData, groups: ReportGroups): Figure[] {
  const { year } = data
  const sets = flagged(data, groups)
  const count = (name: CountName, label: string, rule: string, members: readonly ReportOffering[]): Figure =>
    counted({ id: countId(name, year), label, period: String(year) }, rule, members.length, inputsOf(data, members))
  const plain = (name: CountName, label: string, rule: string, n: number): Figure =>
    counted({ id: countId(name, year), label, period: String(year) }, rule, n, [])
  return [
    count('ydelser', `Ydelser med tal i rapporten, ${year}`, 'antal ydelser', data.offerings),
    count(
      'oplyst',
      `Ydelser med både pladser og forbrug, ${year}`,
      'antal ydelser, der har oplyst begge tal',
      sets.reported,
    ),
    count('mangler', `Ydelser, der mangler et tal, ${year}`, 'antal ydelser uden pladser eller forbrug', sets.missing),
    count(
      'under-80',
      `Ydelser med lav belægning, ${year}`,
      `antal ydelser med belægning under ${limitText('lowOccupancy', year)}`,
      sets.low,
    ),
    count(
      'takst-under-80',
      `Takstfinansierede ydelser med lav belægning, ${year}`,
      `antal takstfinansierede ydelser med belægning under ${limitText('lowOccupancy', year)}`,
      groups.lowTariff,
    ),
    count(
      'over-100',
      `Ydelser med overbelægning, ${year}`,
      `antal ydelser med belægning over ${limitText('overOccupancy', year)}`,
      sets.over,
    ),
    count('falder', `Ydelser med fald i mindst to år, ${year}`, 'antal ydelser med fald to år i træk', sets.falling),
    count('sikrede', `Sikrede og særligt sikrede afdelinger, ${year}`, 'antal afdelinger', sets.secured),
    count(
      'sikrede-oplyst',
      `Sikrede afdelinger, der har oplyst belægning, ${year}`,
      'antal afdelinger, hvor begge tal er kendt',
      sets.securedReported,
    ),
    count(
      'sikrede-under-85',
      `Sikrede afdelinger under måltallet, ${year}`,
      `antal afdelinger med belægning under ${limitText('securedTarget', year)}`,
      sets.belowTarget,
    ),
    plain('foelges', 'Ydelser, der følges tæt', 'antal åbne punkter på listen', data.watched.length),
    plain('afvigelser', 'Afvigelser i de trykte kilder', 'antal afvigelser på siden Afvigelser', data.discrepancies),
  ]
}

function inputsOf(data: ReportData, members: readonly ReportOffering[]): Figure[] {
  return members.flatMap((one) => data.capacity.figures[`${one.offeringId}.${data.year}.occupancy`] ?? [])
}

function counted(base: Pick<Figure, 'id' | 'label' | 'period'>, rule: string, n: number, inputs: Figure[]): Figure {
  const { validFrom, version } = formula('belaegning-aar', '')
  const figure = calculatedFigure({
    ...base,
    unit: '',
    value: ratio(String(n), '1'),
    rounding: wholeNumbers,
    formula: { id: 'flag', version, validFrom, text: rule, filled: String(n), methodHref: '/metode/flag' },
    inputs,
  })
  // The inputs carry the sources; naming them all again would make the longest panel the least useful.
  return { ...figure, sources: [] }
}

/** Id of an activity count of the deaf-consultant scheme. */
export function activityId({ category, year }: Pick<ActivityFigure, 'category' | 'year'>): string {
  return `doevekonsulent.${category.toLowerCase().replaceAll(/[^a-zæøå]+/g, '-')}.${year}`
}
