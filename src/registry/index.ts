export type { Municipality, OfferingSummary } from './model.ts'
export { NewPersonCommand, TokenCommand } from './people/model.ts'
export { peopleSentence } from './people/sentence.ts'
export { addPerson, disablePerson, listPeople, makeTokenFor } from './people/service/commands.ts'
export { demoPassword, demoUsers, loadDemoUsers } from './people/service/demo.ts'
export { identify, isSecure } from './people/service/identity.ts'
export { firstAdministratorLink } from './people/service/links.ts'
export { loadRegistry } from './reference/load.ts'
export {
  coveredMunicipalities,
  findOfferings,
  listOrganisations,
  municipalitiesOn,
  offeringNames,
  organisationNames,
  organisationsOn,
  registerVersion,
  sourceTitles,
} from './service.ts'
