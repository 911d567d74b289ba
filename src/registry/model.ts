import type { Coverage, Financing, FinancingBasis, OrganisationKind } from './tables.ts'

export type { Coverage, Financing, FinancingBasis, OrganisationKind } from './tables.ts'

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
