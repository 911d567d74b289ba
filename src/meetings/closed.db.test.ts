import { describe, expect } from 'vitest'
import type { App } from '#platform/app.ts'
import { asActor } from '#platform/database/actor.ts'
import { databaseTest } from '#testing/database.ts'
import { getFollowUps } from './follow-ups/service.ts'
import { adoptAll, contentOf, decisionOf, meetingOf, meetingWorld, put, refusal, step } from './meetings-fixture.ts'
import { caseNumbering, newAttendance, newFollowUp, newStop } from './model.ts'
import { attachFile, createCase, planStop } from './service/cases.ts'
import { recordDecision } from './service/decisions.ts'
import { planMeeting, sendAgenda, sendMinutes, startMeeting } from './service/meetings.ts'
import { addAttendance, saveMinutes } from './service/minutes.ts'
import { getCase } from './service/route.ts'
import { getMeeting } from './service/view.ts'

const test = databaseTest.extend('world', async ({ emptyDatabase }) => meetingWorld(emptyDatabase))

const numbering = caseNumbering.parse({})

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
