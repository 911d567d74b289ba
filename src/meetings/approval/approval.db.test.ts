import { describe, expect } from 'vitest'
import type { App } from '#platform/app.ts'
import { databaseTest } from '#testing/database.ts'
import {
  adoptAll,
  decisionOf,
  itemOf,
  meetingOf,
  meetingWorld,
  put,
  refusal,
  step,
  versionOf,
} from '../meetings-fixture.ts'
import { addItem, changeItem } from '../service/agenda.ts'
import { recordDecision } from '../service/decisions.ts'
import { approveChanged, planMeeting, sendAgenda, sendMinutes, startMeeting } from '../service/meetings.ts'
import { saveMinutes } from '../service/minutes.ts'
import { getMeeting } from '../service/view.ts'
import { getAgendaWork } from '../service/work.ts'

const test = databaseTest.extend('world', async ({ emptyDatabase }) => meetingWorld(emptyDatabase))

/** A meeting that was held, with its minutes in hearing. */
async function heard(app: App, heldOn: string): Promise<string> {
  const id = await planMeeting(app, meetingOf('das', heldOn))
  await step(app, id, sendAgenda)
  await step(app, id, startMeeting)
  await adoptAll(app, id)
  await step(app, id, sendMinutes)
  return id
}

async function begun(app: App, heldOn: string): Promise<string> {
  const id = await planMeeting(app, meetingOf('das', heldOn))
  await step(app, id, sendAgenda)
  await step(app, id, startMeeting)
  return id
}

/** Records an outcome of the item that approves minutes. */
async function decide(app: App, meetingId: string, outcome: string, change: string | null = null, version = 0) {
  const item = (await getMeeting(app, meetingId)).items.find(({ kind }) => kind === 'approve-minutes')
  const outcomes = [{ clauseId: item?.clauses[0]?.id, outcome, change }]
  const decision = decisionOf({ outcomes })
  await recordDecision(app, { meetingId, itemId: item?.id ?? '', version, decision })
  return item?.id ?? ''
}

describe('minutes that are approved with a change', () => {
  test('are not final until the change is written in and that is confirmed, and say what it was', async ({
    world: { as },
  }) => {
    const secretary = as('secretary')
    const former = await heard(secretary, '2025-03-10')
    const later = await begun(secretary, '2025-03-17')
    const state = async () => (await getMeeting(secretary, former)).meeting.state
    expect((await getMeeting(secretary, former)).approval).toBeNull()
    expect(await refusal(step(secretary, former, approveChanged))).toBe('conflict approval.noChange')
    const itemId = await decide(secretary, later, 'adopted-with-change', 'Punkt 3: "maj" rettes til "juni".')
    expect(await state()).toBe('minutes-in-hearing')
    const about = { meetingId: later, itemId, number: '2', bodyName: 'DAS', heldOn: '2025-03-17' }
    const changes = ['Punkt 3: "maj" rettes til "juni".']
    expect((await getMeeting(secretary, former)).approval).toEqual({ ...about, changes, isWaiting: true })
    // Until the later minutes are heard, what was decided there is the secretariat's.
    expect((await getMeeting(as('dasMember'), former)).approval).toBeNull()
    const written = (await getMeeting(secretary, former)).items[2]
    await saveMinutes(secretary, { meetingId: former, itemId: written?.id ?? '', text: 'Fra 1. juni.', version: 0 })
    expect(await refusal(step(as('dasMember'), former, approveChanged))).toBe('forbidden meetings.secretariatOnly')
    const stale = { id: former, version: (await versionOf(secretary, former)) - 1 }
    expect(await refusal(approveChanged(secretary, stale))).toBe('stale meetings.stale')
    await step(secretary, former, approveChanged)
    expect(await state()).toBe('minutes-approved')
    expect((await getMeeting(secretary, former)).approval).toEqual({ ...about, changes, isWaiting: false })
    const shown = await getMeeting(as('visitor'), former)
    expect(shown.items[2]?.minutes?.text).toBe('Fra 1. juni.')
    expect(shown.approval).toEqual({ ...about, changes: [], isWaiting: false })
    expect(await refusal(step(secretary, former, approveChanged))).toBe('conflict meetings.noStep')
  })

  test('are approved at once when the decision turns out to be without one, and not at all when postponed', async ({
    world: { as },
  }) => {
    const secretary = as('secretary')
    const former = await heard(secretary, '2025-03-10')
    const later = await begun(secretary, '2025-03-17')
    const itemId = await decide(secretary, later, 'adopted-with-change', 'Noget andet.')
    await decide(secretary, later, 'postponed', null, 1)
    expect((await getMeeting(secretary, former)).approval).toBeNull()
    expect(await refusal(step(secretary, former, approveChanged))).toBe('conflict approval.noChange')
    await decide(secretary, later, 'adopted', null, 2)
    const { meeting, approval } = await getMeeting(secretary, former)
    expect(meeting.state).toBe('minutes-approved')
    expect(approval).toMatchObject({ meetingId: later, itemId, changes: [], isWaiting: false })
  })
})

