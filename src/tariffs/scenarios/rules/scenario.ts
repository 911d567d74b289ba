import type { DecimalText } from '#figures/quantity.ts'
import { difference, productOfRatios, type Ratio, ratio } from '#figures/ratio.ts'
import { costCategoryKeys } from '../../model/costs.ts'
import type { Outcome } from '../../model/findings.ts'
import type { CarriedAmount, SheetInput, Tariff } from '../../model/sheet.ts'
import { tariffOf } from '../../rules/basis.ts'
import { breakEvenOccupancy } from '../../rules/break-even.ts'
import { startUpLoss } from '../../rules/start-up.ts'
import type { ScenarioInput } from '../model.ts'

export type ScenarioResult = {
  tariff: Tariff
  /** Places that are used on an average day. */
  usedPlaces: Ratio
  /** kr. of the start-up loss in this year's basis, "0" without one. */
  startUpPart: DecimalText
  /** Against the present tariff, kr. a day; null without one. */
  difference: Ratio | null
  /** Occupancy at which the present tariff pays the costs, percent; null without a present tariff, or when none does. */
  breakEven: Ratio | null
}

/**
 * One scenario (scenarie) computed as a sheet of its year: the same rules as for the tariff itself.
 *
 * @param currentTariff - kr. a day, in the prices of the year; null when there is none
 * @returns why it cannot be computed, as for a sheet
 * @source das-2024-01-22, item 3, scenarios of Neurocenter Østerskoven: 12 places at 85 % and 90 % side by side
 */
export function scenarioResult(
  input: ScenarioInput,
  year: number,
  currentTariff: DecimalText | null,
): Outcome<ScenarioResult> {
  const startUpPart = firstPart(input, year)
  const tariff = tariffOf(sheetOf(input, year, startUpPart))
  if (!tariff.ok) return tariff
  const { perDay } = tariff.value
  const usedPlaces = productOfRatios(ratio(input.places, '1'), ratio(input.occupancyPercent, '100'))
  const current = currentTariff === null ? null : ratio(currentTariff, '1')
  return {
    ok: true,
    value: {
      tariff: tariff.value,
      usedPlaces,
      startUpPart,
      difference: current && difference(perDay, current),
      breakEven:
        current &&
        breakEvenOccupancy(
          {
            basis: tariff.value.basis,
            variable: input.variable,
            occupancyPercent: input.occupancyPercent,
            placeDays: tariff.value.placeDays,
          },
          current,
        ),
    },
  }
}

/**
 * A scenario as the sheet it would be (scenarie som takstskema).
 * @source styringsaftale-2022, section 6: a start-up loss is in the basis of the years after, a third a year
 */
export function sheetOf(input: ScenarioInput, year: number, startUpPart: DecimalText): SheetInput {
  const carried: CarriedAmount[] = [
    { fromYear: year - 1, kr: input.carried, reference: 'Overført' },
    { fromYear: year - 1, kr: startUpPart, reference: 'Tab i opstartsåret' },
  ]
  return {
    year,
    priceLevel: year,
    places: input.places,
    occupancyPercent: input.occupancyPercent,
    costs: costCategoryKeys.map((category) => ({ category, amount: input.costs[category] })),
    carried: carried.filter(({ kr }) => kr !== '0'),
    stay: input.stay,
    firstYear: input.firstYear,
    directHours: input.directHours,
  }
}

function firstPart({ startUpLoss: loss, startUpYears }: ScenarioInput, year: number): DecimalText {
  const parts = startUpLoss(loss, year - 1, startUpYears)
  return parts.ok ? (parts.value[0]?.kr ?? '0') : '0'
}

/**
 * The figures of a sheet as a scenario to begin from (udgangspunkt); what the sheet does not report is 0 for amounts and
 * not known for hours.
 *
 * @returns null without places or occupancy
 * @source own: a scenario begins from what was reported
 */
export function scenarioFromSheet(figures: Readonly<Record<string, string>>): ScenarioInput | null {
  const { places, occupancy, direct_hours: hours, adjustment } = figures
  if (places === undefined || occupancy === undefined) return null
  const costs = Object.fromEntries(costCategoryKeys.map((key) => [key, figures[key] ?? '0'])) as ScenarioInput['costs']
  return {
    places,
    occupancyPercent: occupancy,
    directHours: hours ?? null,
    stay: 'ordinary',
    firstYear: false,
    costs,
    variable: '0',
    carried: adjustment ?? '0',
    startUpLoss: '0',
    startUpYears: 3,
  }
}
