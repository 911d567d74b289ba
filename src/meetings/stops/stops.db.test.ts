import { describe, expect } from 'vitest'
import { databaseTest } from '#testing/database.ts'
import { adoptAll, contentOf, meetingOf, meetingWorld, put, refusal, step } from '../meetings-fixture.ts'
import { caseNumbering, newClause, newStop } from '../model.ts'
import { invalidCase, readCase } from '../pages/case-values.ts'
import { createCase, planStop } from '../service/cases.ts'
import { planMeeting, sendAgenda, startMeeting } from '../service/meetings.ts'
import { getCase } from '../service/route.ts'
import { getMeeting } from '../service/view.ts'
import { plannedStop, stopRecommendation } from './model.ts'
import { changeStopClauses, dropStop, getStop, replanStop } from './service.ts'

const test = databaseTest.extend('world', async ({ emptyDatabase }) => {
  const world = await meetingWorld(emptyDatabase)
  const secretary = world.as('secretary')
  const caseId = await createCase(secretary, { content: contentOf(), numbering: caseNumbering.parse({}) })
  const at = async (bodyId: string, order: number) =>
    planStop(secretary, { caseId, stop: newStop.parse({ bodyId, role: 'recommendation', step: order }) })
  return { ...world, secretary, caseId, fu: await at('fu', 1), das: await at('das', 2) }
})

const clauses = [newClause.parse({ verb: 'recommend', text: 'anbefaler forslaget over for DAS' })]

