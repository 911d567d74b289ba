import { type ActingOn, asActor } from '#platform/database/actor.ts'
import type { Tx } from '#platform/database/database.ts'
import { AppError } from '#platform/errors.ts'
import { isRecordId } from '#platform/ids.ts'
import type { NewUser, Place, RoleGrant, UserView } from '../model.ts'
import { linkHours } from '../rules.ts'
import { insertAccount, listUsers, setDisabled } from '../store/accounts.ts'
import {
  endMembership,
  type HeldSeat,
  hasAnyRole,
  insertMembership,
  listHeldSeats,
  listPlaces,
} from '../store/roles.ts'
import { sendPasswordLink } from './links.ts'

/** Only administrators go on; the row policies say the same. */
export async function requireAdministrator(tx: Tx, { actor }: ActingOn): Promise<void> {
  if (actor.userId === null) throw new AppError('unauthenticated', 'people.logInFirst')
  if (!(await hasAnyRole(tx, ['administrator']))) throw new AppError('forbidden', 'people.administratorOnly')
}

/** All people (brugere) with their roles, by name. */
export async function getUsers(app: ActingOn, search?: string): Promise<UserView[]> {
  return asActor(app, async (tx) => {
    await requireAdministrator(tx, app)
    return listUsers(tx, search ? { search } : {})
  })
}

/** Organisations and bodies where a role can be given. */
export async function getPlaces(app: ActingOn): Promise<Place[]> {
  return asActor(app, async (tx) => {
    await requireAdministrator(tx, app)
    return listPlaces(tx)
  })
}

/**
 * One person with the seats in bodies held, and where roles can be given.
 * @throws AppError notFound `people.unknown`
 */
export async function getUser(
  app: ActingOn,
  id: string,
): Promise<{ user: UserView; seats: HeldSeat[]; places: Place[] }> {
  return asActor(app, async (tx) => {
    await requireAdministrator(tx, app)
    return { user: await existing(tx, id), seats: await listHeldSeats(tx, id), places: await listPlaces(tx) }
  })
}

/**
 * Adds a person with a first role and mails them a link to choose a password.
 * @throws AppError conflict `people.emailTaken`; invalid `people.where`
 */
export async function addUser(app: ActingOn, given: NewUser, address: string): Promise<string> {
  return asActor(app, async (tx) => {
    await requireAdministrator(tx, app)
    const { email, name, language } = given
    const id = await insertAccount(tx, { email, name, language })
    await insertMembership(tx, { userId: id, ...(await membershipOf(tx, given)) })
    await sendPasswordLink(
      tx,
      { id, email, name, language },
      { address, hours: linkHours.invitation, reason: 'invited' },
    )
    return id
  })
}

/** Gives a person one more role, or another end to a role from the same day. */
export async function grantRole(app: ActingOn, userId: string, given: RoleGrant): Promise<void> {
  await asActor(app, async (tx) => {
    await requireAdministrator(tx, app)
    await existing(tx, userId)
    await insertMembership(tx, { userId, ...(await membershipOf(tx, given)) })
  })
}

/**
 * Ends a role today.
 * @throws AppError conflict `people.lastAdministrator`; notFound `people.membership`
 */
export async function endRole(app: ActingOn & { today: string }, membershipId: string): Promise<void> {
  await asActor(app, async (tx) => {
    await requireAdministrator(tx, app)
    if (!isRecordId(membershipId) || !(await endMembership(tx, membershipId, app.today)))
      throw new AppError('notFound', 'people.membership')
  })
}

/**
 * Disables a person: sessions and tokens end at once. What they have done stays.
 * @throws AppError conflict `people.lastAdministrator`; notFound `people.unknown`
 */
export async function disableUser(app: ActingOn, userId: string): Promise<void> {
  await changeAccess(app, userId, true)
}

/** Lets a disabled person in again. */
export async function enableUser(app: ActingOn, userId: string): Promise<void> {
  await changeAccess(app, userId, false)
}

/** Mails a person a new link to choose a password. */
export async function sendNewLink(app: ActingOn, userId: string, address: string): Promise<void> {
  await asActor(app, async (tx) => {
    await requireAdministrator(tx, app)
    const { id, email, name } = await existing(tx, userId)
    const person = { id, email, name, language: 'da' as const }
    await sendPasswordLink(tx, person, { address, hours: linkHours.invitation, reason: 'invited' })
  })
}

async function changeAccess(app: ActingOn, userId: string, disabled: boolean): Promise<void> {
  await asActor(app, async (tx) => {
    await requireAdministrator(tx, app)
    if (!(await setDisabled(tx, userId, disabled))) throw new AppError('notFound', 'people.unknown')
  })
}

async function existing(tx: Tx, id: string): Promise<UserView> {
  const [user] = isRecordId(id) ? await listUsers(tx, { id }) : []
  if (!user) throw new AppError('notFound', 'people.unknown')
  return user
}

async function membershipOf(tx: Tx, { role, where, validFrom, validTo }: RoleGrant) {
  const places = await listPlaces(tx)
  if (!places.some(({ value }) => value === where)) throw new AppError('invalid', 'people.where', { field: 'where' })
  const [kind, id = ''] = where.split(':')
  return {
    role,
    organisationId: kind === 'organisation' ? id : null,
    bodyId: kind === 'body' ? id : null,
    validFrom,
    validTo,
  }
}
