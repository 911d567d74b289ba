import type pg from 'pg'
import { tariffComposition } from '../../src/tariffs/cycle/rules/composition.ts'
import { costCategories } from '../../src/tariffs/model/costs.ts'

const perFacility = 4

/** Made-up tariffs of 2025, one for each of as many offerings, in the stage asked for. */
export async function insertTariffs(client: pg.Client, count: number, stage: 'reported' | 'approved'): Promise<void> {
  const facilities = Math.ceil(count / perFacility)
  await client.query(`
    insert into facility (id, valid_from) select 'bench-f' || n, '2007-01-01' from generate_series(1, ${facilities}) n;
    insert into offering (id, facility_id, valid_from)
      select 'bench-o' || n, 'bench-f' || (1 + n % ${facilities}), '2007-01-01' from generate_series(1, ${count}) n;
    insert into source (id, title) values ('bench', 'Bench')`)
  const approved = stage === 'approved'
  for (let from = 0; from < count; from += 2500) {
    const rows = Array.from({ length: Math.min(2500, count - from) }, (_, at) => rowOf(from + at + 1))
    await client.query(
      `insert into tariff_sheet (offering_id, operator_id, owner_id, year, number, source_id, kind, figures, basis, per_day, rule_id,
        facility_name, operator_name, legal_basis, target_group, stage, valid_from, valid_to, approved_on, approved_by_body)
       select r.offering, '1081', 'sekretariat-nordjylland', 2025, 1, 'bench', 'yearly', r.figures, r.basis, r.per_day, 'x',
        r.name, 'Region Nordjylland', r.legal, r.target, '${stage}', ${approved ? `'2025-01-01', '2026-01-01', '2024-11-28', 'das-nordjylland'` : 'null, null, null, null'}
       from jsonb_to_recordset($1::jsonb)
        as r(offering text, figures jsonb, basis numeric, per_day numeric, name text, legal text, target text)`,
      [JSON.stringify(rows)],
    )
  }
  await client.query('analyze')
}

function rowOf(n: number) {
  const figures = {
    ...Object.fromEntries(
      costCategories.map(({ key }, index) => [key, String(100_000 + ((n * 7919 * (index + 1)) % 900_000))]),
    ),
    adjustment: String(-((n * 31) % 50_000)),
    places: String(4 + (n % 20)),
    occupancy: String(95 + (n % 4)),
    direct_hours: String(20 + (n % 15)),
  }
  const found = tariffComposition({ figures, year: 2025 })
  return {
    offering: `bench-o${n}`,
    figures,
    basis: found?.basis,
    per_day: found?.perDayText,
    name: `Tilbud ${n}`,
    legal: `SEL § ${100 + (n % 12)}`,
    target: `Målgruppe ${n % 30}`,
  }
}
