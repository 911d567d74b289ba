import type { ScenarioInput } from './model.ts'

/** The printed base budget of Neurocenter Østerskoven 2024, its total as printed: 12.489.292,58 kr. */
export const scenario: ScenarioInput = {
  places: '12',
  occupancyPercent: '85',
  directHours: '56',
  stay: 'ordinary',
  firstYear: false,
  costs: {
    cost_staff: '5892291.11',
    cost_citizens: '951000',
    cost_administration: '1674051.6',
    cost_competence: '306000',
    cost_property: '2100000',
    cost_depreciation: '729000',
    finance_income: '0',
    finance_expense: '836949.87',
  },
  variable: '951000',
  carried: '0',
  startUpLoss: '0',
  startUpYears: 3,
}
