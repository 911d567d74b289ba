import { join } from 'node:path'
import { asSystem } from '#platform/database/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { loadOnce } from '#platform/database/load-once.ts'
import { ensureTemplate } from '#reporting/index.ts'
import { ensurePath, type PathStep } from './store/steps.ts'
import { tariffTemplate } from './template.ts'

/** Who takes which step in Nordjylland, by the steering agreement of 2022, section 2.2.1 and 6. */
const path: { step: PathStep; bodyId: string }[] = [
  { step: 'checked', bodyId: 'styringsaftalegruppen' },
  { step: 'recommended', bodyId: 'fu-nordjylland' },
  { step: 'approved', bodyId: 'das-nordjylland' },
  { step: 'late', bodyId: 'fu-nordjylland' },
  { step: 'mid-year', bodyId: 'fu-nordjylland' },
]

/** Loads the template of tariffs and who decides (takstrundens rækkefølge); again changes nothing. */
export async function loadTariffs(db: Db): Promise<void> {
  const files = [join(import.meta.dirname, '{load,template}.ts'), join(import.meta.dirname, '../model/costs.ts')]
  await asSystem(db, 'load', async (tx) => {
    await loadOnce(tx, 'tariffs', files, async () => {
      await ensureTemplate(tx, tariffTemplate)
      for (const one of path) {
        await ensurePath(tx, { ...one, ownerId: 'sekretariat-nordjylland', validFrom: '2022-01-01' })
      }
    })
  })
}
