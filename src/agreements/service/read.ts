import type { App } from '#platform/app.ts'
import { asActor } from '#platform/database/actor.ts'
import type { Tx } from '#platform/database/database.ts'
import { AppError } from '#platform/errors.ts'
import {
  bodyNames,
  findOfferings,
  keepsArea,
  listAreas,
  listBodies,
  listOrganisations,
  organisationNames,
} from '#registry/index.ts'
import { findAgreement, listAgreements, listFocuses, listParties, listSteps } from '../store/agreements.ts'
import {
  findInitiative,
  listNewNotes as findNewNotes,
  listInitiatives,
  listLinks,
  listNotes,
} from '../store/initiatives.ts'
import { agreementHead, keptAgreement } from './access.ts'

type Someone = { bodyId: string | null; organisationId: string | null }
/** A body or organisation by name, with the page of the body. */
export type Named = { name: string; href: string | null } | null

/** Agreements (rammeaftaler) with their initiatives and approvals, the latest first; open to everybody. */
export async function getAgreements(app: App) {
  return asActor(app, async (tx) => {
    const agreements = []
    for (const agreement of await listAgreements(tx)) {
      agreements.push({
        ...agreement,
        initiatives: await listInitiatives(tx, agreement.id),
        parties: await listParties(tx, agreement.id),
      })
    }
    return { agreements, mayAdd: app.actor.userId !== null && (await keptAreas(tx)).length > 0 }
  })
}

/** What others noted about initiatives since an instant (ændret siden), the latest first; at most `most`. */
export async function listNewNotes(app: App, since: string, most: number) {
  const userId = app.actor.userId
  return userId === null ? [] : asActor(app, (tx) => findNewNotes(tx, { since, userId, most }))
}

async function keptAreas(tx: Tx) {
  const kept = []
  for (const area of await listAreas(tx)) if (await keepsArea(tx, area.id)) kept.push(area)
  return kept
}

/** The areas in which the person may add an agreement. @throws AppError unauthenticated, forbidden */
export async function getAreasToAdd(app: App) {
  return asActor(app, async (tx) => {
    if (app.actor.userId === null) throw new AppError('unauthenticated', 'agreements.logIn')
    const areas = await keptAreas(tx)
    if (areas.length === 0) throw new AppError('forbidden', 'agreements.notKeeper')
    return areas.map(({ id, name }) => ({ id, name }))
  })
}

/**
 * An agreement with focus areas, initiatives, process plan and parties, everybody named.
 *
 * @throws AppError notFound agreements.unknown
 */
export async function getAgreement(app: App, id: string) {
  return asActor(app, async (tx) => {
    const agreement = await agreementHead(tx, id)
    const initiatives = await listInitiatives(tx, id)
    const steps = await listSteps(tx, id)
    const parties = await listParties(tx, id)
    const nameOf = await namer(app, tx)
    return {
      agreement,
      focuses: await listFocuses(tx, id),
      initiatives: initiatives.map((one) => ({ ...one, owner: nameOf(ownerOf(one)) })),
      steps: steps.map((step) => ({ ...step, who: nameOf(step) })),
      parties: parties
        .map((party) => ({ ...party, name: nameOf({ ...party, bodyId: null })?.name ?? party.organisationId }))
        .sort((a, b) => new Intl.Collator('da').compare(a.name, b.name)),
      mayKeep: app.actor.userId !== null && (await keepsArea(tx, agreement.area)),
    }
  })
}

/**
 * An initiative with its notes, newest first, and what it is tied to.
 *
 * @throws AppError notFound agreements.noInitiative
 */
export async function getInitiative(app: App, agreementId: string, id: string) {
  return asActor(app, async (tx) => {
    const { agreement, initiative } = await initiativeIn(tx, agreementId, id)
    const nameOf = await namer(app, tx)
    const facilities = await facilityNames(tx, app.today)
    const notes = await listNotes(tx, id)
    const links = await listLinks(tx, id)
    return {
      agreement,
      focus: (await listFocuses(tx, agreement.id)).find((one) => one.id === initiative.focusId) ?? null,
      initiative: { ...initiative, owner: nameOf(ownerOf(initiative)) },
      notes: notes.map((note) => ({ ...note, who: nameOf(note) })),
      links: links.map((link) => ({ id: link.id, ...shownLink(link, nameOf, facilities) })),
      mayKeep: app.actor.userId !== null && (await keepsArea(tx, agreement.area)),
    }
  })
}

/** An initiative of an agreement. @throws AppError notFound agreements.noInitiative */
export async function initiativeIn(tx: Tx, agreementId: string, id: string) {
  const agreement = await findAgreement(tx, agreementId)
  const initiative = await findInitiative(tx, id)
  if (!agreement || initiative?.agreementId !== agreementId) throw new AppError('notFound', 'agreements.noInitiative')
  return { agreement, initiative }
}

/** What the forms of an agreement offer to choose between. @throws AppError notFound, unauthenticated, forbidden */
export async function getChoices(app: App, agreementId: string) {
  return asActor(app, async (tx) => {
    const agreement = await keptAgreement(app, tx, agreementId)
    const facilities = await facilityNames(tx, app.today)
    return {
      agreement,
      focuses: await listFocuses(tx, agreementId),
      steps: await listSteps(tx, agreementId),
      bodies: (await listBodies(tx)).map(({ id, name }) => ({ id, name })),
      organisations: (await listOrganisations(tx, { onDate: app.today })).map(({ id, name }) => ({ id, name })),
      facilities: [...facilities].map(([id, name]) => ({ id, name })),
    }
  })
}

function ownerOf({
  ownerBodyId,
  ownerOrganisationId,
}: {
  ownerBodyId: string | null
  ownerOrganisationId: string | null
}) {
  return { bodyId: ownerBodyId, organisationId: ownerOrganisationId }
}

async function namer(app: App, tx: Tx) {
  const organisations = await organisationNames(tx, undefined, app.today)
  const bodies = await bodyNames(
    tx,
    (await listBodies(tx)).map(({ id }) => id),
  )
  return ({ bodyId, organisationId }: Someone): Named => {
    if (bodyId) return { name: bodies.get(bodyId)?.name ?? bodyId, href: `/fora/${bodyId}` }
    return organisationId ? { name: organisations.get(organisationId) ?? organisationId, href: null } : null
  }
}

async function facilityNames(tx: Tx, onDate: string): Promise<Map<string, string>> {
  return new Map((await findOfferings(tx, { onDate })).map((one) => [one.facilityId, one.facilityName]))
}

type Link = { bodyId: string | null; facilityId: string | null; href: string | null; label: string | null }

function shownLink(link: Link, nameOf: (one: Someone) => Named, facilities: Map<string, string>) {
  const { bodyId, facilityId } = link
  if (bodyId)
    return {
      kind: 'body' as const,
      href: `/fora/${bodyId}`,
      label: nameOf({ bodyId, organisationId: null })?.name ?? bodyId,
    }
  if (facilityId) {
    return { kind: 'facility' as const, href: `/tilbud/${facilityId}`, label: facilities.get(facilityId) ?? facilityId }
  }
  return { kind: 'page' as const, href: link.href ?? '', label: link.label ?? '' }
}
