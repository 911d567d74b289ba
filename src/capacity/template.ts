import type { TemplateDefinition, TemplateField, TemplateRule } from '#reporting/index.ts'

/** The yearly template of places and use (kapacitet og belægning). Data only: the room `reporting` runs it. */
const places = (key: string, da: string, en: string, more: Partial<TemplateField> = {}): TemplateField => ({
  key,
  label: { da, en },
  unit: 'pladser',
  type: 'quantity',
  decimals: 1,
  min: '0',
  max: '99999',
  ...more,
})

const text = (key: string, da: string, en: string, helpDa: string, helpEn: string): TemplateField => ({
  key,
  label: { da, en },
  unit: null,
  type: 'text',
  help: { da: helpDa, en: helpEn },
})

const day = (key: string, da: string, en: string): TemplateField => ({
  key,
  label: { da, en },
  unit: null,
  type: 'date',
})

const fields: TemplateField[] = [
  places('places', 'Pladser', 'Places', {
    help: {
      da: 'Normerede pladser i gennemsnit over året. Ændres tallet i årets løb, bliver det et decimaltal, fx 14,6.',
      en: 'Normed places on average over the year. A change during the year gives decimals, e.g. 14.6.',
    },
  }),
  places('used_places', 'Pladsforbrug', 'Used places', {
    allowInterval: true,
    allowUnknown: true,
    help: {
      da: 'Brugte pladser i gennemsnit over året. Skriv "?", hvis tallet ikke kendes endnu.',
      en: 'Places used on average over the year. Write "?" if the number is not known yet.',
    },
  }),
  places('places_next_year', 'Pladser næste år', 'Places next year', { yearOffset: 1, allowUnknown: true }),
  places('blocked_places', 'Blokerede pladser', 'Blocked places', {
    help: {
      da: 'Pladser, som en borger optager ud over sin egen.',
      en: 'Places that a citizen takes beyond their own.',
    },
  }),
  day('blocked_from', 'Blokeret fra', 'Blocked from'),
  day('blocked_to', 'Blokeret til', 'Blocked until'),
  places('closed_places', 'Lukkede pladser', 'Closed places', {
    help: { da: 'Pladser ude af brug, fx under renovering.', en: 'Places out of use, e.g. during renovation.' },
  }),
  day('closed_from', 'Lukket fra', 'Closed from'),
  day('closed_to', 'Lukket til', 'Closed until'),
  {
    key: 'outside_target_group',
    label: { da: 'Borgere uden for målgruppen', en: 'Citizens outside the target group' },
    unit: 'borgere',
    type: 'quantity',
    decimals: 0,
    min: '0',
    max: '99999',
    allowUnknown: true,
  },
  text(
    'expected_demand',
    'Forventet efterspørgsel',
    'Expected demand',
    'Hvad venter I de næste år, og hvorfor?',
    'What do you expect in the coming years, and why?',
  ),
  text(
    'sustainability',
    'Overvejelser om bæredygtighed',
    'Considerations on sustainability',
    'Kan ydelsen drives videre med den viden og det antal pladser, den har?',
    'Can the offering go on with the knowledge and the places it has?',
  ),
  text(
    'comment',
    'Bemærkning',
    'Comment',
    'Det, en læser af tallene bør vide.',
    'What a reader of the figures should know.',
  ),
]

const report = 'Kapacitet og belægning 2024 (4. marts 2025)'
const rule = (
  id: string,
  severity: TemplateRule['severity'],
  predicate: TemplateRule['predicate'],
  da: string,
  en: string,
  source: string,
  validFrom = '2018-01-01',
): TemplateRule => ({ id, severity, predicate, message: { da, en }, source, validFrom, validTo: null })

const bounds = (field: string): TemplateRule =>
  rule(
    `bounds-${field.replaceAll('_', '-')}`,
    'error',
    { kind: 'bounds', field, min: '0', max: '99999' },
    '{field} er {found}; tilladt er {expected}.',
    '{field} is {found}; allowed is {expected}.',
    'Følger af definitionen: et antal pladser er ikke negativt',
  )

const dated = (kind: 'closed' | 'blocked', da: string, en: string): TemplateRule =>
  rule(
    `${kind}-without-dates`,
    'error',
    { kind: 'requires', when: `${kind}_places`, fields: [`${kind}_from`, `${kind}_to`] },
    `Der er ${da} pladser, men {field} er {found}; ventet er {expected}.`,
    `There are ${en} places, but {field} is {found}; expected is {expected}.`,
    'Valgt her: uden datoer kan belægningen over en periode ikke beregnes',
  )

