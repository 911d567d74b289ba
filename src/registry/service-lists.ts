import type { App } from '#platform/app.ts'
import { asActor } from '#platform/database/actor.ts'
import type { OrganisationKind } from './model.ts'
import { listFacilities } from './store/facility.ts'
import { listLegalBases, listOfferingIds, listPopulation, listTargetGroups } from './store/lists.ts'
import { coveredMunicipalities, findOfferings, listOrganisations, municipalitiesOn } from './store.ts'

/** Where a page of a list begins (the key of the last row before it) and how many rows it holds at most. */
export type ListPage<Key = string> = { after?: Key; limit: number }

/** Organisations of a day by id, a page at a time. */
export async function organisationPage(
  app: App,
  { after = '', limit, onDate, kind }: ListPage & { onDate: string; kind?: OrganisationKind },
) {
  const all = await asActor(app, (tx) => listOrganisations(tx, { kind, onDate }))
  return all
    .filter((one) => one.id > after)
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .slice(0, limit)
}

/** Facilities (tilbud) of a day by id, a page at a time. */
export async function facilityPage(app: App, { onDate, ...page }: ListPage & { onDate: string }) {
  return asActor(app, (tx) => listFacilities(tx, page, onDate))
}

/** Offerings (ydelser) of a day by id, a page at a time, each with the municipalities that may use it. */
export async function offeringPage(app: App, { onDate, ...page }: ListPage & { onDate: string }) {
  return asActor(app, async (tx) => {
    const ids = await listOfferingIds(tx, page, onDate)
    const covered = await coveredMunicipalities(tx, ids, onDate)
    const offerings = await findOfferings(tx, { ids, onDate })
    return offerings
      .map((offering) => ({ ...offering, coveredMunicipalityIds: covered.get(offering.id) ?? null }))
      .sort((a, b) => (a.id < b.id ? -1 : 1))
  })
}

/** Target groups (målgrupper) by id, a page at a time. */
export async function targetGroupPage(app: App, page: ListPage & { classification?: string }) {
  return asActor(app, (tx) => listTargetGroups(tx, page))
}

/** Legal bases (lovgrundlag) by id, a page at a time. */
export async function legalBasisPage(app: App, page: ListPage) {
  return asActor(app, (tx) => listLegalBases(tx, page))
}

/** The municipalities of a day with their regions. */
export async function getMunicipalities(app: App, onDate: string) {
  return asActor(app, (tx) => municipalitiesOn(tx, onDate))
}

/** Population (folketal) by date, municipality and age group, a page at a time. Age groups overlap: pick one set. */
export async function populationPage(app: App, where: Parameters<typeof listPopulation>[1]) {
  return asActor(app, (tx) => listPopulation(tx, where))
}
