import type { App } from '#platform/app.ts'
import { asActor } from '#platform/database/actor.ts'
import type { Tx } from '#platform/database/database.ts'
import { AppError } from '#platform/errors.ts'
import type { FacilityChange, OrganisationChange, RegisterFilter } from './model.ts'
import {
  facilitiesNamed,
  facilityAliases,
  facilitySources,
  findFacility,
  mayChangeRegister,
  offeringNotes,
  refreshSearch,
  updateFacility,
  updateOrganisation,
} from './store/facility.ts'
import { operatorsOn, usedLegalBases, usedTargetGroups } from './store/lists.ts'
import { matchingOfferings, searchFacilities } from './store/search.ts'
import { coveredMunicipalities, findOfferings, listOrganisations, municipalitiesOn } from './store.ts'

export { organisationKinds, populationOn, populationVintages, sourceTitles } from './store/lists.ts'
/** Lookups that other rooms make inside their own transaction, `tx` first; the register is public. */
export {
  coveredMunicipalities,
  findOfferings,
  listOrganisations,
  municipalitiesOn,
  offeringNames,
  organisationNames,
  organisationsOn,
  registerVersion,
} from './store.ts'

const pageSize = 50
const identifierPage = 25

/** One page of facilities found in the register (tilbud), each with the offerings that match; open to everybody. */
export async function searchRegister(app: App, filter: RegisterFilter, page: number) {
  return asActor(app, async (tx) => {
    const onDate = app.today
    const found = await searchFacilities(tx, filter, { onDate, page, size: pageSize })
    const ids = await matchingOfferings(tx, filter, { onDate, facilityIds: found.facilityIds })
    const offerings = Map.groupBy(await findOfferings(tx, { ids, onDate }), (offering) => offering.facilityId)
    return {
      facilities: found.facilities,
      offerings: found.offerings,
      pages: pagesOf(found.facilities, pageSize),
      rows: found.facilityIds.flatMap((id) => {
        const own = offerings.get(id)
        return own?.[0] ? [{ id, name: own[0].facilityName, operatorName: own[0].operatorName, offerings: own }] : []
      }),
    }
  })
}

/** What the register can be narrowed by: only what some offering has. */
export async function registerChoices(app: App) {
  return asActor(app, async (tx) => ({
    operators: await operatorsOn(tx, app.today),
    regions: (await listOrganisations(tx, { kind: 'region', onDate: app.today })).map(({ id, name }) => ({ id, name })),
    legalBases: await usedLegalBases(tx),
    targetGroups: await usedTargetGroups(tx),
  }))
}

/**
 * A facility (tilbud) as the register knows it today: head, offerings with the municipalities that may use each,
 * spelling variants, sources. `covered` is null where no list is printed.
 *
 * @throws AppError notFound `registry.noFacility`
 */
export async function getFacility(app: App, id: string, onDate = app.today) {
  return asActor(app, async (tx) => {
    const facility = await facilityHead(tx, id, onDate)
    const offerings = await findOfferings(tx, { facilityId: id, onDate })
    const covered = await coveredMunicipalities(
      tx,
      offerings.map((offering) => offering.id),
      onDate,
    )
    const notes = await offeringNotes(tx, id)
    return {
      facility,
      offerings: offerings.map((offering) => ({
        ...offering,
        note: notes.get(offering.id) ?? null,
        covered: covered.get(offering.id) ?? null,
      })),
      municipalities: await municipalitiesOn(tx, onDate),
      aliases: await facilityAliases(tx, id),
      sources: await facilitySources(tx, id),
    }
  })
}

async function facilityHead(tx: Tx, id: string, onDate: string) {
  const facility = await findFacility(tx, id, onDate)
  if (!facility) throw new AppError('notFound', 'registry.noFacility', { params: { id } })
  return facility
}

/** A page of the facilities (tilbud) that a text finds, with their identifiers, for those who keep the register. */
export async function facilityIdentifiers(app: App, { q, page }: { q: string; page: number }) {
  return asActor(app, async (tx) => {
    await requireKeeper(app, tx)
    const { found, rows } = await facilitiesNamed(tx, q, { onDate: app.today, page, size: identifierPage })
    return { found, pages: pagesOf(found, identifierPage), rows }
  })
}

