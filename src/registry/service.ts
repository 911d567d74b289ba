/** Lookups that other rooms make inside their own transaction, `tx` first; the register is public, so no access check. */
export {
  coveredMunicipalities,
  findOfferings,
  listOrganisations,
  municipalitiesOn,
  organisationNames,
} from './store.ts'
