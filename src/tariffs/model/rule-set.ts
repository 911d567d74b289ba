import type { IsoDate } from '#figures/dates.ts'
import type { DecimalText } from '#figures/quantity.ts'

/** A term of a rule set with the place it stands in. */
export type Cited<Value> = { value: Value; clause: string }

/** Ways a tariff may be put together (takstformer). */
export const tariffForms = [
  'average',
  'individual',
  'supplement',
  'differentiated',
  'negotiated',
  'objective',
  'two-part',
  'package',
] as const
export type TariffForm = (typeof tariffForms)[number]

/** A service package (ydelsespakke) at a price set for everybody. */
export type ServicePackage = { id: string; name: string; perDay: DecimalText }

/** What a rule set decides (vilkår). Another regime is other values here, not other code. */
export type Terms = {
  /** Body that sets or approves tariffs. */
  setBy: Cited<string>
  /** `cost-basis`: budgeted costs over budgeted days. `packages`: prices set centrally. */
  pricing: Cited<'cost-basis' | 'packages'>
  packages: Cited<readonly ServicePackage[]>
  forms: Cited<readonly TariffForm[]>
  daysPerYear: Cited<DecimalText>
  occupancyMin: Cited<DecimalText>
  occupancyMax: Cited<DecimalText>
  recommendedMin: Cited<DecimalText>
  recommendedMax: Cited<DecimalText>
  /** Lowest budgeted occupancy of short stays, acute places and respite. */
  occupancyMinShort: Cited<DecimalText>
  /** `carried`: by the limit, into later tariffs. `re-settled`: the whole result is settled with the payers. */
  settlement: Cited<'carried' | 're-settled'>
  resultLimitPercent: Cited<DecimalText>
  retainedUseYears: Cited<DecimalText>
  toTariffYears: Cited<DecimalText>
  startUpLossYears: Cited<DecimalText>
  civilServantPensionPercent: Cited<DecimalText>
  supplementOverheadMaxPercent: Cited<DecimalText>
  /** How absence enters the rate of a supplementary service. */
  absenceReading: Cited<'added' | 'in-hourly-cost'>
  /** Whole months that are paid after the running month. */
  noticeMonths: Cited<DecimalText>
  substitutionNoticeDays: Cited<DecimalText>
  midYearIndexation: Cited<'no' | 'yes'>
}
export type TermId = keyof Terms

/** Rules of tariffs as they were decided (regelsæt), in force on [validFrom, validTo). */
export type RuleSet = {
  id: string
  title: string
  validFrom: IsoDate
  validTo: IsoDate | null
  /** Body, day and place of the decision; null with `assumed`. */
  decision: { body: string; on: IsoDate | null; reference: string } | null
  /** Not decided anywhere this program knows: the former rules are taken to go on. Always shown. */
  assumed: boolean
  terms: Terms
}

/** One term that differs between two rule sets, in Danish. */
export type TermChange = {
  term: TermId
  label: string
  from: string
  to: string
  fromClause: string
  toClause: string
  sentence: string
}
