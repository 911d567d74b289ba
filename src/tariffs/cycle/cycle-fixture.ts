import { randomUUID } from 'node:crypto'
import { exact } from '#figures/quantity.ts'
import { asSystem } from '#platform/database/actor.ts'
import type { OpenDatabase } from '#platform/database/database.ts'
import {
  approve,
  correct,
  createRound,
  ensureTemplate,
  getRound,
  openRound,
  saveValues,
  submit,
  whenApproved,
} from '#reporting/index.ts'
import { testApp } from '#testing/app.ts'
import { costCategories } from '../model/costs.ts'
import { takeInSheets } from './service.ts'
import { listSheets } from './store/sheets.ts'
import { ensurePath } from './store/steps.ts'
import { tariffTemplate, tariffTemplateId } from './template.ts'

export const owner = 'sekretariat-nord'

/** Figures of a whole sheet: 8.000.000 kr., 12 places, 95 %: 1.922,61 kr. a day. */
export const wholeSheet: Record<string, string> = {
  ...Object.fromEntries(costCategories.map(({ key }) => [key, '0'])),
  cost_staff: '6500000',
  cost_property: '675000',
  cost_citizens: '825000',
  adjustment: '0',
  places: '12',
  occupancy: '95',
  direct_hours: '30',
}

const people = [
  ['secretary', 'secretariat', owner],
  ['stranger', 'secretariat', 'sekretariat-syd'],
  ['reporterA', 'reporter', 'op-a'],
  ['approverA', 'approver', 'op-a'],
  ['reporterB', 'reporter', 'op-b'],
  ['approverB', 'approver', 'op-b'],
  ['analyst', 'national-analyst', 'styrelsen'],
] as const
export type Person = (typeof people)[number][0] | 'member'

/** Two operators with two offerings and one, the bodies that decide, and the open round "Takster 2026". */
export async function openTariffRound(database: OpenDatabase) {
  await database.executeSql(`
    insert into organisation (id, kind, valid_from) values
      ('${owner}', 'secretariat', '2007-01-01'), ('sekretariat-syd', 'secretariat', '2007-01-01'),
      ('op-a', 'region', '2007-01-01'), ('op-b', 'region', '2007-01-01'), ('styrelsen', 'national', '2007-01-01'),
      ('851', 'municipality', '2007-01-01'), ('860', 'municipality', '2007-01-01'), ('1081', 'region', '2007-01-01');
    insert into organisation_name (organisation_id, name, valid_from) values
      ('${owner}', 'Sekretariat', '2007-01-01'), ('op-a', 'Driftsherre A', '2007-01-01'), ('op-b', 'Driftsherre B', '2007-01-01'),
      ('851', 'Aalborg Kommune', '2007-01-01'), ('860', 'Hjørring Kommune', '2007-01-01'), ('1081', 'Region Nordjylland', '2007-01-01');
    update organisation set code = id where id in ('851', '860');
    insert into municipality_region (municipality_id, region_id, valid_from) values
      ('851', '1081', '2007-01-01'), ('860', '1081', '2007-01-01');
    insert into municipality_tile (municipality_id, col, row) values ('851', 1, 1), ('860', 2, 1);
    insert into body (id, name, level) values
      ('gruppen', 'Styringsaftalegruppen', 'administrative'), ('fu', 'FU', 'administrative'), ('das', 'DAS', 'administrative');
    insert into source (id, title) values ('demo', 'Demotal');
    insert into facility (id, valid_from) values ('house-a', '2007-01-01'), ('house-b', '2007-01-01');
    insert into facility_name (facility_id, name, valid_from) values ('house-a', 'Hus A', '2007-01-01'), ('house-b', 'Hus B', '2007-01-01');
    insert into facility_operator (facility_id, operator_id, valid_from) values ('house-a', 'op-a', '2007-01-01'), ('house-b', 'op-b', '2007-01-01');
    insert into offering (id, facility_id, legal_basis_text, target_group_text, valid_from) values
      ('line-a1', 'house-a', 'SEL § 108', 'Autisme', '2007-01-01'), ('line-a2', 'house-a', 'SEL § 107', 'Autisme', '2007-01-01'),
      ('line-b1', 'house-b', 'SEL § 108', 'Autisme', '2007-01-01');
    insert into offering_term (offering_id, financing, financing_basis, coverage, valid_from) values
      ('line-a1', 'tariff', 'explicit', 'country-wide', '2007-01-01'), ('line-a2', 'tariff', 'explicit', 'country-wide', '2007-01-01'),
      ('line-b1', 'tariff', 'explicit', 'country-wide', '2007-01-01');`)
  const ids = {} as Record<Person, string>
  for (const [name, role, organisation] of people) {
    ids[name] = await addPerson(database, name, role, organisation, null)
  }
  ids.member = await addPerson(database, 'member', 'body-member', null, 'das')
  const as = (name: Person | null, now = '2025-10-10T09:00:00.000Z') =>
    testApp(database, { ...(name === null ? {} : { userId: ids[name] }), now, today: now.slice(0, 10) }).app
  await asSystem(database.db, 'test', async (tx) => {
    await ensureTemplate(tx, tariffTemplate)
    const path = { checked: 'gruppen', recommended: 'fu', approved: 'das', late: 'fu', 'mid-year': 'fu' } as const
    for (const [step, bodyId] of Object.entries(path)) {
      await ensurePath(tx, { ownerId: owner, step: step as keyof typeof path, bodyId, validFrom: '2022-01-01' })
    }
  })
  whenApproved(tariffTemplateId, takeInSheets)
  const roundId = await createRound(as('secretary'), {
    templateId: tariffTemplateId,
    year: 2026,
    title: 'Takster 2026',
    ownerId: owner,
    deadlineDate: '2025-10-20',
    deadlineTime: '12.00',
  })
  await openRound(as('secretary'), { roundId })
  const { respondents } = await getRound(as('secretary'), roundId)
  const idOf = (organisationId: string) =>
    respondents.find((row) => row.organisationId === organisationId)?.id ?? 'missing'
  return { as, roundId, a: idOf('op-a'), b: idOf('op-b') }
}

