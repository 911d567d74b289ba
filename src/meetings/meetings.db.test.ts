import { describe, expect } from 'vitest'
import type { App } from '#platform/app.ts'
import { asActor } from '#platform/database/actor.ts'
import { isAppError } from '#platform/errors.ts'
import { databaseTest } from '#testing/database.ts'
import { contentOf, decisionOf, itemOf, meetingOf, meetingWorld } from './meetings-fixture.ts'
import { caseNumbering, newAttendance, newFollowUp, newStop } from './model.ts'
import { addItem, moveItem, removeItem } from './service/agenda.ts'
import { attachFile, changeCase, createCase, planStop } from './service/cases.ts'
import { recordDecision } from './service/decisions.ts'
import { finishFollowUp, getFollowUps, listFollowUpTasks } from './service/follow-ups.ts'
import { getCalendar, planMeeting, sendAgenda, sendMinutes, startMeeting, takeMinutesBack } from './service/meetings.ts'
import { addAttendance, handleRemark, remark, saveMinutes, takeOver } from './service/minutes.ts'
import { saveNote } from './service/notes.ts'
import { getCase } from './service/route.ts'
import { getMeeting } from './service/view.ts'

const test = databaseTest.extend('world', async ({ emptyDatabase }) => meetingWorld(emptyDatabase))

async function refusal(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => new Error('was not refused'),
    (thrown: unknown) => thrown,
  )
  if (!isAppError(error)) throw error
  return `${error.kind} ${error.code}`
}

const versionOf = async (app: App, id: string) => (await getMeeting(app, id)).meeting.version
const step = async (app: App, id: string, move: (app: App, input: { id: string; version: number }) => Promise<void>) =>
  move(app, { id, version: await versionOf(app, id) })

async function put(app: App, meetingId: string, more: object): Promise<string> {
  return (await addItem(app, { meetingId, version: await versionOf(app, meetingId), item: itemOf(more) })).itemId
}

/** Adopts every clause of every item of a meeting. */
async function adoptAll(app: App, meetingId: string) {
  const { items } = await getMeeting(app, meetingId)
  for (const item of items) {
    if (item.decision !== null || item.clauses.length === 0) continue
    const outcomes = item.clauses.map(({ id }) => ({ clauseId: id, outcome: 'adopted' }))
    await recordDecision(app, {
      meetingId,
      itemId: item.id,
      version: 0,
      decision: decisionOf({ outcomes, text: 'Godkendt.' }),
    })
  }
}

const numbering = caseNumbering.parse({})

describe('a meeting', () => {
  test('begins with standing items, is counted back from, and is planned by its secretariat alone', async ({
    world,
  }) => {
    const { as } = world
    const id = await planMeeting(as('secretary'), meetingOf('das', '2025-05-22'))
    const { items, meeting } = await getMeeting(as('secretary'), id)
    expect(items.map(({ number, kind }) => `${number} ${kind}`)).toEqual([
      '1 approve-agenda',
      '2 approve-minutes',
      '3 information',
      '4 any-other-business',
      '5 next-meeting',
    ])
    expect(meeting.startsAt).toBe('12:00')
    const { coming } = await getCalendar(as('visitor'))
    expect(coming).toMatchObject([{ id, submission: '2025-05-01', agenda: '2025-05-15', bodyName: 'DAS' }])
    expect((await getMeeting(as('visitor'), id)).items).toEqual([])
    expect((await getMeeting(as('dasMember'), id)).items).toEqual([])
    const again = planMeeting(as('secretary'), meetingOf('das', '2025-05-22'))
    expect(await refusal(again)).toBe('conflict meetings.meetingExists')
    for (const who of ['dasMember', 'elsewhere', 'administrator'] as const) {
      expect(await refusal(planMeeting(as(who), meetingOf('das', '2025-06-01')))).toBe(
        'forbidden meetings.secretariatOnly',
      )
    }
    expect(await refusal(planMeeting(as('visitor'), meetingOf('das', '2025-06-01')))).toBe(
      'unauthenticated meetings.logIn',
    )
  })

  test('keeps numbers without gaps as items come, move and go; an old version is refused', async ({ world }) => {
    const { as } = world
    const secretary = as('secretary')
    const meetingId = await planMeeting(secretary, meetingOf('das', '2025-05-22'))
    const first = await put(secretary, meetingId, { kind: 'other', title: 'Nyt fra området' })
    const numbers = async () =>
      (await getMeeting(secretary, meetingId)).items.map(({ number, title, kind }) => `${number} ${title ?? kind}`)
    expect((await numbers())[3]).toBe('4 Nyt fra området')
    const seen = await versionOf(secretary, meetingId)
    await moveItem(secretary, { meetingId, itemId: first, version: seen, to: 'up' })
    expect((await numbers()).slice(2, 4)).toEqual(['3 Nyt fra området', '4 information'])
    expect(await refusal(moveItem(secretary, { meetingId, itemId: first, version: seen, to: 'up' }))).toBe(
      'stale meetings.stale',
    )
    const parent = (await getMeeting(secretary, meetingId)).items[3]?.id ?? ''
    await put(secretary, meetingId, { kind: 'other', title: 'Ny leder', parentId: parent })
    expect((await numbers())[4]).toBe('4.1 Ny leder')
    await removeItem(secretary, { meetingId, itemId: first, version: await versionOf(secretary, meetingId) })
    expect(await numbers()).toEqual([
      '1 approve-agenda',
      '2 approve-minutes',
      '3 information',
      '3.1 Ny leder',
      '4 any-other-business',
      '5 next-meeting',
    ])
  })
})