const rules: TemplateRule[] = [
  rule(
    'places-missing',
    'error',
    { kind: 'required', field: 'places' },
    'Pladser er {found}; ventet er {expected}.',
    'Places are {found}; expected is {expected}.',
    `${report}, Bilag 2: pladstal for hver ydelse og hvert år`,
  ),
  rule(
    'used-missing',
    'error',
    { kind: 'required', field: 'used_places' },
    'Pladsforbruget er {found}; ventet er {expected}.',
    'Used places are {found}; expected is {expected}.',
    `${report}, Bilag 2: pladsforbrug for hver ydelse og hvert år`,
  ),
  rule(
    'next-year-missing',
    'error',
    { kind: 'required', field: 'places_next_year' },
    'Pladser for næste år er {found}; ventet er {expected}.',
    'Places for next year are {found}; expected is {expected}.',
    `${report}, Bilag 2: pladstal også for 2025`,
  ),
  rule(
    'occupancy-low',
    'warning',
    { kind: 'ratio', numerator: 'used_places', denominator: 'places', min: '80' },
    'Belægningen er {found}; ventet er {expected}. Skriv hvorfor.',
    'Occupancy is {found}; expected is {expected}. Write why.',
    `${report}, afsnit 3.2: lav belægning er under 80 %`,
  ),
  rule(
    'occupancy-high',
    'warning',
    { kind: 'ratio', numerator: 'used_places', denominator: 'places', max: '100' },
    'Belægningen er {found}; ventet er {expected}. Skriv hvorfor.',
    'Occupancy is {found}; expected is {expected}. Write why.',
    'Følger af definitionen: flere pladser er brugt, end der er normeret',
  ),
  rule(
    'unit-error',
    'warning',
    { kind: 'ratio', numerator: 'used_places', denominator: 'places', max: '300' },
    'Pladsforbruget er mere end tre gange pladserne ({found}; højst {expected}). Er det talt i dage eller personer?',
    'Used places are more than three times the places ({found}; at most {expected}). Counted in days or persons?',
    'Valgt her: over tre gange er enheden sandsynligvis forkert',
  ),
  rule(
    'used-without-places',
    'warning',
    { kind: 'zero-without', field: 'used_places', base: 'places' },
    'Pladsforbruget er {found}, men der er 0 pladser; ventet er {expected}. Mangler pladserne? Skriv ellers hvorfor.',
    'Used places are {found}, but there are 0 places; expected is {expected}. Are the places missing? If not, write why.',
    'Følger af definitionen: uden pladser er der ingen belægning at holde op mod 80 og 100 %',
    '2025-01-01',
  ),
  rule(
    'places-changed',
    'warning',
    { kind: 'change', field: 'places', percent: '10' },
    'Pladser er ændret {found} siden sidste år; ventet er {expected}. Skriv hvorfor.',
    'Places have changed {found} since last year; expected is {expected}. Write why.',
    'Valgt her: en ændring på 10 % eller mere bør forklares',
  ),
  rule(
    'used-changed',
    'warning',
    { kind: 'change', field: 'used_places', percent: '10' },
    'Pladsforbruget er ændret {found} siden sidste år; ventet er {expected}. Skriv hvorfor.',
    'Used places have changed {found} since last year; expected is {expected}. Write why.',
    'Valgt her: en ændring på 10 % eller mere bør forklares',
  ),
  rule(
    'zero-after-use',
    'warning',
    { kind: 'zero-after-use', field: 'used_places' },
    'Pladsforbruget er {found}, men ydelsen var i brug sidste år ({expected}). Er tallet ikke oplyst, så lad feltet stå tomt.',
    'Used places are {found}, but the offering was in use last year ({expected}). If not known, leave it empty.',
    `${report}, Tabel 2: Skolen på Kastelsvej 2019 er trykt som 0 mellem to år i brug`,
  ),
  dated('closed', 'lukkede', 'closed'),
  dated('blocked', 'blokerede', 'blocked'),
  ...['places', 'used_places', 'places_next_year', 'blocked_places', 'closed_places', 'outside_target_group'].map(
    bounds,
  ),
]

export const capacityTemplate: TemplateDefinition = {
  id: 'capacity',
  name: { da: 'Kapacitet og belægning', en: 'Capacity and occupancy' },
  lineKind: 'offering',
  version: 2,
  validFrom: '2018-01-01',
  fields,
  computed: [
    {
      key: 'occupancy',
      label: { da: 'Belægning', en: 'Occupancy' },
      kind: 'ratio-percent',
      numerator: 'used_places',
      denominator: 'places',
      decimals: 0,
    },
  ],
  rules,
}
