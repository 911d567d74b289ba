import { sql } from 'kysely'
import { asActor, asSystem } from '#platform/database/actor.ts'
import type { Db, Tx } from '#platform/database/database.ts'

/** People of every kind that sees something else of meetings. */
export const readers = {
  visitor: null,
  'member of das': '00000000-0000-4000-9000-000000000001',
  'member of fu': '00000000-0000-4000-9000-000000000002',
  'member elsewhere': '00000000-0000-4000-9000-000000000003',
  secretariat: '00000000-0000-4000-9000-000000000004',
  'secretariat elsewhere': '00000000-0000-4000-9000-000000000005',
  'reader of 860': '00000000-0000-4000-9000-000000000006',
  administrator: '00000000-0000-4000-9000-000000000007',
} as const
export type Reader = keyof typeof readers

const roles: [Reader, string, string | null, string | null][] = [
  ['member of das', 'body-member', null, 'das'],
  ['member of fu', 'body-member', null, 'fu'],
  ['member elsewhere', 'body-member', null, 'syd'],
  ['secretariat', 'secretariat', 'sekretariat-nordjylland', null],
  ['secretariat elsewhere', 'secretariat', 'sekretariat-syddanmark', null],
  ['reader of 860', 'reader', '860', null],
  ['administrator', 'administrator', 'sekretariat-nordjylland', null],
]

export const run = (db: Db | Tx, text: string) => sql.raw(text).execute(db)

/** The readers above, and bodies of two areas: das and fu of one, syd of the other. */
export async function seedReaders(db: Db): Promise<void> {
  await asSystem(db, 'test', async (tx) => {
    await run(
      tx,
      `insert into organisation (id, kind, code, valid_from) values ('860', 'municipality', '860', '2007-01-01'),
      ('sekretariat-nordjylland', 'secretariat', null, '2007-01-01'), ('sekretariat-syddanmark', 'secretariat', null, '2007-01-01')`,
    )
    await run(
      tx,
      `insert into area (id, name, secretariat_id) values ('nordjylland', 'Nordjylland', 'sekretariat-nordjylland'),
      ('syddanmark', 'Syddanmark', 'sekretariat-syddanmark')`,
    )
    await run(
      tx,
      `insert into body (id, name, short_name, level, area) values
      ('das', 'Den administrative styregruppe', 'DAS', 'administrative', 'nordjylland'),
      ('fu', 'Forretningsudvalget', 'FU', 'administrative', 'nordjylland'),
      ('syd', 'Styregruppe syd', 'Syd', 'administrative', 'syddanmark')`,
    )
    for (const [name, id] of Object.entries(readers)) {
      if (id)
        await sql`insert into app_user (id, email, name) values (${id}, ${`${id}@example.dk`}, ${name})`.execute(tx)
    }
    for (const [name, role, organisation, body] of roles) {
      await sql`insert into membership (user_id, role, organisation_id, body_id, valid_from)
        values (${readers[name]}, ${role}, ${organisation}, ${body}, '2020-01-01')`.execute(tx)
    }
  })
}

/** Runs as one of the readers. */
export function asReader<T>(db: Db, name: Reader, work: (tx: Tx) => Promise<T>): Promise<T> {
  return asActor({ db, actor: { userId: readers[name], language: 'da', requestId: 'test' } }, work)
}

/** A number as the id of a record; numbers of one kind stand apart from those of another. */
export const id = (kind: number, n: number) =>
  `00000000-0000-4000-8${String(kind).padStart(3, '0')}-${String(n).padStart(12, '0')}`
