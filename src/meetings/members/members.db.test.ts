import { expect } from 'vitest'
import { isAppError } from '#platform/errors.ts'
import { databaseTest } from '#testing/database.ts'
import {
  adoptAll,
  contentOf,
  meetingOf,
  meetingWorld,
  put,
  refusal,
  step,
  versionOf,
  type Who,
} from '../meetings-fixture.ts'
import { caseNumbering } from '../model.ts'
import { createCase, planStopsBelow } from '../service/cases.ts'
import {
  getCalendar,
  planMeeting,
  sendAgenda,
  sendMinutes,
  startMeeting,
  takeMinutesBack,
} from '../service/meetings.ts'
import { remark } from '../service/minutes.ts'
import { getMeeting } from '../service/view.ts'
import { getMinutesWork } from '../service/work.ts'
import { registerExpected } from './service.ts'

const test = databaseTest.extend('world', async ({ emptyDatabase }) => meetingWorld(emptyDatabase))
type World = Awaited<ReturnType<typeof meetingWorld>>

async function mails({ database }: World) {
  const { rows } = await database.executeSql(
    'select to_address, subject, body from mail_message order by created_at, subject, to_address',
  )
  return rows as { to_address: string; subject: string; body: string }[]
}

test('the members get the agenda by mail once, in their language, though two instances send it', async ({ world }) => {
  const secretary = world.as('secretary')
  await world.database.executeSql(`insert into membership (user_id, role, body_id, valid_from)
    select id, 'body-member', 'das', '2020-01-01' from app_user where email = 'reporter@test.example'`)
  await world.database.executeSql(`update app_user set language = 'en' where email = 'reporter@test.example'`)
  const id = await planMeeting(secretary, { ...meetingOf('das', '2025-05-22'), place: 'Rådhuset' })
  const content = contentOf({ title: 'En hemmelig sag', closed: true, closedReason: 'Forvaltningslovens § 27' })
  await put(secretary, id, { caseId: await createCase(secretary, { content, numbering: caseNumbering.parse({}) }) })
  const version = await versionOf(secretary, id)
  const sent = await Promise.allSettled([
    sendAgenda(secretary, { id, version }),
    sendAgenda(world.as('second'), { id, version }),
  ])
  expect(sent.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))).toEqual([2])
  expect(sent.flatMap((one) => (one.status === 'rejected' && isAppError(one.reason) ? [one.reason.code] : []))).toEqual(
    ['meetings.stale'],
  )
  const [english, danish, ...others] = await mails(world)
  expect(others).toEqual([])
  expect(english).toMatchObject({ to_address: 'reporter@test.example' })
  expect(english?.subject).toContain('Agenda: meeting of DAS')
  expect(danish).toMatchObject({
    to_address: 'dasmember@test.example',
    subject: 'Dagsorden: møde i DAS torsdag den 22. maj 2025',
  })
  expect(danish?.body).toContain('torsdag den 22. maj 2025 kl. 12.00 er sendt ud.\nSted: Rådhuset')
  expect(danish?.body).toContain(`https://rammevaerk.example/moeder/${id}/mappe`)
  expect(danish?.body).not.toContain('hemmelig')

  for (const title of ['Et sent punkt', 'Et til']) await put(secretary, id, { kind: 'other', title })
  const late = (await mails(world)).filter(({ subject }) => subject.startsWith('Ny på'))
  expect(late.map(({ to_address }) => to_address)).toEqual(['dasmember@test.example'])
})

test('the members are told of the hearing and its last day, and again when it begins anew', async ({ world }) => {
  const secretary = world.as('secretary')
  const id = await planMeeting(secretary, meetingOf('das', '2025-03-10'))
  await step(secretary, id, sendAgenda)
  await step(secretary, id, startMeeting)
  await adoptAll(secretary, id)
  await step(secretary, id, sendMinutes)
  const heard = async () => (await mails(world)).filter(({ subject }) => subject.startsWith('Referat'))
  const [mail] = await heard()
  expect(mail).toMatchObject({ to_address: 'dasmember@test.example' })
  expect(mail?.subject).toBe('Referat i høring: møde i DAS mandag den 10. marts 2025')
  expect(mail?.body).toContain('mandag den 24. marts 2025')
  expect(mail?.body).toContain(`/moeder/${id}/hoering`)
  await step(secretary, id, takeMinutesBack)
  await step(secretary, id, sendMinutes)
  expect(await heard()).toHaveLength(2)
})

/** A seat of DAS with a person on it, as its secretariat would make it. */
async function seat(
  world: World,
  id: string,
  more: { function?: string; deputyFor?: string; user?: Who; name?: string },
) {
  const { database, as } = world
  const { function: kind = 'member', deputyFor = null, user, name = null } = more
  const userId = user ? as(user).actor.userId : null
  await database.db
    .insertInto('body_seat')
    .values({
      id,
      body_id: 'das',
      function: kind as 'member',
      deputy_for: deputyFor,
      role: `Rolle ${id}`,
      valid_from: '2020-01-01',
    })
    .execute()
  await database.db
    .insertInto('seat_person')
    .values({ body_id: 'das', seat_id: id, user_id: userId, name, valid_from: '2025-01-01' })
    .execute()
}

const moveEnd = ({ database }: World, seatId: string, day: string) =>
  database.executeSql(`update seat_person set valid_to = '${day}' where seat_id = '${seatId}'`)

