import { expect } from 'vitest'
import { exact } from '#figures/quantity.ts'
import type { App } from '#platform/app.ts'
import { listAudit } from '#platform/audit.ts'
import { asActor } from '#platform/database/actor.ts'
import { databaseTest } from '#testing/database.ts'
import { openDemoRound } from './round-fixture.ts'
import { saveValues } from './service/save.ts'

const test = databaseTest.extend('world', async ({ emptyDatabase }) => openDemoRound(emptyDatabase))

test('the trail of a draft value is read by its own people alone, as the draft itself', async ({ world }) => {
  const cells = [{ lineId: 'line-a1', field: 'places', value: exact('6') }]
  const { submissionId } = await saveValues(world.as('reporterA'), { respondentId: world.a, cells })
  const record = `${submissionId}/line-a1/places`
  const seenBy = async (app: App) =>
    (await asActor(app, (tx) => listAudit(tx, { table: 'submission_value', record, limit: 10 }))).entries

  expect((await seenBy(world.as('reporterA'))).map(({ action }) => action)).toEqual(['insert'])
  expect(await seenBy(world.as('approverA'))).toHaveLength(1)
  expect(await seenBy(world.as('reporterB'))).toEqual([])
  expect(await seenBy(world.as('secretary'))).toEqual([])
  expect(await seenBy(world.as(null))).toEqual([])
})