describe('an item that approves minutes', () => {
  test('has its recommendation and its minutes when it is put on by hand, also once the meeting has begun', async ({
    world: { as },
  }) => {
    const secretary = as('secretary')
    // In this order neither approves the other.
    const second = await heard(secretary, '2025-03-10')
    const first = await heard(secretary, '2025-03-03')
    const later = await begun(secretary, '2025-03-17')
    const itemId = await put(secretary, later, { kind: 'approve-minutes' })
    const items = (await getMeeting(secretary, later)).items.filter(({ kind }) => kind === 'approve-minutes')
    expect(items.map(({ minutesOf }) => minutesOf).sort()).toEqual([first, second].sort())
    const added = items.find(({ id }) => id === itemId)
    expect(added?.clauses.map(({ text }) => text)).toEqual(['godkender referatet'])
    await adoptAll(secretary, later)
    for (const id of [first, second]) expect((await getMeeting(secretary, id)).meeting.state).toBe('minutes-approved')
  })

  test('approves the minutes that are chosen, of the meetings of its body that were held and no others', async ({
    world: { as },
  }) => {
    const secretary = as('secretary')
    // In this order neither approves the other.
    const second = await heard(secretary, '2025-03-10')
    const first = await heard(secretary, '2025-03-03')
    const coming = await planMeeting(secretary, meetingOf('das', '2025-06-01'))
    const other = await planMeeting(secretary, meetingOf('fu', '2025-03-01'))
    const later = await begun(secretary, '2025-03-17')
    const { formers, items } = await getAgendaWork(secretary, later)
    expect(formers.map(({ id }) => id)).toEqual([second, first])
    const item = items.find(({ kind }) => kind === 'approve-minutes')
    expect(item?.minutesOf).toBe(second)
    const choose = async (minutesOf: string | null) => {
      const now = (await getMeeting(secretary, later)).items.find(({ id }) => id === item?.id)
      const change = { ...itemOf({ kind: 'approve-minutes', purpose: 'decision' }), minutesOf }
      await changeItem(secretary, { meetingId: later, itemId: now?.id ?? '', version: now?.version ?? 0, change })
    }
    for (const id of [coming, other, later]) expect(await refusal(choose(id))).toBe('invalid approval.formerUnknown')
    const added = addItem(secretary, {
      meetingId: later,
      version: await versionOf(secretary, later),
      item: itemOf({ kind: 'approve-minutes', minutesOf: other }),
    })
    expect(await refusal(added)).toBe('invalid approval.formerUnknown')
    await choose(null)
    // Decided before it was said which minutes it is about: the choice settles it.
    await decide(secretary, later, 'adopted')
    await choose(first)
    const state = async (id: string) => (await getMeeting(secretary, id)).meeting.state
    expect([await state(first), await state(second)]).toEqual(['minutes-approved', 'minutes-in-hearing'])
    expect(await refusal(choose(second))).toBe('conflict approval.alreadyApproved')
    await choose(first)
  })
})
