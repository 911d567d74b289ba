import { type ActingOn, asActor } from '#platform/database/actor.ts'
import { AppError } from '#platform/errors.ts'
import { isRecordId } from '#platform/ids.ts'
import type { DeputyView, MembershipView, NewDeputy } from '../model.ts'
import { listUsers } from '../store/accounts.ts'
import { endDeputy, findMembershipOwner, insertDeputy, listDeputies, listMemberships } from '../store/roles.ts'
import { requireAdministrator } from './administration.ts'

export type DeputyChoices = {
  deputies: DeputyView[]
  /** Roles that a deputy can be named for, with whose they are. */
  memberships: (MembershipView & { holder: string })[]
  /** People who can be named. */
  people: { id: string; name: string; email: string }[]
}

/** Everybody's deputies (stedfortrædere), for administrators. */
export async function getAllDeputies(app: ActingOn): Promise<DeputyChoices> {
  return asActor(app, async (tx) => {
    await requireAdministrator(tx, app)
    const users = await listUsers(tx)
    const memberships = users.flatMap(({ name, memberships }) => memberships.map((one) => ({ ...one, holder: name })))
    return { deputies: await listDeputies(tx), memberships, people: enabled(users) }
  })
}

/** One's own deputies, one's roles, and the colleagues who can be named. */
export async function getOwnDeputies(app: ActingOn): Promise<DeputyChoices> {
  const userId = loggedIn(app)
  return asActor(app, async (tx) => {
    const own = (await listMemberships(tx, [userId])).get(userId) ?? []
    const people = enabled(await listUsers(tx)).filter(({ id }) => id !== userId)
    return {
      deputies: await listDeputies(tx, userId),
      memberships: own.map((one) => ({ ...one, holder: '' })),
      people,
    }
  })
}

/**
 * Names a deputy for a role from a day until a day: for one's own roles, or as administrator for anybody's.
 * @throws AppError forbidden `people.membership`; invalid `people.deputySelf`, `people.deputyMissing`
 */
export async function nameDeputy(app: ActingOn, given: NewDeputy): Promise<void> {
  const userId = loggedIn(app)
  await asActor(app, async (tx) => {
    const owner = await findMembershipOwner(tx, given.membershipId)
    if (owner !== userId) await requireAdministrator(tx, app)
    if (owner === undefined) throw new AppError('notFound', 'people.membership')
    if (owner === given.deputyId) throw new AppError('invalid', 'people.deputySelf', { field: 'deputyId' })
    const people = enabled(await listUsers(tx, { id: given.deputyId }))
    if (people.length === 0) throw new AppError('invalid', 'people.deputyMissing', { field: 'deputyId' })
    await insertDeputy(tx, given)
  })
}

/**
 * Ends a deputy today.
 * @throws AppError notFound `people.deputyUnknown` when there is none that the actor may end
 */
export async function removeDeputy(app: ActingOn & { today: string }, deputyId: string): Promise<void> {
  loggedIn(app)
  await asActor(app, async (tx) => {
    if (!isRecordId(deputyId) || !(await endDeputy(tx, deputyId, app.today)))
      throw new AppError('notFound', 'people.deputyUnknown')
  })
}

function loggedIn({ actor }: ActingOn): string {
  if (actor.userId === null) throw new AppError('unauthenticated', 'people.logInFirst')
  return actor.userId
}

function enabled(users: { id: string; name: string; email: string; disabledAt: string | null }[]) {
  return users.filter(({ disabledAt }) => disabledAt === null).map(({ id, name, email }) => ({ id, name, email }))
}
