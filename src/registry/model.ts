import { z } from 'zod'
import { isIsoDate } from '#figures/dates.ts'
import { isCvr, isEan, isPNumber } from './rules/identifiers.ts'

export const organisationKinds = [
  'municipality',
  'region',
  'self-governing',
  'private',
  'secretariat',
  'national',
  'other',
] as const
export type OrganisationKind = (typeof organisationKinds)[number]
export const financings = [
  'part-objective',
  'full-objective',
  'objective-share',
  'objective-unclear',
  'tariff',
  'contract',
] as const
export type Financing = (typeof financings)[number]
export const financingBases = ['explicit', 'inferred', 'not-stated'] as const
export type FinancingBasis = (typeof financingBases)[number]
export const coverages = [
  'country-wide',
  'other-country-wide',
  'part-of-country',
  'secured',
  'specially-secured',
  'framework-area',
] as const
export type Coverage = (typeof coverages)[number]

/** An organisation as it is called on a day. */
export type Organisation = {
  id: string
  kind: OrganisationKind
  /** Official municipality or region code; null for everybody else, and where no code is known yet. */
  code: string | null
  name: string
  shortName: string | null
  cvr: string | null
  ean: string | null
  validFrom: string
  validTo: string | null
  version: number
}

/** A municipality with the region it lies in on a day, and its square on the tile map. */
export type Municipality = {
  id: string
  code: string
  name: string
  regionId: string
  regionName: string
  col: number
  row: number
}

/**
 * An offering (ydelse) on a day: what, by whom, on which legal basis, how it is paid and who may use it.
 * `financing` null: the source does not say; `coveredText` null: no list of municipalities is printed.
 */
export type OfferingSummary = {
  id: string
  facilityId: string
  facilityName: string
  unitName: string | null
  operatorId: string
  operatorName: string
  hostMunicipalityId: string | null
  /** Of the host municipality when it is known, else of the operator; null for operators outside the regions. */
  regionId: string | null
  targetGroupText: string | null
  legalBasisText: string | null
  financing: Financing | null
  financingBasis: FinancingBasis
  financingEvidence: string | null
  coverage: Coverage
  coveredText: string | null
  validFrom: string
  validTo: string | null
}

/** A facility (tilbud) on a day, with what is known of its identifiers. */
export type FacilityHead = {
  id: string
  name: string
  operatorId: string
  operatorName: string
  hostMunicipalityId: string | null
  hostMunicipalityName: string | null
  pNumber: string | null
  tilbudsportalenId: string | null
  validFrom: string
  validTo: string | null
  version: number
}

export type Source = {
  id: string
  title: string
  publisher: string | null
  publishedOn: string | null
  url: string | null
}

/** A choice in a filter or a list. */
export type NamedId = { id: string; name: string }

/** What one looks for in the register; what is left out or empty does not narrow. */
export type RegisterFilter = {
  q?: string
  operator?: string
  region?: string
  legalBasis?: string
  targetGroup?: string
  financing?: Financing
  coverage?: Coverage
}

const chosen = <T extends string>(values: readonly [T, ...T[]]) => z.enum(values).optional().catch(undefined)
const text = z.string().trim().max(200).optional().catch(undefined)

/** The query string of the register page. An unknown value of a filter is read as no filter; a page is at least 1. */
export const RegisterQuery = z.object({
  q: text,
  operator: text,
  region: text,
  legalBasis: text,
  targetGroup: text,
  financing: chosen(financings),
  coverage: chosen(coverages),
  side: z.coerce.number().int().min(1).max(1000).catch(1),
})

/** The query string of the list of identifiers; an address somebody changed begins at the start. */
export const IdentifierQuery = z.object({
  q: z.string().trim().max(200).catch('').default(''),
  liste: z.enum(['tilbud', 'organisationer']).catch('tilbud').default('tilbud'),
  gemt: z.string().max(100).optional().catch(undefined),
  side: z.coerce.number().int().min(1).max(10_000).catch(1),
})

/** An identifier that may be left empty; spaces as people group digits are taken away. */
const identifier = (isRight: (digits: string) => boolean, code: string) =>
  z
    .string()
    .nullish()
    .transform((value) => (value ?? '').replace(/\s+/g, '') || null)
    .refine((value) => value === null || isRight(value), code)

const version = z.coerce.number('registry.version').int('registry.version').min(1, 'registry.version')

export const FacilityChange = z.object({
  version,
  pNumber: identifier(isPNumber, 'registry.pNumber'),
  tilbudsportalenId: identifier((value) => /^[0-9]{1,12}$/.test(value), 'registry.tilbudsportalenId'),
  hostMunicipalityId: identifier((value) => /^[0-9]{3}$/.test(value), 'registry.hostMunicipality'),
})

export const OrganisationChange = z.object({
  version,
  cvr: identifier(isCvr, 'registry.cvr'),
  ean: identifier(isEan, 'registry.ean'),
})

export const DayText = z.string().refine(isIsoDate, 'registry.date')
