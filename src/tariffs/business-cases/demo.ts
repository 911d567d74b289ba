import type { App } from '#platform/app.ts'
import type { BusinessCaseRequest } from './model.ts'
import { createBusinessCase, publishBusinessCase } from './service.ts'

/**
 * The ten places of the proposal of 2021. Tariffs, mix, occupancy, establishment and who pays are printed there; the
 * split of the costs and the wages are chosen here, as on the method page, and the title says so.
 */
const proposal: BusinessCaseRequest = {
  title: 'Botilbud til unge med selvskadende adfærd, tænkt eksempel efter ideoplægget fra 2021',
  year: 2024,
  priceLevel: 2021,
  levels: [
    { name: 'Takst 4', perDay: '8900', places: '3' },
    { name: 'Takst 3', perDay: '7500', places: '3' },
    { name: 'Takst 2', perDay: '6200', places: '2' },
    { name: 'Takst 1', perDay: '4800', places: '2' },
  ],
  occupancyPercent: '90',
  rampUp: ['50', '70', '100'],
  fixedCosts: '18000000',
  variableCosts: '5000000',
  establishment: '1900000',
  earlyStaff: [
    { role: 'Leder', people: '1', months: '8', monthlyCost: '60000' },
    { role: 'Afdelingsleder', people: '1', months: '3', monthlyCost: '50000' },
    { role: 'Pædagoger', people: '2', months: '2', monthlyCost: '42000' },
  ],
  firstYearLoss: 'shared',
  financing: {
    combination: { kind: 'region-municipality', percent: '25', party: '1081' },
    key: { kind: 'population', ageGroup: 'total', referenceDate: '2021-04-01', area: 'region:1081' },
  },
}

/** The demo content: a published business case and a draft of another way to pay, made as the secretariat would. */
export async function loadDemoBusinessCases(app: App): Promise<void> {
  const id = await createBusinessCase(app, proposal)
  await publishBusinessCase(app, { id, version: 1 })
  await createBusinessCase(app, {
    ...proposal,
    title: 'Botilbud til unge med selvskadende adfærd, med tabet i første år i taksten',
    firstYearLoss: 'tariff',
  })
}
