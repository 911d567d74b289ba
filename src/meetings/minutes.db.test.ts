import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import { asSystem } from '#platform/database/actor.ts'
import { databaseTest } from '#testing/database.ts'
import { finishFollowUp, getFollowUps, listFollowUpTasks } from './follow-ups/service.ts'
import {
  adoptAll,
  contentOf,
  decisionOf,
  meetingOf,
  meetingWorld,
  put,
  refusal,
  step,
  type Who,
} from './meetings-fixture.ts'
import { caseNumbering } from './model.ts'
import { changeCase, createCase } from './service/cases.ts'
import { dropFollowUp, recordDecision } from './service/decisions.ts'
import { planMeeting, sendAgenda, sendMinutes, startMeeting } from './service/meetings.ts'
import { handleRemark, readPen, remark, saveMinutes, takeOver } from './service/minutes.ts'
import { saveNote } from './service/notes.ts'
import { getMeeting } from './service/view.ts'
import { getHearing, getMinutesWork } from './service/work.ts'

const test = databaseTest.extend('world', async ({ emptyDatabase }) => meetingWorld(emptyDatabase))

const numbering = caseNumbering.parse({})

describe('minutes', () => {
  test('are written by one at a time, who can be taken over from; an older text is not lost', async ({ world }) => {
    const { as } = world
    const meetingId = await planMeeting(as('secretary'), meetingOf('das', '2025-03-17'))
    const itemId = (await getMeeting(as('secretary'), meetingId)).items[0]?.id ?? ''
    const input = { meetingId, itemId, text: 'Første tekst', version: 0 }
    expect(await refusal(saveMinutes(as('secretary'), input))).toBe('conflict meetings.notHeld')
    await step(as('secretary'), meetingId, sendAgenda)
    await step(as('secretary'), meetingId, startMeeting)
    expect(await saveMinutes(as('secretary'), input)).toMatchObject({ version: 1 })
    expect(await refusal(saveMinutes(as('second'), { ...input, version: 1 }))).toBe('conflict meetings.otherWrites')
    expect(await readPen(as('secretary'), { meetingId })).toMatchObject({ isMe: true, isThere: true })
    await takeOver(as('second'), { meetingId })
    expect(await readPen(as('secretary'), { meetingId })).toMatchObject({ name: 'second', isMe: false, isThere: true })
    expect(await refusal(readPen(as('dasMember'), { meetingId }))).toBe('forbidden meetings.secretariatOnly')
    expect(await refusal(saveMinutes(as('secretary'), { ...input, version: 1 }))).toBe('conflict meetings.otherWrites')
    const stale = saveMinutes(as('second'), { ...input, text: 'Anden tekst', version: 0 })
    await expect(stale).rejects.toMatchObject({
      kind: 'stale',
      details: { data: { version: 1, text: 'Første tekst' } },
    })
    expect(await saveMinutes(as('second'), { ...input, text: 'Anden tekst', version: 1 })).toMatchObject({ version: 2 })
    // Who has been silent for long has put the pen down.
    expect(await saveMinutes(as('secretary', '2025-03-17T12:00:00.000Z'), { ...input, version: 2 })).toMatchObject({
      version: 3,
    })
    expect(await refusal(saveMinutes(as('dasMember'), { ...input, version: 3 }))).toBe(
      'forbidden meetings.secretariatOnly',
    )
    expect((await getMeeting(as('dasMember'), meetingId)).items[0]?.minutes).toBeNull()
  })

  test('are heard, remarked on, and approved as an item of the next meeting, then final', async ({ world }) => {
    const { as } = world
    const secretary = as('secretary')
    const first = await planMeeting(secretary, meetingOf('das', '2025-03-17'))
    const caseId = await createCase(secretary, { content: contentOf(), numbering })
    const itemId = await put(secretary, first, { caseId })
    await step(secretary, first, sendAgenda)
    await step(secretary, first, startMeeting)
    expect(await refusal(step(secretary, first, sendMinutes))).toBe('conflict meetings.undecided')
    await adoptAll(secretary, first)
    const given = { itemId, text: 'Det var fra 1. maj.' }
    expect(await refusal(remark(as('dasMember'), { meetingId: first, remark: given }))).toBe(
      'conflict meetings.noHearing',
    )
    await step(secretary, first, sendMinutes)
    expect((await getMeeting(as('visitor'), first)).items.find(({ id }) => id === itemId)?.decision).toBeNull()
    const remarkId = await remark(as('dasMember'), { meetingId: first, remark: given })
    expect(await refusal(remark(as('fuMember'), { meetingId: first, remark: given }))).toBe(
      'forbidden meetings.membersOnly',
    )
    expect((await getHearing(as('dasMember'), first)).remarks).toHaveLength(1)
    expect(await refusal(getHearing(as('fuMember'), first))).toBe('forbidden meetings.membersOnly')
    const late = remark(as('dasMember', '2025-04-30T10:00:00.000Z'), { meetingId: first, remark: given })
    expect(await refusal(late)).toBe('conflict meetings.noHearing')
    const handled = { meetingId: first, remarkId, outcome: 'not-taken' as const, reply: null }
    expect(await refusal(handleRemark(secretary, handled))).toBe('invalid meetings.replyMissing')
    await handleRemark(secretary, { ...handled, outcome: 'taken' })
    const next = await planMeeting(secretary, meetingOf('das', '2025-04-10'))
    await step(secretary, next, sendAgenda)
    await step(secretary, next, startMeeting)
    await adoptAll(secretary, next)
    await changeCase(secretary, {
      id: caseId,
      version: 1,
      content: contentOf({ title: 'Ny titel', resume: 'Anden tekst' }),
    })
    const seen = await getMeeting(as('visitor'), first)
    expect(seen.meeting.state).toBe('minutes-approved')
    const item = seen.items.find(({ id }) => id === itemId)
    expect(item?.decision?.text).toBe('Godkendt.')
    expect([item?.title, item?.sections[0]?.text]).toEqual(['Faste læger på botilbud', 'Kort om sagen.'])
    const again = decisionOf({ text: 'Nej' })
    expect(await refusal(recordDecision(secretary, { meetingId: first, itemId, version: 1, decision: again }))).toBe(
      'conflict meetings.notHeld',
    )
  })
})

