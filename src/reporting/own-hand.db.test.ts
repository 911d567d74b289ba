import { randomUUID } from 'node:crypto'
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

test('a cell names a submission and a person there are, and they stay', async ({ emptyDatabase }) => {
  const { as, a, people } = await openDemoRound(emptyDatabase)
  const cells = [{ lineId: 'line-a1', field: 'places', value: exact('6') }]
  const { submissionId } = await saveValues(as('reporterA'), { respondentId: a, cells })
  const { executeSql } = emptyDatabase
  const insert = (submission: string, by: string | null) =>
    executeSql(
      `insert into submission_value (submission_id, line_id, field, state, changed_by)
        values ('${submissionId}', 'line-x', 'places', 'unknown', null), ($1, 'line-x', 'used', 'unknown', $2)`,
      [submission, by],
    )
  const change = (column: string, to: string) =>
    executeSql(
      `update submission_value set ${column} = '${to}' where submission_id = '${submissionId}' and line_id = 'line-a1'`,
    )
  await expect(insert(randomUUID(), null)).rejects.toThrow('a cell names a submission that is not there')
  await expect(insert(submissionId, randomUUID())).rejects.toThrow('a cell names a person that is not there')
  await insert(submissionId, null)
  await expect(change('submission_id', randomUUID())).rejects.toThrow('a cell names a submission that is not there')
  await expect(change('changed_by', randomUUID())).rejects.toThrow('a cell names a person that is not there')

  const passing = randomUUID()
  await executeSql(`insert into app_user (id, email, name) values ('${passing}', 'p@test.example', 'Vikar')`)
  await change('changed_by', passing)
  const leave = () => executeSql(`delete from app_user where id = '${passing}'`)
  const renumber = (table: string, id: string) =>
    executeSql(`update ${table} set id = '${randomUUID()}' where id = '${id}'`)
  await expect(leave()).rejects.toThrow('a person who wrote cells stays')
  await expect(renumber('app_user', passing)).rejects.toThrow('a person who wrote cells stays')
  await expect(renumber('submission', submissionId)).rejects.toThrow('a submission with cells keeps its id')
  await change('changed_by', people.reporterA)
  await leave()

  await executeSql(`delete from submission where id = '${submissionId}'`)
  const left = await executeSql(`select line_id from submission_value where submission_id = '${submissionId}'`)
  expect(left).toMatchObject({ rows: [] })
})

test('a submission is not deleted under a hand that is writing in it', async ({ emptyDatabase }) => {
  const { as, a } = await openDemoRound(emptyDatabase)
  const save = (value: string) =>
    saveValues(as('reporterA'), {
      respondentId: a,
      cells: [{ lineId: 'line-a1', field: 'places', value: exact(value) }],
    })
  const { submissionId } = await save('6')
  await Promise.allSettled([
    save('7'),
    emptyDatabase.executeSql(`delete from submission where id = '${submissionId}'`),
    save('8'),
  ])
  const { executeSql } = emptyDatabase
  const orphans = await executeSql(
    'select line_id from submission_value v where not exists (select from submission s where s.id = v.submission_id)',
  )
  expect(orphans).toMatchObject({ rows: [] })
})

test('an id that can be nobody’s is unknown, also where no service looked at it', async ({ emptyDatabase }) => {
  const { as } = await openDemoRound(emptyDatabase)
  const asked = asActor(as('reporterA'), (tx) => sql`select id from round where id = ${'x'}::uuid`.execute(tx))
  await expect(asked).rejects.toMatchObject({ kind: 'notFound', code: 'platform.noRecord' })
})