test('a user on a seat takes part as a member in the time of the seat; an observer does not', async ({ world }) => {
  const { as } = world
  const secretary = as('secretary')
  await seat(world, 'plads', { user: 'reporter' })
  await seat(world, 'observatoer', { function: 'observer', user: 'kdkMember' })
  const content = contentOf({ title: 'En lukket sag', closed: true, closedReason: 'Forvaltningslovens § 27' })
  const id = await planMeeting(secretary, meetingOf('das', '2025-03-10'))
  await put(secretary, id, { caseId: await createCase(secretary, { content, numbering: caseNumbering.parse({}) }) })
  await step(secretary, id, sendAgenda)
  const told = (await mails(world)).map(({ to_address }) => to_address)
  expect(told.sort()).toEqual(['dasmember@test.example', 'reporter@test.example'])
  const sees = async (who: Who) => (await getMeeting(as(who), id)).items.some(({ title }) => title === 'En lukket sag')
  expect([await sees('reporter'), await sees('kdkMember'), await sees('visitor')]).toEqual([true, false, false])
  expect((await getCalendar(as('reporter'))).past.find((one) => one.id === id)?.isOwn).toBe(true)

  await step(secretary, id, startMeeting)
  await adoptAll(secretary, id)
  await step(secretary, id, sendMinutes)
  const given = { meetingId: id, remark: { itemId: null, text: 'Godt skrevet' } }
  expect(await remark(as('reporter'), given)).toBeTruthy()
  expect(await refusal(remark(as('kdkMember'), given))).toBe('forbidden meetings.membersOnly')
  await moveEnd(world, 'plads', '2025-03-17')
  expect(await refusal(remark(as('reporter'), given))).toBe('forbidden meetings.membersOnly')
  expect(await sees('reporter')).toBe(false)
})

test('those on the seats are expected at the meeting, and written on its list in one go', async ({ world }) => {
  const { as } = world
  const secretary = as('secretary')
  await seat(world, 'a', { name: 'Anna Berg' })
  await seat(world, 'b', { function: 'deputy', deputyFor: 'a', name: 'Bo Dahl' })
  await seat(world, 'c', { function: 'observer', name: 'Carl Eg' })
  await seat(world, 'd', { name: 'Dorte Falk' })
  await moveEnd(world, 'd', '2025-03-10')
  // On two seats, and there once.
  await seat(world, 'e', { name: 'Anna Berg' })
  const id = await planMeeting(secretary, meetingOf('das', '2025-03-10'))
  await step(secretary, id, sendAgenda)
  await step(secretary, id, startMeeting)
  const { expected } = await getMinutesWork(secretary, id)
  expect(expected.map(({ name, kind, standsFor }) => [name, kind, standsFor])).toEqual([
    ['Anna Berg', 'member', []],
    ['Carl Eg', 'guest', []],
    ['Bo Dahl', 'deputy', ['Anna Berg']],
    ['dasMember', 'member', []],
  ])
  const presences = [
    { name: 'Anna Berg', presence: 'absent' as const },
    { name: 'Bo Dahl', presence: 'present' as const },
    { name: 'Nogen udefra', presence: 'present' as const },
  ]
  expect(await refusal(registerExpected(as('dasMember'), { meetingId: id, presences }))).toBe(
    'forbidden meetings.secretariatOnly',
  )
  for (const _twice of [1, 2]) await registerExpected(secretary, { meetingId: id, presences })
  const work = await getMinutesWork(secretary, id)
  expect(work.attendance.map(({ name, presence, kind, deputyFor }) => [name, presence, kind, deputyFor])).toEqual([
    ['Anna Berg', 'absent', 'member', null],
    ['Bo Dahl', 'present', 'deputy', 'Anna Berg'],
  ])
  expect(work.expected.map(({ name }) => name)).toEqual(['Carl Eg', 'dasMember'])
})

test('a sent agenda says when the body meets next, unless the secretariat wrote something there', async ({ world }) => {
  const secretary = world.as('secretary')
  const [first, second] = [
    await planMeeting(secretary, meetingOf('das', '2025-03-10')),
    await planMeeting(secretary, { ...meetingOf('das', '2025-06-12'), endsAt: '15:00', place: 'Rådhuset' }),
  ]
  const last = async (id: string) => (await getMeeting(secretary, id)).items.find(({ kind }) => kind === 'next-meeting')
  expect((await last(first))?.text).toBeNull()
  await step(secretary, first, sendAgenda)
  expect((await last(first))?.text).toBe('Næste møde er torsdag den 12. juni 2025 kl. 12.00–15.00, Rådhuset.')
  await step(secretary, second, sendAgenda)
  expect((await last(second))?.text).toBe('Der er ikke planlagt et næste møde.')
})

test('a case goes to all bodies below one in one step, each once', async ({ world }) => {
  const secretary = world.as('secretary')
  await world.database.executeSql(`insert into body (id, name, level, area, parent_id) select 'raad-' || n, 'Byråd ' || n, 'political',
    'nordjylland', 'kdk' from generate_series(1, 3) n`)
  const caseId = await createCase(secretary, { content: contentOf(), numbering: caseNumbering.parse({}) })
  const stop = { bodyId: 'kdk', meetingId: null, role: 'hearing' as const, isDecisive: false, step: 2, dueOn: null }
  expect(await planStopsBelow(secretary, { caseId, stop })).toBe(3)
  expect(await planStopsBelow(secretary, { caseId, stop })).toBe(0)
  expect(await planStopsBelow(secretary, { caseId, stop: { ...stop, step: 3 } })).toBe(3)
  expect(await refusal(planStopsBelow(secretary, { caseId, stop: { ...stop, bodyId: 'fu' } }))).toBe(
    'invalid meetings.nothingBelow',
  )
})
