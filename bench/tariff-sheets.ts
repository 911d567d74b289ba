/*
 * 25,000 stored tariff sheets read, computed again by the rule set of their year and written, in one run; and the same
 * rows read and written without calculating, in the same PostgreSQL.
 */
import { sql } from 'kysely'
import { asSystem } from '../src/platform/database/actor.ts'
import { recomputeTariffs } from '../src/tariffs/index.ts'
import { alternately, report } from './support/alternately.ts'
import { withReporting } from './support/reporting.ts'
import { insertTariffs } from './support/tariffs.ts'

const sheets = Number(process.env.BENCH_SHEETS ?? 25_000)
const batch = 2500

await withReporting(async ({ as, client }) => {
  await insertTariffs(client, sheets, 'reported')
  const { db } = as('sekretariat@rammeaftale-nordjylland.example')
  const recomputed = async () => {
    const { read, written } = await recomputeTariffs(db)
    if (read !== sheets || written !== sheets) throw new Error(`${read} read, ${written} written`)
  }
  const copied = () =>
    asSystem(db, 'bench', async (tx) => {
      for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
        const { rows } = await sql<{ id: string; figures: object; year: number; basis: string; per_day: string }>`
          select id, figures, year, basis, per_day, approved_on is not null from tariff_sheet
          where id > ${after} order by id limit ${batch}`.execute(tx)
        const values = rows.map(({ id, basis, per_day }) => ({ id, basis, per_day, rule_id: 'x' }))
        await sql`update tariff_sheet s set basis = c.basis, per_day = c.per_day, rule_id = c.rule_id
          from jsonb_to_recordset(${JSON.stringify(values)}::jsonb) as c(id uuid, basis numeric, per_day numeric, rule_id text)
          where s.id = c.id`.execute(tx)
        const last = rows.at(-1)
        if (rows.length < batch || !last) return
        after = last.id
      }
    })
  const [ms = 0, baselineMs = 0] = await alternately(3, recomputed, copied)
  report('tariff-sheets', ms, baselineMs, 1.5, { repetitions: 3, sheets })
})