/** A page of the organisations (organisationer) that a text finds, with their identifiers, for those who keep the register. */
export async function organisationIdentifiers(app: App, { q, page }: { q: string; page: number }) {
  return asActor(app, async (tx) => {
    await requireKeeper(app, tx)
    const all = await listOrganisations(tx, { onDate: app.today })
    const asked = q.toLocaleLowerCase('da')
    const rows = all.filter(({ name, code, cvr, ean }) =>
      [name, code, cvr, ean].some((one) => one?.toLocaleLowerCase('da').includes(asked)),
    )
    const from = (page - 1) * identifierPage
    const pages = pagesOf(rows.length, identifierPage)
    return { found: rows.length, pages, rows: rows.slice(from, from + identifierPage) }
  })
}

/** What was just changed, by name (gemt); undefined when the address names nothing. */
export async function changedName(app: App, list: 'facilities' | 'organisations', id: string) {
  return asActor(app, async (tx) => {
    if (list === 'facilities') return (await findFacility(tx, id, app.today))?.name
    return (await listOrganisations(tx, { onDate: app.today })).find((one) => one.id === id)?.name
  })
}

function pagesOf(found: number, size: number): number {
  return Math.max(1, Math.ceil(found / size))
}

/** A facility with the municipalities it may lie in, for the form of those who keep the register. */
export async function getFacilityToEdit(app: App, id: string) {
  return asActor(app, async (tx) => {
    await requireKeeper(app, tx)
    return { facility: await facilityHead(tx, id, app.today), municipalities: await municipalitiesOn(tx, app.today) }
  })
}

/** An organisation for the form of those who keep the register. */
export async function getOrganisationToEdit(app: App, id: string) {
  return asActor(app, async (tx) => {
    await requireKeeper(app, tx)
    return organisationHead(tx, id, app.today)
  })
}

async function organisationHead(tx: Tx, id: string, onDate: string) {
  const found = (await listOrganisations(tx, { onDate })).find((one) => one.id === id)
  if (!found) throw new AppError('notFound', 'registry.noOrganisation', { params: { id } })
  return found
}

/**
 * Changes the identifiers and the host municipality (beliggenhedskommune) of a facility.
 *
 * @returns the new version
 * @throws AppError forbidden, notFound, stale (with the current version), invalid for a municipality that does not exist
 */
export async function changeFacility(app: App, id: string, change: ReturnType<typeof FacilityChange.parse>) {
  return asActor(app, async (tx) => {
    await requireKeeper(app, tx)
    const current = await facilityHead(tx, id, app.today)
    const municipalities = await municipalitiesOn(tx, app.today)
    if (change.hostMunicipalityId && !municipalities.some((one) => one.id === change.hostMunicipalityId)) {
      throw new AppError('invalid', 'registry.hostMunicipality', { field: 'hostMunicipalityId' })
    }
    const version = await updateFacility(tx, id, change.version, change)
    if (version === undefined) throw stale(current.version)
    await refreshSearch(tx, id)
    return version
  })
}

/**
 * Changes CVR and EAN of an organisation.
 *
 * @returns the new version
 * @throws AppError forbidden, notFound `registry.noOrganisation`, stale (with the current version)
 */
export async function changeOrganisation(app: App, id: string, change: ReturnType<typeof OrganisationChange.parse>) {
  return asActor(app, async (tx) => {
    await requireKeeper(app, tx)
    const current = await organisationHead(tx, id, app.today)
    const version = await updateOrganisation(tx, id, change.version, { cvr: change.cvr, ean: change.ean })
    if (version === undefined) throw stale(current.version)
    return version
  })
}

async function requireKeeper(app: App, tx: Tx) {
  if (app.actor.userId === null) throw new AppError('unauthenticated', 'registry.logIn')
  if (!(await mayChangeRegister(tx))) throw new AppError('forbidden', 'registry.notKeeper')
}

function stale(version: number) {
  return new AppError('stale', 'registry.stale', { data: { version } })
}