async function addPerson(
  database: OpenDatabase,
  name: string,
  role: string,
  organisation: string | null,
  body: string | null,
): Promise<string> {
  const id = randomUUID()
  await database.executeSql('insert into app_user (id, email, name) values ($1, $2, $3)', [
    id,
    `${name.toLowerCase()}@test.example`,
    name,
  ])
  await database.executeSql(
    `insert into membership (user_id, role, organisation_id, body_id, valid_from) values ($1, $2, $3, $4, '2007-01-01')`,
    [id, role, organisation, body],
  )
  return id
}

export type Opened = Awaited<ReturnType<typeof openTariffRound>>

/** Operator A fills, sends and approves its sheets; `change` for the first line. */
export async function handIn({ as, a }: Opened, change: Record<string, string> = {}): Promise<void> {
  await saveValues(as('reporterA'), { respondentId: a, cells: cellsOf('line-a1', { ...wholeSheet, ...change }) })
  await saveValues(as('reporterA'), { respondentId: a, cells: cellsOf('line-a2', wholeSheet) })
  await submit(as('reporterA'), { respondentId: a })
  await approve(as('approverA'), { respondentId: a })
}

/** Operator A corrects its approved sheets: `change` for the first line. */
export async function handInCorrection({ as, a }: Opened, change: Record<string, string>, words = {}): Promise<void> {
  await correct(as('reporterA'), { respondentId: a, reason: 'Ændring i året' })
  const texts = Object.entries(words).map(([field, text]) => ({
    lineId: 'line-a1',
    field,
    value: { text: text as string },
  }))
  await saveValues(as('reporterA'), { respondentId: a, cells: [...cellsOf('line-a1', change), ...texts] })
  await submit(as('reporterA'), { respondentId: a })
  await approve(as('approverA'), { respondentId: a })
}

export function cellsOf(lineId: string, figures: Record<string, string>) {
  return Object.entries(figures).map(([field, value]) => ({ lineId, field, value: exact(value) }))
}

/** Every sheet there is, whoever may read it. */
export async function everySheet(database: OpenDatabase) {
  return asSystem(database.db, 'test', (tx) => listSheets(tx, { years: [2025, 2026] }))
}