describe('a case', () => {
  test('goes from FU to DAS as one case, with the recommendation and feedback shown both ways', async ({ world }) => {
    const { as } = world
    const secretary = as('secretary')
    const caseId = await createCase(secretary, { content: contentOf(), numbering })
    await planStop(secretary, { caseId, stop: newStop.parse({ bodyId: 'fu', role: 'recommendation', step: 1 }) })
    await planStop(secretary, {
      caseId,
      stop: newStop.parse({ bodyId: 'das', role: 'decision', isDecisive: true, step: 2 }),
    })
    const fu = await planMeeting(secretary, meetingOf('fu', '2025-03-17'))
    const das = await planMeeting(secretary, meetingOf('das', '2025-04-10'))
    const atFu = await put(secretary, fu, { caseId })
    const atDas = await put(secretary, das, { caseId })
    expect(await refusal(getCase(as('dasMember'), caseId))).toBe('notFound meetings.caseNotFound')
    await step(secretary, fu, sendAgenda)
    await step(secretary, fu, startMeeting)
    await adoptAll(secretary, fu)
    await step(secretary, fu, sendMinutes)
    await step(secretary, das, sendAgenda)
    const [seen] = (await getMeeting(as('dasMember'), das)).items.filter(({ id }) => id === atDas)
    expect(seen?.case?.number).toBe('2025-000001')
    expect(seen?.earlier).toMatchObject([{ bodyName: 'FU', decision: { outcomes: [{ outcome: 'adopted' }] } }])
    await step(secretary, das, startMeeting)
    const clauseId = seen?.clauses[0]?.id
    const decision = decisionOf({
      outcomes: [{ clauseId, outcome: 'adopted-with-change', change: 'Fra 1. juni.' }],
      feedback: 'Tak for forarbejdet.',
    })
    await recordDecision(secretary, { meetingId: das, itemId: atDas, version: 0, decision })
    await adoptAll(secretary, das)
    expect(await refusal(step(secretary, das, sendAgenda))).toBe('conflict meetings.noStep')
    await step(secretary, das, sendMinutes)
    const [back] = (await getMeeting(as('fuMember'), fu)).items.filter(({ id }) => id === atFu)
    expect(back?.decision?.text).toBe('Godkendt.')
    const { route } = await getCase(as('fuMember'), caseId)
    expect(
      route.map(({ bodyName, stop, feedback }) => [bodyName, stop.state, feedback.map(({ text }) => text)]),
    ).toEqual([
      ['FU', 'done', ['Tak for forarbejdet.']],
      ['DAS', 'done', []],
    ])
  })

  test('that is postponed waits at the same body for another meeting', async ({ world }) => {
    const secretary = world.as('secretary')
    const caseId = await createCase(secretary, { content: contentOf(), numbering })
    const das = await planMeeting(secretary, meetingOf('das', '2025-03-17'))
    const itemId = await put(secretary, das, { caseId })
    await step(secretary, das, sendAgenda)
    await step(secretary, das, startMeeting)
    const clauseId = (await getMeeting(secretary, das)).items.find(({ id }) => id === itemId)?.clauses[0]?.id
    const decision = decisionOf({ outcomes: [{ clauseId, outcome: 'postponed' }] })
    await recordDecision(secretary, { meetingId: das, itemId, version: 0, decision })
    await adoptAll(secretary, das)
    await step(secretary, das, sendMinutes)
    await step(secretary, das, takeMinutesBack)
    await step(secretary, das, sendMinutes)
    const { route } = await getCase(secretary, caseId)
    expect(route.map(({ stop }) => stop.state).sort()).toEqual(['done', 'planned'])
  })

  test('gets numbers in order, in the year or a series, and refuses one that is taken', async ({ world }) => {
    const secretary = world.as('secretary')
    const numberOf = async (input: object) => {
      const id = await createCase(secretary, { content: contentOf(), numbering: caseNumbering.parse(input) })
      return (await getCase(secretary, id)).case.number
    }
    expect(await numberOf({})).toBe('2025-000001')
    expect(await numberOf({})).toBe('2025-000002')
    expect(await numberOf({ numbering: 'series', series: 'das' })).toBe('DAS-2025-001')
    expect(await numberOf({ numbering: 'typed', number: '2025-006585' })).toBe('2025-006585')
    expect(await refusal(numberOf({ numbering: 'typed', number: '2025-006585' }))).toBe('conflict meetings.numberTaken')
    expect(await refusal(createCase(world.as('dasMember'), { content: contentOf(), numbering }))).toBe(
      'forbidden meetings.secretariatOnly',
    )
  })

  test('refers to an item by its number, and the reference follows the item', async ({ world }) => {
    const secretary = world.as('secretary')
    const meetingId = await planMeeting(secretary, meetingOf('das', '2025-05-22'))
    const caseId = await createCase(secretary, { content: contentOf(), numbering })
    const itemId = await put(secretary, meetingId, { caseId })
    await changeCase(secretary, { id: caseId, version: 1, content: contentOf({ background: 'Jf. {punkt 3}.' }) })
    const change = (background: string) =>
      changeCase(secretary, { id: caseId, version: 2, content: contentOf({ background }) })
    expect(await refusal(change('Jf. {punkt 9}.'))).toBe('invalid meetings.referenceUnknown')
    await moveItem(secretary, { meetingId, itemId, version: await versionOf(secretary, meetingId), to: 1 })
    const { references, items } = await getMeeting(secretary, meetingId)
    expect(items[0]?.sections.find(({ name }) => name === 'background')?.text).toMatch(
      /^Jf\. \{punkt:[0-9a-f-]{36}\}\.$/,
    )
    expect(Object.values(references).map(({ number }) => number)).toEqual(['4'])
  })
})

