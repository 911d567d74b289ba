import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import { asSystem } from '#platform/database/actor.ts'
import { databaseTest } from '#testing/database.ts'
import { adoptAll, decisionOf, meetingOf, meetingWorld, put, step } from '../meetings-fixture.ts'
import { recordDecision } from '../service/decisions.ts'
import { planMeeting, sendAgenda, sendMinutes, startMeeting } from '../service/meetings.ts'
import { getMinutesWork } from '../service/work.ts'
import { finishFollowUp, getFollowUps, listFollowUpTasks } from './service.ts'

// Aalborg and Hjørring lie in the area, by a region that has been joined with another since; København elsewhere.
const test = databaseTest.extend('world', async ({ emptyDatabase }) => {
  const world = await meetingWorld(emptyDatabase)
  await asSystem(world.database.db, 'test', async (tx) => {
    await sql`insert into organisation (id, kind, valid_from) values ('860', 'municipality', '2007-01-01'), ('101', 'municipality', '2007-01-01'),
      ('1081', 'region', '2007-01-01'), ('1099', 'region', '2025-01-01'), ('1084', 'region', '2007-01-01')`.execute(tx)
    await sql`insert into organisation_name (organisation_id, name, short_name, valid_from) values ('851', 'Aalborg Kommune', 'Aalborg', '2007-01-01'),
      ('860', 'Hjørring Kommune', 'Hjørring', '2007-01-01'), ('101', 'Københavns Kommune', 'København', '2007-01-01'),
      ('1081', 'Region Nordjylland', 'Nordjylland', '2007-01-01'), ('sekretariat-nordjylland', 'Sekretariat for Nordjysk Socialaftale', 'Nordjylland', '2007-01-01'), ('1084', 'Region Hovedstaden', 'Hovedstaden', '2007-01-01')`.execute(
      tx,
    )
    await sql`insert into municipality_region (municipality_id, region_id, valid_from, valid_to) values ('851', '1081', '2007-01-01', null),
      ('860', '1081', '2007-01-01', '2025-01-01'), ('860', '1099', '2025-01-01', null), ('101', '1084', '2007-01-01', null)`.execute(
      tx,
    )
  })
  const secretary = world.as('secretary')
  const meetingId = await planMeeting(secretary, meetingOf('das', '2025-03-17'))
  const itemId = await put(secretary, meetingId, { kind: 'other', title: 'Status' })
  await step(secretary, meetingId, sendAgenda)
  await step(secretary, meetingId, startMeeting)
  const decide = (...responsible: string[]) => {
    const followUps = responsible.map((one) => ({ what: 'Send tal', responsible: one, dueOn: '2025-05-01' }))
    return recordDecision(secretary, { meetingId, itemId, version: 0, decision: decisionOf({ text: 'Ja', followUps }) })
  }
  return { ...world, secretary, meetingId, decide }
})

describe('a follow-up', () => {
  test('for all municipalities of the area is one for each, each with its own state', async ({ world }) => {
    const { as, secretary, meetingId, decide } = world
    await decide('Kommunerne')
    await adoptAll(secretary, meetingId)
    await step(secretary, meetingId, sendMinutes)
    const { items } = await getFollowUps(secretary)
    expect(items.map(({ responsible, organisationId }) => [responsible, organisationId]).toSorted()).toEqual([
      ['Aalborg Kommune', '851'],
      ['Hjørring Kommune', '860'],
    ])
    const [task] = await listFollowUpTasks(as('reporter'))
    await finishFollowUp(as('reporter'), {
      id: task?.id ?? '',
      version: 1,
      done: { doneOn: '2025-03-17', doneNote: null },
    })
    expect((await getFollowUps(secretary, { show: 'done' })).items.map(({ responsible }) => responsible)).toEqual([
      'Aalborg Kommune',
    ])
    expect((await getFollowUps(secretary, { show: 'open' })).items).toHaveLength(1)
  })

  test('reaches an organisation by its short name; what means nobody stays as it is written', async ({ world }) => {
    const { secretary, decide } = world
    await decide('Aalborg', 'Aalborg Kommune og Region Nordjylland', 'Jette Hansen', 'Sekretariatet')
    const { items } = await getFollowUps(secretary)
    expect(items.map(({ responsible, organisationId }) => `${responsible}: ${organisationId}`).toSorted()).toEqual([
      'Aalborg Kommune: 851',
      'Aalborg: 851',
      'Jette Hansen: null',
      'Region Nordjylland: 1081',
      'Sekretariatet: sekretariat-nordjylland',
    ])
  })

  test('is given to organisations offered by name, those of the area first', async ({ world }) => {
    const { actors } = await getMinutesWork(world.secretary, world.meetingId)
    expect(actors).toEqual([
      'Hjørring Kommune',
      'Sekretariat for Nordjysk Socialaftale',
      'Aalborg Kommune',
      'Københavns Kommune',
      'Region Hovedstaden',
      'Region Nordjylland',
    ])
  })
})
