import { loadCapacity } from '#capacity/index.ts'
import type { Db } from '#platform/database/database.ts'
import { loadDemoUsers, loadRegistry } from '#registry/index.ts'

/**
 * Loads the reference data shipped with the program: the register, the templates, the published figures
 * of past years. Loading again changes nothing, so it runs at every start.
 */
export async function loadReference(db: Db): Promise<void> {
  await loadRegistry(db)
  await loadCapacity(db)
}

/** Loads the demo content once: accounts by role, an open round, a published report. */
export async function loadDemo(db: Db): Promise<void> {
  await loadDemoUsers(db)
}
