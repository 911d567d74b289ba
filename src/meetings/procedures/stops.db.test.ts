import { describe, expect } from 'vitest'
import { databaseTest } from '#testing/database.ts'
import { contentOf, meetingOf, meetingWorld, put, refusal, step } from '../meetings-fixture.ts'
import { caseNumbering, newClause, newStop, type OutcomeKind } from '../model.ts'
import { changeCase, createCase, planStop } from '../service/cases.ts'
import { planMeeting, sendAgenda } from '../service/meetings.ts'
import { getCase } from '../service/route.ts'
import { getMeeting } from '../service/view.ts'
import { getAgendaWork } from '../service/work.ts'
import { plannedStop } from '../stops/model.ts'
import { changeStopClauses, dropStop, getStop, replanStop } from '../stops/service.ts'
import {
  answerProcedure,
  closeProcedure,
  dropProcedure,
  getProcedure,
  moveDeadline,
  openProcedure,
  planProcedure,
} from './service.ts'

// A stop is treated in one way: at a meeting, or by a written procedure. DAS has one member.

const test = databaseTest.extend('world', { scope: 'file' }, async ({ database }) => meetingWorld(database))
type World = Awaited<ReturnType<typeof meetingWorld>>

async function drafted({ as }: World) {
  const secretary = as('secretary')
  const caseId = await createCase(secretary, { content: contentOf(), numbering: caseNumbering.parse({}) })
  const stop = newStop.parse({ bodyId: 'das', role: 'recommendation', step: 1 })
  const stopId = await planStop(secretary, { caseId, stop })
  const id = await planProcedure(secretary, { stopId, text: null, deadline: '2025-03-24' })
  return { secretary, caseId, stopId, id }
}

async function closed(world: World, outcome: OutcomeKind) {
  const made = await drafted(world)
  await openProcedure(made.secretary, { id: made.id, version: 1 })
  await answerProcedure(world.as('dasMember'), made.id, { answer: 'adopt', remark: null })
  const { clauses } = await getProcedure(made.secretary, made.id)
  const outcomes = clauses.map(({ id }) => ({ clauseId: id, outcome, optionNumber: null, change: null }))
  const decision = { text: 'DAS svarede skriftligt.', outcomes, followUps: [] }
  await closeProcedure(made.secretary, { id: made.id, version: 2, decision })
  return made
}

describe('a stop with a draft of a procedure', () => {
  test('is neither taken away nor put on an agenda, until the draft is deleted', async ({ world }) => {
    const { secretary, caseId, stopId, id } = await drafted(world)
    expect(await refusal(dropStop(secretary, { caseId, stopId }))).toBe('conflict stops.hasProcedure')
    const meetingId = await planMeeting(secretary, meetingOf('das', '2025-05-22'))
    expect((await getAgendaWork(secretary, meetingId)).waiting.map((one) => one.stopId)).not.toContain(stopId)
    expect(await refusal(put(secretary, meetingId, { caseId, stopId }))).toBe('conflict stops.hasProcedure')
    const { version } = (await getStop(secretary, { caseId, stopId })).at.stop
    const plan = plannedStop.parse({ role: 'decision', step: 1, meetingId })
    const planned = replanStop(secretary, { caseId, stopId, version, stop: plan })
    expect(await refusal(planned)).toBe('conflict stops.hasProcedure')
    expect((await getCase(secretary, caseId)).route[0]?.procedure).toEqual({ id, state: 'draft' })
    // Whom the draft is kept from does not see it on the route either.
    expect(await refusal(dropProcedure(world.as('dasMember'), { id, version: 1 }))).toBe('notFound procedures.unknown')

    await moveDeadline(secretary, { id, version: 1, deadline: '2025-03-28' })
    expect(await refusal(dropProcedure(secretary, { id, version: 1 }))).toBe('stale procedures.stale')
    await dropProcedure(secretary, { id, version: 2 })
    expect((await getCase(secretary, caseId)).route[0]?.procedure).toBeNull()
    await put(secretary, meetingId, { caseId, stopId })
    expect((await getCase(secretary, caseId)).route[0]?.stop).toMatchObject({ state: 'on-agenda', meetingId })
  })

  test('that stands on an agenda all the same is not sent twice to the body', async ({ world }) => {
    const { secretary, stopId, id } = await drafted(world)
    const meetingId = await planMeeting(secretary, meetingOf('das', '2025-05-23'))
    await world.database.executeSql(
      `update case_stop set state = 'on-agenda', meeting_id = '${meetingId}' where id = '${stopId}'`,
    )
    expect(await refusal(openProcedure(secretary, { id, version: 1 }))).toBe('conflict procedures.stopGone')
    expect((await getProcedure(secretary, id)).procedure.state).toBe('draft')
  })

  test('keeps its recommendation while the members answer on it, and says when the case was changed', async ({
    world,
  }) => {
    const { secretary, caseId, stopId, id } = await drafted(world)
    const clauses = [newClause.parse({ verb: 'recommend', text: 'anbefaler noget andet' })]
    const change = async () => {
      const { version } = (await getStop(secretary, { caseId, stopId })).at.stop
      await changeStopClauses(secretary, { caseId, stopId, version, clauses })
    }
    await change()
    await openProcedure(secretary, { id, version: 1 })
    expect(await refusal(dropProcedure(secretary, { id, version: 2 }))).toBe('conflict procedures.notDraft')
    expect(await refusal(change())).toBe('conflict stops.inProcedure')
    expect((await getProcedure(world.as('dasMember'), id)).changedSince).toBeNull()
    await changeCase(secretary, { id: caseId, version: 1, content: contentOf({ resume: 'Nu står der noget andet.' }) })
    expect((await getProcedure(world.as('dasMember'), id)).changedSince).toMatchObject({ number: 1 })
  })
})

describe('the result of a procedure', () => {
  test('stands on the route of the case, and on the agenda of the next body', async ({ world }) => {
    const { secretary, caseId, id } = await closed(world, 'adopted')
    const { route } = await getCase(world.as('dasMember'), caseId)
    expect(route[0]).toMatchObject({
      procedure: { id, state: 'closed' },
      decision: { text: 'DAS svarede skriftligt.', outcomes: [{ outcome: 'adopted' }] },
    })
    await planStop(secretary, { caseId, stop: newStop.parse({ bodyId: 'kdk', role: 'decision', step: 2 }) })
    const meetingId = await planMeeting(secretary, meetingOf('kdk', '2025-05-26'))
    await put(secretary, meetingId, { caseId })
    await step(secretary, meetingId, sendAgenda)
    const { items } = await getMeeting(world.as('kdkMember'), meetingId)
    const [before] = items.find((item) => item.case?.id === caseId)?.earlier ?? []
    expect(before?.decision?.text).toBe('DAS svarede skriftligt.')
  })

  test('that postpones the case plans a new stop at the body, as a meeting does', async ({ world }) => {
    const { secretary, caseId } = await closed(world, 'postponed')
    const { route } = await getCase(secretary, caseId)
    expect(route.map(({ stop }) => [stop.bodyId, stop.state, stop.answerKind]).toSorted()).toEqual([
      ['das', 'done', 'other'],
      ['das', 'planned', null],
    ])
  })
})
