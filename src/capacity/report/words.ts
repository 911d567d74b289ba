import { formatPercent } from '#figures/format.ts'
import type { OfferingSummary } from '#registry/index.ts'
import { type ThresholdId, thresholdOn } from '../rules/thresholds.ts'

/** The day whose register and limits a report of a year shows: the last of the year. */
export function reportDay(year: number): string {
  return `${year}-12-31`
}

/** The limit of a flag at the end of a year as sentences write it: "80 %". A dash when none is in force. */
export function limitText(id: ThresholdId, year: number): string {
  const limit = thresholdOn(id, reportDay(year))
  return limit ? formatPercent(limit.value) : '–'
}

/** "Kompasset", "Institut for Blinde og Svagsynede (IBOS), SEL § 103": secured units all have one legal basis. */
export function fullName(offering: OfferingSummary): string {
  const isSecured = offering.coverage === 'secured' || offering.coverage === 'specially-secured'
  const legalBasis = isSecured ? null : offering.legalBasisText
  return [offering.facilityName, offering.unitName, legalBasis].filter(Boolean).join(', ')
}

export const coverageNames: Record<string, string> = {
  'country-wide': 'Landsdækkende',
  'part-of-country': 'Landsdelsdækkende',
  'other-country-wide': 'Øvrige landsdækkende',
  secured: 'Sikrede afdelinger',
  'specially-secured': 'Særligt sikrede afdelinger',
  'framework-area': 'Rammeaftaleområdet',
}

export const financingNames: Record<string, string> = {
  'part-objective': 'Delvis objektiv',
  'full-objective': 'Fuld objektiv',
  'objective-share': 'Objektiv andel',
  'objective-unclear': 'Objektiv, grad ikke oplyst',
  tariff: 'Takst',
  contract: 'Kontrakt',
}

/** "a, b og c". */
export function joined(names: readonly string[]): string {
  if (names.length < 2) return names.join('')
  return `${names.slice(0, -1).join(', ')} og ${names.at(-1)}`
}
