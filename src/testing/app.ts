import type { App } from '#platform/app.ts'
import type { OpenDatabase } from '#platform/database/database.ts'
import { createLog } from '#platform/log.ts'

export type SentJob = { name: string; data: object; options: object | undefined }

/**
 * What a use case takes first, on a test database: who asks, a fixed day, and a list of the jobs it sent.
 * The fixed day is a Monday: 17 March 2025, noon in Copenhagen.
 */
export function testApp(database: OpenDatabase, who: { userId?: string; now?: string; today?: string } = {}) {
  const sent: SentJob[] = []
  const app: App = {
    db: database.db,
    actor: { userId: who.userId ?? null, language: 'da', requestId: 'test' },
    today: who.today ?? '2025-03-17',
    now: who.now ?? '2025-03-17T11:00:00.000Z',
    log: createLog('error'),
    address: 'https://rammevaerk.example',
    jobs: { send: async (_tx, name, data, options) => void sent.push({ name, data, options }) },
  }
  return { app, sent }
}
