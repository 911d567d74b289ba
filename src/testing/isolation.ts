import { sql } from 'kysely'
import { asActor, asSystem } from '#platform/database/actor.ts'
import type { Db, Tx } from '#platform/database/database.ts'

/** Who tries. "own" are of the organisation that the rows belong to (860), the others are of another (851) or of none. */
export const actors = [
  'visitor',
  'reporter',
  'approver',
  'reader',
  'member',
  'analyst',
  'secretariat elsewhere',
  'secretariat',
  'administrator',
  'own reporter',
  'own approver',
  'own reader',
] as const
export type ActorName = (typeof actors)[number]

const person = (n: number) => `00000000-0000-4000-9000-${String(n).padStart(12, '0')}`
export const ids = Object.fromEntries(actors.map((name, n) => [name, name === 'visitor' ? null : person(n)])) as Record<
  ActorName,
  string | null
>
export const row = {
  round: person(100),
  respondent: person(101),
  draft: person(102),
  otherDraft: person(103),
  file: person(104),
  ownMembership: person(105),
  tariffSheet: person(108),
  category: person(109),
}

const memberships: [ActorName, string, string | null, string | null][] = [
  ['reporter', 'reporter', '851', null],
  ['approver', 'approver', '851', null],
  ['reader', 'reader', '851', null],
  ['member', 'body-member', null, 'das'],
  ['analyst', 'national-analyst', 'kl', null],
  ['secretariat elsewhere', 'secretariat', 'sekretariat-syddanmark', null],
  ['secretariat', 'secretariat', 'sekretariat-nordjylland', null],
  ['administrator', 'administrator', 'sekretariat-nordjylland', null],
  ['own approver', 'approver', '860', null],
  ['own reader', 'reader', '860', null],
]

/** Two municipalities, their people, and one open round where 860 has a draft. */
export async function seedPeopleAndRound(db: Db): Promise<void> {
  await asSystem(db, 'test', async (tx) => {
    await run(
      tx,
      `insert into organisation (id, kind, code, valid_from) values
      ('851', 'municipality', '851', '2007-01-01'), ('860', 'municipality', '860', '2007-01-01'),
      ('kl', 'national', null, '2007-01-01'), ('sekretariat-nordjylland', 'secretariat', null, '2007-01-01'),
      ('sekretariat-syddanmark', 'secretariat', null, '2007-01-01')`,
    )
    await run(tx, `insert into body (id, name, level) values ('das', 'DAS', 'administrative')`)
    for (const name of actors) {
      if (ids[name])
        await run(
          tx,
          `insert into app_user (id, email, name) values ('${ids[name]}', '${name.replace(' ', '-')}@example.dk', '${name}')`,
        )
    }
    for (const [name, role, organisation, body] of memberships) {
      await sql`insert into membership (user_id, role, organisation_id, body_id, valid_from)
        values (${ids[name]}, ${role}, ${organisation}, ${body}, '2020-01-01')`.execute(tx)
    }
    await run(
      tx,
      `insert into membership (id, user_id, role, organisation_id, valid_from)
      values ('${row.ownMembership}', '${ids['own reporter']}', 'reporter', '860', '2020-01-01')`,
    )
    await seedRound(tx)
  })
}

async function seedRound(tx: Tx) {
  await run(tx, `insert into facility (id, valid_from) values ('huset', '2007-01-01')`)
  await run(
    tx,
    `insert into facility_operator (facility_id, operator_id, valid_from) values ('huset', '860', '2007-01-01')`,
  )
  await run(
    tx,
    `insert into offering (id, facility_id, legal_basis_text, valid_from) values ('ydelse', 'huset', 'SEL § 107', '2007-01-01')`,
  )
  await run(tx, `insert into template (id, name, line_kind) values ('proeve', 'Prøve', 'offering')`)
  await run(
    tx,
    `insert into template_version (template_id, version, definition, valid_from) values ('proeve', 1, '{}', '2020-01-01')`,
  )
  await run(
    tx,
    `insert into round (id, template_id, template_version, year, title, owner_id, state)
    values ('${row.round}', 'proeve', 1, 2025, 'Prøve', 'sekretariat-nordjylland', 'open')`,
  )
  await run(
    tx,
    `insert into respondent (id, round_id, organisation_id) values ('${row.respondent}', '${row.round}', '860')`,
  )
  await run(
    tx,
    `insert into submission (id, respondent_id, number, created_by) values ('${row.draft}', '${row.respondent}', 1, '${ids['own reporter']}')`,
  )
  await run(
    tx,
    `insert into report (id, kind, year, title, owner_id) values ('rapport', 'capacity', 2025, 'Rapport', 'sekretariat-nordjylland')`,
  )
  await run(
    tx,
    `insert into edition (id, report_id, number, document, figures, sha256) values ('${row.otherDraft}', 'rapport', 1, '{}', '{}', 'x')`,
  )
}

export const run = (tx: Tx | Db, text: string) => sql.raw(text).execute(tx)

class Undo extends Error {}

/** Tries statements as the actor, each undone again. Answers the number of rows, or the SQLSTATE of the refusal. */
export async function tryAs(db: Db, name: ActorName, statements: string[]): Promise<(number | string)[]> {
  const results: (number | string)[] = []
  const actor = { userId: ids[name], language: 'da' as const, requestId: 'test' }
  await asActor({ db, actor }, async (tx) => {
    for (const statement of statements) {
      await run(tx, 'savepoint before')
      results.push(await attempt(tx, statement))
      await run(tx, 'rollback to savepoint before')
    }
    throw new Undo()
  }).catch((error) => {
    if (!(error instanceof Undo)) throw error
  })
  return results
}

async function attempt(tx: Tx, statement: string): Promise<number | string> {
  try {
    const { rows, numAffectedRows } = await run(tx, statement)
    return rows.length > 0 ? rows.length : Number(numAffectedRows ?? 0)
  } catch (error) {
    return String((error as { code?: string }).code ?? error)
  }
}