test('under any other business a matter is noted, never decided, and FU is offered', async ({ world }) => {
  const secretary = world.as('secretary')
  const das = await planMeeting(secretary, meetingOf('das', '2025-03-17'))
  await planMeeting(secretary, meetingOf('fu', '2025-04-03'))
  await step(secretary, das, sendAgenda)
  await step(secretary, das, startMeeting)
  const { items, nextPreparing } = await getMeeting(secretary, das)
  const business = items.find(({ kind }) => kind === 'any-other-business')?.id ?? ''
  expect(nextPreparing).toMatchObject({ bodyName: 'FU', heldOn: '2025-04-03' })
  const record = (more: object) =>
    recordDecision(secretary, { meetingId: das, itemId: business, version: 0, decision: decisionOf(more) })
  const followUps = [{ what: 'Godkend taksten', responsible: 'FU' }]
  await expect(record({ followUps })).rejects.toMatchObject({
    code: 'meetings.otherBusinessNotDecided',
    details: { params: { body: 'FU', date: '3. april 2025' } },
  })
  await record({ text: 'Spørgsmålet tages op i FU.' })
  const noted = (await getMeeting(secretary, das)).items.find(({ id }) => id === business)
  expect([noted?.isBusiness, noted?.decision?.text]).toEqual([true, 'Spørgsmålet tages op i FU.'])
})

test('a decision that says nothing is not recorded, and one refers to items by the number they have', async ({
  world,
}) => {
  const secretary = world.as('secretary')
  const das = await planMeeting(secretary, meetingOf('das', '2025-03-17'))
  const itemId = await put(secretary, das, { kind: 'other', title: 'Status' })
  await step(secretary, das, sendAgenda)
  await step(secretary, das, startMeeting)
  const record = (more: object, version = 0) =>
    recordDecision(secretary, { meetingId: das, itemId, version, decision: decisionOf(more) })
  expect(await refusal(record({}))).toBe('invalid meetings.decisionEmpty')
  expect(await refusal(record({ text: 'Se {punkt 99}.' }))).toBe('invalid meetings.referenceUnknown')
  await record({ text: 'Se {punkt 1}.' })
  const { items, references } = await getMeeting(secretary, das)
  const [first] = items
  const own = items.find(({ id }) => id === itemId)
  expect(own?.decision?.text).toBe(`Se {punkt:${first?.id}}.`)
  expect(references[first?.id ?? '']?.number).toBe('1')
  expect((await getMinutesWork(secretary, das)).decisionTexts[itemId]).toBe('Se {punkt 1}.')
  // Written under the wrong item, it is emptied again.
  await record({}, 1)
  expect((await getMeeting(secretary, das)).items.find(({ id }) => id === itemId)?.decision?.text).toBeNull()
})

