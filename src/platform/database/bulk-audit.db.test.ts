import { expect } from 'vitest'
import { databaseTest as test } from '#testing/database.ts'

// The trail of a table that is audited once a statement is the trail of the same table audited once a row.

const statements = [
  `insert into T (a, b, owner, value, secret) select 'k', n, 'op-' || n, n, 'x' from generate_series(1, 5) n`,
  `insert into T (a, b, value) values ('alone', 1, null)`,
  `update T set value = value * 2.50 where b < 4`,
  'update T set value = value where b = 5',
  `update T set secret = 'y' where b = 2`,
  `insert into T (a, b, value) values ('k', 2, 20), ('new', 1, 1), ('k', 3, 30)
     on conflict (a, b) do update set value = excluded.value, owner = null`,
  `update T set a = 'moved', b = b + 10 where a = 'k' and b in (1, 4)`,
  `delete from T where b = 2`,
  `delete from T where a = 'nobody'`,
  'delete from T',
]

test('entries are the same, whatever a statement does to how many rows', async ({ database }) => {
  const run = (text: string) => database.executeSql(text)
  for (const name of ['by_row', 'by_statement']) {
    await run(`create table ${name} (a text, b integer, owner text, value numeric, secret text, primary key (a, b))`)
  }
  await run(`select audit('by_row', 'a,b', 'secret', 'owner')`)
  await run(`select audit_bulk('by_statement', 'a,b', 'secret', 'owner')`)
  const person = '00000000-0000-4000-8000-000000000001'
  for (const name of ['by_row', 'by_statement']) {
    await database.ownerTransaction(async (exec) => {
      await exec(`select set_config('app.user_id', '${person}', true), set_config('app.request_id', 'r-1', true)`)
      for (const text of statements) await exec(text.replaceAll(/\bT\b/g, name))
    })
  }
  const trail = async (name: string) => {
    const { rows } = await run(`select user_id, system, request_id, record_id, organisation_id, action, before, after
      from audit_entry where table_name = '${name}' order by id`)
    // A statement that writes some rows and changes others tells first the ones and then the others.
    return rows.map((row) => JSON.stringify(row)).sort()
  }
  const expected = await trail('by_row')
  expect(expected).toHaveLength(22)
  expect(expected.join()).not.toContain('secret')
  expect(await trail('by_statement')).toEqual(expected)
})

test('one entry follows another in the order of the rows', async ({ database }) => {
  await database.executeSql('create table ordered (a integer primary key)')
  await database.executeSql(`select audit_bulk('ordered', 'a')`)
  await database.executeSql('insert into ordered select n from generate_series(1, 300) n order by n desc')
  const { rows } = await database.executeSql(
    `select record_id from audit_entry where table_name = 'ordered' order by id`,
  )
  expect(rows.map((row) => (row as { record_id: string }).record_id)).toEqual(
    Array.from({ length: 300 }, (_, n) => String(300 - n)),
  )
})
