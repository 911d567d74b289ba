import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { exact, interval, notReported } from '#figures/quantity.ts'
import { asSystem } from '#platform/database/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { loadOnce } from '#platform/database/load-once.ts'
import { insertOverhead } from './store.ts'

const file = join(import.meta.dirname, '../../../data/reference/overhead.csv')

type Row = Record<'operator_id' | 'unit' | 'year' | 'low' | 'high' | 'definition', string>

/** Loads the printed overhead of 2024 as first reports. What is there already stays; the register must be loaded first. */
export async function loadOverhead(db: Db): Promise<void> {
  await asSystem(db, 'load', async (tx) => {
    await loadOnce(tx, 'overhead', [file, join(import.meta.dirname, 'load.ts')], async () => {
      for (const row of parse(readFileSync(file, 'utf8'), { columns: true }) as Row[]) {
        await insertOverhead(tx, {
          operatorId: row.operator_id,
          unitName: row.unit,
          year: Number(row.year),
          percent: row.low === '' ? notReported : row.low === row.high ? exact(row.low) : interval(row.low, row.high),
          basis: null,
          definition: row.definition,
          version: 0,
          recordedBy: null,
          sourceId: 'das-2024-01-22',
        })
      }
    })
  })
}
