import type { BusinessCaseRequest } from './model.ts'
import type { BusinessCaseInput } from './rules/business-case.ts'

/** The ten places of the proposal of 2021; the split of costs and the wages are those of the method page. */
export const selfHarm: BusinessCaseInput = {
  year: 2024,
  levels: [
    { id: 'Takst 4', perDay: '8900', places: '3' },
    { id: 'Takst 3', perDay: '7500', places: '3' },
    { id: 'Takst 2', perDay: '6200', places: '2' },
    { id: 'Takst 1', perDay: '4800', places: '2' },
  ],
  occupancyPercent: '90',
  rampUp: ['50', '70', '100'],
  fixedCosts: '18000000',
  variableCosts: '5000000',
  establishment: '1900000',
  earlyStaff: [{ role: 'Leder', people: '1', months: '8', monthlyCost: '60000' }],
  daysPerYear: '365',
  firstYearLoss: 'shared',
  lossYears: 3,
}

/** The same as a form or a client asks for it, paid 25/75 by region and municipalities. */
export const selfHarmRequest: BusinessCaseRequest = {
  title: 'Nyt botilbud, forretningsplan',
  year: 2024,
  priceLevel: 2021,
  levels: selfHarm.levels.map(({ id, perDay, places }) => ({ name: id, perDay, places })),
  occupancyPercent: '90',
  rampUp: ['50', '70', '100'],
  fixedCosts: '18000000',
  variableCosts: '5000000',
  establishment: '1900000',
  earlyStaff: [{ role: 'Leder', people: '1', months: '8', monthlyCost: '60000' }],
  firstYearLoss: 'shared',
  financing: {
    combination: { kind: 'region-municipality', percent: '25', party: '1081' },
    key: { kind: 'population', ageGroup: 'total', referenceDate: '2021-04-01', area: 'region:1081' },
  },
}
