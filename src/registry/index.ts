export type {
  Coverage,
  Financing,
  FinancingBasis,
  Municipality,
  OfferingSummary,
  Organisation,
  OrganisationKind,
} from './model.ts'
export { loadRegistry } from './reference/load.ts'
export {
  coveredMunicipalities,
  findOfferings,
  listOrganisations,
  municipalitiesOn,
  organisationNames,
} from './service.ts'
