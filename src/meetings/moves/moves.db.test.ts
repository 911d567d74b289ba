import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import { asActor } from '#platform/database/actor.ts'
import { databaseTest } from '#testing/database.ts'
import { calendarFile } from '../calendar-file.ts'
import { contentOf, meetingOf, meetingWorld, put, refusal, step, versionOf } from '../meetings-fixture.ts'
import { caseNumbering } from '../model.ts'
import { createCase } from '../service/cases.ts'
import { getCalendar, planMeeting, sendAgenda, startMeeting } from '../service/meetings.ts'
import { getCase } from '../service/route.ts'
import { getMeeting } from '../service/view.ts'
import { getAgendaWork } from '../service/work.ts'
import { changedMeeting } from './model.ts'
import { cancelMeeting, changeMeeting } from './service.ts'

const test = databaseTest.extend('world', async ({ emptyDatabase }) => meetingWorld(emptyDatabase))
const numbering = caseNumbering.parse({})
const address = 'https://rammevaerk.example'
type World = Awaited<ReturnType<typeof meetingWorld>>

// Besides those that tell of the agenda.
const mails = async ({ database }: World) =>
  (
    await database.executeSql(`select to_address, subject, body from mail_message
    where subject not like 'Dagsorden%' order by created_at, id`)
  ).rows as {
    to_address: string
    subject: string
    body: string
  }[]

/** A closed case on a sent agenda of DAS. */
async function sentMeeting({ as }: World) {
  const id = await planMeeting(as('secretary'), meetingOf('das', '2025-05-22'))
  const content = contentOf({ closed: true, closedReason: 'Forvaltningslovens § 27' })
  const caseId = await createCase(as('secretary'), { content, numbering })
  await put(as('secretary'), id, { caseId })
  await step(as('secretary'), id, sendAgenda)
  return { id, caseId }
}

