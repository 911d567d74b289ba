import type { App } from '#platform/app.ts'
import { asActor } from '#platform/database/actor.ts'
import type { Tx } from '#platform/database/database.ts'
import { AppError } from '#platform/errors.ts'
import { listAreas, municipalitiesOn, slug } from '#registry/index.ts'
import type { AgreementChange, Approval, FocusChange, NewAgreement, NewFocus, NewStep, StepChange } from '../model.ts'
import {
  deleteStep,
  insertAgreement,
  insertFocus,
  insertStep,
  listAgreements,
  listFocuses,
  listParties,
  listSteps,
  updateAgreement,
  updateFocus,
  updateParty,
  updateStep,
} from '../store/agreements.ts'
import { keptAgreement, requireKeeper, stale } from './access.ts'

/** The region of an area: its municipalities approve together with it. */
const regionOfArea: Record<string, string> = {
  nordjylland: '1081',
  midtjylland: '1082',
  syddanmark: '1083',
  hovedstaden: '1084',
  sjaelland: '1085',
}

/**
 * Adds an agreement (rammeaftale); its parties are those of the area's latest one, to begin with
 * the region and its municipalities.
 *
 * @returns its id, made of its title
 * @throws AppError forbidden, invalid agreements.choose, conflict agreements.taken, agreements.overlap
 */
export async function addAgreement(app: App, agreement: NewAgreement): Promise<string> {
  return asActor(app, async (tx) => {
    if (!(await listAreas(tx)).some(({ id }) => id === agreement.area)) {
      throw new AppError('invalid', 'agreements.choose', { field: 'area' })
    }
    await requireKeeper(app, tx, agreement.area)
    const id = slug(agreement.title)
    if (!id) throw new AppError('invalid', 'agreements.title', { field: 'title' })
    await insertAgreement(tx, id, agreement, await partiesOf(tx, agreement))
    return id
  })
}

/** The parties of the area's latest agreement; of its first one the region and the municipalities that lie in it. */
async function partiesOf(tx: Tx, { area, validFrom }: NewAgreement): Promise<string[]> {
  const latest = (await listAgreements(tx)).find((one) => one.area === area)
  const known = latest ? await listParties(tx, latest.id) : []
  if (known.length > 0) return known.map(({ organisationId }) => organisationId)
  const region = regionOfArea[area]
  const municipalities = (await municipalitiesOn(tx, validFrom)).filter(({ regionId }) => regionId === region)
  return municipalities.length > 0 && region ? [...municipalities.map(({ id }) => id), region] : []
}

/** Changes an agreement. @returns the new version @throws AppError forbidden, notFound, stale, conflict agreements.overlap */
export async function changeAgreement(app: App, id: string, change: AgreementChange): Promise<number> {
  return asActor(app, async (tx) => {
    const current = await keptAgreement(app, tx, id)
    const version = await updateAgreement(tx, id, change)
    if (version === undefined) throw stale(current.version)
    return version
  })
}

/** Adds a focus area (fokusområde). @throws AppError forbidden, notFound, conflict agreements.numberTaken */
export async function addFocus(app: App, agreementId: string, focus: NewFocus): Promise<string> {
  return asActor(app, async (tx) => {
    await keptAgreement(app, tx, agreementId)
    return insertFocus(tx, agreementId, focus)
  })
}

/** Changes a focus area. @throws AppError forbidden, notFound agreements.noFocus, stale, conflict agreements.numberTaken */
export async function changeFocus(app: App, agreementId: string, id: string, change: FocusChange): Promise<number> {
  return asActor(app, async (tx) => {
    await keptAgreement(app, tx, agreementId)
    const current = (await listFocuses(tx, agreementId)).find((one) => one.id === id)
    if (!current) throw new AppError('notFound', 'agreements.noFocus')
    const version = await updateFocus(tx, id, change)
    if (version === undefined) throw stale(current.version)
    return version
  })
}

/** Adds a step to the process plan (procesplan). @throws AppError forbidden, notFound, invalid agreements.choose */
export async function addStep(app: App, agreementId: string, step: NewStep): Promise<string> {
  return asActor(app, async (tx) => {
    await keptAgreement(app, tx, agreementId)
    return insertStep(tx, agreementId, step)
  })
}

/** Changes a step, or writes its outcome. @throws AppError forbidden, notFound agreements.noStep, stale */
export async function changeStep(app: App, agreementId: string, id: string, change: StepChange): Promise<number> {
  return asActor(app, async (tx) => {
    await keptAgreement(app, tx, agreementId)
    const current = (await listSteps(tx, agreementId)).find((one) => one.id === id)
    if (!current) throw new AppError('notFound', 'agreements.noStep')
    const version = await updateStep(tx, id, change)
    if (version === undefined) throw stale(current.version)
    return version
  })
}

/** Takes a step out of the plan; the trail keeps it. @throws AppError forbidden, notFound agreements.noStep, stale */
export async function removeStep(app: App, agreementId: string, id: string, version: number): Promise<void> {
  return asActor(app, async (tx) => {
    await keptAgreement(app, tx, agreementId)
    const current = (await listSteps(tx, agreementId)).find((one) => one.id === id)
    if (!current) throw new AppError('notFound', 'agreements.noStep')
    if (!(await deleteStep(tx, { id, version }))) throw stale(current.version)
  })
}

/**
 * Records when a party approved; without a day it is not reported again.
 *
 * @throws AppError forbidden, notFound agreements.noParty, stale, invalid agreements.future
 */
export async function recordApproval(
  app: App,
  agreementId: string,
  organisationId: string,
  approval: Approval,
): Promise<number> {
  return asActor(app, async (tx) => {
    await keptAgreement(app, tx, agreementId)
    const current = (await listParties(tx, agreementId)).find((one) => one.organisationId === organisationId)
    if (!current) throw new AppError('notFound', 'agreements.noParty')
    if (approval.approvedOn !== null && approval.approvedOn > app.today) {
      throw new AppError('invalid', 'agreements.future', {
        field: 'approvedOn',
        params: { found: approval.approvedOn, today: app.today },
      })
    }
    const version = await updateParty(tx, { agreementId, organisationId }, approval)
    if (version === undefined) throw stale(current.version)
    return version
  })
}
