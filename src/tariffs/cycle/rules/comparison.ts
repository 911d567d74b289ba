import { Decimal } from '#figures/decimal.ts'
import type { DecimalText } from '#figures/quantity.ts'
import { compareRatios, difference, fraction, productOfRatios, type Ratio, ratio, sumRatios } from '#figures/ratio.ts'

/** What a comparison needs of a tariff. */
export type Compared = { id: string; perDay: DecimalText; legalBasis: string | null; targetGroup: string | null }

export type ComparisonGroup<T extends Compared> = {
  legalBasis: string
  targetGroup: string
  /** Lowest tariff first; equal ones by id. */
  tariffs: T[]
  n: number
  low: DecimalText
  median: DecimalText
  high: DecimalText
}

export type Comparison<T extends Compared> = {
  groups: ComparisonGroup<T>[]
  /** Alone with their legal basis and target group: there is nothing to compare them with. */
  alone: T[]
  /** Without a legal basis or a target group it is not known what they are like. */
  unknown: T[]
}

/**
 * Tariffs in groups of the same legal basis and the same target group (sammenlignelige takster), with N and spread.
 * What stands alone, and what is not known, is named beside the groups and never mixed into one.
 *
 * @source issue "Tariffs" section 3: never comparing what is not comparable without saying so
 */
export function comparableTariffs<T extends Compared>(tariffs: readonly T[]): Comparison<T> {
  const known = tariffs.filter(({ legalBasis, targetGroup }) => legalBasis !== null && targetGroup !== null)
  const grouped = Map.groupBy(known, ({ legalBasis, targetGroup }) => JSON.stringify([legalBasis, targetGroup]))
  const groups = [...grouped.values()].filter((own) => own.length > 1).map(groupOf)
  return {
    groups: groups.sort(
      (a, b) => b.n - a.n || order(a.legalBasis, b.legalBasis) || order(a.targetGroup, b.targetGroup),
    ),
    alone: [...grouped.values()].filter((own) => own.length === 1).flat(),
    unknown: tariffs.filter((one) => !known.includes(one)),
  }
}

/** What a reader must know before comparing the tariffs of a group. */
export type GroupRemark =
  /** So few that the median says little. */
  | { kind: 'few'; n: number }
  /** Budgeted occupancies lie so far apart that the same costs give other tariffs. */
  | { kind: 'occupancy'; low: DecimalText; high: DecimalText }
  /** Direct support hours are the content of a tariff; of some they are not known. */
  | { kind: 'hours-missing'; n: number }
  /** A provisional tariff may still change. */
  | { kind: 'provisional'; n: number }

type Remarked = { occupancy: DecimalText | undefined; hours: DecimalText | undefined; provisional: boolean }

/**
 * Why tariffs of the same legal basis and target group may still not be alike (forbehold ved sammenligning): fewer than
 * three, budgeted occupancies more than five points apart, hours that are not known, tariffs that are provisional.
 *
 * @source issue "Tariffs" section 3: never comparing what is not comparable without saying so; 95 % and 85 % of 8.000.000 kr. and 12 places are 1.922,61 and 2.148,80 kr.
 */
export function groupRemarks(tariffs: readonly Remarked[]): GroupRemark[] {
  const occupancies = tariffs.flatMap(({ occupancy }) => (occupancy === undefined ? [] : [new Decimal(occupancy)]))
  const [low, high] = [Decimal.min(100, ...occupancies), Decimal.max(0, ...occupancies)]
  const without = tariffs.filter(({ hours }) => hours === undefined).length
  const provisional = tariffs.filter((one) => one.provisional).length
  return [
    ...(tariffs.length < 3 ? [{ kind: 'few' as const, n: tariffs.length }] : []),
    ...(high.minus(low).gt(5) ? [{ kind: 'occupancy' as const, low: low.toFixed(), high: high.toFixed() }] : []),
    ...(without > 0 ? [{ kind: 'hours-missing' as const, n: without }] : []),
    ...(provisional > 0 ? [{ kind: 'provisional' as const, n: provisional }] : []),
  ]
}

/**
 * The middle value (median); with an even number the mean of the two in the middle.
 * @returns null for an empty list
 * @source own: a median is not moved by one extreme tariff
 */
export function median(values: readonly DecimalText[]): DecimalText | null {
  const sorted = values.map((value) => new Decimal(value)).sort((a, b) => a.comparedTo(b))
  const high = sorted[Math.floor(sorted.length / 2)]
  const low = sorted[Math.floor((sorted.length - 1) / 2)]
  return high === undefined || low === undefined ? null : low.plus(high).dividedBy(2).toFixed()
}

/** How far from the others an overhead may lie before it is named, in percentage points. @source own */
const overheadTolerance = 3
/** Fewer others than this say nothing. @source own */
const fewestOthers = 3

/**
 * Whether an overhead (administrationens andel af omkostningerne, i procent) is out of line with the others: more than
 * three percentage points from their median, and at least three others to compare with.
 *
 * @returns the median and the number of others where it is out of line; null where it is in line or cannot be judged
 * @source møde januar 2024, afsnit om overhead: 11 operators define overhead differently; the limit is this program's
 */
export function overheadOutOfLine(own: Ratio | null, others: readonly Ratio[]): { median: Ratio; n: number } | null {
  if (own === null || others.length < fewestOthers) return null
  const sorted = [...others].sort(compareRatios)
  const high = sorted[Math.floor(sorted.length / 2)] as Ratio
  const low = sorted[Math.floor((sorted.length - 1) / 2)] as Ratio
  const middle = productOfRatios(sumRatios([low, high]), fraction(1n, 2n))
  const limit = ratio(String(overheadTolerance), '100')
  const isFar = [difference(own, middle), difference(middle, own)].some((one) => compareRatios(one, limit) > 0)
  return isFar ? { median: middle, n: others.length } : null
}

function groupOf<T extends Compared>(own: T[]): ComparisonGroup<T> {
  const tariffs = [...own].sort((a, b) => new Decimal(a.perDay).comparedTo(b.perDay) || (a.id < b.id ? -1 : 1))
  const values = tariffs.map(({ perDay }) => perDay)
  return {
    legalBasis: tariffs[0]?.legalBasis ?? '',
    targetGroup: tariffs[0]?.targetGroup ?? '',
    tariffs,
    n: tariffs.length,
    low: values[0] as DecimalText,
    median: median(values) as DecimalText,
    high: values.at(-1) as DecimalText,
  }
}

const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
