import type { App } from '#platform/app.ts'
import { asActor } from '#platform/database/actor.ts'
import type { Tx } from '#platform/database/database.ts'
import { AppError } from '#platform/errors.ts'
import { listAreas } from '#registry/index.ts'
import type { InitiativeChange, NewInitiative, NewLink, StatusNote } from '../model.ts'
import { noteDayFault } from '../rules.ts'
import { listFocuses } from '../store/agreements.ts'
import {
  deleteLink,
  insertInitiative,
  insertLink,
  insertNote,
  listNotes,
  updateInitiative,
  updateState,
} from '../store/initiatives.ts'
import { keptAgreement, stale } from './access.ts'
import { initiativeIn } from './read.ts'

/** Adds an initiative under a focus area of the agreement. @throws AppError forbidden, notFound, conflict agreements.letterTaken */
export async function addInitiative(app: App, agreementId: string, initiative: NewInitiative): Promise<string> {
  return asActor(app, async (tx) => {
    await keptAgreement(app, tx, agreementId)
    await requireFocus(tx, agreementId, initiative.focusId)
    return insertInitiative(tx, initiative)
  })
}

/** Changes what an initiative is called, who owns it and where it stands in the agreement. @throws AppError forbidden, notFound, stale */
export async function changeInitiative(
  app: App,
  agreementId: string,
  id: string,
  change: InitiativeChange,
): Promise<number> {
  return asActor(app, async (tx) => {
    await keptAgreement(app, tx, agreementId)
    const { initiative } = await initiativeIn(tx, agreementId, id)
    await requireFocus(tx, agreementId, change.focusId)
    const version = await updateInitiative(tx, id, change)
    if (version === undefined) throw stale(initiative.version)
    return version
  })
}

async function requireFocus(tx: Tx, agreementId: string, focusId: string) {
  const focuses = await listFocuses(tx, agreementId)
  if (!focuses.some(({ id }) => id === focusId))
    throw new AppError('invalid', 'agreements.choose', { field: 'focusId' })
}

/**
 * Writes down where an initiative stands on a day, in the name of the area's secretariat. The note stands; the
 * initiative gets its state.
 *
 * @returns the new version of the initiative
 * @throws AppError forbidden, notFound, stale, invalid agreements.future, agreements.olderNote
 */
export async function noteStatus(app: App, agreementId: string, id: string, note: StatusNote): Promise<number> {
  return asActor(app, async (tx) => {
    const agreement = await keptAgreement(app, tx, agreementId)
    const { initiative } = await initiativeIn(tx, agreementId, id)
    if (note.version !== initiative.version) throw stale(initiative.version)
    const fault = noteDayFault(note.notedOn, await listNotes(tx, id), app.today)
    if (fault) {
      const params = { found: note.notedOn, today: app.today, latest: fault.latest ?? '' }
      throw new AppError('invalid', fault.code, { field: 'notedOn', params })
    }
    const version = await updateState(tx, id, note)
    if (version === undefined) throw stale(initiative.version)
    const area = (await listAreas(tx)).find((one) => one.id === agreement.area)
    await insertNote(tx, id, { ...note, organisationId: area?.secretariatId ?? '', writtenBy: app.actor.userId ?? '' })
    return version
  })
}

/** Ties an initiative to a body, a facility or a page. @throws AppError forbidden, notFound, conflict agreements.linkTwice */
export async function addLink(app: App, agreementId: string, id: string, link: NewLink): Promise<void> {
  return asActor(app, async (tx) => {
    await keptAgreement(app, tx, agreementId)
    await initiativeIn(tx, agreementId, id)
    await insertLink(tx, id, link)
  })
}

/** Unties an initiative; the trail keeps the tie. @throws AppError forbidden, notFound agreements.noLink */
export async function removeLink(app: App, agreementId: string, id: string, linkId: string): Promise<void> {
  return asActor(app, async (tx) => {
    await keptAgreement(app, tx, agreementId)
    await initiativeIn(tx, agreementId, id)
    if (!(await deleteLink(tx, id, linkId))) throw new AppError('notFound', 'agreements.noLink')
  })
}
