import { sql } from 'kysely'
import { expect } from 'vitest'
import { exact } from '#figures/quantity.ts'
import { asActor } from '#platform/database/actor.ts'
import { databaseTest } from '#testing/database.ts'
import { openDemoRound } from './round-fixture.ts'
import { saveValues } from './service/save.ts'

const test = databaseTest

test('nobody signs a cell for another, whatever a service forgets', async ({ emptyDatabase }) => {
  const { as, a, people } = await openDemoRound(emptyDatabase)
  const cells = [{ lineId: 'line-a1', field: 'places', value: exact('6') }]
  const { submissionId } = await saveValues(as('reporterA'), { respondentId: a, cells })
  const signed = (by: string) =>
    asActor(as('reporterA'), (tx) =>
      sql`insert into submission_value (submission_id, line_id, field, state, low, high, changed_by)
        values (${submissionId}::uuid, 'line-a1', 'used', 'exact', 1, 1, ${by}::uuid)`.execute(tx),
    )
  await expect(signed(people.secretary)).rejects.toThrow(/row-level security/)
  await signed(people.reporterA)
  const resigned = asActor(as('reporterA'), (tx) =>
    sql`update submission_value set changed_by = ${people.secretary}::uuid where submission_id = ${submissionId}::uuid`.execute(
      tx,
    ),
  )
  await expect(resigned).rejects.toThrow(/row-level security/)
})

test('an id that can be nobody’s is unknown, also where no service looked at it', async ({ emptyDatabase }) => {
  const { as } = await openDemoRound(emptyDatabase)
  const asked = asActor(as('reporterA'), (tx) => sql`select id from round where id = ${'x'}::uuid`.execute(tx))
  await expect(asked).rejects.toMatchObject({ kind: 'notFound', code: 'platform.noRecord' })
})
