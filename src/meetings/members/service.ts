import type { App } from '#platform/app.ts'
import { asActor } from '#platform/database/actor.ts'
import type { Tx } from '#platform/database/database.ts'
import { type Expected, seatPeopleOn } from '#registry/index.ts'
import type { Attendance, Meeting } from '../model.ts'
import { requireOpenMinutes } from '../service/access.ts'
import { insertAttendance, listAttendance } from '../store/minutes.ts'
import type { Presence } from './model.ts'
import { listMemberNames } from './store.ts'

/**
 * Who is expected at a meeting and is not on its list yet (forventede deltagere): the people on the seats of the body on
 * that day, and those who are members by their account alone. For the secretariat.
 */
export async function expectedAt(
  tx: Tx,
  meeting: Pick<Meeting, 'bodyId' | 'heldOn'>,
  listed: readonly Pick<Attendance, 'name'>[],
): Promise<Expected[]> {
  // One who holds two seats comes once, by the first.
  const seated = (await seatPeopleOn(tx, meeting.bodyId, meeting.heldOn)).filter(
    ({ name }, at, all) => at === all.findIndex((one) => one.name === name),
  )
  const names = new Set([...listed, ...seated].map(({ name }) => name.toLowerCase()))
  const others = (await listMemberNames(tx, meeting.bodyId, meeting.heldOn)).filter(
    (name) => !names.has(name.toLowerCase()),
  )
  const known = new Set(listed.map(({ name }) => name.toLowerCase()))
  return [
    ...seated.filter(({ name }) => !known.has(name.toLowerCase())),
    ...others.map((name): Expected => ({ name, described: null, kind: 'member', standsFor: [] })),
  ]
}

/** Writes those who are expected on the list as present or absent, all at once (registrer fremmøde). */
export async function registerExpected(
  app: App,
  { meetingId, presences }: { meetingId: string; presences: readonly Presence[] },
): Promise<void> {
  await asActor(app, async (tx) => {
    const meeting = await requireOpenMinutes(app, tx, meetingId)
    const said = new Map(presences.map(({ name, presence }) => [name, presence]))
    for (const { name, described, kind, standsFor } of await expectedAt(
      tx,
      meeting,
      await listAttendance(tx, meetingId),
    )) {
      const presence = said.get(name)
      if (!presence) continue
      const deputyFor = kind === 'deputy' ? standsFor.join(', ').slice(0, 300) || null : null
      await insertAttendance(tx, meetingId, { name, described, kind, presence, deputyFor, itemIds: [] })
    }
  })
}
