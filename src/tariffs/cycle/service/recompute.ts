import { Decimal } from '#figures/decimal.ts'
import { asSystem } from '#platform/database/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { tariffComposition } from '../rules/composition.ts'
import { type Computed, listForRecompute, rewriteComputed } from '../store/sheets.ts'

const batch = 2500

/**
 * Computes every stored tariff again (genberegn takster) by the rule that is here now, and writes those that are not
 * approved; an approved tariff keeps what was approved and is counted when the rule would say something else.
 *
 * @returns how many sheets were read, how many were written, and the ids of approved ones that differ
 */
export async function recomputeTariffs(db: Db): Promise<{ read: number; written: number; differing: string[] }> {
  return asSystem(db, 'recompute tariffs', async (tx) => {
    const found = { read: 0, written: 0, differing: [] as string[] }
    for (let after = firstId; ; ) {
      const rows = await listForRecompute(tx, after, batch)
      const fresh = rows.flatMap(({ id, figures, year, isApproved, ...stored }) => {
        const composition = tariffComposition({ figures, year })
        if (composition === null) return []
        const { basis, perDayText: perDay, ruleSetId } = composition
        const isSame = new Decimal(perDay).eq(stored.perDay) && new Decimal(basis).eq(stored.basis)
        if (isApproved && !isSame) found.differing.push(id)
        return isApproved ? [] : [{ id, basis, perDay, ruleId: ruleSetId } satisfies Computed]
      })
      await rewriteComputed(tx, fresh)
      found.read += rows.length
      found.written += fresh.length
      const last = rows.at(-1)
      if (rows.length < batch || !last) return found
      after = last.id
    }
  })
}

const firstId = '00000000-0000-0000-0000-000000000000'
