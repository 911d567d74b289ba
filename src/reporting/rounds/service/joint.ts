import type { App } from '#platform/app.ts'
import { asActor } from '#platform/database/actor.ts'
import type { Tx } from '#platform/database/database.ts'
import { AppError } from '#platform/errors.ts'
import { listOrganisations, organisationNames } from '#registry/index.ts'
import { type Case, lastDayOf, requireCase, requireUser } from '../../service/access.ts'
import { changeTerms, listOwnSecretariats, type Respondent, type Round } from '../../store/rounds.ts'
import type { JointInput } from '../model.ts'

export type Terms = {
  round: Round
  respondent: Respondent & { organisationName: string }
  reportedByName: string | null
  /** Who can hand in for it: organisations in force, without itself. */
  organisations: { id: string; name: string }[]
}

/** The terms (vilkår) of a respondent: deadline, exemption, joint reporter; for the round's secretariat. */
export async function getTerms(app: App, respondentId: string): Promise<Terms> {
  requireUser(app)
  return asActor(app, async (tx) => {
    const { round, respondent } = await requireOwnCase(app, tx, respondentId)
    const names = await organisationNames(tx, undefined, lastDayOf(round.year))
    const { reportedById } = respondent
    const organisations = await listOrganisations(tx, { onDate: app.today })
    return {
      round,
      respondent: {
        ...respondent,
        organisationName: names.get(respondent.organisationId) ?? respondent.organisationId,
      },
      reportedByName: reportedById === null ? null : (names.get(reportedById) ?? reportedById),
      organisations: organisations
        .filter(({ id }) => id !== respondent.organisationId)
        .map(({ id, name }) => ({ id, name })),
    }
  })
}

/**
 * Lets another organisation hand in for a respondent (fælles indberetter) from a day, until a day or further notice, with a
 * reason. Within those days its reporters write and send; the respondent's own read and approve.
 */
export async function setJointReporter(
  app: App,
  input: JointInput & { respondentId: string; respondentVersion?: number },
): Promise<void> {
  requireUser(app)
  if (input.to !== null && input.to <= input.from)
    throw new AppError('invalid', 'reporting.joint.inverted', { field: 'to' })
  await asActor(app, async (tx) => {
    const { respondent } = await requireOwnCase(app, tx, input.respondentId)
    const known = (await listOrganisations(tx, { onDate: app.today })).some(({ id }) => id === input.reportedById)
    if (!known || input.reportedById === respondent.organisationId) {
      throw new AppError('invalid', 'reporting.joint.noOrganisation', { field: 'reportedById' })
    }
    const version = input.respondentVersion ?? respondent.version
    const terms = {
      reported_by_id: input.reportedById,
      joint_from: input.from,
      joint_to: input.to,
      joint_reason: input.reason,
    }
    await changeTerms(tx, { id: respondent.id, version }, terms)
  })
}

/** Lets a respondent hand in for itself again (ophæv fælles indberetning). */
export async function endJointReporter(
  app: App,
  input: { respondentId: string; respondentVersion?: number },
): Promise<void> {
  requireUser(app)
  await asActor(app, async (tx) => {
    const { respondent } = await requireOwnCase(app, tx, input.respondentId)
    const version = input.respondentVersion ?? respondent.version
    const none = { reported_by_id: null, joint_from: null, joint_to: null, joint_reason: null }
    await changeTerms(tx, { id: respondent.id, version }, none)
  })
}

async function requireOwnCase(app: App, tx: Tx, respondentId: string): Promise<Case> {
  const found = await requireCase(app, tx, respondentId, 'follow')
  if ((await listOwnSecretariats(tx)).includes(found.round.ownerId)) return found
  throw new AppError('forbidden', 'reporting.notSecretariat')
}
