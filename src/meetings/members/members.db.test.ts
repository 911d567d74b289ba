import { expect } from 'vitest'
import { isAppError } from '#platform/errors.ts'
import { databaseTest } from '#testing/database.ts'
import { adoptAll, contentOf, meetingOf, meetingWorld, put, step, versionOf } from '../meetings-fixture.ts'
import { caseNumbering } from '../model.ts'
import { createCase } from '../service/cases.ts'
import { planMeeting, sendAgenda, sendMinutes, startMeeting, takeMinutesBack } from '../service/meetings.ts'

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
