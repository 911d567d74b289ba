import type { DecimalText } from '#figures/quantity.ts'
import { sumDecimals } from '#figures/quantity.ts'
import { compareRatios, difference, fraction, productOfRatios, type Ratio, ratio, sumRatios } from '#figures/ratio.ts'

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
}

export type CaseYear = {
  year: number
  usePercent: DecimalText
  revenue: Ratio
  costs: Ratio
  /** A deficit is negative. */
  result: Ratio
}

export type BusinessCase = {
  places: DecimalText
  /** kr. a day when every place is used. */
  revenuePerDay: Ratio
  fullRevenue: Ratio
  /** Establishment and staff before the opening. */
  beforeOpening: Ratio
  years: CaseYear[]
  /** Sum of the years with a deficit, positive. */
  deficit: Ratio
  /** What must be financed: before the opening and the deficits. */
  toFinance: Ratio
}

const zero = fraction(0n, 1n)

/**
 * The business case of a new facility (forretningsplan): tariffs are fixed at full operation and do not adapt while it
 * fills up; costs that follow the use do. What is spent before the opening and the deficits of the first years must be
 * financed; a surplus year pays for no other.
 *
 * @returns amounts unrounded, in the prices of the tariffs
 * @source botilbud-selvskade-2021, section on tariffs: 3 x 8.900 + 3 x 7.500 + 2 x 6.200 + 2 x 4.800 = 71.200 kr. a day; x 365 x 90 % = 23.389.200 kr.
 */
export function businessCase(input: BusinessCaseInput): BusinessCase {
  const of = (value: DecimalText) => ratio(value, '1')
  const revenuePerDay = sumRatios(input.levels.map(({ perDay, places }) => productOfRatios(of(perDay), of(places))))
  const fullRevenue = productOfRatios(revenuePerDay, of(input.daysPerYear), ratio(input.occupancyPercent, '100'))
  const staff = input.earlyStaff.map(({ people, months, monthlyCost }) =>
    productOfRatios(of(people), of(months), of(monthlyCost)),
  )
  const beforeOpening = sumRatios([of(input.establishment), ...staff])
  const years = input.rampUp.map((usePercent, index): CaseYear => {
    const use = ratio(usePercent, '100')
    const revenue = productOfRatios(fullRevenue, use)
    const costs = sumRatios([of(input.fixedCosts), productOfRatios(of(input.variableCosts), use)])
    return { year: input.year + index, usePercent, revenue, costs, result: difference(revenue, costs) }
  })
  const deficits = years.filter(({ result }) => compareRatios(result, zero) < 0).map(({ result }) => result)
  const deficit = difference(zero, sumRatios(deficits))
  return {
    places: sumDecimals(input.levels.map(({ places }) => places)),
    revenuePerDay,
    fullRevenue,
    beforeOpening,
    years,
    deficit,
    toFinance: sumRatios([beforeOpening, deficit]),
  }
}
