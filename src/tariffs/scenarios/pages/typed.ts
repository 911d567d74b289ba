import { formatDecimal } from '#figures/format.ts'
import { parseQuantity } from '#figures/parse.ts'
import { costCategoryKeys } from '../../model/costs.ts'
import type { ScenarioInput } from '../model.ts'

/** The fields of a scenario that hold numbers, by the name they have in the form. */
const numbers = ['places', 'occupancyPercent', 'directHours', 'variable', 'carried', 'startUpLoss', ...costCategoryKeys]

/** A number as Danes write it as canonical text; what cannot be read is left as it is, for the schema to refuse. */
export function machineNumber(typed: string | undefined, negative = false): string | null {
  const read = parseQuantity(typed ?? '', { intervals: false, unknown: false, negative, maxDecimals: 4 })
  if (!read.ok) return typed ?? ''
  return read.quantity.state === 'exact' ? read.quantity.value : null
}

/** What was typed of a scenario, in the form its schema takes. An empty amount stays missing: it is not 0. */
export function scenarioOf(values: Record<string, string>) {
  const machine = Object.fromEntries(numbers.map((name) => [name, machineNumber(values[name], name === 'carried')]))
  const { places, occupancyPercent, directHours, variable, carried, startUpLoss } = machine
  const years = Number(values.startUpYears)
  return {
    name: values.name,
    advantages: values.advantages,
    drawbacks: values.drawbacks,
    input: {
      places,
      occupancyPercent,
      directHours,
      variable,
      carried,
      startUpLoss,
      stay: values.stay,
      firstYear: values.firstYear === 'true',
      costs: Object.fromEntries(costCategoryKeys.map((key) => [key, machine[key]])),
      startUpYears: Number.isInteger(years) ? years : 0,
    },
  }
}

/** The name of a field of the form from the path of a fault: "input.costs.cost_staff" stands in "cost_staff". */
export function fieldOf(path: readonly PropertyKey[]): string {
  return String(path.at(-1) ?? '')
}

/** A stored scenario as the form shows it, Danish notation. */
export function typedOf(input: ScenarioInput): Record<string, string> {
  const flat: Record<string, string | null> = {
    places: input.places,
    occupancyPercent: input.occupancyPercent,
    directHours: input.directHours,
    variable: input.variable,
    carried: input.carried,
    startUpLoss: input.startUpLoss,
    ...input.costs,
  }
  const shown = Object.entries(flat).map(([name, value]) => [name, value === null ? '' : formatDecimal(value)])
  return { ...Object.fromEntries(shown), stay: input.stay, startUpYears: String(input.startUpYears) }
}

/** An empty scenario: ordinary stays, nothing carried. */
export const emptyScenario: Record<string, string> = {
  stay: 'ordinary',
  finance_income: '0',
  variable: '0',
  carried: '0',
  startUpLoss: '0',
  startUpYears: '3',
}
