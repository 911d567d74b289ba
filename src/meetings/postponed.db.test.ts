import { describe, expect } from 'vitest'
import { databaseTest } from '#testing/database.ts'
import { adoptAll, contentOf, decisionOf, meetingOf, meetingWorld, put, step } from './meetings-fixture.ts'
import { caseNumbering } from './model.ts'
import { createCase } from './service/cases.ts'
import { recordDecision } from './service/decisions.ts'
import { planMeeting, sendAgenda, sendMinutes, startMeeting, takeMinutesBack } from './service/meetings.ts'
import { getCase } from './service/route.ts'
import { getMeeting } from './service/view.ts'
import { getAgendaWork } from './service/work.ts'

const test = databaseTest.extend('world', async ({ emptyDatabase }) => {
  const { as } = await meetingWorld(emptyDatabase)
  const secretary = as('secretary')
  const caseId = await createCase(secretary, { content: contentOf(), numbering: caseNumbering.parse({}) })
  const meetingId = await planMeeting(secretary, meetingOf('das', '2025-03-17'))
  const itemId = await put(secretary, meetingId, { caseId })
  await step(secretary, meetingId, sendAgenda)
  await step(secretary, meetingId, startMeeting)
  const decide = async (outcome: string) => {
    const item = (await getMeeting(secretary, meetingId)).items.find(({ id }) => id === itemId)
    const outcomes = item?.clauses.map(({ id }) => ({ clauseId: id, outcome }))
    const version = item?.decision?.version ?? 0
    await recordDecision(secretary, { meetingId, itemId, version, decision: decisionOf({ outcomes }) })
  }
  const stops = async () => (await getCase(secretary, caseId)).route.map(({ stop }) => stop.state).toSorted()
  return { secretary, meetingId, caseId, decide, stops }
})

describe('a case that is postponed while the minutes are heard', () => {
  test('waits for another meeting of the body, once', async ({ world }) => {
    const { secretary, meetingId, caseId, decide, stops } = world
    await adoptAll(secretary, meetingId)
    await step(secretary, meetingId, sendMinutes)
    expect(await stops()).toEqual(['done'])
    await decide('postponed')
    await decide('postponed')
    expect(await stops()).toEqual(['done', 'planned'])
    const next = await planMeeting(secretary, meetingOf('das', '2025-04-10'))
    expect((await getAgendaWork(secretary, next)).waiting.map((one) => one.caseId)).toEqual([caseId])
    // Heard anew, the minutes plan no further stop.
    await step(secretary, meetingId, takeMinutesBack)
    await step(secretary, meetingId, sendMinutes)
    expect(await stops()).toEqual(['done', 'planned'])
  })

  test('before they are heard waits from then on', async ({ world }) => {
    const { secretary, meetingId, decide, stops } = world
    await decide('postponed')
    expect(await stops()).toEqual(['sent'])
    await adoptAll(secretary, meetingId)
    await step(secretary, meetingId, sendMinutes)
    expect(await stops()).toEqual(['done', 'planned'])
  })

  test('and decided after all no longer waits', async ({ world }) => {
    const { secretary, meetingId, decide, stops } = world
    await adoptAll(secretary, meetingId)
    await step(secretary, meetingId, sendMinutes)
    await decide('postponed')
    await decide('adopted')
    expect(await stops()).toEqual(['done'])
  })
})
