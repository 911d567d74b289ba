import { describe, expect } from 'vitest'
import { databaseTest } from '#testing/database.ts'
import { finishFollowUp, getFollowUps } from '../follow-ups/service.ts'
import {
  adoptAll,
  contentOf,
  decisionOf,
  meetingOf,
  meetingWorld,
  put,
  refusal,
  step,
  versionOf,
} from '../meetings-fixture.ts'
import { caseNumbering } from '../model.ts'
import { createCase } from '../service/cases.ts'
import { recordDecision } from '../service/decisions.ts'
import { getCalendar, planMeeting, sendAgenda, sendMinutes, startMeeting } from '../service/meetings.ts'
import { getMeeting } from '../service/view.ts'
import { getAgendaWork } from '../service/work.ts'
import { bodyPractice, newStandingItem } from './model.ts'
import { putOpenFollowUps } from './open-list.service.ts'
import { remindOfFollowUps } from './reminders.ts'
import { addStandingItem, arrangeStandingItem, changePractice, getPractice, listPractices } from './service.ts'

const test = databaseTest.extend('world', async ({ emptyDatabase }) => meetingWorld(emptyDatabase))
const numbering = caseNumbering.parse({})
const address = 'https://rammevaerk.example'
type World = Awaited<ReturnType<typeof meetingWorld>>
const practice = (more: object = {}) =>
  bodyPractice.parse({
    submissionDays: 28,
    agendaDays: 10,
    hearingDays: 14,
    remindBefore: '7',
    remindAfter: '1',
    ...more,
  })

const mails = async ({ database }: World) =>
  (
    await database.executeSql(
      `select to_address, subject, body from mail_message where dedupe_key like 'follow-up.%' order by created_at, to_address`,
    )
  ).rows as { to_address: string; subject: string; body: string }[]

/** A held meeting of DAS with a follow-up for 851 from an open case, and one from a closed case. */
async function decided({ as }: World) {
  const secretary = as('secretary')
  const id = await planMeeting(secretary, meetingOf('das', '2025-03-17'))
  const followUp = (what: string) => [{ what, responsible: 'Kommunen', organisationId: '851', dueOn: '2025-04-10' }]
  const cases = [
    contentOf({ title: 'Åben sag' }),
    contentOf({ title: 'Lukket sag', closed: true, closedReason: 'Forvaltningslovens § 27' }),
  ]
  for (const content of cases) {
    await put(secretary, id, { caseId: await createCase(secretary, { content, numbering }) })
  }
  await step(secretary, id, sendAgenda)
  await step(secretary, id, startMeeting)
  for (const item of (await getMeeting(secretary, id)).items.filter((one) => one.case !== null)) {
    const outcomes = item.clauses.map((clause) => ({ clauseId: clause.id, outcome: 'adopted' }))
    const what = item.isClosed ? 'Hemmelig opgave' : 'Meld tal ind'
    const decision = decisionOf({ outcomes, text: 'Ja.', followUps: followUp(what) })
    await recordDecision(secretary, { meetingId: id, itemId: item.id, version: 0, decision })
  }
  await adoptAll(secretary, id)
  return id
}

describe('the practice of a body', () => {
  test('is changed by its secretariat alone, and counts for its meetings at once', async ({ world }) => {
    const { as } = world
    await planMeeting(as('secretary'), meetingOf('das', '2025-05-22'))
    const change = { bodyId: 'das', version: 0, practice: practice() }
    for (const who of ['dasMember', 'elsewhere', 'administrator'] as const) {
      expect(await refusal(changePractice(as(who), change))).toBe('forbidden meetings.secretariatOnly')
      expect(await refusal(getPractice(as(who), 'das'))).toBe('forbidden meetings.secretariatOnly')
    }
    expect(await refusal(changePractice(as('secretary'), { ...change, bodyId: 'intet' }))).toBe(
      'notFound practice.bodyUnknown',
    )
    await changePractice(as('secretary'), change)
    expect(await refusal(changePractice(as('second'), change))).toBe('stale meetings.stale')
    await changePractice(as('second'), { ...change, version: 1, practice: practice({ agendaDays: 8 }) })
    expect((await getCalendar(as('visitor'))).coming).toMatchObject([
      { submission: '2025-04-24', agenda: '2025-05-14' },
    ])
    const listed = await listPractices(as('secretary'))
    expect(listed.map(({ bodyName, agendaDays, remindBefore }) => [bodyName, agendaDays, remindBefore])).toEqual([
      ['DAS', 8, [7]],
      ['FU', 7, [7]],
      ['KDK', 7, [7]],
    ])
    const { rows } = await world.database.executeSql(
      `select user_id, after ->> 'agenda_days' as days from audit_entry where table_name = 'meeting_practice' order by at`,
    )
    expect(rows).toEqual([
      { user_id: as('secretary').actor.userId, days: '10' },
      { user_id: as('second').actor.userId, days: '8' },
    ])
  })

  test('holds its standing items, in the order the secretariat gives them', async ({ world }) => {
    const secretary = world.as('secretary')
    const titles = async () => (await getPractice(secretary, 'fu')).standing.map(({ title, kind }) => title ?? kind)
    const item = newStandingItem.parse({ kind: 'other', title: 'Nyt fra området', purpose: 'orientation' })
    expect(await refusal(addStandingItem(world.as('fuMember'), { bodyId: 'fu', item }))).toBe(
      'forbidden meetings.secretariatOnly',
    )
    await addStandingItem(secretary, { bodyId: 'fu', item })
    await arrangeStandingItem(secretary, { bodyId: 'fu', place: 4, to: 'up' })
    await arrangeStandingItem(secretary, { bodyId: 'fu', place: 6, to: 'away' })
    const expected = ['approve-agenda', 'approve-minutes', 'Nyt fra området', 'information', 'any-other-business']
    expect(await titles()).toEqual(expected)
    const id = await planMeeting(secretary, meetingOf('fu', '2025-05-22'))
    expect((await getMeeting(secretary, id)).items.map(({ title, kind }) => title ?? kind)).toEqual(expected)
    expect(await refusal(arrangeStandingItem(secretary, { bodyId: 'fu', place: 9, to: 'up' }))).toBe(
      'notFound meetings.itemUnknown',
    )
  })
})

