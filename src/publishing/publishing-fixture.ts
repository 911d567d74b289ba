import { sql } from 'kysely'
import { exact } from '#figures/quantity.ts'
import { asSystem } from '#platform/database/actor.ts'
import type { OpenDatabase } from '#platform/database/database.ts'
import { testApp } from '#testing/app.ts'
import { proseBlocks, registerReportKind } from './index.ts'
import type { EditionInput, Figures } from './model.ts'
import { ensureReport } from './service.ts'

export const secretariat = '00000000-0000-4000-8000-000000000001'
export const otherSecretariat = '00000000-0000-4000-8000-000000000002'

/** A kind of report with one figure, which the test sets, and two sections of prose. */
export const world = {
  value: '33',
  inputs: [input('1')] as EditionInput[],
  /** What row policies let a visitor see of the inputs. */
  publicInputs: undefined as EditionInput[] | undefined,
  told: [] as EditionInput[][],
}

export function input(version: string): EditionInput {
  return { kind: 'submission', recordId: 'nord', version }
}

function figuresNow(): Figures {
  return {
    x: {
      id: 'x',
      label: 'Belægning',
      quantity: exact(world.value),
      unit: '%',
      kind: 'reported',
      period: '2024',
      text: world.value,
      sources: [],
      inputs: [],
    },
  }
}

/** Registers the kind, and loads two secretariats with a report of the first; loading twice changes nothing. */
export async function smallReport(database: OpenDatabase, reportId: string, year: number): Promise<void> {
  registerReportKind({
    kind: 'test',
    possible: async () => [
      { id: 'proeve-2030', kind: 'test', year: 2030, title: 'Prøve 2030', ownerId: 'nord' },
      { id: 'proeve-syd-2030', kind: 'test', year: 2031, title: 'Prøve syd 2031', ownerId: 'syd' },
    ],
    sections: async () => [
      { section: 'konklusion', heading: 'Konklusion', proposed: 'Belægningen var {x} %.' },
      { section: 'metode', heading: 'Metode', proposed: '' },
    ],
    compose: async (_tx, report, texts) => ({
      document: {
        title: report.title,
        language: 'da',
        date: '2024-12-31',
        author: 'Sekretariatet',
        blocks: proseBlocks(texts.get('konklusion') ?? 'Belægningen var {x} %.', figuresNow()),
      },
      figures: figuresNow(),
      inputs: world.inputs,
    }),
    currentInputs: async (tx) => {
      const { rows } = await sql<{ visitor: boolean }>`
        select current_user = 'rammevaerk_app' and app_user_id() is null as visitor`.execute(tx)
      return (rows[0]?.visitor ? world.publicInputs : undefined) ?? world.inputs
    },
    published: async (_tx, inputs) => void world.told.push(inputs),
  })
  await asSystem(database.db, 'test', async (tx) => {
    for (const [id, user] of Object.entries({ nord: secretariat, syd: otherSecretariat })) {
      await sql`insert into organisation (id, kind, valid_from) values (${id}, 'secretariat', '2007-01-01')
        on conflict do nothing`.execute(tx)
      await sql`insert into organisation_name (organisation_id, name, valid_from) values (${id}, ${id}, '2007-01-01')
        on conflict do nothing`.execute(tx)
      await sql`insert into app_user (id, email, name) values (${user}, ${`${id}@test.example`}, ${`Sekretariat ${id}`})
        on conflict do nothing`.execute(tx)
      await sql`insert into membership (user_id, role, organisation_id, valid_from)
        select ${user}, 'secretariat', ${id}, '2007-01-01'
        where not exists (select from membership where user_id = ${user})`.execute(tx)
    }
    await ensureReport(tx, { id: reportId, kind: 'test', year, title: `Prøve ${year}`, ownerId: 'nord' })
  })
}

export function as(database: OpenDatabase, userId?: string) {
  return testApp(database, userId === undefined ? {} : { userId }).app
}
