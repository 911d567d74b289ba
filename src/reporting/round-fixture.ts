import { randomUUID } from 'node:crypto'
import { asSystem } from '#platform/database/actor.ts'
import type { OpenDatabase } from '#platform/database/database.ts'
import { testApp } from '#testing/app.ts'
import type { TemplateDefinition } from './model.ts'
import { ensureTemplate, importApprovedRound } from './service/door.ts'
import { createRound, getRound, openRound } from './service/rounds.ts'

const rule = { source: 'test', validFrom: '2020-01-01', validTo: null }

/** A small template: places and use are asked, use above 100 % wants a reason. */
export const beds: TemplateDefinition = {
  id: 'beds',
  name: { da: 'Senge', en: 'Beds' },
  lineKind: 'offering',
  version: 1,
  validFrom: '2020-01-01',
  fields: [
    { key: 'places', label: { da: 'Pladser', en: 'Places' }, unit: 'pladser', type: 'quantity', decimals: 1, min: '0' },
    {
      key: 'used',
      label: { da: 'Forbrug', en: 'Used' },
      unit: 'pladser',
      type: 'quantity',
      decimals: 1,
      allowInterval: true,
      allowUnknown: true,
    },
    { key: 'comment', label: { da: 'Bemærkning', en: 'Comment' }, unit: null, type: 'text' },
  ],
  computed: [
    {
      key: 'occupancy',
      label: { da: 'Belægning', en: 'Occupancy' },
      kind: 'ratio-percent',
      numerator: 'used',
      denominator: 'places',
      decimals: 0,
    },
  ],
  rules: [
    {
      id: 'places-missing',
      severity: 'error',
      predicate: { kind: 'required', field: 'places' },
      message: { da: '{line}: {field} mangler', en: '{line}: {field} is missing' },
      ...rule,
    },
    {
      id: 'used-missing',
      severity: 'error',
      predicate: { kind: 'required', field: 'used' },
      message: { da: '{line}: {field} mangler', en: '{line}: {field} is missing' },
      ...rule,
    },
    {
      id: 'over-100',
      severity: 'warning',
      predicate: { kind: 'ratio', numerator: 'used', denominator: 'places', max: '100' },
      message: { da: 'Belægning {found}, ventet {expected}', en: 'Occupancy {found}, expected {expected}' },
      ...rule,
    },
  ],
}

export const secretariat = 'sekretariat-nord'

/** People, two operators with an offering each, last year's figures, and an open round with deadline 6 February 2026. */
export async function openDemoRound(database: OpenDatabase) {
  const people = Object.fromEntries(
    ['secretary', 'reporterA', 'secondReporterA', 'approverA', 'bothA', 'readerA', 'reporterB', 'approverB'].map(
      (name) => [name, randomUUID()],
    ),
  ) as Record<
    'secretary' | 'reporterA' | 'secondReporterA' | 'approverA' | 'bothA' | 'readerA' | 'reporterB' | 'approverB',
    string
  >
  await database.executeSql(`
    insert into organisation (id, kind, valid_from) values
      ('${secretariat}', 'secretariat', '2007-01-01'), ('op-a', 'region', '2007-01-01'), ('op-b', 'region', '2007-01-01');
    insert into organisation_name (organisation_id, name, valid_from) values
      ('${secretariat}', 'Sekretariat', '2007-01-01'), ('op-a', 'Driftsherre A', '2007-01-01'), ('op-b', 'Driftsherre B', '2007-01-01');
    insert into source (id, title) values ('printed', 'Printed report');
    insert into facility (id, valid_from) values ('house-a', '2007-01-01'), ('house-b', '2007-01-01');
    insert into facility_name (facility_id, name, valid_from) values ('house-a', 'Hus A', '2007-01-01'), ('house-b', 'Hus B', '2007-01-01');
    insert into facility_operator (facility_id, operator_id, valid_from) values ('house-a', 'op-a', '2007-01-01'), ('house-b', 'op-b', '2007-01-01');
    insert into offering (id, facility_id, legal_basis_text, valid_from) values
      ('line-a1', 'house-a', 'SEL § 108', '2007-01-01'), ('line-a2', 'house-a', 'SEL § 107', '2007-01-01'), ('line-b1', 'house-b', 'SEL § 108', '2007-01-01');
    insert into offering_term (offering_id, financing, financing_basis, coverage, valid_from) values
      ('line-a1', 'tariff', 'explicit', 'country-wide', '2007-01-01'), ('line-a2', 'tariff', 'explicit', 'country-wide', '2007-01-01'),
      ('line-b1', 'tariff', 'explicit', 'country-wide', '2007-01-01');`)
  const roles: [keyof typeof people, string, string][] = [
    ['secretary', 'secretariat', secretariat],
    ['reporterA', 'reporter', 'op-a'],
    ['secondReporterA', 'reporter', 'op-a'],
    ['approverA', 'approver', 'op-a'],
    ['bothA', 'reporter', 'op-a'],
    ['bothA', 'approver', 'op-a'],
    ['readerA', 'reader', 'op-a'],
    ['reporterB', 'reporter', 'op-b'],
    ['approverB', 'approver', 'op-b'],
  ]
  for (const [name, id] of Object.entries(people)) {
    await database.executeSql(`insert into app_user (id, email, name) values ($1, $2, $3)`, [
      id,
      `${name.toLowerCase()}@test.example`,
      name,
    ])
  }
  for (const [name, role, organisation] of roles) {
    await database.executeSql(
      `insert into membership (user_id, role, organisation_id, valid_from) values ($1, $2, $3, '2007-01-01')`,
      [people[name], role, organisation],
    )
  }
  const as = (name: keyof typeof people | null, now = '2026-01-10T09:00:00.000Z') =>
    testApp(database, { userId: name === null ? undefined : people[name], now, today: now.slice(0, 10) }).app

  await asSystem(database.db, 'test', async (tx) => {
    await ensureTemplate(tx, beds)
    await importApprovedRound(tx, {
      templateId: 'beds',
      year: 2024,
      title: 'Senge 2024',
      ownerId: secretariat,
      sourceId: 'printed',
      approvedAt: '2025-03-04T00:00:00.000Z',
      submissions: [
        {
          organisationId: 'op-a',
          lines: [
            {
              lineId: 'line-a1',
              values: { places: { state: 'exact', value: '6' }, used: { state: 'exact', value: '6.4' } },
            },
          ],
        },
      ],
    })
  })
  const roundId = await createRound(as('secretary'), {
    templateId: 'beds',
    year: 2025,
    title: 'Senge 2025',
    ownerId: secretariat,
    deadlineDate: '2026-02-06',
    deadlineTime: '12.00',
  })
  await openRound(as('secretary'), { roundId, address: 'https://test.example' })
  const { respondents } = await getRound(as('secretary'), roundId)
  const idOf = (organisationId: string) =>
    respondents.find((row) => row.organisationId === organisationId)?.id ?? 'missing'
  return { as, people, roundId, a: idOf('op-a'), b: idOf('op-b') }
}
