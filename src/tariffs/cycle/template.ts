import type { TemplateDefinition, TemplateField, TemplateRule } from '#reporting/index.ts'
import { type CostCategory, costCategories } from '../model/costs.ts'

/**
 * The yearly template of tariffs (takstberegningsskema). Data only: the room `reporting` asks, checks and keeps it.
 * Categories and lines are those of table 4 of the steering agreement 2022; amounts in the prices of the tariff year.
 */
export const tariffTemplateId = 'tariffs'

type Words = { da: string; en: string }

const agreement = 'Styringsaftale for Nordjysk Socialaftale 2022'
const amount = (key: string, label: Words, help?: Words): TemplateField => ({
  key,
  label,
  unit: 'kr.',
  type: 'quantity',
  decimals: 2,
  min: '0',
  max: '9999999999',
  folded: true,
  ...(help === undefined ? {} : { help }),
})
const partOf = (category: CostCategory): TemplateField[] =>
  category.parts.map(({ key, label }) =>
    amount(key, { da: `– heraf ${small(label.da)}`, en: `– of which ${small(label.en)}` }),
  )
const small = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)
const text = (key: string, da: string, en: string, help: Words, folded?: true): TemplateField => ({
  key,
  label: { da, en },
  unit: null,
  type: 'text',
  help,
  ...(folded ? { folded } : {}),
})

const fields: TemplateField[] = [
  {
    key: 'places',
    label: { da: 'Pladser', en: 'Places' },
    unit: 'pladser',
    type: 'quantity',
    decimals: 1,
    min: '0.1',
    max: '9999',
    help: { da: 'Pladser, som taksten bygger på.', en: 'Places the tariff is built on.' },
  },
  {
    key: 'occupancy',
    label: { da: 'Budgetteret belægning', en: 'Budgeted occupancy' },
    unit: '%',
    type: 'quantity',
    decimals: 2,
    min: '1',
    max: '100',
    help: {
      da: 'Ventet er 95-100 %, anbefalet 95-98 %. Korte forløb, akut og aflastning mindst 90 %.',
      en: 'Expected is 95-100 %, recommended 95-98 %. Short stays, acute and respite at least 90 %.',
    },
  },
  ...costCategories.flatMap((category) => [amount(category.key, category.label), ...partOf(category)]),
  {
    key: 'adjustment',
    label: { da: 'Regulering fra tidligere år', en: 'Adjustment from earlier years' },
    unit: 'kr.',
    type: 'quantity',
    decimals: 2,
    min: '-9999999999',
    max: '9999999999',
    help: {
      da: 'Overskud, der sænker taksten, skrives med minus; underskud uden. Skriv 0, når intet føres over.',
      en: 'A surplus that lowers the tariff is negative, a deficit positive. Write 0 when nothing is carried.',
    },
  },
  {
    key: 'direct_hours',
    label: { da: 'Direkte støttetimer', en: 'Direct support hours' },
    unit: 'timer pr. plads pr. uge',
    type: 'quantity',
    decimals: 1,
    min: '0',
    max: '200',
    help: {
      da: 'ATA-timer med borgeren, i gennemsnit pr. plads pr. uge.',
      en: 'Hours with the citizen, on average per place per week.',
    },
  },
  text(
    'change_reason',
    'Årsag til ændret takst',
    'Reason for the changed tariff',
    {
      da: 'Kræves, når taksten ændrer sig væsentligt. Skriv hvad der driver ændringen.',
      en: 'Asked when the tariff changes significantly. Write what drives it.',
    },
    true,
  ),
  text(
    'places_reason',
    'Årsag til ændrede pladser',
    'Reason for changed places',
    {
      da: 'Kræves, når antallet af pladser er et andet end sidste år.',
      en: 'Asked when the number of places is another than last year.',
    },
    true,
  ),
  {
    key: 'effective_from',
    label: { da: 'Gælder fra (kun ved ændring i året)', en: 'Effective from (change within the year only)' },
    unit: null,
    type: 'date',
    folded: true,
    help: {
      da: 'Udfyldes kun, når en godkendt takst ændres i årets løb.',
      en: 'Only when an approved tariff changes within the year.',
    },
  },
  text(
    'note',
    'Bemærkning',
    'Note',
    { da: 'Det, en læser af taksten bør vide.', en: 'What a reader should know.' },
    true,
  ),
]

const rule = (
  id: string,
  severity: TemplateRule['severity'],
  predicate: TemplateRule['predicate'],
  da: string,
  en: string,
  source: string,
): TemplateRule => ({ id, severity, predicate, message: { da, en }, source, validFrom: '2022-01-01', validTo: null })

const required = (field: string, hint = { da: '', en: '' }): TemplateRule =>
  rule(
    `missing-${field.replaceAll('_', '-')}`,
    'error',
    { kind: 'required', field },
    `{field} er {found}; ventet er {expected}.${hint.da}`,
    `{field} is {found}; expected is {expected}.${hint.en}`,
    `${agreement}, tabel 4: alle omkostningskategorier indgår i takstberegningen`,
  )
