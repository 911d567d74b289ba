export { loadDemoSeats } from './bodies/demo.ts'
export { type Expected, seatPeopleOn } from './bodies/service/people.ts'
export { bodyNames, keepsArea, listAreas, listBodies } from './bodies/service/read.ts'
export type { Municipality, OfferingSummary } from './model.ts'
export { NewPersonCommand, TokenCommand } from './people/model.ts'
export { peopleSentence } from './people/sentence.ts'
export { addPerson, disablePerson, listPeople, makeTokenFor } from './people/service/commands.ts'
export { demoPassword, demoUsers, loadDemoUsers } from './people/service/demo.ts'
export { identify, isSecure } from './people/service/identity.ts'
export { firstAdministratorLink } from './people/service/links.ts'
export { previousVisit } from './people/service/profile.ts'
export { type CsvRow, column, optional, readReference, referenceFolder } from './reference/files.ts'
export { loadRegistry } from './reference/load.ts'
export { upsert } from './reference/upsert.ts'
export { slug } from './rules/slug.ts'
export {
  coveredMunicipalities,
  findOfferings,
  listOrganisations,
  municipalitiesOn,
  offeringNames,
  organisationKinds,
  organisationNames,
  organisationsOn,
  populationOn,
  populationVintages,
  registerVersion,
  searchRegister,
  sourceTitles,
} from './service.ts'
