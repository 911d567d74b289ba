import type { DecimalText } from '#figures/quantity.ts'
import { sumDecimals } from '#figures/quantity.ts'
import {
  compareRatios,
  difference,
  fraction,
  productOfRatios,
  quotientOfRatios,
  type Ratio,
  ratio,
  ratioDecimal,
  sumRatios,
} from '#figures/ratio.ts'
import { toOere } from '../../rules/basis.ts'
import { breakEvenOccupancy } from '../../rules/break-even.ts'
import { startUpLoss } from '../../rules/start-up.ts'

/** Places of a new facility at one tariff level (takstniveau). */
export type LevelMix = { id: string; perDay: DecimalText; places: DecimalText }

/** Staff hired before the opening (ansat før åbning). */
export type EarlyStaff = { role: string; people: DecimalText; months: DecimalText; monthlyCost: DecimalText }

export type BusinessCaseInput = {
  /** First year of operation. */
  year: number
  levels: readonly LevelMix[]
  /** Budgeted occupancy in full operation. */
  occupancyPercent: DecimalText
  /** Use of each year in percent of full operation; after the last the facility is full. */
  rampUp: readonly DecimalText[]
  /** kr. a year whatever the use. */
  fixedCosts: DecimalText
  /** kr. a year in full operation, falling with the use. */
  variableCosts: DecimalText
  /** kr. once, before the opening. */
  establishment: DecimalText
  earlyStaff: readonly EarlyStaff[]
  daysPerYear: DecimalText
  /**
   * Who bears the loss of the first year (tab i første driftsår): "shared" by those who finance the rest, or "tariff", in
   * the tariffs of the `lossYears` years that follow.
   */
  firstYearLoss: 'shared' | 'tariff'
  lossYears: number
}

export type CaseYear = {
  year: number
  usePercent: DecimalText
  revenue: Ratio
  costs: Ratio
  /** A deficit is negative. */
  result: Ratio
  /** What was spent before the opening, and every result until then. */
  accumulated: Ratio
}

/** A part of the first year's loss in a later year: in all, and per day that is budgeted to be used. */
export type LossPart = { year: number; kr: DecimalText; left: DecimalText; perDay: Ratio | null }

export type BusinessCase = {
  places: DecimalText
  /** kr. a day when every place is used. */
  revenuePerDay: Ratio
  /** Days that are budgeted to be used in full operation. */
  placeDays: Ratio
  fullRevenue: Ratio
  fullCosts: Ratio
  earlyStaff: Ratio[]
  /** Establishment and staff before the opening. */
  beforeOpening: Ratio
  years: CaseYear[]
  /** Sum of the years with a deficit, positive. */
  deficit: Ratio
  /** The first year's loss spread over the years that follow, whoever bears it; empty without one. */
  lossParts: LossPart[]
  /** Of the deficit, what the tariffs of later years bear. */
  borneByTariff: Ratio
  /** What must be financed: before the opening and the deficits no tariff bears. */
  toFinance: Ratio
  /** Percent; null when a day costs what it brings, or more. */
  breakEven: Ratio | null
  /** The first year without a deficit; null when every year has one. */
  balancedIn: number | null
}

const zero = fraction(0n, 1n)
const of = (value: DecimalText) => ratio(value, '1')

/**
 * The business case of a new facility (forretningsplan): tariffs are fixed at full operation and do not adapt while it
 * fills up; costs that follow the use do. What is spent before the opening and the deficits of the first years must be
 * financed; a surplus year pays for no other.
 *
 * @returns amounts unrounded, in the prices of the tariffs
 * @source botilbud-selvskade-2021, section on tariffs: 3 x 8.900 + 3 x 7.500 + 2 x 6.200 + 2 x 4.800 = 71.200 kr. a day; x 365 x 90 % = 23.389.200 kr.
 */
export function businessCase(input: BusinessCaseInput): BusinessCase {
  const places = sumDecimals(input.levels.map((level) => level.places))
  const revenuePerDay = sumRatios(input.levels.map((level) => productOfRatios(of(level.perDay), of(level.places))))
  const usedDays = productOfRatios(of(input.daysPerYear), ratio(input.occupancyPercent, '100'))
  const placeDays = productOfRatios(of(places), usedDays)
  const fullRevenue = productOfRatios(revenuePerDay, usedDays)
  const earlyStaff = input.earlyStaff.map(({ people, months, monthlyCost }) =>
    productOfRatios(of(people), of(months), of(monthlyCost)),
  )
  const beforeOpening = sumRatios([of(input.establishment), ...earlyStaff])
  const years = yearsOf(input, fullRevenue, beforeOpening)
  const deficits = years.filter(({ result }) => compareRatios(result, zero) < 0).map(({ result }) => result)
  const deficit = difference(zero, sumRatios(deficits))
  const lossParts = lossPartsOf(input, years, placeDays)
  const borneByTariff = input.firstYearLoss === 'tariff' ? sumRatios(lossParts.map(({ kr }) => of(kr))) : zero
  return {
    places,
    revenuePerDay,
    placeDays,
    fullRevenue,
    fullCosts: sumRatios([of(input.fixedCosts), of(input.variableCosts)]),
    earlyStaff,
    beforeOpening,
    years,
    deficit,
    lossParts,
    borneByTariff,
    toFinance: difference(sumRatios([beforeOpening, deficit]), borneByTariff),
    breakEven: breakEvenOf(input, places, placeDays, revenuePerDay),
    balancedIn: years.find(({ result }) => compareRatios(result, zero) >= 0)?.year ?? null,
  }
}

function yearsOf(input: BusinessCaseInput, fullRevenue: Ratio, beforeOpening: Ratio): CaseYear[] {
  let accumulated = difference(zero, beforeOpening)
  return input.rampUp.map((usePercent, index) => {
    const use = ratio(usePercent, '100')
    const revenue = productOfRatios(fullRevenue, use)
    const costs = sumRatios([of(input.fixedCosts), productOfRatios(of(input.variableCosts), use)])
    const result = difference(revenue, costs)
    accumulated = sumRatios([accumulated, result])
    return { year: input.year + index, usePercent, revenue, costs, result, accumulated }
  })
}

/** To the øre, as it is written off; a year in which nothing is used has no day to carry it. */
function lossPartsOf(input: BusinessCaseInput, [first]: CaseYear[], placeDays: Ratio): LossPart[] {
  if (first === undefined) return []
  const loss = ratioDecimal(difference(zero, first.result), toOere)
  const parts = startUpLoss(loss, first.year, input.lossYears)
  if (!parts.ok) return []
  return parts.value.map((part) => {
    const use = ratio(input.rampUp[part.year - input.year] ?? '100', '100')
    const days = productOfRatios(placeDays, use)
    return { ...part, perDay: days.numerator === 0n ? null : quotientOfRatios(of(part.kr), days) }
  })
}

function breakEvenOf(input: BusinessCaseInput, places: DecimalText, placeDays: Ratio, revenuePerDay: Ratio) {
  const basis = sumDecimals([input.fixedCosts, input.variableCosts])
  const average = quotientOfRatios(revenuePerDay, of(places))
  const { variableCosts: variable, occupancyPercent } = input
  return breakEvenOccupancy({ basis, variable, occupancyPercent, placeDays }, average)
}
