import type { DecimalText } from '#figures/quantity.ts'

/** A text in the two languages of the program. */
export type Words = { da: string; en: string }

/** A sub-line (underlinje) of a cost category. */
export type CostLine = { key: string; label: Words }

/**
 * A cost category (omkostningskategori) of a tariff sheet. Financial income is written as a positive amount and lowers
 * the basis: `sign` says so.
 */
export type CostCategory = { key: CostCategoryKey; label: Words; sign: 'cost' | 'income'; parts: readonly CostLine[] }

export const costCategoryKeys = [
  'cost_staff',
  'cost_citizens',
  'cost_administration',
  'cost_competence',
  'cost_property',
  'cost_depreciation',
  'finance_income',
  'finance_expense',
] as const
export type CostCategoryKey = (typeof costCategoryKeys)[number]

const line = (key: string, da: string, en: string): CostLine => ({ key, label: { da, en } })

/** The eight categories of table 4 of the steering agreement 2022, in its order, with their sub-lines. */
export const costCategories: readonly CostCategory[] = [
  {
    key: 'cost_staff',
    label: { da: 'Personale', en: 'Staff' },
    sign: 'cost',
    parts: [
      line('cost_staff_management', 'Øverste ledelse', 'Top management'),
      line('cost_staff_direct', 'Borgerrelateret personale', 'Staff working with citizens'),
      line('cost_staff_temporary', 'Vikarer og vikarbureau', 'Temporary staff'),
      line('cost_staff_technical', 'Teknisk personale', 'Technical staff'),
    ],
  },
  {
    key: 'cost_citizens',
    label: { da: 'Borgere og aktiviteter', en: 'Citizens and activities' },
    sign: 'cost',
    parts: [
      line('cost_citizens_allowance', 'Tøj og lommepenge', 'Clothes and allowance'),
      line('cost_citizens_activities', 'Aktiviteter, husholdning og transport', 'Activities, household, transport'),
      line('cost_citizens_treatment', 'Ekstern behandling og rådgivning', 'External treatment and advice'),
      line('cost_citizens_work', 'Beskæftigelse og værksted', 'Occupation and workshop'),
    ],
  },
  {
    key: 'cost_administration',
    label: { da: 'Administration', en: 'Administration' },
    sign: 'cost',
    parts: [
      line('cost_administration_own', 'Egen administration', 'Own administration'),
      line('cost_administration_central', 'Andel af central ledelse og administration', 'Share of central management'),
      line('cost_administration_supervision', 'Tilsynstakst', 'Supervision tariff'),
    ],
  },
  { key: 'cost_competence', label: { da: 'Kompetenceudvikling', en: 'Training' }, sign: 'cost', parts: [] },
  {
    key: 'cost_property',
    label: { da: 'Ejendom', en: 'Property' },
    sign: 'cost',
    parts: [
      line('cost_property_rent', 'Husleje', 'Rent'),
      line('cost_property_rented', 'Vedligehold af lejede bygninger', 'Upkeep of rented buildings'),
      line('cost_property_owned', 'Vedligehold af egne bygninger', 'Upkeep of own buildings'),
      line('cost_property_running', 'Forsikring, ejendomsskat og forbrug', 'Insurance, tax and consumption'),
    ],
  },
  {
    key: 'cost_depreciation',
    label: { da: 'Afskrivninger', en: 'Depreciation' },
    sign: 'cost',
    parts: [
      line('cost_depreciation_buildings', 'Bygninger', 'Buildings'),
      line('cost_depreciation_equipment', 'Anlæg, driftsmateriel og inventar', 'Plant, equipment and furniture'),
    ],
  },
  { key: 'finance_income', label: { da: 'Finansieringsindtægter', en: 'Financial income' }, sign: 'income', parts: [] },
  {
    key: 'finance_expense',
    label: { da: 'Finansieringsudgifter', en: 'Financial expense' },
    sign: 'cost',
    parts: [
      line('finance_expense_property', 'Forrentning af ejendom', 'Interest on property'),
      line('finance_expense_equipment', 'Forrentning af øvrigt kapitalapparat', 'Interest on other capital'),
      line('finance_expense_working', 'Forrentning af driftskapital', 'Interest on working capital'),
    ],
  },
]

/** What a sheet says of one category: its amount and, where they are given, its sub-lines by key. */
export type Cost = { category: CostCategoryKey; amount: DecimalText; lines?: Readonly<Record<string, DecimalText>> }
