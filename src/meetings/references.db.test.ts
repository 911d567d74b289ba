import { expect } from 'vitest'
import { databaseTest } from '#testing/database.ts'
import { getFollowUps, listFollowUpTasks } from './follow-ups/service.ts'
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
import { caseNumbering, newStop } from './model.ts'
import { itemBlocks } from './packs/compose.ts'
import { shownOf } from './packs/shown.ts'
import { wordsIn } from './packs/words.ts'
import { getProcedure, openProcedure, planProcedure } from './procedures/service.ts'
import { changeCase, createCase, planStop } from './service/cases.ts'
import { recordDecision } from './service/decisions.ts'
import { planMeeting, sendAgenda, sendMinutes, startMeeting } from './service/meetings.ts'
import { getCase } from './service/route.ts'
import { getMeeting } from './service/view.ts'
import { getStop } from './stops/service.ts'

const test = databaseTest.extend('world', async ({ emptyDatabase }) => {
  const world = await meetingWorld(emptyDatabase)
  const secretary = world.as('secretary')
  const caseId = await createCase(secretary, { content: contentOf(), numbering: caseNumbering.parse({}) })
  const at = (bodyId: string, order: number) =>
    planStop(secretary, { caseId, stop: newStop.parse({ bodyId, role: 'recommendation', step: order }) })
  const [fu, das, kdk] = [await at('fu', 1), await at('das', 2), await at('kdk', 3)]
  const hold = async (bodyId: string, stopId: string, heldOn: string) => {
    const meetingId = await planMeeting(secretary, meetingOf(bodyId, heldOn))
    const itemId = await put(secretary, meetingId, { caseId, stopId })
    await step(secretary, meetingId, sendAgenda)
    await step(secretary, meetingId, startMeeting)
    return { meetingId, itemId }
  }
  const [first, second] = [await hold('fu', fu, '2025-03-10'), await hold('das', das, '2025-03-17')]
  return { ...world, secretary, caseId, stops: { fu, das, kdk }, first, second }
})

const words = {
  text: 'Jf. {punkt 1}.',
  feedback: 'Se {punkt 1}, FU.',
  delegatedTo: 'FU',
  delegatedWhat: 'at gøre som {punkt 1}',
  followUps: [{ what: 'Send det fra {punkt 1}', responsible: 'Kommunerne', dueOn: '2025-03-20' }],
}

test('every text of a decision refers live, and is shown with the number of now wherever it stands', async ({
  world,
}) => {
  const { secretary, caseId, stops, second } = world
  const { meetingId, itemId } = second
  const clauseId = (await getMeeting(secretary, meetingId)).items.find(({ id }) => id === itemId)?.clauses[0]?.id
  const outcomes = [{ clauseId, outcome: 'adopted-with-change', change: 'dog som {punkt 1}' }]
  const record = (more: object) =>
    recordDecision(secretary, { ...second, version: 0, decision: decisionOf({ ...words, outcomes, ...more }) })
  for (const more of [
    { feedback: 'Se {punkt 99}.' },
    { delegatedWhat: 'som {punkt 99}' },
    { followUps: [{ ...words.followUps[0], what: 'Som {punkt 99}' }] },
    { outcomes: [{ ...outcomes[0], change: 'som {punkt 99}' }] },
  ]) {
    expect(await refusal(record(more))).toBe('invalid meetings.referenceUnknown')
  }
  await record({})

  const view = await getMeeting(secretary, meetingId)
  const target = view.items[0]?.id ?? ''
  const stored = `{punkt:${target}}`
  const item = view.items.find(({ id }) => id === itemId)
  expect(item?.decision).toMatchObject({ text: `Jf. ${stored}.`, delegatedWhat: `at gøre som ${stored}` })
  expect(item?.decision?.outcomes[0]?.change).toBe(`dog som ${stored}`)
  expect(item?.followUps[0]?.what).toBe(`Send det fra ${stored}`)
  expect(view.references[target]?.number).toBe('1')

  const { route, references } = await getCase(secretary, caseId)
  expect(route[0]?.feedback[0]?.text).toBe(`Se ${stored}, FU.`)
  expect(references[target]?.number).toBe('1')
  expect((await getStop(secretary, { caseId, stopId: stops.das })).references[target]?.number).toBe('1')

  const { items, references: listed } = await getFollowUps(secretary)
  expect(items[0]).toMatchObject({ caseId, what: `Send det fra ${stored}` })
  expect(listed[target]?.number).toBe('1')
  expect((await listFollowUpTasks(secretary))[0]?.title).toBe('Send det fra punkt 1 i DAS 17. marts 2025')

  const shown = shownOf(view, { closed: true })
  const t = wordsIn('da')
  const printed = JSON.stringify(
    shown.items.flatMap((one) => itemBlocks({ shown, kind: 'minutes', language: 'da', t }, one)),
  )
  expect(printed).not.toContain('{punkt')
  for (const text of ['dog som punkt 1', 'Send det fra punkt 1.', 'at gøre som punkt 1'])
    expect(printed).toContain(text)
})

test('a written procedure has what one votes on: every section, and what earlier bodies said', async ({ world }) => {
  const { secretary, as, caseId, stops, first } = world
  const { items } = await getMeeting(secretary, first.meetingId)
  const clauses = items.find(({ id }) => id === first.itemId)?.clauses ?? []
  const outcomes = clauses.map(({ id }) => ({ clauseId: id, outcome: 'adopted' }))
  const decision = decisionOf({ text: 'FU anbefaler.', outcomes })
  await recordDecision(secretary, { ...first, version: 0, decision })
  const more = { background: 'Jf. {punkt 1}.', economy: 'Det koster.', hearing: 'Svar.', process: 'Vej.' }
  await changeCase(secretary, { id: caseId, version: 1, content: contentOf(more) })
  const id = await planProcedure(secretary, { stopId: stops.kdk, text: null, deadline: '2025-04-01' })
  await openProcedure(secretary, { id, version: 1 })

  const view = await getProcedure(secretary, id)
  expect(view.sections.map(({ name }) => name)).toEqual(['resume', 'background', 'economy', 'hearing', 'process'])
  expect(Object.values(view.references).map(({ number }) => number)).toEqual(['1'])
  const told = async (who: Who) =>
    (await getProcedure(as(who), id)).earlier.map(({ bodyName, decision: of }) => `${bodyName}: ${of?.text ?? '-'}`)
  expect(await told('secretary')).toEqual(['FU: FU anbefaler.', 'DAS: -'])
  // Minutes that nobody has been sent are not told by the procedure either.
  expect(await told('kdkMember')).toEqual(['FU: -', 'DAS: -'])
  await adoptAll(secretary, first.meetingId)
  await step(secretary, first.meetingId, sendMinutes)
  expect(await told('kdkMember')).toEqual(['FU: FU anbefaler.', 'DAS: -'])
})
