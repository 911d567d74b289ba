import { describe, expect } from 'vitest'
import type { App } from '#platform/app.ts'
import type { OpenDatabase } from '#platform/database/database.ts'
import { getEdition, getEditionHead, registerReportKind } from '#publishing/index.ts'
import { loadRegistry } from '#registry/index.ts'
import { testApp } from '#testing/app.ts'
import { databaseTest as test } from '#testing/database.ts'
import { loadCapacity } from '../load.ts'
import { capacityReport, capacityReportId, loadCapacityReport, publishFirstEdition } from './kind.ts'

const secretary = '00000000-0000-4000-8000-0000000000a1'
const report = capacityReportId(2024)
const day = '2025-03-17'
let renamed = ''

test.beforeAll(async ({ database }) => {
  registerReportKind(capacityReport)
  await loadRegistry(database.db)
  await loadCapacity(database.db)
  await loadCapacityReport(database.db)
  await database.executeSql(`
    insert into app_user (id, email, name) values ('${secretary}', 'sekretariat@test.example', 'Sekretariat');
    insert into membership (user_id, role, organisation_id, valid_from)
      select '${secretary}', 'secretariat', owner_id, '2007-01-01' from report where id = '${report}'`)
  await publishFirstEdition(asSecretary(database), 2024)
  const { rows } = await database.executeSql(
    `select facility_id as id from facility_name where valid_from < '2024-01-01' and valid_to is null
       and facility_id in (select facility_id from offering) order by facility_id limit 1`,
  )
  renamed = (rows[0] as { id: string }).id
})

const asSecretary = (database: OpenDatabase): App => testApp(database, { userId: secretary, today: day }).app
const asVisitor = (database: OpenDatabase): App => testApp(database, { today: day }).app

/** What the secretariat and a visitor are told: at the head of the edition, and with its content. */
async function told(database: OpenDatabase): Promise<boolean[]> {
  const readers = [asSecretary(database), asVisitor(database)]
  const views = readers.flatMap((app) => [getEditionHead(app, report), getEdition(app, report)])
  return (await Promise.all(views)).map(({ moved }) => moved)
}

/** As the register is kept: a name ends on a day and another one begins. */
async function rename(database: OpenDatabase, from: string): Promise<void> {
  await database.executeSql(`
    update facility_name set valid_to = '${from}' where facility_id = '${renamed}' and valid_to is null;
    insert into facility_name (facility_id, name, valid_from) values ('${renamed}', 'Et andet navn', '${from}')`)
}

async function nameAsBefore(database: OpenDatabase): Promise<void> {
  await database.executeSql(`
    delete from facility_name where facility_id = '${renamed}' and name = 'Et andet navn';
    update facility_name set valid_to = null where facility_id = '${renamed}'
      and valid_from = (select max(valid_from) from facility_name where facility_id = '${renamed}')`)
}

const yes = [true, true, true, true]
const no = [false, false, false, false]

describe('a published edition', () => {
  test('is not outdated while the register stands, nor by what begins after its year', async ({ database }) => {
    expect(await told(database)).toEqual(no)
    await rename(database, '2025-02-01')
    expect(await told(database)).toEqual(no)
    await nameAsBefore(database)
  })

  test('is outdated for every reader once the register of its year has changed, and not once it is as before', async ({
    database,
  }) => {
    await rename(database, '2024-06-01')
    expect(await told(database)).toEqual(yes)
    await nameAsBefore(database)
    expect(await told(database)).toEqual(no)
  })

  test('is not outdated by what it does not print: the number of a facility', async ({ database }) => {
    await database.executeSql(`update facility set p_number = '1003388394' where id = '${renamed}'`)
    expect(await told(database)).toEqual(no)
  })

  test('is outdated by other terms, another operator or another name of an organisation in its year', async ({
    database,
  }) => {
    const ofIt = `offering_id in (select id from offering where facility_id = '${renamed}')`
    for (const [table, set, back, where] of [
      [
        'offering',
        `target_group_text = target_group_text || ' x'`,
        'left(target_group_text, -2)',
        `facility_id = '${renamed}'`,
      ],
      ['offering_term', `covered_text = covered_text || ' x'`, 'left(covered_text, -2)', ofIt],
      ['facility_operator', 'valid_from = valid_from + 1', 'valid_from - 1', `facility_id = '${renamed}'`],
      ['organisation_name', `name = name || ' x'`, 'left(name, -2)', `organisation_id = '1081'`],
    ] as const) {
      await database.executeSql(`update ${table} set ${set} where ${where}`)
      expect(await told(database), table).toEqual(yes)
      await database.executeSql(`update ${table} set ${set.split(' = ')[0]} = ${back} where ${where}`)
      expect(await told(database), table).toEqual(no)
    }
  })
})
