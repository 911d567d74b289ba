import type { RuleSet } from './model/rule-set.ts'
import type { SheetInput } from './model/sheet.ts'
import { ruleSets } from './rules/rule-set-data.ts'

/** The worked example of the agreement as a sheet: 8.000.000 kr., 95 %, and 12 places of our own choice. */
export const ordinarySheet: SheetInput = {
  year: 2022,
  priceLevel: 2022,
  places: '12',
  occupancyPercent: '95',
  costs: [
    { category: 'cost_staff', amount: '6500000' },
    { category: 'cost_property', amount: '675000' },
    { category: 'cost_citizens', amount: '825000' },
  ],
  carried: [],
  stay: 'ordinary',
  firstYear: false,
  directHours: '28',
}

const agreement = ruleSets[0] as RuleSet
const cited = <Value>(value: Value, section: number) => ({ value, clause: `Opdigtet aftale, afsnit ${section}` })

/** A regime that does not exist: tariffs set by KKR as service packages, and results re-settled every year. */
export const inventedRegime: RuleSet = {
  id: 'opdigtet-2027',
  title: 'Opdigtet regelsæt med ydelsespakker',
  validFrom: '2027-01-01',
  validTo: null,
  decision: { body: 'KKR', on: '2026-06-12', reference: 'Opdigtet beslutning' },
  assumed: false,
  terms: {
    ...agreement.terms,
    setBy: cited('KKR', 1),
    pricing: cited('packages', 2),
    packages: cited(
      [
        { id: 'basis', name: 'Basispakke', perDay: '1450' },
        { id: 'intensiv', name: 'Intensiv pakke', perDay: '2100' },
      ],
      2,
    ),
    forms: cited(['package'], 3),
    settlement: cited('re-settled', 4),
    resultLimitPercent: cited('0', 4),
    toTariffYears: cited('1', 4),
    noticeMonths: cited('2', 5),
  },
}