describe('what is closed', () => {
  test('is seen by its own body and those it reaches by a stop, and by nobody else', async ({ world }) => {
    const { as } = world
    const secretary = as('secretary')
    const content = contentOf({ title: 'Hemmelig sag', closed: true, closedReason: 'Sundhedslovens § 40' })
    const caseId = await createCase(secretary, { content, numbering })
    const file = { name: 'hemmelig.txt', mediaType: 'text/plain', content: [new TextEncoder().encode('hemmelig')] }
    await attachFile(secretary, { caseId, title: 'Hemmeligt bilag', closed: false, file })
    const das = await planMeeting(secretary, meetingOf('das', '2025-03-17'))
    const openItem = await put(secretary, das, { kind: 'other', title: 'Åbent punkt' })
    const closedItem = await put(secretary, das, { caseId })
    await step(secretary, das, sendAgenda)
    await step(secretary, das, startMeeting)
    await saveMinutes(secretary, { meetingId: das, itemId: closedItem, text: 'Hemmeligt referat', version: 0 })
    const followUps = [newFollowUp.parse({ what: 'Hemmelig opgave', responsible: 'Kommunen', organisationId: '851' })]
    const clauseId = (await getMeeting(secretary, das)).items.find(({ id }) => id === closedItem)?.clauses[0]?.id
    const decision = decisionOf({
      text: 'Hemmelig beslutning',
      outcomes: [{ clauseId, outcome: 'adopted' }],
      followUps,
    })
    await recordDecision(secretary, { meetingId: das, itemId: closedItem, version: 0, decision })
    const person = newAttendance.parse({ kind: 'guest', name: 'Hemmelig gæst', itemIds: [closedItem] })
    await addAttendance(secretary, { meetingId: das, person })
    await adoptAll(secretary, das)
    await step(secretary, das, sendMinutes)
    const later = await planMeeting(secretary, meetingOf('das', '2025-03-18'))
    await step(secretary, later, sendAgenda)
    await step(secretary, later, startMeeting)
    await adoptAll(secretary, later)
    const said = async (app: App) => JSON.stringify([await getMeeting(app, das), await getFollowUps(app)]).toLowerCase()
    expect((await getMeeting(as('visitor'), das)).meeting.state).toBe('minutes-approved')
    for (const who of ['visitor', 'fuMember', 'kdkMember', 'elsewhere', 'administrator', 'reporter'] as const) {
      expect(await said(as(who)), who).not.toContain('hemmelig')
      expect(
        (await getMeeting(as(who), das)).items.map(({ id }) => id),
        who,
      ).toContain(openItem)
      expect(await refusal(getCase(as(who), caseId)), who).toBe('notFound meetings.caseNotFound')
      const rows = await asActor(as(who), (tx) =>
        tx.selectFrom('stored_file').select('name').where('purpose', '=', 'attachment').execute(),
      )
      expect(rows, who).toEqual([])
      const trail = await asActor(as(who), (tx) => tx.selectFrom('audit_entry').select(['before', 'after']).execute())
      expect(JSON.stringify(trail).toLowerCase(), who).not.toContain('hemmelig')
    }
    for (const who of ['dasMember', 'second'] as const) {
      expect(await said(as(who)), who).toContain('hemmelig sag')
      expect(await said(as(who)), who).toContain('hemmelig gæst')
      expect(await said(as(who)), who).toContain('hemmelig opgave')
    }
    // The numbers are those everybody sees.
    const numbers = (items: { id: string; number: string }[]) => new Map(items.map(({ id, number }) => [id, number]))
    const all = numbers((await getMeeting(as('dasMember'), das)).items)
    for (const [id, number] of numbers((await getMeeting(as('visitor'), das)).items)) expect(all.get(id)).toBe(number)
    await planStop(secretary, { caseId, stop: newStop.parse({ bodyId: 'kdk', role: 'orientation', step: 2 }) })
    expect(await refusal(getCase(as('kdkMember'), caseId))).toBe('notFound meetings.caseNotFound')
    const kdk = await planMeeting(secretary, meetingOf('kdk', '2025-04-01'))
    await put(secretary, kdk, { caseId })
    await step(secretary, kdk, sendAgenda)
    expect((await getCase(as('kdkMember'), caseId)).case.title).toBe('Hemmelig sag')
    expect(await said(as('kdkMember'))).toContain('hemmelig beslutning')
  })
})

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
    await takeOver(as('second'), { meetingId })
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
  expect((await getMeeting(secretary, das)).items.find(({ id }) => id === business)?.decision?.text).toContain('FU')
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
  expect(await getFollowUps(as('reporter'))).toEqual([])
  await adoptAll(secretary, das)
  await step(secretary, das, sendMinutes)
  const [mine] = await getFollowUps(as('reporter'))
  expect(mine).toMatchObject({
    state: 'overdue',
    bodyName: 'DAS',
    item: { number: '4', title: 'Faste læger på botilbud' },
  })
  expect(await getFollowUps(as('visitor'))).toEqual([])
  expect(await listFollowUpTasks(as('reporter'))).toMatchObject([{ title: 'Send tal ind' }])
  const input = { id: mine?.id ?? '', version: 1, done: { doneOn: '2025-03-17', doneNote: 'Sendt' } }
  expect(
    await refusal(finishFollowUp(as('reporter'), { ...input, done: { ...input.done, doneOn: '2025-03-18' } })),
  ).toBe('invalid meetings.doneInFuture')
  await finishFollowUp(as('reporter'), input)
  expect(await refusal(finishFollowUp(as('reporter'), input))).toBe('stale meetings.stale')
  expect((await getFollowUps(secretary))[0]).toMatchObject({ state: 'done', doneNote: 'Sendt' })
  expect(await listFollowUpTasks(as('reporter'))).toEqual([])
})

test("a private note is its author's alone, and no trail keeps it", async ({ world }) => {
  const { as } = world
  const das = await planMeeting(as('secretary'), meetingOf('das', '2025-03-17'))
  await step(as('secretary'), das, sendAgenda)
  const itemId = (await getMeeting(as('dasMember'), das)).items[0]?.id ?? ''
  await saveNote(as('dasMember'), { meetingId: das, itemId, text: 'Spørg om prisen' })
  expect((await getMeeting(as('dasMember'), das)).items[0]?.note).toBe('Spørg om prisen')
  expect((await getMeeting(as('secretary'), das)).items[0]?.note).toBeNull()
  const { rows } = await world.database.executeSql(
    `select count(*)::int as n from audit_entry where coalesce(after, before)::text like '%Spørg%'`,
  )
  expect(rows).toEqual([{ n: 0 }])
  await saveNote(as('dasMember'), { meetingId: das, itemId, text: ' ' })
  expect((await getMeeting(as('dasMember'), das)).items[0]?.note).toBeNull()
})
