import type { DateRange, IsoDate } from '#figures/dates.ts'
import type { DecimalText } from '#figures/quantity.ts'
import type { Ratio } from '#figures/ratio.ts'
import type { PriceLevel } from './amounts.ts'
import type { Cost, CostCategoryKey } from './costs.ts'
import type { Finding } from './findings.ts'

/** What kind of stay an offering gives: it decides which occupancy may be budgeted. */
export type StayKind = 'ordinary' | 'short' | 'acute' | 'respite'

/** A result of an earlier year that this sheet carries: a surplus is negative, it lowers the tariff. */
export type CarriedAmount = { fromYear: number; kr: DecimalText; reference: string }

/** What an operator budgets for one offering in one year (takstberegningsskema). Amounts are in prices of `priceLevel`. */
export type SheetInput = {
  year: number
  priceLevel: PriceLevel
  places: DecimalText
  occupancyPercent: DecimalText
  costs: readonly Cost[]
  carried: readonly CarriedAmount[]
  stay: StayKind
  /** First year of a new facility: a lower occupancy may be budgeted. */
  firstYear: boolean
  /** Direct support hours (ATA) per place and week; null when they are not reported. */
  directHours: DecimalText | null
  /** Package of a regime that sells packages. */
  packageId?: string
}

/** A category's share of a tariff. `amount` is signed: income is negative. */
export type TariffPart = {
  category: CostCategoryKey
  amount: DecimalText
  perDay: Ratio
  /** Share of the costs; null when the costs sum to 0. */
  share: Ratio | null
}

/** A tariff as a rule set computes it; only `perDayText` is rounded, once. */
export type Tariff = {
  ruleSetId: string
  day: IsoDate
  priceLevel: PriceLevel
  costs: DecimalText
  carried: DecimalText
  basis: DecimalText
  /** places x occupancy x days of the year */
  placeDays: Ratio
  perDay: Ratio
  perDayText: DecimalText
  parts: TariffPart[]
  findings: Finding[]
}

/** A citizen's level of a differentiated tariff (takstniveau) from a day until a day. */
export type LevelPeriod = { level: string; from: IsoDate; to: IsoDate | null }

/** Days of one citizen at one level within a period, and what they cost. */
export type LevelCharge = { level: string; period: DateRange; days: number; perDay: DecimalText; kr: DecimalText }
