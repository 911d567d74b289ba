import { describe, expect } from 'vitest'
import { databaseTest } from '#testing/database.ts'
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
} from './meetings-fixture.ts'
import { caseNumbering, newStop } from './model.ts'
import { requireSecretariat } from './service/access.ts'
import { moveItem, removeItem } from './service/agenda.ts'
import { changeCase, createCase, getCaseToEdit, planStop } from './service/cases.ts'
import { recordDecision } from './service/decisions.ts'
import { getCalendar, planMeeting, sendAgenda, sendMinutes, startMeeting, takeMinutesBack } from './service/meetings.ts'
import { getCase } from './service/route.ts'
import { getMeeting } from './service/view.ts'
import { getKeptMeeting } from './service/work.ts'

const test = databaseTest.extend('world', async ({ emptyDatabase }) => meetingWorld(emptyDatabase))

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

test('the forms of a meeting and a case are for secretariats, the form of change for the own one', async ({
  world,
}) => {
  const { as } = world
  const id = await planMeeting(as('secretary'), meetingOf('das', '2025-03-17'))
  await requireSecretariat(as('secretary'))
  expect((await getKeptMeeting(as('secretary'), id)).meeting.id).toBe(id)
  for (const [who, kind] of [
    ['visitor', 'unauthenticated meetings.logIn'],
    ['dasMember', 'forbidden meetings.secretariatOnly'],
  ] as const) {
    expect(await refusal(requireSecretariat(as(who)))).toBe(kind)
    expect(await refusal(getKeptMeeting(as(who), id))).toBe(kind)
  }
})

test('a new standing item comes on the agendas that are planned already, and on no other', async ({ world }) => {
  const secretary = world.as('secretary')
  const [held, next, sent, other] = [
    await planMeeting(secretary, meetingOf('das', '2025-03-17')),
    await planMeeting(secretary, meetingOf('das', '2025-05-22')),
    await planMeeting(secretary, meetingOf('das', '2025-04-10')),
    await planMeeting(secretary, meetingOf('fu', '2025-05-01')),
  ]
  const titles = async (id: string) => (await getMeeting(secretary, id)).items.map(({ title, kind }) => title ?? kind)
  const before = await titles(other)
  const itemId = await put(secretary, held, { kind: 'other', title: 'Økonomi' })
  for (const id of [held, sent]) await step(secretary, id, sendAgenda)
  await step(secretary, held, startMeeting)
  const decision = decisionOf({ text: 'Følges fast.', standingTitle: 'Status på økonomien' })
  await recordDecision(secretary, { meetingId: held, itemId, version: 0, decision })
  expect(await titles(next)).toEqual([
    'approve-agenda',
    'approve-minutes',
    'information',
    'Status på økonomien',
    'any-other-business',
    'next-meeting',
  ])
  expect(await titles(sent)).not.toContain('Status på økonomien')
  expect(await titles(other)).toEqual(before)
  expect(await titles(await planMeeting(secretary, meetingOf('das', '2025-08-21')))).toEqual(await titles(next))
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
    const early = contentOf({ background: 'Jf. {punkt 3}.' })
    expect(await refusal(createCase(secretary, { content: early, numbering }))).toBe(
      'invalid meetings.referenceTooEarly',
    )
    const caseId = await createCase(secretary, { content: contentOf(), numbering })
    expect(await refusal(changeCase(secretary, { id: caseId, version: 1, content: early }))).toBe(
      'invalid meetings.referenceTooEarly',
    )
    const itemId = await put(secretary, meetingId, { caseId })
    const clauses = [{ verb: 'approve', text: 'godkender, jf. {punkt 1}' }]
    await changeCase(secretary, {
      id: caseId,
      version: 1,
      content: contentOf({ background: 'Jf. {punkt 3}.', clauses }),
    })
    expect((await getCaseToEdit(secretary, caseId)).clauses[0]?.text).toBe('godkender, jf. {punkt 1}')
    const change = (background: string) =>
      changeCase(secretary, { id: caseId, version: 2, content: contentOf({ background }) })
    expect(await refusal(change('Jf. {punkt 9}.'))).toBe('invalid meetings.referenceUnknown')
    await moveItem(secretary, { meetingId, itemId, version: await versionOf(secretary, meetingId), to: 1 })
    const { references, items } = await getMeeting(secretary, meetingId)
    expect(items[0]?.sections.find(({ name }) => name === 'background')?.text).toMatch(
      /^Jf\. \{punkt:[0-9a-f-]{36}\}\.$/,
    )
    expect(
      Object.values(references)
        .map(({ number }) => number)
        .sort(),
    ).toEqual(['2', '4'])
  })
})

test('a new case is planned for a meeting of its first body alone', async ({ world }) => {
  const secretary = world.as('secretary')
  const meetingId = await planMeeting(secretary, meetingOf('fu', '2025-04-07'))
  const make = (bodyId: string) =>
    createCase(secretary, {
      content: contentOf(),
      numbering,
      stop: newStop.parse({ bodyId, role: 'decision', step: 1, meetingId }),
    })
  expect(await refusal(make('das'))).toBe('invalid meetings.meetingOfBody')
  const { route } = await getCase(secretary, await make('fu'))
  expect(route.map(({ meeting }) => meeting?.id)).toEqual([meetingId])
})