describe('a cancelled meeting', () => {
  test('says why, tells the members, and gives its cases back to be scheduled', async ({ world }) => {
    const { as } = world
    const { id, caseId } = await sentMeeting(world)
    const version = await versionOf(as('secretary'), id)
    const input = { id, version, reason: 'For få kan deltage' }
    for (const who of ['dasMember', 'elsewhere'] as const) {
      expect(await refusal(cancelMeeting(as(who), input))).toBe('forbidden meetings.secretariatOnly')
    }
    expect(await refusal(cancelMeeting(as('secretary'), { ...input, version: version - 1 }))).toBe(
      'stale meetings.stale',
    )
    expect(await cancelMeeting(as('secretary'), input)).toEqual({ cases: 1, told: 1 })
    const [mail, ...others] = await mails(world)
    expect(others).toEqual([])
    expect(mail).toMatchObject({ to_address: 'dasmember@test.example' })
    expect(mail?.subject).toContain('Aflyst: møde i DAS')
    expect(mail?.body).toContain('For få kan deltage')
    expect(mail?.body).toContain(`${address}/moeder/${id}/kalender.ics`)
    // The agenda stands as it was to those who had it, and the case waits.
    const seen = await getMeeting(as('dasMember'), id)
    expect(seen.changes).toMatchObject([{ kind: 'cancelled', reason: 'For få kan deltage', byName: 'secretary' }])
    expect(seen.items.some(({ title }) => title === 'Faste læger på botilbud')).toBe(true)
    expect((await getMeeting(as('visitor'), id)).changes).toMatchObject([{ byName: null }])
    const { route } = await getCase(as('secretary'), caseId)
    expect(route.map(({ stop }) => [stop.state, stop.meetingId])).toEqual([['planned', null]])
    const next = await planMeeting(as('secretary'), meetingOf('das', '2025-05-22'))
    expect((await getAgendaWork(as('secretary'), next)).waiting).toMatchObject([{ caseId }])
    await put(as('secretary'), next, { caseId })
    await step(as('secretary'), next, sendAgenda)
    expect((await getMeeting(as('dasMember'), next)).items.some((item) => item.case?.id === caseId)).toBe(true)
  })

  test('is final: nothing on it changes, and a draft agenda stays hidden', async ({ world }) => {
    const secretary = world.as('secretary')
    const id = await planMeeting(secretary, meetingOf('das', '2025-05-22'))
    await cancelMeeting(secretary, { id, version: 1, reason: 'Sygdom' })
    const { version, heldOn } = (await getMeeting(secretary, id)).meeting
    const again = cancelMeeting(secretary, { id, version, reason: 'Sygdom' })
    expect(await refusal(again)).toBe('conflict moves.cancelled')
    expect(await refusal(step(secretary, id, sendAgenda))).toBe('conflict moves.cancelled')
    expect(await refusal(put(secretary, id, { kind: 'other', title: 'Nyt' }))).toBe('conflict moves.cancelled')
    const moved = changedMeeting.parse({ bodyId: 'das', heldOn, reason: 'Nej' })
    expect(await refusal(changeMeeting(secretary, { ...moved, id, version }))).toBe('conflict moves.cancelled')
    expect((await getMeeting(world.as('dasMember'), id)).items).toEqual([])
    // And where the program forgot, the database does not.
    const asApp = (text: string) => asActor(secretary, (tx) => sql.raw(text).execute(tx))
    await expect(asApp(`update meeting set cancelled_at = null where id = '${id}'`)).rejects.toThrow(/never changes/)
    await expect(asApp(`delete from agenda_item where meeting_id = '${id}'`)).rejects.toThrow(/never change/)
  })

  test('cannot be one that has begun', async ({ world }) => {
    const secretary = world.as('secretary')
    const { id } = await sentMeeting(world)
    await step(secretary, id, startMeeting)
    const version = await versionOf(secretary, id)
    expect(await refusal(cancelMeeting(secretary, { id, version, reason: 'Sygdom' }))).toBe(
      'conflict meetings.alreadyHeld',
    )
    const moved = changedMeeting.parse({ bodyId: 'das', heldOn: '2025-06-01', reason: 'Sygdom' })
    expect(await refusal(changeMeeting(secretary, { ...moved, id, version }))).toBe('conflict meetings.alreadyHeld')
  })

  test('is called cancelled in the calendar and its file, with a higher number of changes', async ({ world }) => {
    const secretary = world.as('secretary')
    const { id } = await sentMeeting(world)
    const file = async (method: 'PUBLISH' | 'CANCEL') => {
      const { coming } = await getCalendar(world.as('visitor'))
      return calendarFile(coming, address, '2025-03-17T10:00:00.000Z', method)
    }
    const before = await file('PUBLISH')
    expect(before).toContain('STATUS:CONFIRMED')
    await cancelMeeting(secretary, { id, version: await versionOf(secretary, id), reason: 'Sygdom' })
    const after = await file('CANCEL')
    expect(after).toContain('METHOD:CANCEL')
    expect(after).toContain('STATUS:CANCELLED')
    expect(after).toContain('SUMMARY:Aflyst: DAS')
    const sequence = (text: string) => Number(/SEQUENCE:(\d+)/.exec(text)?.[1])
    expect(sequence(after)).toBeGreaterThan(sequence(before))
    expect(/UID:.*/.exec(after)?.[0]).toBe(/UID:.*/.exec(before)?.[0])
  })
})

test('a meeting is moved with a reason, which the members get; a new place alone needs none', async ({ world }) => {
  const secretary = world.as('secretary')
  const { id } = await sentMeeting(world)
  const change = async (more: object) =>
    changeMeeting(secretary, {
      ...changedMeeting.parse({ bodyId: 'das', heldOn: '2025-05-22', startsAt: '12.00', ...more }),
      id,
      version: await versionOf(secretary, id),
    })
  expect(await change({ place: 'Lokale 2' })).toBeNull()
  expect(await mails(world)).toEqual([])
  expect(await refusal(change({ heldOn: '2025-06-02' }))).toBe('invalid moves.reasonMissing')
  expect(await change({ heldOn: '2025-06-02', startsAt: '09.30', reason: 'Lokalet er optaget' })).toBe(1)
  const [mail] = await mails(world)
  expect(mail?.subject).toBe('Flyttet: møde i DAS er nu mandag den 2. juni 2025 kl. 09.30')
  expect(mail?.body).toContain('torsdag den 22. maj 2025 kl. 12.00')
  expect((await getMeeting(secretary, id)).changes).toMatchObject([
    { kind: 'moved', fromOn: '2025-05-22', fromStartsAt: '12:00', toOn: '2025-06-02', toStartsAt: '09:30' },
  ])
})
