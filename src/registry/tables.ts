import type { Generated } from 'kysely'
import type { Coverage, Financing, FinancingBasis, OrganisationKind } from './model.ts'

type Dated = { valid_from: string; valid_to: string | null }

type AliasKind = 'organisation' | 'facility' | 'offering' | 'target-group'

declare module '#platform/database/schema.ts' {
  interface Database {
    source: {
      id: string
      title: string
      publisher: string | null
      published_on: string | null
      url: string | null
      note: string | null
    }
    organisation: Dated & {
      id: string
      kind: OrganisationKind
      code: string | null
      cvr: string | null
      ean: string | null
      source_id: string | null
      version: Generated<number>
    }
    organisation_name: Dated & { organisation_id: string; name: string; short_name: string | null }
    municipality_region: Dated & { municipality_id: string; region_id: string }
    organisation_succession: {
      predecessor_id: string
      successor_id: string
      effective_on: string
      source_id: string | null
    }
    municipality_tile: { municipality_id: string; col: number; row: number }
    target_group: Dated & {
      id: string
      classification: string
      number: string | null
      name: string
      source_id: string | null
      note: string | null
    }
    legal_basis: Dated & {
      id: string
      act: string
      section: string
      name: string
      successor_id: string | null
      source_id: string | null
      note: string | null
    }
    facility: Dated & {
      id: string
      p_number: string | null
      tilbudsportalen_id: string | null
      host_municipality_id: string | null
      source_id: string | null
      version: Generated<number>
    }
    facility_name: Dated & { facility_id: string; name: string }
    facility_operator: Dated & { facility_id: string; operator_id: string }
    unit: Dated & { id: string; facility_id: string; name: string }
    offering: Dated & {
      id: string
      facility_id: string
      unit_id: string | null
      target_group_text: string | null
      legal_basis_text: string | null
      source_id: string | null
      note: string | null
    }
    offering_target_group: { offering_id: string; target_group_id: string }
    offering_legal_basis: { offering_id: string; legal_basis_id: string }
    offering_term: Dated & {
      offering_id: string
      financing: Financing | null
      financing_basis: FinancingBasis
      financing_evidence: string | null
      coverage: Coverage
      covered_text: string | null
    }
    offering_coverage: Dated & { offering_id: string; municipality_id: string }
    alias: { kind: AliasKind; record_id: string; text: string }
    population: {
      municipality_id: string
      reference_date: string
      age_group: string
      population: number
      source_id: string
    }
    offering_search: {
      offering_id: string
      facility_id: string
      sort_key: string
      document: string
    }
  }
}
