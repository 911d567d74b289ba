import { contains, type IsoDate } from '#figures/dates.ts'
import { formatDate, formatDecimal } from '#figures/format.ts'
import type { Outcome } from '../model/findings.ts'
import type { RuleSet, ServicePackage, TariffForm, TermChange, TermId, Terms } from '../model/rule-set.ts'
import { ruleSets } from './rule-set-data.ts'

/**
 * The rule set in force on a day (gældende regelsæt).
 *
 * @returns an outcome with an error when no rule set covers the day; the nearest one is never taken
 * @source styringsaftale-2022, front page: a tariff of 2022 is computed by the agreement of 2022
 */
export function ruleSetOn(day: IsoDate, rows: readonly RuleSet[] = ruleSets): Outcome<RuleSet> {
  const found = rows.find(({ validFrom, validTo }) => contains({ from: validFrom, to: validTo }, day))
  if (found !== undefined) return { ok: true, value: found }
  const message = `Intet regelsæt dækker ${formatDate(day)}. Taksten kan ikke beregnes; det nærmeste regelsæt bruges ikke i stedet.`
  return {
    ok: false,
    finding: {
      id: 'no-rule-set',
      severity: 'error',
      path: 'year',
      message,
      found: formatDate(day),
      expected: 'en dag, som et regelsæt dækker',
      source: 'Styringsaftale 2022, forsiden (gælder kun 2022)',
      reasonDemanded: false,
    },
  }
}

/**
 * What changed between two rule sets (forskel mellem regelsæt), term by term, in Danish. Where only the clause moved
 * nothing changed.
 *
 * @returns none for equal rule sets; in the order of the terms
 * @source own: who is asked why a tariff rose must see which rule changed; 2022 and March 2024 differ in `forms` alone
 */
export function compareRuleSets(earlier: RuleSet, later: RuleSet): TermChange[] {
  return (Object.keys(termWords) as TermId[]).flatMap((term) => {
    const [from, to] = [termText(term, earlier.terms), termText(term, later.terms)]
    if (from === to) return []
    const { label } = termWords[term]
    const clauses = { fromClause: earlier.terms[term].clause, toClause: later.terms[term].clause }
    const sentence = `${label}: før ${from}, fra ${formatDate(later.validFrom)} ${to} (${clauses.toClause}).`
    return [{ term, label, from, to, ...clauses, sentence }]
  })
}

/**
 * A term as a reader is told it (vilkår i ord).
 * @source styringsaftale-2022, section 5: "95 %" for the occupancy that is expected at least
 */
export function termText(term: TermId, terms: Terms): string {
  const { unit } = termWords[term]
  const { value } = terms[term]
  if (term === 'forms') return (value as readonly TariffForm[]).map((form) => formWords[form]).join(', ')
  if (term === 'packages') return packagesText(value as readonly ServicePackage[])
  if (unit !== undefined) return `${formatDecimal(value as string)} ${unit}`
  return choiceWords[value as string] ?? (value as string)
}

/**
 * What a term is called (vilkårets navn), with its unit.
 * @source own: the words of styringsaftale-2022 as its readers know them
 */
export const termWords: Record<TermId, { label: string; unit?: string }> = {
  setBy: { label: 'Taksten godkendes af' },
  pricing: { label: 'Prisen bygger på' },
  packages: { label: 'Ydelsespakker' },
  forms: { label: 'Takstformer' },
  daysPerYear: { label: 'Dage i et takstår', unit: 'dage' },
  occupancyMin: { label: 'Budgetteret belægning mindst', unit: '%' },
  occupancyMax: { label: 'Budgetteret belægning højst', unit: '%' },
  recommendedMin: { label: 'Anbefalet belægning fra', unit: '%' },
  recommendedMax: { label: 'Anbefalet belægning til', unit: '%' },
  occupancyMinShort: { label: 'Belægning mindst ved korte forløb, akut og aflastning', unit: '%' },
  settlement: { label: 'Over- og underskud' },
  resultLimitPercent: { label: 'Grænse for over- og underskud', unit: '%' },
  retainedUseYears: { label: 'Hensættelser bruges inden for', unit: 'år' },
  toTariffYears: { label: 'Det ud over grænsen indregnes inden for', unit: 'år' },
  startUpLossYears: { label: 'Tab i opstartsåret afskrives over', unit: 'år' },
  civilServantPensionPercent: { label: 'Pension til tjenestemænd', unit: '% af lønnen' },
  supplementOverheadMaxPercent: { label: 'Overhead på tillægsydelser højst', unit: '%' },
  absenceReading: { label: 'Fravær i tillægsydelsers timetakst' },
  noticeMonths: { label: 'Betaling efter opsigelse: løbende måned og', unit: 'måned(er)' },
  substitutionNoticeDays: { label: 'Opsigelse af substitutionsbehandling', unit: 'dage' },
  midYearIndexation: { label: 'Regulering midt i året' },
}

const formWords: Record<TariffForm, string> = {
  average: 'gennemsnitstakst',
  individual: 'individuel takst',
  supplement: 'grundtakst og tillæg',
  differentiated: 'differentieret takst',
  negotiated: 'forhandlet takst',
  objective: 'objektiv finansiering',
  'two-part': 'todelt takst',
  package: 'ydelsespakke',
}

const choiceWords: Record<string, string> = {
  'cost-basis': 'de budgetterede omkostninger',
  packages: 'ydelsespakker til fast pris',
  carried: 'føres videre efter grænsen',
  're-settled': 'efterreguleres fuldt ud hvert år',
  added: 'lægges til de andre tillæg',
  'in-hourly-cost': 'ligger i timeomkostningen',
  no: 'nej',
  yes: 'ja',
}

function packagesText(packages: readonly ServicePackage[]): string {
  if (packages.length === 0) return 'ingen'
  return packages.map(({ name, perDay }) => `${name} (${formatDecimal(perDay)} kr. pr. døgn)`).join(', ')
}