test('a follow-up shows its decision, is finished by those who act, and waits for nobody then', async ({ world }) => {
  const { as } = world
  const secretary = as('secretary')
  const das = await planMeeting(secretary, meetingOf('das', '2025-03-17'))
  const caseId = await createCase(secretary, { content: contentOf(), numbering })
  const itemId = await put(secretary, das, { caseId })
  await step(secretary, das, sendAgenda)
  await step(secretary, das, startMeeting)
  const clauseId = (await getMeeting(secretary, das)).items.find(({ id }) => id === itemId)?.clauses[0]?.id
  const followUps = [{ what: 'Send tal ind', responsible: 'Kommunerne', organisationId: '851', dueOn: '2025-03-10' }]
  const decision = decisionOf({ text: 'Godkendt.', outcomes: [{ clauseId, outcome: 'adopted' }], followUps })
  await recordDecision(secretary, { meetingId: das, itemId, version: 0, decision })
  const listed = async (who: Who) => (await getFollowUps(as(who))).items
  expect(await listed('reporter')).toEqual([])
  await adoptAll(secretary, das)
  await step(secretary, das, sendMinutes)
  const [mine] = await listed('reporter')
  expect(mine).toMatchObject({
    state: 'overdue',
    bodyName: 'DAS',
    item: { number: '4', title: 'Faste læger på botilbud' },
  })
  expect(await listed('visitor')).toEqual([])
  expect(await listFollowUpTasks(as('reporter'))).toMatchObject([{ title: 'Send tal ind' }])
  // Once everybody reads it, it still waits for those alone who act.
  await asSystem(world.database.db, 'test', (tx) =>
    sql`update meeting set state = 'minutes-approved' where id = ${das}`.execute(tx),
  )
  expect(await listed('fuMember')).toMatchObject([{ what: 'Send tal ind', mayFinish: false }])
  expect(await listFollowUpTasks(as('fuMember'))).toEqual([])
  const input = { id: mine?.id ?? '', version: 1, done: { doneOn: '2025-03-17', doneNote: 'Sendt' } }
  expect(
    await refusal(finishFollowUp(as('reporter'), { ...input, done: { ...input.done, doneOn: '2025-03-18' } })),
  ).toBe('invalid meetings.doneInFuture')
  await finishFollowUp(as('reporter'), input)
  expect(await refusal(finishFollowUp(as('reporter'), input))).toBe('stale meetings.stale')
  expect((await listed('secretary'))[0]).toMatchObject({ state: 'done', doneNote: 'Sendt' })
  expect(await listFollowUpTasks(as('reporter'))).toEqual([])
})

test('a follow-up that was written wrong is taken back while the minutes are written, by nobody else', async ({
  world,
}) => {
  const { as } = world
  const secretary = as('secretary')
  const das = await planMeeting(secretary, meetingOf('das', '2025-03-17'))
  const [itemId, otherId] = [
    await put(secretary, das, { kind: 'other', title: 'Tal' }),
    await put(secretary, das, { kind: 'other', title: 'Andet' }),
  ]
  await step(secretary, das, sendAgenda)
  await step(secretary, das, startMeeting)
  const followUps = [
    { what: 'Send tal ind', responsible: 'Kommunerne', dueOn: '2052-04-10' },
    { what: 'Skriv notat', responsible: 'Sekretariatet' },
  ]
  await recordDecision(secretary, { meetingId: das, itemId, version: 0, decision: decisionOf({ followUps }) })
  const written = async () => (await getMeeting(secretary, das)).items.find(({ id }) => id === itemId)?.followUps ?? []
  const [wrong, right] = await written()
  const drop = (who: 'secretary' | 'dasMember', more = {}) =>
    dropFollowUp(as(who), { meetingId: das, itemId, followUpId: wrong?.id ?? '', ...more })
  expect(await refusal(drop('dasMember'))).toBe('forbidden meetings.secretariatOnly')
  expect(await refusal(drop('secretary', { itemId: otherId }))).toBe('notFound meetings.followUpUnknown')
  expect(await refusal(drop('secretary', { followUpId: 'x' }))).toBe('notFound meetings.followUpUnknown')
  await drop('secretary')
  expect(await written()).toEqual([right])
})

test("a private note is its author's alone, and no trail keeps it", async ({ world }) => {
  const { as } = world
  const das = await planMeeting(as('secretary'), meetingOf('das', '2025-03-17'))
  await step(as('secretary'), das, sendAgenda)
  const itemId = (await getMeeting(as('dasMember'), das)).items[0]?.id ?? ''
  const write = (note: string, version: number) =>
    saveNote(as('dasMember'), { meetingId: das, note: { itemId, note, version } })
  await write('Spørg om prisen', 0)
  expect((await getMeeting(as('dasMember'), das)).items[0]?.note).toBe('Spørg om prisen')
  expect((await getMeeting(as('secretary'), das)).items[0]?.note).toBeNull()
  const { rows } = await world.database.executeSql(
    `select count(*)::int as n from audit_entry where coalesce(after, before)::text like '%Spørg%'`,
  )
  expect(rows).toEqual([{ n: 0 }])
  await write('', 1)
  expect((await getMeeting(as('dasMember'), das)).items[0]?.note).toBeNull()
})

test('of two devices that change a note the later is refused, also when it was emptied meanwhile', async ({
  world,
}) => {
  const member = world.as('dasMember')
  const das = await planMeeting(world.as('secretary'), meetingOf('das', '2025-03-17'))
  await step(world.as('secretary'), das, sendAgenda)
  const itemId = (await getMeeting(member, das)).items[0]?.id ?? ''
  const write = (note: string, version: number) => saveNote(member, { meetingId: das, note: { itemId, note, version } })
  expect(await write('Fra tavlen', 0)).toBe(1)
  expect(await refusal(write('Fra telefonen', 0))).toBe('stale meetings.noteStale')
  expect(await write('Fra begge', 1)).toBe(2)
  expect(await refusal(write('Fra telefonen', 1))).toBe('stale meetings.noteStale')
  expect(await write('', 2)).toBe(3)
  expect(await refusal(write('Fra telefonen', 0))).toBe('stale meetings.noteStale')
  expect(await write('Ny note', 3)).toBe(4)
  expect((await getMeeting(member, das)).items[0]).toMatchObject({ note: 'Ny note', noteVersion: 4 })
})
