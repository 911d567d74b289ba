import type { Cited, RuleSet, Terms } from '../model/rule-set.ts'

const cited = <Value>(value: Value, clause: string): Cited<Value> => ({ value, clause })

const economy = 'Styringsaftale 2022, afsnit 5'

const terms2022: Terms = {
  setBy: cited('Den Administrative Styregruppe (DAS)', 'Styringsaftale 2022, afsnit 2.2.1 (samlet takstbilag)'),
  pricing: cited('cost-basis', `${economy} (omkostningsbestemte takster)`),
  packages: cited([], `${economy} (ingen ydelsespakker)`),
  forms: cited(
    ['average', 'individual', 'supplement', 'differentiated', 'negotiated', 'objective'],
    `${economy} (takstformer)`,
  ),
  daysPerYear: cited('365', `${economy} (365 dage, også i skudår)`),
  occupancyMin: cited('95', `${economy} (budgetteret belægning)`),
  occupancyMax: cited('100', `${economy} (budgetteret belægning)`),
  recommendedMin: cited('95', `${economy} (budgetteret belægning)`),
  recommendedMax: cited('98', `${economy} (budgetteret belægning)`),
  occupancyMinShort: cited('90', `${economy} (korte forløb, akut og aflastning)`),
  settlement: cited('carried', `${economy} (over- og underskud)`),
  resultLimitPercent: cited('5', `${economy} (over- og underskud)`),
  retainedUseYears: cited('5', `${economy} (hensættelser)`),
  toTariffYears: cited('2', `${economy} (over- og underskud)`),
  startUpLossYears: cited('3', 'Styringsaftale 2022, afsnit 6 (nye tilbud)'),
  civilServantPensionPercent: cited('25', `${economy} (tjenestemandspension)`),
  supplementOverheadMaxPercent: cited('5', 'Styringsaftale 2022, bilag 2 (tillægsydelser)'),
  absenceReading: cited('added', 'Styringsaftale 2022, bilag 2, regneeksemplet (formlen siger noget andet)'),
  noticeMonths: cited('1', 'Styringsaftale 2022, afsnit 7 (løbende måned + 1 måned)'),
  substitutionNoticeDays: cited('14', 'Styringsaftale 2022, afsnit 7 (substitutionsbehandling)'),
  midYearIndexation: cited('no', 'Standardkontrakt 2.0, regulering af takst (ingen midtvejsregulering)'),
}

/**
 * The rule sets (regelsæt) this program knows, oldest first, as data: a changed regime is a new row.
 *
 * The steering agreement of 2022 holds for that year only. No later agreement is known here, so its rules are taken to
 * go on and the row says so (`assumed`); who has the agreement of a year puts it in its place.
 *
 * @source styringsaftale-2022, front page: valid for 2022; das-2024-01-22, item 4: a two-part tariff from 1 March 2024
 */
export const ruleSets: readonly RuleSet[] = [
  {
    id: 'styringsaftale-2022',
    title: 'Styringsaftale for Nordjysk Socialaftale 2022',
    validFrom: '2022-01-01',
    validTo: '2023-01-01',
    decision: { body: 'Den Administrative Styregruppe (DAS)', on: null, reference: 'Styringsaftale 2022' },
    assumed: false,
    terms: terms2022,
  },
  {
    id: 'viderefoert-2023',
    title: 'Styringsaftalen 2022, antaget videreført',
    validFrom: '2023-01-01',
    validTo: '2024-03-01',
    decision: null,
    assumed: true,
    terms: terms2022,
  },
  {
    id: 'viderefoert-2024',
    title: 'Styringsaftalen 2022, antaget videreført, med todelt takst',
    validFrom: '2024-03-01',
    validTo: null,
    decision: { body: 'Den Administrative Styregruppe (DAS)', on: '2024-01-22', reference: 'punkt 3 og 4' },
    assumed: true,
    terms: {
      ...terms2022,
      forms: cited(
        [...terms2022.forms.value, 'two-part'],
        'DAS 22. januar 2024, punkt 3 og 4 (todelt takst for Neurocenter Østerskoven)',
      ),
    },
  },
]
