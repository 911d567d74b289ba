import { z } from '@hono/zod-openapi'
import { coverages, financingBases, financings, organisationKinds } from './model.ts'

const day = z.string().openapi({ format: 'date', example: '2024-12-31' })
const dated = { validFrom: day, validTo: day.nullable().openapi({ description: 'First day no longer; null: open' }) }

export const OrganisationResource = z
  .object({
    id: z.string(),
    kind: z.enum(organisationKinds),
    code: z.string().nullable(),
    name: z.string(),
    shortName: z.string().nullable(),
    cvr: z.string().nullable(),
    ean: z.string().nullable(),
    ...dated,
    version: z.number().int(),
  })
  .openapi('Organisation')

export const FacilityResource = z
  .object({
    id: z.string(),
    name: z.string(),
    operatorId: z.string(),
    operatorName: z.string(),
    hostMunicipalityId: z.string().nullable(),
    hostMunicipalityName: z.string().nullable(),
    pNumber: z.string().nullable(),
    tilbudsportalenId: z.string().nullable(),
    ...dated,
    version: z.number().int(),
  })
  .openapi('Facility')

export const OfferingResource = z
  .object({
    id: z.string(),
    facilityId: z.string(),
    facilityName: z.string(),
    unitName: z.string().nullable(),
    operatorId: z.string(),
    operatorName: z.string(),
    hostMunicipalityId: z.string().nullable(),
    regionId: z.string().nullable(),
    targetGroupText: z.string().nullable(),
    legalBasisText: z.string().nullable(),
    financing: z.enum(financings).nullable(),
    financingBasis: z.enum(financingBases),
    financingEvidence: z.string().nullable(),
    coverage: z.enum(coverages),
    coveredText: z.string().nullable(),
    coveredMunicipalityIds: z
      .array(z.string())
      .nullable()
      .openapi({ description: 'Municipalities that may use it; null: no list is printed' }),
    ...dated,
  })
  .openapi('Offering')

export const FacilityDetail = FacilityResource.extend({
  offerings: z.array(OfferingResource),
  aliases: z.array(z.string()),
}).openapi('FacilityDetail')

export const TargetGroupResource = z
  .object({
    id: z.string(),
    classification: z.string(),
    number: z.string().nullable(),
    name: z.string(),
    ...dated,
    note: z.string().nullable(),
  })
  .openapi('TargetGroup')

export const LegalBasisResource = z
  .object({
    id: z.string(),
    act: z.string(),
    section: z.string(),
    name: z.string(),
    ...dated,
    successorId: z.string().nullable(),
    note: z.string().nullable(),
  })
  .openapi('LegalBasis')

export const MunicipalityResource = z
  .object({
    id: z.string(),
    code: z.string(),
    name: z.string(),
    regionId: z.string(),
    regionName: z.string(),
    col: z.number().int(),
    row: z.number().int(),
  })
  .openapi('Municipality')

export const PopulationResource = z
  .object({
    municipalityId: z.string(),
    referenceDate: day,
    ageGroup: z.string(),
    population: z.number().int(),
    sourceId: z.string(),
  })
  .openapi('Population')

/** A page of a list: `next` is the cursor of the next one, null when this is the last. */
export function pageOf<T extends z.ZodType>(resource: T) {
  return z.object({ items: z.array(resource), next: z.string().nullable() })
}
