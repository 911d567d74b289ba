import { formatDecimal, formatPercent } from '#figures/format.ts'
import { highOf, isKnown, type Quantity } from '#figures/quantity.ts'
import { compareRatios, type Ratio, ratio, ratioText } from '#figures/ratio.ts'
import { exactPercent, occupancy } from './occupancy.ts'
import type { SeriesBreak } from './series-breaks.ts'
import { type Threshold, type ThresholdId, thresholdOn, thresholds } from './thresholds.ts'
import { type CapacityYear, fallingYears } from './trend.ts'

export type FlagId =
  | 'low-occupancy'
  | 'over-occupancy'
  | 'below-secured-target'
  | 'falling-years'
  | 'small-group'
  | 'series-break'

/** A sign that a figure deserves a look (flag). It proposes; people decide. */
export type Flag = {
  id: FlagId
  /** `attention` proposes the watch list; `note` only tells how to read the figure. */
  severity: 'attention' | 'note'
  /** Found and expected in words, Danish first. */
  message: string
  messageEn: string
  found: string
  expected: string
  /** Where the limit comes from, Danish. */
  source: string
}

/** One offering as the flags see it. */
export type FlagInput = {
  year: number
  /** All years known; the one asked for and those before it are used. */
  series: readonly CapacityYear[]
  /** Secured and specially secured units are held against their own target instead of the limit for low. */
  secured: boolean
  /** Breaks of this offering. */
  breaks: readonly SeriesBreak[]
}

/**
 * The flags of an offering in a year (flag): low, over 100 %, secured target, falling years, small group, break.
 *
 * Limits are compared with the unrounded percentage: 79,6 % is under 80 although it prints as 80. A missing figure or
 * an interval gives no flag, and a limit that is not in force on the last day of the year gives none either.
 *
 * @returns none when nothing stands out; in the order of the summary above
 * @source kapacitet-2024, section 3.2 and 4: Aalborgskolen, høretab, 2024: 33 % is under 80 %; Bakkegården 2024: 68 % is under 85 %
 */
export function flags(input: FlagInput, rows: readonly Threshold[] = thresholds): Flag[] {
  const row = input.series.find((candidate) => candidate.year === input.year)
  if (row === undefined) return []
  const limit = (id: ThresholdId) => thresholdOn(id, `${input.year}-12-31`, rows)
  const percent = exactPercent(occupancy(row.used, row.places))
  return [
    input.secured ? securedFlag(percent, limit('securedTarget')) : lowFlag(percent, limit('lowOccupancy')),
    overFlag(percent, limit('overOccupancy')),
    fallingFlag(input, limit('fallingYears')),
    smallGroupFlag(row.places, limit('smallGroup')),
    breakFlag(input),
  ].filter((flag) => flag !== null)
}

function lowFlag(percent: Ratio | null, limit: Threshold | null): Flag | null {
  if (!percent || !limit || compareRatios(percent, ratio(limit.value, '1')) >= 0) return null
  return {
    id: 'low-occupancy',
    severity: 'attention',
    ...percentTexts(percent, limit),
    message: `Belægningen er ${percentText(percent)}; grænsen for lav belægning er ${percentLimit(limit)}.`,
    messageEn: `Occupancy is ${percentText(percent, 'en')}; the limit for low occupancy is ${percentLimit(limit, 'en')}.`,
  }
}

function securedFlag(percent: Ratio | null, limit: Threshold | null): Flag | null {
  if (!percent || !limit || compareRatios(percent, ratio(limit.value, '1')) >= 0) return null
  return {
    id: 'below-secured-target',
    severity: 'attention',
    ...percentTexts(percent, limit),
    message: `Belægningen er ${percentText(percent)}; måltallet for sikrede pladser er ${percentLimit(limit)}.`,
    messageEn: `Occupancy is ${percentText(percent, 'en')}; the target of secured units is ${percentLimit(limit, 'en')}.`,
  }
}

function overFlag(percent: Ratio | null, limit: Threshold | null): Flag | null {
  if (!percent || !limit || compareRatios(percent, ratio(limit.value, '1')) <= 0) return null
  return {
    id: 'over-occupancy',
    severity: 'attention',
    ...percentTexts(percent, limit),
    message: `Belægningen er ${percentText(percent)}, altså over ${percentLimit(limit)}.`,
    messageEn: `Occupancy is ${percentText(percent, 'en')}, above ${percentLimit(limit, 'en')}.`,
  }
}

function fallingFlag(input: FlagInput, limit: Threshold | null): Flag | null {
  const years = fallingYears(input.series, input.year, input.breaks)
  if (!limit || compareRatios(ratio(String(years), '1'), ratio(limit.value, '1')) < 0) return null
  return {
    id: 'falling-years',
    severity: 'attention',
    found: `${years} år`,
    expected: `under ${limit.value} år`,
    source: limit.source,
    message: `Belægningen er faldet ${years} år i træk; fra ${limit.value} år gives flag.`,
    messageEn: `Occupancy has fallen ${years} years in a row; ${limit.value} years raise the flag.`,
  }
}

function smallGroupFlag(places: Quantity, limit: Threshold | null): Flag | null {
  if (!limit || !isKnown(places)) return null
  const most = highOf(places)
  if (compareRatios(ratio(most, '1'), ratio(limit.value, '1')) >= 0 || most === '0' || most.startsWith('-')) return null
  return {
    id: 'small-group',
    severity: 'note',
    found: `${formatDecimal(most)} pladser`,
    expected: `mindst ${limit.value} pladser`,
    source: limit.source,
    message: `Der er ${formatDecimal(most)} pladser, under ${limit.value}: én borger flytter belægningen meget.`,
    messageEn: `There are ${formatDecimal(most, { language: 'en' })} places, under ${limit.value}: one citizen moves the occupancy a lot.`,
  }
}

function breakFlag(input: FlagInput): Flag | null {
  const row = input.breaks.find((candidate) => candidate.year === input.year)
  if (row === undefined) return null
  return {
    id: 'series-break',
    severity: 'note',
    found: `ny opgørelse fra ${row.year}`,
    expected: 'samme opgørelse som året før',
    source: row.source,
    message: row.textDa,
    messageEn: row.textEn,
  }
}

function percentTexts(percent: Ratio, limit: Threshold): Pick<Flag, 'found' | 'expected' | 'source'> {
  return { found: percentText(percent), expected: percentLimit(limit), source: limit.source }
}

function percentLimit(limit: Threshold, language: 'da' | 'en' = 'da'): string {
  return formatPercent(limit.value, { language })
}

/** One decimal, so that a figure just under a limit does not print as the limit. */
function percentText(percent: Ratio, language: 'da' | 'en' = 'da'): string {
  return formatPercent(ratioText(percent, { rule: 'half-away-from-zero', decimals: 1 }), { language, decimals: 1 })
}
