import { describe, expect } from 'vitest'
import { exact, unknown } from '#figures/quantity.ts'
import { asActor } from '#platform/database/actor.ts'
import { isAppError } from '#platform/errors.ts'
import { databaseTest } from '#testing/database.ts'
import { beds, openDemoRound, secretariat } from './round-fixture.ts'
import { approvedValues, ensureTemplate, importApprovedRound } from './service/door.ts'
import { getForm } from './service/form.ts'
import { getRound } from './service/rounds.ts'
import { saveValues } from './service/save.ts'

const test = databaseTest.extend('world', async ({ emptyDatabase }) => openDemoRound(emptyDatabase))

const complete = [
  { lineId: 'line-a1', field: 'places', value: exact('6') },
  { lineId: 'line-a1', field: 'used', value: exact('5.5') },
  { lineId: 'line-a2', field: 'places', value: exact('10') },
  { lineId: 'line-a2', field: 'used', value: unknown },
]

/** The code of a refusal; fails when the work is not refused. */
async function refusal(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => new Error('was not refused'),
    (thrown: unknown) => thrown,
  )
  if (!isAppError(error)) throw error
  return `${error.kind} ${error.code}`
}

describe('isolation', () => {
  test('another organisation sees nothing of a draft, whatever it asks', async ({ world }) => {
    const { submissionId } = await saveValues(world.as('reporterA'), { respondentId: world.a, cells: complete })
    expect(await refusal(getForm(world.as('reporterB'), { respondentId: world.a }))).toBe('notFound reporting.notFound')
    expect(await refusal(saveValues(world.as('reporterB'), { respondentId: world.a, cells: complete }))).toBe(
      'notFound reporting.notFound',
    )
    expect(await refusal(getForm(world.as(null), { respondentId: world.a }))).toBe('unauthenticated reporting.logIn')
    const seen = await asActor(world.as('reporterB'), async (tx) => ({
      respondents: await tx.selectFrom('respondent').select('id').where('id', '=', world.a).execute(),
      lines: await tx.selectFrom('respondent_line').select('line_id').where('respondent_id', '=', world.a).execute(),
      submissions: await tx.selectFrom('submission').select('id').where('id', '=', submissionId).execute(),
      values: await tx
        .selectFrom('submission_value')
        .select('field')
        .where('submission_id', '=', submissionId)
        .execute(),
      changed: (
        await tx
          .updateTable('submission_value')
          .set({ low: '1', high: '1' })
          .where('submission_id', '=', submissionId)
          .executeTakeFirst()
      ).numUpdatedRows,
    }))
    expect(seen).toEqual({ respondents: [], lines: [], submissions: [], values: [], changed: 0n })
  })

  test('the secretariat follows a draft without reading what stands in it', async ({ world }) => {
    const { submissionId } = await saveValues(world.as('reporterA'), { respondentId: world.a, cells: complete })
    const round = await getRound(world.as('secretary'), world.roundId)
    expect(round.counts).toMatchObject({ draft: 1, notStarted: 1 })
    const values = await asActor(world.as('secretary'), (tx) =>
      tx.selectFrom('submission_value').select('field').where('submission_id', '=', submissionId).execute(),
    )
    expect(values).toEqual([])
  })

  test('a reader reads and does not write', async ({ world }) => {
    expect(await refusal(saveValues(world.as('readerA'), { respondentId: world.a, cells: complete }))).toBe(
      'forbidden reporting.may.report',
    )
  })
})

describe('the door', () => {
  test('figures of a printed year are public, without names', async ({ world }) => {
    const values = await asActor(world.as(null), (tx) => approvedValues(tx, { templateId: 'beds' }))
    expect(values).toMatchObject([
      { year: 2024, lineId: 'line-a1', field: 'places', sourceId: 'printed', isPublic: true, submittedByName: null },
      { year: 2024, lineId: 'line-a1', field: 'used', quantity: exact('6.4') },
    ])
  })

  test('loading again changes nothing, and a changed template needs a new version', async ({
    world,
    emptyDatabase,
  }) => {
    const { asSystem } = await import('#platform/database/actor.ts')
    const count = () => emptyDatabase.executeSql('select count(*) as n from audit_entry')
    const before = await count()
    await asSystem(emptyDatabase.db, 'test', async (tx) => {
      await ensureTemplate(tx, beds)
      await importApprovedRound(tx, {
        templateId: 'beds',
        year: 2024,
        title: 'x',
        ownerId: secretariat,
        sourceId: 'printed',
        approvedAt: '2025-03-04',
        submissions: [],
      })
    })
    expect(await count()).toEqual(before)
    const changed = { ...beds, name: { da: 'Andet', en: 'Other' } }
    await expect(asSystem(emptyDatabase.db, 'test', (tx) => ensureTemplate(tx, changed))).rejects.toThrow(/new version/)
    expect(world.a).toBeTruthy()
  })
})