describe('a reminder of a follow-up', () => {
  test('comes once for each chosen day, to those who act and the secretariat, without closed words', async ({
    world,
  }) => {
    const id = await decided(world)
    const remind = (day: string) => remindOfFollowUps(world.database.db, day, address)
    expect(await remind('2025-03-20')).toBe(0)
    // Before the minutes are heard, those who must act do not know of it yet.
    expect(await remind('2025-04-03')).toBe(4)
    expect(new Set((await mails(world)).map(({ to_address }) => to_address))).toEqual(
      new Set(['secretary@test.example', 'second@test.example']),
    )
    await step(world.as('secretary'), id, sendMinutes)
    // Two instances at the same moment, and once more.
    await Promise.all([remind('2025-04-11'), remind('2025-04-11')])
    await remind('2025-04-12')
    const late = (await mails(world)).filter(({ subject }) => subject.includes('fristen var'))
    expect(late.map(({ to_address }) => to_address).sort()).toEqual([
      'reporter@test.example',
      'second@test.example',
      'second@test.example',
      'secretary@test.example',
      'secretary@test.example',
    ])
    const mine = late.find(({ to_address }) => to_address === 'reporter@test.example')
    expect(mine?.body).toContain('Meld tal ind')
    expect(mine?.body).toContain('mødet i DAS 17. marts 2025')
    expect((await mails(world)).map(({ body }) => body).join()).not.toContain('Hemmelig')
  })

  test('comes on the days the body chose, and not of what is done', async ({ world }) => {
    const { as } = world
    await step(as('secretary'), await decided(world), sendMinutes)
    const chosen = practice({ remindBefore: '3', remindAfter: '' })
    await changePractice(as('secretary'), { bodyId: 'das', version: 0, practice: chosen })
    const remind = (day: string) => remindOfFollowUps(world.database.db, day, address)
    expect(await remind('2025-04-03')).toBe(0)
    expect(await remind('2025-04-11')).toBe(0)
    const [mine] = (await getFollowUps(as('reporter'))).items
    const done = { doneOn: '2025-03-17', doneNote: null }
    await finishFollowUp(as('reporter'), { id: mine?.id ?? '', version: 1, done })
    expect(await remind('2025-04-07')).toBe(2)
    expect((await mails(world)).every(({ body }) => body.includes('en opfølgning fra et lukket punkt'))).toBe(true)
  })
})

test('the next agenda lists what is open, with live references, and names nothing closed', async ({ world }) => {
  const secretary = world.as('secretary')
  const held = await decided(world)
  await step(secretary, held, sendMinutes)
  const next = await planMeeting(secretary, meetingOf('das', '2025-05-22'))
  expect((await getAgendaWork(secretary, next)).openFollowUps).toBe(2)
  const putList = async (withDrafts: boolean) =>
    putOpenFollowUps(secretary, { meetingId: next, version: await versionOf(secretary, next), withDrafts })
  const itemId = await putList(false)
  const listed = async () => (await getMeeting(secretary, next)).items.find(({ id }) => id === itemId)?.text ?? ''
  // The minutes are still heard: nobody but members reads what was decided.
  expect(await listed()).toMatch(
    /^1 opfølgning fra et referat, der ikke er godkendt endnu, er ikke med på listen\.\n\n1/,
  )
  expect(await putList(true)).toBe(itemId)
  await step(secretary, next, sendAgenda)
  const { items, references } = await getMeeting(world.as('visitor'), next)
  const text = items.find(({ id }) => id === itemId)?.text ?? ''
  expect(text).toMatch(
    /^Meld tal ind\. Ansvarlig: Kommunen\. Frist 10\. april 2025\. Jf\. \{punkt:[0-9a-f-]{36}\}\.\n\n1 opfølgning/,
  )
  expect(text).not.toContain('Hemmelig')
  expect(Object.values(references)).toMatchObject([{ number: '4', meetingId: held }])
  const fu = await planMeeting(secretary, meetingOf('fu', '2025-05-22'))
  expect(await refusal(putOpenFollowUps(secretary, { meetingId: fu, version: 1, withDrafts: true }))).toBe(
    'conflict practice.nothingOpen',
  )
})