const nil = { da: ' Skriv 0, når beløbet er nul.', en: ' Write 0 when the amount is nil.' }

const rules: TemplateRule[] = [
  required('places'),
  required('occupancy'),
  ...[...costCategories.map(({ key }) => key), 'adjustment'].map((field) => required(field, nil)),
  ...costCategories.flatMap(({ key, parts }) =>
    parts.length === 0
      ? []
      : [
          rule(
            `sum-${key.replaceAll('_', '-')}`,
            'error',
            { kind: 'sum', field: key, of: parts.map((one) => one.key), parts: 'given' },
            '{field} er {found}, men underlinjerne giver {expected}. Ret beløbet eller underlinjerne.',
            '{field} is {found}, but its lines add up to {expected}. Correct the amount or the lines.',
            `${agreement}, tabel 4: en kategori er summen af sine linjer`,
          ),
        ],
  ),
  rule(
    'occupancy-low',
    'warning',
    { kind: 'bounds', field: 'occupancy', min: '95' },
    'Budgetteret belægning er {found} %; ventet er {expected} %. Skriv hvorfor, for eksempel korte forløb, akut eller aflastning (mindst 90 %) eller et nyt tilbuds første år.',
    'Budgeted occupancy is {found} %; expected is {expected} %. Write why, for example short stays, acute or respite (at least 90 %) or the first year of a new service.',
    `${agreement}, afsnit 5: 95-100 % ventes`,
  ),
  rule(
    'occupancy-above-recommended',
    'info',
    { kind: 'bounds', field: 'occupancy', max: '98' },
    'Budgetteret belægning er {found} %; anbefalet er 95-98 %.',
    'Budgeted occupancy is {found} %; recommended is 95-98 %.',
    `${agreement}, afsnit 5: 95-98 % anbefales`,
  ),
  rule(
    'direct-hours-missing',
    'warning',
    { kind: 'required', field: 'direct_hours' },
    'Direkte støttetimer er {found}; ventet er {expected}. Skriv hvorfor, hvis de ikke kan oplyses.',
    'Direct support hours are {found}; expected is {expected}. Write why, if they cannot be given.',
    `${agreement}, afsnit 5: direkte støttetimer skal fremgå af hver takst`,
  ),
  rule(
    'tariff-changed',
    'error',
    { kind: 'needs-comment', field: 'change_reason', when: { kind: 'change', field: 'tariff', percent: '5' } },
    'Taksten er {found}; ventet er {expected}. Skriv årsagen i "Årsag til ændret takst".',
    'The tariff is {found}; expected is {expected}. Write the reason in "Reason for the changed tariff".',
    `${agreement}, afsnit 2: væsentlige ændringer i taksten begrundes; grænsen på 5 % er valgt her og står i skabelonen`,
  ),
  rule(
    'places-changed',
    'error',
    { kind: 'needs-comment', field: 'places_reason', when: { kind: 'change', field: 'places', percent: '0' } },
    'Pladser er {found}. Skriv årsagen i "Årsag til ændrede pladser".',
    'Places are {found}. Write the reason in "Reason for changed places".',
    `${agreement}, afsnit 2: ændret antal pladser begrundes`,
  ),
]

const costKeys = costCategories.filter(({ sign }) => sign === 'cost').map(({ key }) => key)
const incomeKeys = costCategories.filter(({ sign }) => sign === 'income').map(({ key }) => key)

/** A sum of the sheet, live in the browser and in Excel: income is subtracted. */
const total = (key: string, da: string, en: string, plus: string[]): TemplateDefinition['computed'][number] => ({
  key,
  label: { da, en },
  kind: 'rate',
  unit: 'kr.',
  plus,
  minus: incomeKeys,
  decimals: 2,
})

export const tariffTemplate: TemplateDefinition = {
  id: tariffTemplateId,
  name: { da: 'Takster', en: 'Tariffs' },
  about: {
    da: 'Takstberegning for hver ydelse. Beløb er i årets priser, og et år er altid 365 dage.',
    en: 'Tariff calculation of each offering. Amounts are in the prices of the year, and a year always has 365 days.',
  },
  lineKind: 'offering',
  respondents: 'operators',
  linePage: '/takster/skema',
  version: 2,
  validFrom: '2022-01-01',
  fields,
  computed: [
    total('costs', 'Omkostninger i alt', 'Costs in all', costKeys),
    total('basis', 'Takstberegningsgrundlag', 'Tariff basis', [...costKeys, 'adjustment']),
    {
      key: 'tariff',
      label: { da: 'Takst', en: 'Tariff' },
      kind: 'rate',
      unit: 'kr. pr. døgn',
      plus: [...costKeys, 'adjustment'],
      minus: incomeKeys,
      per: ['places', 'occupancy'],
      // A year of 365 days, and the occupancy is in percent.
      perFactor: '3.65',
      decimals: 2,
    },
  ],
  rules,
}