describe('a stop of a case', () => {
  test('has a recommendation of its own, which stands on its agenda alone', async ({ world }) => {
    const { secretary, caseId, fu, das } = world
    await changeStopClauses(secretary, { caseId, stopId: fu, version: 1, clauses })
    const [fuMeeting, dasMeeting] = [
      await planMeeting(secretary, meetingOf('fu', '2025-04-07')),
      await planMeeting(secretary, meetingOf('das', '2025-05-22')),
    ]
    await put(secretary, fuMeeting, { caseId, stopId: fu })
    await put(secretary, dasMeeting, { caseId, stopId: das })
    const texts = async (meetingId: string) =>
      (await getMeeting(secretary, meetingId)).items
        .filter((item) => item.case !== null)
        .flatMap((item) => item.clauses.map(({ text }) => text))
    expect(await texts(fuMeeting)).toEqual(['anbefaler forslaget over for DAS'])
    expect(await texts(dasMeeting)).toEqual(['godkender forslaget'])
    const { route } = await getCase(secretary, caseId)
    expect(route.map(({ own }) => own.map(({ text }) => text))).toEqual([['anbefaler forslaget over for DAS'], []])

    const { version } = (await getStop(secretary, { caseId, stopId: fu })).at.stop
    await changeStopClauses(secretary, { caseId, stopId: fu, version, clauses: [] })
    expect(await texts(fuMeeting)).toEqual(['godkender forslaget'])
  })

  test('refers to items of its agenda by the numbers they have', async ({ world }) => {
    const { secretary, caseId, fu } = world
    const referring = [newClause.parse({ verb: 'note', text: 'noterer, jf. {punkt 2}' })]
    const save = async (clauses: typeof referring) => {
      const { version } = (await getStop(secretary, { caseId, stopId: fu })).at.stop
      return changeStopClauses(secretary, { caseId, stopId: fu, version, clauses })
    }
    expect(await refusal(save(referring))).toBe('invalid meetings.referenceTooEarly')
    const meetingId = await planMeeting(secretary, meetingOf('fu', '2025-04-07'))
    const other = await put(secretary, meetingId, { kind: 'other', title: 'Takster' })
    const itemId = await put(secretary, meetingId, { caseId, stopId: fu })
    const number = (await getMeeting(secretary, meetingId)).items.find(({ id }) => id === other)?.number
    await save([newClause.parse({ verb: 'note', text: `noterer, jf. {punkt ${number}}` })])
    const texts = (await getMeeting(secretary, meetingId)).items.find(({ id }) => id === itemId)?.clauses
    expect(texts?.map(({ text }) => text)).toEqual([`noterer, jf. {punkt:${other}}`])
    const { edited } = await getStop(secretary, { caseId, stopId: fu })
    expect(edited.own.map(({ text }) => text)).toEqual([`noterer, jf. {punkt ${number}}`])
  })

  test('keeps its recommendation once the body has decided on it', async ({ world }) => {
    const { secretary, caseId, fu } = world
    await changeStopClauses(secretary, { caseId, stopId: fu, version: 1, clauses })
    const meetingId = await planMeeting(secretary, meetingOf('fu', '2025-03-17'))
    await put(secretary, meetingId, { caseId, stopId: fu })
    await step(secretary, meetingId, sendAgenda)
    await step(secretary, meetingId, startMeeting)
    await adoptAll(secretary, meetingId)
    const { at } = await getStop(secretary, { caseId, stopId: fu })
    expect(at.decision?.outcomes).toMatchObject([{ clause: 'anbefaler forslaget over for DAS', outcome: 'adopted' }])
    const late = changeStopClauses(secretary, { caseId, stopId: fu, version: at.stop.version, clauses: [] })
    expect(await refusal(late)).toBe('conflict stops.decided')
    const moved = replanStop(secretary, {
      caseId,
      stopId: fu,
      version: at.stop.version,
      stop: plannedStop.parse({ role: 'decision', step: 3 }),
    })
    expect(await refusal(moved)).toBe('conflict meetings.stopReached')
    expect(await refusal(dropStop(secretary, { caseId, stopId: fu }))).toBe('conflict meetings.stopReached')
  })

  test('is planned anew until it is on an agenda, at a meeting of its own body', async ({ world }) => {
    const { secretary, caseId, das } = world
    const meetingId = await planMeeting(secretary, meetingOf('das', '2025-05-22'))
    const stop = plannedStop.parse({ role: 'decision', isDecisive: true, step: 1, meetingId, dueOn: '2025-05-30' })
    await replanStop(secretary, { caseId, stopId: das, version: 1, stop })
    const { at } = await getStop(secretary, { caseId, stopId: das })
    expect(at.stop).toMatchObject({ role: 'decision', isDecisive: true, step: 1, meetingId, dueOn: '2025-05-30' })
    const stale = replanStop(secretary, { caseId, stopId: das, version: 1, stop })
    expect(await refusal(stale)).toBe('stale meetings.stale')
    const elsewhere = await planMeeting(secretary, meetingOf('fu', '2025-04-07'))
    const wrong = { ...stop, meetingId: elsewhere }
    expect(await refusal(replanStop(secretary, { caseId, stopId: das, version: 2, stop: wrong }))).toBe(
      'invalid meetings.meetingOfBody',
    )
  })

  test('is worked on by the secretariat of the case alone', async ({ world }) => {
    const { as, caseId, fu } = world
    for (const who of ['visitor', 'fuMember', 'elsewhere', 'administrator'] as const) {
      expect(await refusal(getStop(as(who), { caseId, stopId: fu }))).toBe('notFound meetings.caseNotFound')
      const tried = changeStopClauses(as(who), { caseId, stopId: fu, version: 1, clauses })
      expect(await refusal(tried)).toBe('notFound meetings.caseNotFound')
    }
    const unknown = getStop(as('secretary'), { caseId, stopId: 'x' })
    expect(await refusal(unknown)).toBe('notFound meetings.stopUnknown')
  })
})

test('a fault of a clause stands at its field, though empty clauses before it are left out', () => {
  const values = { 'clause-0': '', 'verb-0': 'note', 'clause-1': '', 'options-1': 'En mulighed', 'verb-1': 'approve' }
  const read = stopRecommendation.safeParse(readCase(values))
  if (read.success) throw new Error('was accepted')
  const { data, init } = invalidCase(read.error, values, (code) => code)
  expect(data.errors).toEqual([{ path: 'clause-1', message: 'meetings.clauseMissing' }])
  expect(init?.status).toBe(400)
})
